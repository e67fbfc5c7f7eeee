import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DevTools, openDevTools } from './devtools.ts';
import { type FaultySite, startFaultySite } from './faulty-site.ts';
import {
	button,
	detail,
	detailText,
	openRow,
	openTab,
	openView,
	rowCount,
	rows,
	textOf,
} from './panel-hand.ts';
import { type StrictWatch, watchStrictly } from './strict-watch.ts';
import { until } from './until.ts';

/* What fails around the panel: it loses nothing that was recorded, says what to do, throws nothing, and goes on. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));

/** What the test may break in the extension's own pages, before their scripts run. */
interface Breakable {
	/** Milliseconds that its clock is ahead. */
	skew: number;
}

let site: FaultySite;
let tools: DevTools;
let watch: StrictWatch | undefined;

beforeAll(async () => {
	site = await startFaultySite();
	tools = await openDevTools({ extension, openPanel: false });
	await tools.context.addInitScript(breakable);
	await tools.reopen();
	await tools.showPanel();
	await tools.page.goto(site.origin);
});

afterAll(async () => {
	await tools?.close();
	await site?.stop();
});

beforeEach(async () => {
	watch = await watchStrictly(tools);
});

afterEach(async () => {
	const seen = watch?.seen.filter(each => /^(?:exception|error|dialog)/.test(each)) ?? [];
	await watch?.stop().catch(() => undefined);
	expect(seen).toEqual([]);
});

/** Runs in every page of the browser. */
function breakable(): void {
	if (location.protocol !== 'chrome-extension:') return;
	const broken = globalThis as unknown as Breakable & typeof globalThis;
	broken.skew = 0;
	const Clock = Date;
	broken.Date = class extends Clock {
		constructor(...values: [] | [number]) {
			super(...((values.length === 0 ? [Clock.now() + broken.skew] : values) as [number]));
		}
		static override now(): number {
			return Clock.now() + broken.skew;
		}
	} as DateConstructor;
	if (localStorage.getItem('fault') !== 'get') return;
	chrome.storage.local.get = (() =>
		Promise.reject(new Error('IO error: .../LOCK: File currently in use'))) as never;
}

/** Asks for a route in the page; a connection that breaks is no error of the test's. */
function ask(path: string, method = 'POST'): Promise<unknown> {
	return tools.page.evaluate(
		([url, how]) =>
			fetch(url, {
				method: how,
				...(how === 'POST'
					? { body: '{"version":1,"title":"Mine"}', headers: { 'Content-Type': 'application/json' } }
					: {}),
			})
				.then(answer => answer.text())
				.catch(String),
		[path, method] as const,
	);
}

/** The panel still records, and judges what it records. */
async function goesOn(post: number): Promise<void> {
	await openView(tools, 'Requests');
	await ask(`/wp-json/wp/v2/posts/${post}`);
	await rows(tools, `/wp/v2/posts/${post}`).first().waitFor();
	await openRow(tools, `/wp/v2/posts/${post}`);
	await openTab(tools, 'Response');
	await textOf(detail(tools), /demo_stale/);
}

describe('a connection that is reset', () => {
	it.each([
		[
			'before the answer',
			'at-once',
			/\(failed\).*net::ERR_/s,
			/Check that the site is up, then repeat the action/,
		],
		['after the headers', 'after-headers', /409/, /Check that the site is up, then repeat the action/],
		['in the middle of the body', 'mid-body', /409/, /Check that the site is up, then repeat the action/],
		['in the middle of a chunk', 'mid-chunk', /409/, /Check that the site is up, then repeat the action/],
		['in the middle of gzip', 'mid-gzip', /409/, /Check that the site is up, then repeat the action/],
	])('%s leaves its request in the list, and says what to do', async (_, path, status, advice) => {
		await openView(tools, 'Requests');
		await ask(`/wp-json/demo/v1/${path}`);
		await openRow(tools, `/demo/v1/${path}`);
		await openTab(tools, 'Response');
		expect(await detailText(tools)).toMatch(status);
		expect(await detailText(tools)).toMatch(advice);
	});

	it('is followed by requests that are read as ever', () => goesOn(1));
});

describe('a page that runs no code of the panel', () => {
	const compare = () => detail(tools).locator('.compare');
	const get = () => compare().getByRole('button', { name: /^Get the current state/ });

	it.each([
		['of the browser', 'chrome://version', /open a page of .* in (?:it|this tab) and try again/],
		['that is blank', 'about:blank', /open a page of .* in (?:it|this tab) and try again/],
	])('%s: says so, and keeps what was recorded', async (_, address, advice) => {
		await tools.page.goto(site.origin);
		await openView(tools, 'Requests');
		await ask('/wp-json/wp/v2/posts/6');
		await openRow(tools, '/wp/v2/posts/6');
		const before = await rows(tools).count();
		await tools.page.goto(address);
		await openTab(tools, 'Compare');
		await get().click();
		await textOf(compare(), advice);
		expect(await rows(tools).count()).toBe(before);
	});

	it('works as soon as a page of the site is there again', async () => {
		await tools.page.goto(site.origin);
		await get().click();
		await textOf(compare(), /Theirs/);
	});

	it('says that the site cannot be reached when it resets what is asked for', async () => {
		site.setReadable(false);
		await get().click();
		await textOf(compare(), /check that it is up and try again/);
		site.setReadable(true);
		await get().click();
		await textOf(compare(), /Theirs/);
	});
});

describe('a clock that jumps', () => {
	const jump = (hours: number) =>
		tools.panel.evaluate(ms => {
			(globalThis as unknown as Breakable).skew = ms;
		}, hours * 3_600_000);

	it.each([
		['back by five hours', -5, 11],
		['forward by nine hours', 9, 12],
		['back to where it was', 0, 13],
	])('%s changes nothing about what is recorded', async (_, hours, post) => {
		const before = await rows(tools).count();
		await jump(hours);
		await goesOn(post);
		expect(await rows(tools).count()).toBeGreaterThan(before);
		await openTab(tools, 'Timeline');
		expect(await detailText(tools)).not.toMatch(/NaN|Infinity|Invalid/);
		await openView(tools, 'Report');
		await tools.panel.locator('.report').first().waitFor();
		expect(await tools.panel.locator('body').textContent()).not.toMatch(/NaN|Invalid Date/);
		await openView(tools, 'Conflicts');
	});
});

describe('a storage that is full', () => {
	/** Fills it to its last byte: 10 MB (`QUOTA_BYTES`), measured as JSON. */
	const fill = () =>
		tools.devtoolsPage.evaluate(async () => {
			let size = 8_000_000;
			for (let part = 0; size > 10; ) {
				try {
					await chrome.storage.local.set({ [`filler ${part}`]: 'x'.repeat(size) });
					part += 1;
				} catch {
					size = Math.floor(size / 2);
				}
			}
			return chrome.storage.local.getBytesInUse();
		});
	const empty = () =>
		tools.devtoolsPage.evaluate(async () => {
			const keys = Object.keys(await chrome.storage.local.get()).filter(key => key.startsWith('filler'));
			await chrome.storage.local.remove(keys);
		});
	const isolate = () => tools.panel.locator('.isolate');

	/** From a conflict to the click on Start, by the way that every site has. */
	const begin = async () => {
		const offer = isolate().getByRole('button', { name: 'See what this site offers' });
		const byHand = isolate().getByRole('radio', { name: /by hand/i });
		await offer.or(byHand).first().waitFor();
		if ((await byHand.count()) === 0) await offer.click();
		await byHand.check();
		await isolate().getByRole('button', { name: 'Start' }).click();
	};

	it('keeps settings for as long as the panel is open', async () => {
		expect(await fill()).toBeGreaterThan(10_000_000);
		const preserve = tools.panel.getByRole('checkbox', { name: 'Preserve log' });
		await openView(tools, 'Requests');
		await preserve.uncheck();
		await goesOn(14);
		expect(await preserve.isChecked()).toBe(false);
		await preserve.check();
	});

	it('lets no isolation begin, and says what to do', async () => {
		await openView(tools, 'Conflicts');
		await openRow(tools, '/wp/v2/posts/14');
		await openView(tools, 'Isolate');
		await begin();
		await textOf(
			isolate(),
			/could not store the isolation, so it was not begun. Free some space, then try again/,
		);
	});

	it('lets it begin once there is room', async () => {
		await empty();
		await isolate().getByRole('button', { name: 'Try again' }).click();
		await begin();
		await until('the session to be stored', () =>
			tools.devtoolsPage.evaluate<boolean>(
				`chrome.storage.local.get().then(all => Object.keys(all).some(key => key.startsWith('isolation ')))`,
			),
		);
	});
});

describe('a storage that cannot be read', () => {
	it('gives a panel with its first settings, that records', async () => {
		await tools.devtoolsPage.evaluate(() => localStorage.setItem('fault', 'get'));
		await watch?.stop();
		await tools.reopen();
		await tools.showPanel();
		watch = await watchStrictly(tools);
		await goesOn(15);
		await openView(tools, 'Isolate');
		await openView(tools, 'Report');
		await openView(tools, 'Conflicts');
		await rowCount(tools, 1);
		await tools.devtoolsPage.evaluate(() => localStorage.removeItem('fault'));
	});
});

describe('an extension that is reloaded', () => {
	it('has the browser close DevTools, and records when it is opened again', async () => {
		await watch?.stop();
		const closed = tools.devtools.waitForEvent('close');
		const browser = await tools.context.browser()?.newBrowserCDPSession();
		await browser?.send('Extensions.loadUnpacked', { path: extension });
		await closed;
		await tools.reopen();
		await tools.showPanel();
		watch = await watchStrictly(tools);
		await goesOn(16);
	});
});

describe('an inspected page that crashes', () => {
	it('takes nothing with it that was recorded, and is loaded again from the panel', async () => {
		await openView(tools, 'Requests');
		const before = await rows(tools).count();
		const crashed = tools.page.waitForEvent('crash');
		await tools.page.goto('chrome://crash').catch(() => undefined);
		await crashed;
		expect(await rows(tools).count()).toBe(before);
		await openRow(tools, '/wp/v2/posts/16');
		await openTab(tools, 'Response');
		await textOf(detail(tools), /demo_stale/);
		await button(tools, 'Clear').click();
		const pages = () => site.arrivals.filter(each => each === 'GET /').length;
		const asked = pages();
		await tools.panel
			.getByRole('button', { name: /^Reload/ })
			.first()
			.click();
		await until('the page to be asked for again', () => pages() > asked);
	});
});
