import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Mozilla's tool, and with it the check of addons.mozilla.org. Released 2026-09-21. */
const VERSION = '10.7.0';
/**
 * It brings 328 packages of 86 MB, which nobody needs to build, test or try Concord; so it is fetched when it is first used, as
 * WordPress is.
 */
const HOME = fileURLToPath(new URL(`../../.cache/web-ext-${VERSION}`, import.meta.url));
const PROGRAM = join(HOME, 'node_modules/web-ext/bin/web-ext.js');

/** What the check of addons.mozilla.org says of an add-on. */
export interface LintOutcome {
	readonly errors: readonly LintMessage[];
	readonly notices: readonly LintMessage[];
	readonly warnings: readonly LintMessage[];
}

export interface LintMessage {
	readonly code: string;
	readonly message: string;
	readonly file?: string;
	readonly line?: number;
}

/**
 * Runs `web-ext lint` over a built extension.
 *
 * @throws Error when it cannot be fetched, or ends without a verdict
 */
export function lintAddOn(folder: string): LintOutcome {
	if (!existsSync(PROGRAM)) fetchWebExt();
	const { stderr, stdout } = spawnSync(
		process.execPath,
		[PROGRAM, 'lint', '--source-dir', folder, '--output', 'json', '--no-config-discovery'],
		{ encoding: 'utf8', env: { ...process.env, NO_UPDATE_NOTIFIER: '1' }, maxBuffer: 2 ** 26 },
	);
	try {
		return JSON.parse(stdout.slice(stdout.indexOf('{')));
	} catch {
		throw new Error(`web-ext gave no verdict: ${stderr || stdout}`);
	}
}

function fetchWebExt(): void {
	mkdirSync(HOME, { recursive: true });
	const { status, stderr } = spawnSync(
		'npm',
		[
			'install',
			'--prefix',
			HOME,
			'--no-save',
			'--ignore-scripts',
			'--no-audit',
			'--no-fund',
			`web-ext@${VERSION}`,
		],
		{ encoding: 'utf8', shell: process.platform === 'win32' },
	);
	if (status !== 0) throw new Error(`npm could not fetch web-ext ${VERSION}: ${stderr}`);
}
