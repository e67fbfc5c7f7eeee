import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowser } from './find-browser.ts';
import type { Theme } from './front-end.ts';
import { PATIENCE_MS, until } from './until.ts';

/** A browser of its own with one extension in it. */
export interface Launched {
	readonly context: BrowserContext;
	/** The session of the browser itself, for commands that no page can give. */
	readonly browser: CDPSession;
	/** The first tab. */
	readonly page: Page;
	readonly extensionId: string;
	/** Ends the browser and removes its profile. May be called twice. */
	close(): Promise<void>;
}

export interface LaunchOptions {
	readonly extension: string;
	readonly theme: Theme;
	readonly size: readonly [width: number, height: number];
	readonly headless: boolean;
	/** A profile to come back to: made if it is not there, and left there. Absent: a fresh one, removed at the end. */
	readonly profile?: string;
}

const FLAGS = [
	// Playwright's own flags stop most of what a browser sends home, but a network log still showed it asking for
	// accounts.google.com and update.googleapis.com. With no proxy and no names, it reaches this machine only.
	'--no-proxy-server',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
	'--disable-quic',
	'--disable-domain-reliability',
	'--no-pings',
	// Older browsers refuse Extensions.loadUnpacked without it; Chromium 156 no longer asks for it.
	'--enable-unsafe-extension-debugging',
];

/**
 * Starts a browser with a fresh profile and loads the extension into it.
 *
 * The extension goes in by the protocol, not by --load-extension, because branded Chrome dropped that switch.
 *
 * @returns the running browser
 * @throws Error when there is no browser, it does not start, or it refuses the extension; nothing is left behind
 */
export async function launch(options: LaunchOptions): Promise<Launched> {
	const { path } = await findBrowser();
	// Read by Playwright when a target appears. Without it DevTools windows are dropped: they are born with the type
	// "other" and turn into a "page" only later.
	process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1';
	const profile = await writeProfile(options.theme, options.profile);
	let context: BrowserContext | undefined;
	const close = async () => {
		await context?.close().catch(() => undefined);
		if (options.profile !== undefined) return;
		await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
	};
	try {
		context = await chromium.launchPersistentContext(profile, {
			executablePath: path,
			headless: options.headless || !hasDisplay(),
			timeout: PATIENCE_MS,
			// No emulation of any kind: DevTools must have the size of its window and the colours of its own settings.
			viewport: null,
			colorScheme: null,
			ignoreDefaultArgs: ['--disable-extensions'],
			args: [...FLAGS, `--window-size=${options.size.join(',')}`],
		});
		const tabs = context;
		const browser = await sessionOfBrowser(context);
		const extensionId = await loadExtension(browser, resolve(options.extension));
		const page = await until('the first tab', () => tabs.pages().find(isTab));
		return { context, browser, page, extensionId, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** A profile whose DevTools opens as a window of its own: docked, its tab bar is too narrow to show our panel. */
async function writeProfile(theme: Theme, folder?: string): Promise<string> {
	const profile = folder ?? (await mkdtemp(join(tmpdir(), 'concord-browser-')));
	if (existsSync(join(profile, 'Default'))) return profile;
	const uiTheme = theme === 'dark' ? 'dark' : 'default';
	const preferences = {
		devtools: {
			preferences: { currentDockState: '"undocked"' },
			synced_preferences_sync_disabled: { 'ui-theme': JSON.stringify(uiTheme) },
		},
	};
	await mkdir(join(profile, 'Default'), { recursive: true });
	await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
	return profile;
}

async function sessionOfBrowser(context: BrowserContext): Promise<CDPSession> {
	const browser = context.browser();
	if (browser === null) throw new Error('The browser went away while it started.');
	return browser.newBrowserCDPSession();
}

async function loadExtension(browser: CDPSession, path: string): Promise<string> {
	try {
		return (await browser.send('Extensions.loadUnpacked', { path })).id;
	} catch (error) {
		throw new Error(`The browser refused the extension in ${path}: is it built?`, { cause: error });
	}
}

function isTab(page: Page): boolean {
	return !page.url().startsWith('devtools:') && !page.url().startsWith('chrome-extension:');
}

function hasDisplay(): boolean {
	const { DISPLAY, WAYLAND_DISPLAY } = process.env;
	return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}
