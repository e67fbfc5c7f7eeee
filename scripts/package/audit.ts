import { spawnSync } from 'node:child_process';
import { type Advisory, auditOf } from './advisories.ts';

/*
 * `npm run audit`: published advisories about the packages of the lockfile. One about what ships fails; the tools run on the
 * developer's machine only, and of those it tells, for an advisory published tomorrow must not stop today's work.
 */

const audit = auditOf(npmAudit());
for (const { isShipped, name, range, severity } of audit.advisories) {
	process.stdout.write(`${severity}: ${name} ${range}${isShipped ? ', which ships' : ''}\n`);
}
process.stdout.write(`${summary(audit.packages, audit.advisories)}\n`);
if (audit.advisories.some(({ isShipped }) => isShipped)) process.exitCode = 1;

function summary(packages: number | null, advisories: readonly Advisory[]): string {
	if (packages === null)
		return 'Not audited: this registry does not say what advisories there are. Try another one.';
	if (advisories.length === 0) return `${packages} packages, no advisory.`;
	return `${advisories.length} of ${packages} packages have advisories: update or override them, see npm audit.`;
}

function npmAudit() {
	const ask = (...omit: string[]): unknown => {
		const { stdout } = spawnSync('npm', ['audit', '--json', ...omit], {
			encoding: 'utf8',
			shell: process.platform === 'win32',
		});
		try {
			return JSON.parse(stdout);
		} catch {
			return null;
		}
	};
	return { all: ask(), shipped: ask('--omit=dev') };
}
