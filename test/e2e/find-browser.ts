import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { type BrowserKind, browserPlaces, kindOf, type Machine, onPath } from './browser-places.ts';
import { INSTALL_MS, installAlone } from './only-one.ts';

/** A browser that can be started. */
export interface FoundBrowser {
	readonly path: string;
	readonly kind: BrowserKind;
}

/** What the search may ask the machine; a test gives its own answers. */
export interface Probes extends Machine {
	/** Is there a program at this path? */
	readonly exists: (path: string) => boolean;
	/** Is this a Debian, or something that has its apt-get? */
	readonly isDebian: () => boolean;
	readonly isRoot: () => boolean;
	/** Runs a program to its end; `output` is what it wrote to either stream. Never throws. */
	readonly run: (command: string, args: readonly string[]) => Promise<{ ok: boolean; output: string }>;
	/** One line for the person who waits. */
	readonly say: (line: string) => void;
	readonly pause: (milliseconds: number) => Promise<void>;
}

const WHAT_TO_DO = 'install Chrome or Chromium, or set CONCORD_BROWSER to the path of one';
const LOCK_PAUSE_MS = 2_000;

let found: Promise<FoundBrowser> | undefined;

/**
 * Finds a Chromium or Chrome for the tests, and on a Debian as root installs one when there is none.
 *
 * Asked twice, or by several test processes at once, it searches and installs once.
 *
 * @returns its path and kind
 * @throws Error of one line that says what to do when there is none and none can be installed
 */
export function findBrowser(): Promise<FoundBrowser> {
	// The lock also keeps a second process from starting a browser of which apt has unpacked only the half.
	found ??= installAlone(() => chooseBrowser(REAL));
	return found;
}

/**
 * The decision behind {@link findBrowser}: CONCORD_BROWSER, else an installed browser, else apt-get, else an error.
 *
 * @param probes the machine
 * @returns its path and kind
 * @throws Error of one line that says what to do
 */
export async function chooseBrowser(probes: Probes): Promise<FoundBrowser> {
	const wanted = probes.env.CONCORD_BROWSER;
	if (wanted !== undefined && wanted !== '') return wantedBrowser(wanted, probes);
	const installed = look(probes);
	if (installed !== undefined) return installed;
	if (probes.platform !== 'linux' || !probes.isDebian() || !probes.isRoot()) {
		throw new Error(`No Chrome or Chromium found: ${WHAT_TO_DO}.`);
	}
	probes.say(
		'concord: no Chrome or Chromium found, installing chromium with apt-get; this takes a minute or two',
	);
	const stale = await apt(probes, ['update']);
	const failure = await apt(probes, ['install', '-y', '--no-install-recommends', 'chromium']);
	const fresh = look(probes);
	if (fresh !== undefined) return fresh;
	// A failed update is the cause, and "unable to locate package" only what follows from it.
	const reason = stale ?? failure ?? 'its package holds no browser';
	throw new Error(
		`No Chrome or Chromium found, and apt-get could not install chromium (${reason}): ${WHAT_TO_DO}.`,
	);
}

function wantedBrowser(wanted: string, probes: Probes): FoundBrowser {
	const isCommand = !/[\\/]/.test(wanted);
	const places = isCommand ? onPath(probes.platform, probes.env, [wanted]) : [wanted];
	const path = places.find(probes.exists);
	if (path === undefined) {
		throw new Error(`CONCORD_BROWSER is "${wanted}", but no program is there: correct it or unset it.`);
	}
	return { path: isAbsolute(path) ? path : resolve(path), kind: kindOf(path) };
}

function look(probes: Probes): FoundBrowser | undefined {
	const path = browserPlaces(probes).find(probes.exists);
	return path === undefined ? undefined : { path, kind: kindOf(path) };
}

/**
 * Runs apt-get quietly. Another apt-get (a WordPress being set up, unattended upgrades) may hold its locks: the option
 * waits for the one of dpkg, and for the others it has no option, so it is asked again.
 *
 * @returns undefined when it went well, else the line that says why not
 */
async function apt(probes: Probes, args: readonly string[]): Promise<string | undefined> {
	const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
	for (let waited = 0; ; waited += LOCK_PAUSE_MS) {
		const { ok, output } = await probes.run('apt-get', [...options, ...args]);
		if (ok) return undefined;
		const isLocked = /could not get lock|unable to (lock|acquire)/i.test(output);
		if (!isLocked || waited >= INSTALL_MS) return complaint(output);
		await probes.pause(LOCK_PAUSE_MS);
	}
}

/** The first error line of apt-get, or its last line when none is marked as one. */
function complaint(output: string): string {
	const lines = output.split('\n').filter(line => line.trim() !== '');
	return (lines.find(line => line.startsWith('E:')) ?? lines.at(-1) ?? 'it said nothing').trim();
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

const REAL: Probes = {
	platform: process.platform,
	env: process.env,
	exists: isProgram,
	isDebian: () => existsSync('/etc/debian_version') && isProgram('/usr/bin/apt-get'),
	isRoot: () => process.getuid?.() === 0,
	run: (command, args) =>
		new Promise(done => {
			const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
			const child = spawn(command, [...args], {
				env,
				stdio: ['ignore', 'pipe', 'pipe'],
				timeout: INSTALL_MS,
			});
			let output = '';
			child.stdout.on('data', chunk => (output += chunk));
			child.stderr.on('data', chunk => (output += chunk));
			child.once('error', error => done({ ok: false, output: error.message }));
			child.once('close', code => done({ ok: code === 0, output }));
		}),
	say: line => console.error(line),
	pause: milliseconds => new Promise(done => setTimeout(done, milliseconds)),
};
