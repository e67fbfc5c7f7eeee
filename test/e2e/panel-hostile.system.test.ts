import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DevTools, openDevTools } from './devtools.ts';
import { type HostileSite, LEVELS, startHostileSite } from './hostile-site.ts';
import {
	button,
	type DetailTab,
	detail,
	filterBy,
	openTab,
	openView,
	press,
	rows,
	totalRows,
} from './panel-hand.ts';
import { saveReport } from './save-report.ts';
import { type StrictWatch, watchStrictly } from './strict-watch.ts';
import { until, within } from './until.ts';

/* Nothing that a site sends is ever markup, a URL to follow unasked, or code: through the real panel, in every place it shows. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));
const TABS: readonly DetailTab[] = ['Diagnosis', 'Compare', 'Request', 'Response', 'Timeline', 'Suspects'];
/** 5000 lines of a tree would be 20,000; nothing a person reads has as many elements. */
const MOST_ELEMENTS = 8000;
/** A panel that does not answer a question so long feels hung; a loaded machine needs a part of it. */
const PATIENCE_MS = 5000;

let site: HostileSite;
let tools: DevTools;
let watch: StrictWatch;

beforeAll(async () => {
	site = await startHostileSite();
	tools = await openDevTools({ extension, url: site.origin });
	watch = await watchStrictly(tools);
	await tools.page.evaluate('askAll()');
	await openView(tools, 'Requests');
	await rows(tools, 'admin-ajax').or(rows(tools, 'hostile')).first().waitFor();
	await until('all requests', async () => (await totalRows(tools)) >= 18);
}, 120_000);

afterAll(async () => {
	await watch?.stop();
	await tools?.close();
	await site?.stop();
});

/** Text, so that the test runner does not rewrite it. Answers with what is in the panel and must not be. */
const LOOK = `(() => {
	const found = [];
	const alien = 'img, iframe, frame, object, embed, link:not([rel=stylesheet]):not([rel=modulepreload]), base, form, script:not([src]), [id^=hostile], a[href^="javascript" i]';
	for (const element of document.querySelectorAll(alien)) found.push('element: ' + element.outerHTML.slice(0, 200));
	const raw = /[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]/;
	const excerpt = text => { const at = text.search(raw); return JSON.stringify(text.slice(Math.max(0, at - 60), at + 20)); };
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const { data, parentElement } = texts.currentNode;
		if (raw.test(data)) found.push('raw text in ' + (parentElement.className || parentElement.tagName) + ': ' + excerpt(data));
	}
	const all = document.querySelectorAll('*');
	for (const element of all) {
		for (const { name, value } of element.attributes) {
			if (/^on/.test(name)) found.push('handler: ' + name);
			if (raw.test(value)) found.push('raw text in ' + name + ' of ' + element.tagName + ': ' + excerpt(value));
		}
	}
	if (all.length > ${MOST_ELEMENTS}) found.push('elements: ' + all.length);
	if ('polluted' in {}) found.push('a prototype is polluted');
	return found;
})()`;

async function expectHarmless(where: string): Promise<void> {
	const found = await within(tools.panel.evaluate<string[]>(LOOK), PATIENCE_MS);
	expect(found, where).toEqual([]);
}

/** Goes through all rows as a person with the keyboard does, and for each through its tabs. One may come in meanwhile. */
async function readAllRows(): Promise<void> {
	await press(tools, 'Home');
	for (let place = 0; place <= (await totalRows(tools)); ) {
		place = await selectedAfter(place);
		await readRow(tools.panel.locator('[role=row][aria-selected=true]'), place);
		if (place <= (await totalRows(tools))) await press(tools, 'ArrowDown');
	}
}

/** Which row is selected, from 2 on, for the head is the first; waits until it is one after this. */
async function selectedAfter(place: number): Promise<number> {
	let found = 0;
	await until(`the row after ${place}`, async () => {
		const row = tools.panel.locator('[role=row][aria-selected=true]');
		found = Number(await row.getAttribute('aria-rowindex'));
		return found > place;
	});
	return found;
}

async function readRow(row: Locator, place: number): Promise<void> {
	const name = `row ${place} (${(await row.textContent())?.slice(0, 60)})`;
	for (const tab of TABS) {
		await openTab(tools, tab);
		await detail(tools).waitFor();
		await expectHarmless(`${name}, ${tab}`);
		const raw = button(tools, 'Raw');
		if ((await raw.count()) === 0) continue;
		await raw.first().click();
		await expectHarmless(`${name}, ${tab}, raw`);
		await button(tools, 'Parsed').first().click();
	}
	await tools.panel.getByRole('grid').focus();
}

describe('what a hostile site sends is harmless text', () => {
	afterEach(() => {
		expect(watch.seen).toEqual([]);
	});

	it.each(['Requests', 'Conflicts'] as const)(
		'in every tab of every row of %s',
		async view => {
			await openView(tools, view);
			await expectHarmless(view);
			await tools.panel.getByRole('grid').focus();
			expect(await totalRows(tools)).toBeGreaterThan(view === 'Requests' ? 15 : 5);
			await readAllRows();
		},
		180_000,
	);

	it('in the menu of a row, and in the filter that it writes', async () => {
		const row = rows(tools).first();
		await row.click({ button: 'right' });
		await tools.panel.getByRole('menu').waitFor();
		await expectHarmless('menu');
		const items = tools.panel.getByRole('menuitemcheckbox');
		await items.first().click();
		await expectHarmless('filter by a route');
		await filterBy(tools, 'header:constructor -__proto__:x /(a+)+$/ "<img src=x>');
		await expectHarmless('a filter of nonsense');
		await filterBy(tools, '');
		await press(tools, 'Escape');
	});

	it('when all of a tree is opened', async () => {
		await openView(tools, 'Requests');
		await rows(tools, 'hostile/v1/deep').click();
		await openTab(tools, 'Response');
		const tree = tools.panel.getByRole('tree');
		await tree.focus();
		await press(tools, 'Home', ...Array<string>(2 * LEVELS + 4).fill('ArrowRight'));
		await expectHarmless('tree');
		await tools.panel.locator(`[role=treeitem][aria-level="${LEVELS + 3}"]`).waitFor();
	});

	it('in Isolate, Report and the report that is saved', async () => {
		await openView(tools, 'Isolate');
		await expectHarmless('Isolate');
		await openView(tools, 'Report');
		await expectHarmless('Report');
		const folder = await mkdtemp(join(tmpdir(), 'concord-hostile-'));
		try {
			const file = join(folder, 'report.json');
			await saveReport(tools, file);
			const text = await readFile(file, 'utf8');
			expect(JSON.parse(text).findings.length).toBeGreaterThan(5);
			expect(text.length).toBeLessThan(5_000_000);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	});

	it('and the site was asked for nothing that its own page did not ask', () => {
		expect(site.arrivals.length).toBeGreaterThan(15);
		expect(site.arrivals.filter(arrival => arrival.includes(' /planted.png'))).toEqual([]);
	});
});

it('the watch notices markup, a request, a violation and an error', async () => {
	await tools.panel.evaluate(`(() => {
		const image = document.createElement('img');
		image.id = 'hostile-planted';
		image.src = '/icons/icon-16.png';
		image.title = 'exe\\u202ejpg';
		document.body.append(image);
		const far = document.createElement('img');
		far.src = 'http://127.0.0.1:1/x.png';
		document.body.append(far);
		setTimeout(() => { throw new Error('planted'); });
	})()`);
	const found = (await tools.panel.evaluate<string[]>(LOOK)).join('\n');
	expect(found).toMatch(/element: <img id="hostile-planted"/);
	expect(found).toMatch(/raw text in title of IMG/);
	await until('the request, the violation and the error', () => {
		const all = watch.seen.join('\n');
		return (
			/request: .*icon-16/.test(all) &&
			/error: .*Content Security Policy/.test(all) &&
			/exception: .*planted/.test(all)
		);
	});
});
