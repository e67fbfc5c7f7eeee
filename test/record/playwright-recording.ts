import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../e2e/find-browser.ts';
import { signIn } from '../e2e/wp-admin.ts';
import type { Har, HarEntry } from './har.ts';

/** A recording that Playwright makes, without DevTools: its HAR has no initiators, and bodies inside. */
export interface PlaywrightRecording {
	readonly page: Page;
	/** "Playwright, Chromium 156" */
	readonly browser: string;
	/** What was recorded; ends the recording. */
	entries(): Promise<HarEntry[]>;
	close(): Promise<void>;
}

/** Opens a browser that is signed in as admin, and records from then on. */
export async function recordPlaywright(origin: string): Promise<PlaywrightRecording> {
	const folder = await mkdtemp(join(tmpdir(), 'concord-record-'));
	const { path: executablePath } = await findBrowser();
	const browser = await chromium.launch({ executablePath });
	const close = async () => {
		await browser.close();
		await rm(folder, { recursive: true, force: true });
	};
	try {
		const path = join(folder, 'playwright.har');
		const context = await browser.newContext({
			storageState: await signedIn(browser, origin),
			recordHar: { path, content: 'embed', mode: 'full' },
		});
		const [major] = browser.version().split('.');
		return {
			page: await context.newPage(),
			browser: `Playwright, Chromium ${major}`,
			async entries() {
				await context.close();
				const har: Har = JSON.parse(await readFile(path, 'utf8'));
				return [...har.log.entries];
			},
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

/** The cookies of an administrator; they come from a context of their own, so that signing in is not recorded. */
async function signedIn(browser: Browser, origin: string) {
	const context = await browser.newContext();
	await signIn(await context.newPage(), origin, 'admin', 'admin');
	const state = await context.storageState();
	await context.close();
	return state;
}
