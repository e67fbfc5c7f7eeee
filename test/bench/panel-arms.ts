import type { CDPSession, Page } from 'playwright-core';
import { targetIdOf } from '../e2e/attach.ts';
import { openDevTools } from '../e2e/devtools.ts';
import { launch } from '../e2e/launch.ts';
import { button, openView, totalRows } from '../e2e/panel-hand.ts';
import { until } from '../e2e/until.ts';
import { ASKS, LISTENS, writeListener } from './panel-listener.ts';

/** What an arm kept of the requests of a round. */
export interface Kept {
	/** WordPress's requests that the list did not have. */
	readonly lost: number;
	/** Rows more than there were requests. */
	readonly doubled: number;
}

/** A browser with DevTools open on a page, and something in it that watches, or nothing. */
export interface Arm {
	readonly name: string;
	/** Whether it keeps WordPress's requests and tells how many. */
	readonly keeps: boolean;
	readonly page: Page;
	/** The session of the browser itself. */
	readonly browser: CDPSession;
	/** Waits until everything that the page gave to do is done. */
	settle(expected: number): Promise<void>;
	/** Counts what was kept, and makes everything as it was before the round. */
	clear(expected: number): Promise<Kept>;
	close(): Promise<void>;
}

const NOTHING: Kept = { lost: 0, doubled: 0 };

/**
 * Opens them one after another; the first is DevTools alone.
 *
 * @param extension folder of the built Concord
 * @param cache folder for what is written on the way
 */
export async function openArms(extension: string, cache: string): Promise<readonly Arm[]> {
	const arms: Arm[] = [];
	const openers = [
		() => devToolsAlone(extension),
		() => listener('a listener that does nothing', writeListener(`${cache}/listens`, LISTENS)),
		() => listener('and asks for WordPress’s bodies', writeListener(`${cache}/asks`, ASKS)),
		() => concord('Concord, another tool in sight', extension, false),
		() => concord('Concord in sight', extension, true),
	];
	try {
		for (const open of openers) arms.push(await open());
		return arms;
	} catch (error) {
		for (const arm of arms) await arm.close();
		throw error;
	}
}

async function devToolsAlone(extension: string): Promise<Arm> {
	const bare = await launch({ extension, theme: 'light', size: [1400, 900], headless: true });
	await bare.browser.send('Extensions.uninstall', { id: bare.extensionId });
	await bare.browser.send('Target.openDevTools', { targetId: await targetIdOf(bare.page) });
	return {
		name: 'DevTools alone',
		keeps: false,
		page: bare.page,
		browser: bare.browser,
		settle: async () => {},
		clear: async () => NOTHING,
		close: bare.close,
	};
}

async function listener(name: string, extension: string): Promise<Arm> {
	const tools = await openDevTools({ extension, openPanel: false });
	return {
		name,
		keeps: false,
		page: tools.page,
		browser: await sessionOf(tools.page),
		settle: async () => {},
		clear: async () => NOTHING,
		close: () => tools.close(),
	};
}

async function concord(name: string, extension: string, inSight: boolean): Promise<Arm> {
	const tools = await openDevTools({ extension });
	await openView(tools, 'Requests');
	if (!inSight) await tools.hidePanel();
	return {
		name,
		keeps: true,
		page: tools.page,
		browser: await sessionOf(tools.page),
		async settle(expected) {
			if (!inSight) await tools.showPanel();
			const complete = until('all requests', async () => (await totalRows(tools)) >= expected, 20_000);
			await complete.catch(() => undefined);
		},
		async clear(expected) {
			// The page itself is a row, too, when it was read after the first answer that showed the site to be WordPress's.
			const filter = tools.panel.locator('#filter');
			await filter.fill('wp-json');
			const rows = await until('as many rows as there are', async () => {
				const now = await totalRows(tools);
				await tools.page.waitForTimeout(100);
				return now === (await totalRows(tools)) && { now };
			});
			await filter.fill('');
			await button(tools, 'Clear').click();
			if (!inSight) await tools.hidePanel();
			return { lost: Math.max(0, expected - rows.now), doubled: Math.max(0, rows.now - expected) };
		},
		close: () => tools.close(),
	};
}

async function sessionOf(page: Page): Promise<CDPSession> {
	const session = await page.context().browser()?.newBrowserCDPSession();
	if (!session) throw new Error('The browser went away');
	return session;
}
