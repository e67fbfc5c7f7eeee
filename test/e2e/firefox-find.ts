import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { INSTALL_MS, installAlone } from './only-one.ts';

/** As they are called on the path; Debian's and everybody's. */
const NAMES = ['firefox-esr', 'firefox'];

export type FoundFirefox =
	| { readonly kind: 'firefox'; readonly path: string }
	| { readonly kind: 'none'; readonly why: string };

/**
 * Finds a Firefox for the tests, and on a Debian as root installs `firefox-esr` when there is none. `CONCORD_FIREFOX` names
 * another.
 *
 * @returns `none`, with one line that says what to do, where there is none and none can be installed
 */
export function findFirefox(): Promise<FoundFirefox> {
	return installAlone(async () => chooseFirefox());
}

function chooseFirefox(): FoundFirefox {
	const wanted = process.env.CONCORD_FIREFOX;
	const installed = [wanted ?? '', ...(wanted ? [] : NAMES)].find(starts);
	if (installed) return { kind: 'firefox', path: installed };
	if (wanted) return { kind: 'none', why: `CONCORD_FIREFOX is "${wanted}", but no Firefox is there` };
	const advice = 'install Firefox, or set CONCORD_FIREFOX to the path of one';
	const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
	if (!isDebian) return { kind: 'none', why: `no Firefox found: ${advice}` };
	console.error('concord: no Firefox found, installing firefox-esr with apt-get; this takes a minute or two');
	aptGet('update');
	const said = aptGet('install', '-y', '--no-install-recommends', 'firefox-esr');
	const fresh = NAMES.find(starts);
	return fresh
		? { kind: 'firefox', path: fresh }
		: { kind: 'none', why: `apt-get could not install firefox-esr (${said}): ${advice}` };
}

function starts(command: string): boolean {
	return (
		command !== '' && spawnSync(command, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0
	);
}

/** @returns the first line that says what is wrong */
function aptGet(...args: readonly string[]): string {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
	const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
	const { stderr } = spawnSync('apt-get', [...options, ...args], {
		env,
		encoding: 'utf8',
		timeout: INSTALL_MS,
	});
	return stderr.split('\n').find(line => line.startsWith('E:')) ?? 'it said nothing';
}
