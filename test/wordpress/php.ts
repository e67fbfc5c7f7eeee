import { installAlone } from '../e2e/only-one.ts';
import { run } from './run.ts';
import { say } from './say.ts';

/** Whether there is a PHP on this machine that can run WordPress on SQLite. */
export type Php = { kind: 'usable'; command: string } | { kind: 'unusable'; why: string };

const packages = ['php-cli', 'php-sqlite3', 'php-xml', 'php-mbstring', 'php-curl'];

/** Exits with 0 if all is there; str_contains() in the router needs PHP 8. curl is optional. */
const check = `
	$missing = array_filter(['pdo_sqlite', 'mbstring', 'dom'], fn($name) => !extension_loaded($name));
	if (PHP_VERSION_ID < 80000) { $missing[] = 'PHP 8 (it is ' . PHP_VERSION . ')'; }
	fwrite(STDERR, implode(', ', $missing));
	exit($missing ? 1 : 0);
`;

let php: Promise<Php> | undefined;

/**
 * Finds a PHP, or installs Debian's where that is allowed (root and apt-get). Never throws: where neither
 * goes, the answer says why, and WordPress Playground can stand in.
 */
export function ensurePhp(): Promise<Php> {
	php ??= findOrInstall();
	return php;
}

async function findOrInstall(): Promise<Php> {
	const found = await probe();
	if (found.kind === 'usable' || process.getuid?.() !== 0) {
		return found;
	}
	const orInstall = async (): Promise<Php> => {
		const meanwhile = await probe();
		if (meanwhile.kind === 'usable') {
			return meanwhile;
		}
		const failure = await install();
		return failure === '' ? probe() : { kind: 'unusable', why: `${found.why}, and ${failure}` };
	};
	return installAlone(orInstall).catch((error: Error) => ({
		kind: 'unusable',
		why: `${found.why}, and ${error.message}`,
	}));
}

async function probe(): Promise<Php> {
	const ran = await run('php', ['-d', 'display_startup_errors=0', '-r', check]);
	switch (ran.kind) {
		case 'done':
			return { kind: 'usable', command: 'php' };
		case 'missing':
			return { kind: 'unusable', why: 'there is no PHP' };
		case 'failed':
			return { kind: 'unusable', why: `this PHP lacks ${lastLine(ran.stderr) || ran.why}` };
	}
}

/** Answers what went wrong; nothing if it worked. */
async function install(): Promise<string> {
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	// Another apt may be at work: an unattended upgrade, or a test run with another cache.
	const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
	if ((await run('apt-get', ['--version'])).kind === 'missing') {
		return 'there is no apt-get to install it';
	}
	say('installing PHP with apt-get (once) ...');
	// If the update fails, the lists that are there may still do.
	await run('apt-get', [...options, 'update'], { env });
	const ran = await run('apt-get', [...options, 'install', '-y', '--no-install-recommends', ...packages], {
		env,
	});
	return ran.kind === 'failed' ? `apt-get install failed (${lastLine(ran.stderr) || ran.why})` : '';
}

function lastLine(text: string): string {
	return text.trim().split('\n').at(-1) ?? '';
}
