import { posix, win32 } from 'node:path';

/** What kind of browser a path holds: an open Chromium, or a branded one (Chrome, Edge) with its own rules. */
export type BrowserKind = 'chromium' | 'chrome';

/** The few variables and facts of a machine that decide where a browser may stand. */
export interface Machine {
	readonly platform: NodeJS.Platform;
	readonly env: Readonly<Record<string, string | undefined>>;
}

// Chromium first: it is the one the driver is measured with. Snaps last: a snap has a /tmp of its own, so it never
// sees the profile that the driver writes for it.
const LINUX = [
	'/usr/bin/chromium',
	'/usr/lib/chromium/chromium',
	'/usr/lib64/chromium-browser/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/opt/google/chrome/chrome',
	'/usr/bin/microsoft-edge-stable',
	'/opt/microsoft/msedge/msedge',
];

const COMMANDS = [
	'chromium',
	'google-chrome-stable',
	'google-chrome',
	'microsoft-edge',
	'chromium-browser',
	'chrome',
];

const LINUX_SNAP = ['/snap/bin/chromium'];

const MAC_APPS = [
	'Chromium.app/Contents/MacOS/Chromium',
	'Google Chrome.app/Contents/MacOS/Google Chrome',
	'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
	'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_FILES = [
	'Chromium\\Application\\chrome.exe',
	'Google\\Chrome\\Application\\chrome.exe',
	'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Lists where a browser may be installed, best first.
 *
 * @param machine its platform and environment
 * @returns absolute paths; none of them need exist
 */
export function browserPlaces({ platform, env }: Machine): string[] {
	if (platform === 'darwin') {
		const folders = ['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
		return [...folders.flatMap(folder => MAC_APPS.map(app => `${folder}/${app}`)), ...onPath(platform, env)];
	}
	if (platform === 'win32') {
		const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
		const known = folders.filter(folder => folder !== undefined && folder !== '');
		return [
			...WINDOWS_FILES.flatMap(file => known.map(folder => win32.join(folder ?? '', file))),
			...onPath(platform, env),
		];
	}
	return [...LINUX, ...onPath(platform, env), ...LINUX_SNAP];
}

/**
 * Where the commands of this name, or of any known browser, may stand on PATH.
 *
 * @param platform decides the separator and the ending of programs
 * @param env holds PATH
 * @param commands names to look for
 * @returns absolute paths in the order of PATH
 */
export function onPath(platform: NodeJS.Platform, env: Machine['env'], commands = COMMANDS): string[] {
	const { join, delimiter } = platform === 'win32' ? win32 : posix;
	const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(folder => folder !== '');
	const names = platform === 'win32' ? commands.map(name => name.replace(/(\.exe)?$/i, '.exe')) : commands;
	return names.flatMap(name => folders.map(folder => join(folder, name)));
}

/**
 * Tells an open Chromium from a branded browser by its path.
 *
 * @param path of a browser
 * @returns 'chromium' when the path says so, else 'chrome'
 */
export function kindOf(path: string): BrowserKind {
	return /chromium/i.test(path) ? 'chromium' : 'chrome';
}
