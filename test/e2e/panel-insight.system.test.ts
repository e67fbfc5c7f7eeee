import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWordPress, type WordPress } from '../wordpress/index.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import {
	button,
	type DetailTab,
	detail,
	detailText,
	filterBy,
	focusOn,
	openRow,
	openTab,
	openView,
	press,
	rows,
	tabTo,
	textOf,
} from './panel-hand.ts';
import { stickingOut, walkWithTab } from './panel-reach.ts';
import { openStaleCache, type StaleCache } from './stale-cache.ts';
import { until } from './until.ts';
import { openEditor, signIn } from './wp-admin.ts';

/* What the panel knows beyond the request itself, over a WordPress whose cache keeps what it must not; and how it fits. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));
const TABS: readonly DetailTab[] = ['Diagnosis', 'Compare', 'Request', 'Response', 'Timeline', 'Suspects'];

let cache: StaleCache | undefined;
let wordpress: WordPress;
let tools: DevTools;
let route: string;

beforeAll(async () => {
	const behind = async (server: string) => {
		cache = await openStaleCache(server);
		return cache.origin;
	};
	[wordpress, tools] = await Promise.all([
		startWordPress({ plugins: ['version-guard'], behind }),
		openDevTools({ extension }),
	]);
	await signIn(tools.page, wordpress.origin, wordpress.admin.user, wordpress.admin.password);
	const post = { title: 'Before', status: 'publish' };
	const { id } = (await wordpress.rest<{ id: number }>('POST', '/wp/v2/posts', post)).data;
	route = `/wp/v2/posts/${id}`;
	await openEditor(tools.page, wordpress.origin, id);
	expect(await readThenSave('Mine')).toBe(true);
	await wordpress.rest('POST', route, { title: 'Theirs' });
	expect(await readThenSave('Mine, longer')).toBe(false);
	await rows(tools, route).waitFor();
});

afterAll(async () => {
	await tools?.close();
	await wordpress?.stop();
	await cache?.close();
});

/**
 * As a screen does that keeps no state of its own: what it reads is what it saves upon, and the cache may have it.
 *
 * @param content two saves of the same would look like one that was sent twice
 * @param query `''` reads what the cache keeps
 * @returns whether it was saved
 */
function readThenSave(content: string, query = ''): Promise<boolean> {
	return tools.page.evaluate(
		async ([path, text, more]) => {
			const { apiFetch } = (window as unknown as { wp: { apiFetch: { nonceMiddleware: { nonce: string } } } })
				.wp;
			const headers = { 'Content-Type': 'application/json', 'X-WP-Nonce': apiFetch.nonceMiddleware.nonce };
			const read = await fetch(`/wp-json${path}?_fields=id,acme_version${more}`, { headers });
			const { acme_version } = await read.json();
			const body = JSON.stringify({ content: text, acme_version });
			const answer = await fetch(`/wp-json${path}`, { method: 'POST', headers, body });
			await answer.text();
			return answer.ok;
		},
		[route, content, query] as const,
	);
}

describe('caches', () => {
	it('are named from the inside out, each with its evidence and how to empty it', async () => {
		await openRow(tools, route);
		await openTab(tools, 'Diagnosis');
		const layers = detail(tools).locator('.caches > ol > li');
		await layers.first().waitFor();
		const said = (await layers.allTextContents()).map(text => text.replace(/\s+/g, ' '));
		const read = 'It served the state that was read before the refused change.';
		const layer = (name: string, header: string) =>
			expect.stringMatching(new RegExp(`^${name} Affects everybody${read}Header: ${header}`));
		expect(said).toEqual([
			layer('Page cache of the host', 'x-litespeed-cache: hit'),
			layer('CDN', 'cf-cache-status: HIT'),
		]);
		expect(said[0]).toContain('Admin bar › LiteSpeed Cache › Purge All.');
		expect(said[1]).toContain('Purge Everything.');
	});

	it('lead to the answer that they served', async () => {
		await detail(tools).locator('.caches .evidence-place', { hasText: 'cf-cache-status' }).click();
		await textOf(tools.panel.locator('#detail-tab-response[aria-selected=true]'), 'Response');
		await textOf(detail(tools).locator('tr.is-evidence, .is-evidence').first(), /cf-cache-status\s*HIT/);
		await button(tools, 'Back').click();
		await detail(tools).locator('.caches').waitFor();
	});
});

describe('ids of a request', () => {
	it('are copied with one click, and so are lines that search a log', async () => {
		await openTab(tools, 'Response');
		await button(tools, 'Copy: x-request-id').click();
		const id = /req-\d{8}/.exec(await detailText(tools))?.[0] ?? '';
		await detail(tools).locator('.copy-outcome', { hasText: 'Copied' }).waitFor();
		expect(await pasted()).toBe(id);
		await detail(tools).locator('.log-lines summary').click();
		await button(tools, 'Copy: Find it in the access log').click();
		expect(await pasted()).toMatch(/^grep -E -e '.*\/wp-json\/wp\/v2\/posts\/\d+.*' access\.log$/);
		await button(tools, 'Copy: Find the id from x-request-id in any log').click();
		expect(await pasted()).toBe(`grep -F -e '${id}' *.log`);
	});

	/** What the clipboard holds, by way of the filter; it is empty again afterwards. */
	async function pasted(): Promise<string> {
		const field = tools.panel.getByRole('combobox', { name: 'Filter' });
		await filterBy(tools, '');
		await field.focus();
		await press(tools, 'Control+v');
		const text = await until('something to be pasted', () => field.inputValue());
		await filterBy(tools, '');
		return text;
	}
});

describe('conflicts over time', () => {
	const plot = () => tools.panel.getByRole('slider', { name: 'Conflicts over time' });
	const readout = () => tools.panel.locator('.rate-readout');

	it('are a plot that speaks, and a table of the same numbers', async () => {
		await button(tools, 'Conflicts over time').click();
		await textOf(readout(), /: \d+ writes, 1 conflict$/);
		expect(await tools.panel.locator('.rate-plot rect.rate-conflicts').count()).toBe(1);
		await tools.panel.locator('.rate-details summary').click();
		const table = tools.panel.getByRole('table', { name: 'Conflicts over time' });
		const conflicts = await table.locator('tbody td:last-child').allTextContents();
		expect(conflicts.filter(number => number !== '0')).toEqual(['1']);
		const endpoints = tools.panel.getByRole('table', { name: 'By endpoint' }).locator('tr');
		await textOf(endpoints, /\/wp\/v2\/posts\/.*1 of \d writes$/);
	});

	it('are read bar by bar with the arrow keys', async () => {
		await plot().focus();
		const at = async () => Number(await plot().getAttribute('aria-valuenow'));
		const last = Number(await plot().getAttribute('aria-valuemax'));
		await press(tools, 'End');
		await until('the last bar', async () => (await at()) === last);
		const conflicts: number[] = [];
		for (let bar = last; bar >= 0; bar--) {
			await until(`the bar ${bar}`, async () => (await at()) === bar);
			conflicts.push(
				Number(/(\d+) conflicts?$/.exec((await plot().getAttribute('aria-valuetext')) ?? '')?.[1]),
			);
			if (bar > 0) await press(tools, 'ArrowLeft');
		}
		expect(conflicts.filter(number => number !== 0)).toEqual([1]);
		expect(await readout().textContent()).toBe(await plot().getAttribute('aria-valuetext'));
	});

	it('go on while they are looked at, and close with Escape', async () => {
		await tools.panel.locator('.rate-panel').getByRole('button', { name: 'Close' }).focus();
		expect(await readThenSave('Mine, longer still')).toBe(false);
		await textOf(readout(), /2 conflicts$/);
		await press(tools, 'Escape');
		await plot().waitFor({ state: 'detached' });
		await focusOn(tools, 'button Conflicts over time');
	});
});

describe('reloading without cache', () => {
	/** Reloads by some way, and answers whether the page came without a cache. */
	async function isFresh(reload: () => Promise<void>): Promise<boolean> {
		const before = cache?.asked.length ?? 0;
		// One that is asked for before the page is there again gets lost: it is of another page, DevTools says.
		const loaded = tools.page.waitForEvent('load');
		await reload();
		const { fresh } = await until('the page to be asked for', () =>
			cache?.asked.slice(before).find(({ path }) => path.startsWith('/wp-admin/profile.php')),
		);
		await loaded;
		return fresh;
	}

	beforeAll(async () => {
		await tools.page.goto(`${wordpress.origin}/wp-admin/profile.php`);
	});

	it.each<readonly [way: string, fresh: boolean, reload: () => Promise<void>]>([
		['the button of the toolbar', false, () => button(tools, 'Reload the page').click()],
		['Ctrl+Shift+R', true, () => press(tools, 'Control+Shift+R')],
		[
			'the menu of the button',
			true,
			async () => {
				await button(tools, 'Reload the page').click({ button: 'right' });
				await tools.panel.getByRole('menuitem', { name: 'Reload the page without cache' }).click();
			},
		],
		[
			'what a conflict advises',
			true,
			async () => {
				await openRow(tools, route);
				await openTab(tools, 'Diagnosis');
				await detail(tools).locator('.try-first').getByRole('button').click();
			},
		],
	])('by %s: %s', async (_, fresh, reload) => {
		expect(await isFresh(reload)).toBe(fresh);
	});
});

describe.each([
	['wide', 1100, 700],
	['as narrow as 360 px', 360, 640],
])('%s', (_, width, height) => {
	beforeAll(async () => {
		await openView(tools, 'Conflicts');
		await openRow(tools, route);
		await tools.resizePanel(width, height);
	});

	it.each(TABS)('the tab %s fits, and all of it is reached with Tab', async tab => {
		await openTab(tools, tab);
		expect(await stickingOut(tools.panel)).toEqual([]);
		await reachesAll();
	});

	it('the plot does', async () => {
		await button(tools, 'Conflicts over time').click();
		expect(await stickingOut(tools.panel)).toEqual([]);
		await reachesAll();
		await button(tools, 'Conflicts over time').click();
	});

	it.each(['Requests', 'Isolate', 'Report'] as const)('the view %s does', async view => {
		await openView(tools, view);
		await settled();
		expect(await stickingOut(tools.panel)).toEqual([]);
		await reachesAll();
	});

	/** A view comes with its script, and a preview once it is written: what is not there yet cannot be walked through. */
	async function settled(): Promise<void> {
		let before = -1;
		await until('a view that is drawn', async () => {
			const now = await tools.panel
				.locator('button, input, select, textarea, summary, a[href], [tabindex]')
				.count();
			await new Promise(resolve => setTimeout(resolve, 200));
			const isSame = now === before;
			before = now;
			return isSame;
		});
	}

	async function reachesAll(): Promise<void> {
		const { missed, stops } = await walkWithTab(tools);
		expect(stops.filter(({ wrong }) => wrong !== '')).toEqual([]);
		expect(missed).toEqual([]);
		expect(stops.length).toBeGreaterThan(5);
	}
});

it('puts the detail below the list when it is narrow, and moves the line between them up and down', async () => {
	await openView(tools, 'Conflicts');
	await openRow(tools, route);
	const list = await tools.panel.getByRole('grid').boundingBox();
	const below = await detail(tools).boundingBox();
	expect(below?.y).toBeGreaterThan((list?.y ?? 0) + (list?.height ?? 0) - 1);
	await tools.panel.getByRole('grid').focus();
	await tabTo(tools, 'separator Resize');
	const before = list?.height ?? 0;
	await press(tools, 'ArrowDown');
	expect((await tools.panel.getByRole('grid').boundingBox())?.height).toBeGreaterThan(before);
	await press(tools, 'ArrowUp');
});

describe('with forced colours', () => {
	beforeAll(async () => {
		await tools.resizePanel(1100, 700);
		await openTab(tools, 'Diagnosis');
		await tools.devtools.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
		await until('the colours to be forced', () =>
			tools.panel.evaluate(() => matchMedia('(forced-colors: active)').matches),
		);
	});

	afterAll(() => tools.devtools.emulateMedia({ forcedColors: null, reducedMotion: null }));

	/** Pixels of something while neither focus nor pointer is on it. */
	async function looks(what: Locator): Promise<string> {
		await tools.devtools.mouse.move(0, 0);
		return (await what.screenshot({ animations: 'disabled' })).toString('base64');
	}

	it('shows what is pressed', async () => {
		for (const [name, leave] of [
			['Writes', 'Writes'],
			['Record one attempt', 'Cancel'],
			['Conflicts over time', 'Conflicts over time'],
		] as const) {
			const off = await looks(button(tools, name));
			await button(tools, name).click();
			await tools.panel.getByRole('grid').focus();
			expect(await looks(button(tools, name)), name).not.toBe(off);
			await button(tools, leave).click();
		}
	});

	it('shows which row is selected, in colours that belong together', async () => {
		await tools.panel.getByRole('grid').focus();
		const row = tools.panel.locator('[role=row][aria-selected=true]');
		const colours = await row.evaluate(element => {
			const probe = document.createElement('i');
			probe.style.cssText = 'forced-color-adjust: none; color: HighlightText; background: Highlight';
			document.body.append(probe);
			const { backgroundColor, color } = getComputedStyle(probe);
			probe.remove();
			const texts = [...element.querySelectorAll('[role=gridcell]')].map(
				cell => getComputedStyle(cell).color,
			);
			return { wanted: [backgroundColor, color], are: [getComputedStyle(element).backgroundColor, ...texts] };
		});
		expect([...new Set(colours.are)]).toEqual(colours.wanted);
	});

	it('shows which suggestion is chosen', async () => {
		await filterBy(tools, '');
		await tools.panel.getByRole('combobox', { name: 'Filter' }).focus();
		await press(tools, 's', 't');
		const first = tools.panel.getByRole('option').first();
		await first.waitFor();
		const off = await looks(first);
		await press(tools, 'ArrowDown');
		expect(await looks(first)).not.toBe(off);
		await press(tools, 'Escape');
		await filterBy(tools, '');
	});

	it('shows where the focus is, everywhere', async () => {
		const { missed, stops } = await walkWithTab(tools);
		expect(stops.filter(({ wrong }) => wrong !== '')).toEqual([]);
		expect(missed).toEqual([]);
	});

	it('moves nothing by itself', async () => {
		const moving = await tools.panel.evaluate(
			() =>
				[...document.querySelectorAll('*')].filter(element => {
					const { animationName, scrollBehavior, transitionDuration } = getComputedStyle(element);
					return animationName !== 'none' || scrollBehavior === 'smooth' || /[1-9]/.test(transitionDuration);
				}).length,
		);
		expect(moving).toBe(0);
	});
});

describe('the watch over a fix that holds', () => {
	it('says that it was not seen again, once luck is ruled out', async () => {
		await openRow(tools, route);
		await openTab(tools, 'Diagnosis');
		await button(tools, 'Verify the fix').click();
		await openEditor(tools.page, wordpress.origin, Number(route.split('/').at(-1)));
		const banner = tools.panel.locator('.banners .notice');
		let saves = 0;
		await until('the watch to end well', async () => {
			expect(await readThenSave(`Mine, save ${++saves}`, `&past=${saves}`)).toBe(true);
			const said = (await banner.textContent()) ?? '';
			if (/Not seen again\. Before: 2 of 3 tries in conflict\. Since: 0 of \d/.test(said)) return true;
			throw new Error(said);
		});
		await button(tools, 'Stop watching').click();
	});
});
