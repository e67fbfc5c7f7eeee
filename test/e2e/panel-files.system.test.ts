import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWordPress, type WordPress } from '../wordpress/index.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import { writeHarOfDevTools, writeLongHar } from './har-files.ts';
import {
	button,
	chooseFiles,
	detail,
	detailText,
	filterBy,
	focusOn,
	holdFile,
	openRow,
	openTab,
	openView,
	press,
	rowCount,
	rows,
	textOf,
	totalRows,
} from './panel-hand.ts';
import { until } from './until.ts';
import { calmHeartbeat, openEditor, saveTitle, signIn } from './wp-admin.ts';

/* Recordings from files, opened in the panel as a person opens them. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));

let wordpress: WordPress;
let tools: DevTools;
let folder: string;
let route: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'concord-files-'));
	[wordpress, tools] = await Promise.all([
		startWordPress({ plugins: ['version-guard'] }),
		openDevTools({ extension }),
	]);
	await signIn(tools.page, wordpress.origin, wordpress.admin.user, wordpress.admin.password);
	const post = { title: 'Before', status: 'publish' };
	const { id } = (await wordpress.rest<{ id: number }>('POST', '/wp/v2/posts', post)).data;
	route = `/wp/v2/posts/${id}`;
	// DevTools keeps one page in its own log, and so shall the panel.
	await tools.panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck();
	await openEditor(tools.page, wordpress.origin, id);
	await calmHeartbeat(tools.page);
	await wordpress.rest('POST', route, { title: 'Theirs' });
	expect(await saveTitle(tools.page, 'Mine')).toBe(false);
	await rows(tools, route).waitFor();
});

afterAll(async () => {
	await tools?.close();
	await wordpress?.stop();
	await rm(folder, { recursive: true, force: true });
});

const notice = () => tools.panel.locator('.banners .notice');
const bar = () => tools.panel.getByRole('progressbar');
const fixture = (name: string) =>
	fileURLToPath(new URL(`../fixtures/traffic/${name}.har.gz`, import.meta.url));

/** What the panel says of the conflict, and all cells of its list of requests. */
async function shown(): Promise<readonly unknown[]> {
	await openView(tools, 'Conflicts');
	await openRow(tools, route);
	await openTab(tools, 'Diagnosis');
	const diagnosis = await detailText(tools);
	return [diagnosis, await requests()];
}

/** But for heartbeats, which come when they like. */
async function requests(): Promise<readonly (readonly string[])[]> {
	await openView(tools, 'Requests');
	const cells = (await rows(tools).all()).map(row => row.getByRole('gridcell').allTextContents());
	return (await Promise.all(cells)).filter(([name]) => name !== 'heartbeat');
}

describe('a file', () => {
	let live: readonly unknown[];

	it('is seen exactly as live traffic', async () => {
		live = await shown();
		await writeHarOfDevTools(tools, join(folder, 'live.har'));
		await chooseFiles(tools, join(folder, 'live.har'));
		await textOf(notice(), 'Shows the file live.har.Back to live traffic');
		await detail(tools).waitFor({ state: 'detached' });
		expect(await shown()).toEqual(live);
	});

	it('gives way to what was recorded meanwhile', async () => {
		await tools.page.evaluate(() => fetch('/wp-json/wp/v2/taxonomies').then(answer => answer.text()));
		expect(await rows(tools, '/wp/v2/taxonomies').count()).toBe(0);
		await button(tools, 'Back to live traffic').click();
		await notice().waitFor({ state: 'detached' });
		await rows(tools, '/wp/v2/taxonomies').waitFor();
		// What was selected was a request of the file.
		await detail(tools).waitFor({ state: 'detached' });
		await focusOn(tools, 'grid WordPress requests');
	});

	it('is welcome above the panel, and opened when it is dropped', async () => {
		const invitation = tools.panel.getByText('Drop a HAR file to open it');
		const held = await holdFile(tools, fixture('ajax-note-refused'));
		await invitation.waitFor();
		expect(await notice().count()).toBe(0);
		await held.drop();
		await textOf(notice(), 'Shows the file ajax-note-refused.har.gz.Back to live traffic');
		await invitation.waitFor({ state: 'detached' });
		await textOf(tools.panel.locator('#view-tab-conflicts[aria-selected=true]'), 'Conflicts');
		await textOf(rows(tools).first(), /Stale version/);
	});

	it('is closed by Clear, which leaves the live traffic alone', async () => {
		await tools.panel.getByRole('grid').focus();
		await press(tools, 'Control+l');
		await notice().waitFor({ state: 'detached' });
		await rows(tools, route).waitFor();
	});

	it('shows all of its requests, whatever attempt was shown before', async () => {
		await button(tools, 'Record one attempt').click();
		await tools.page.evaluate(() => fetch('/wp-json/wp/v2/types', { method: 'POST' }));
		await textOf(notice(), /^Attempt recorded without a problem\. Requests: 1\./);
		await chooseFiles(tools, fixture('ajax-note-refused'));
		await textOf(notice(), 'Shows the file ajax-note-refused.har.gz.Back to live traffic');
		await openView(tools, 'Requests');
		await textOf(tools.panel.locator('.status-counts'), new RegExp(`^${await totalRows(tools)} WordPress`));
		await button(tools, 'Back to live traffic').click();
	});
});

describe('a file that cannot be opened', () => {
	beforeAll(async () => {
		const whole = await readFile(join(folder, 'live.har'));
		await Promise.all([
			writeFile(join(folder, 'half.har'), whole.subarray(0, whole.length / 2)),
			writeFile(join(folder, 'nothing.har'), ''),
			writeFile(join(folder, 'page.har'), '<!doctype html><title>Sign in</title>'),
			writeFile(join(folder, 'other.har'), '{"name":"no log"}'),
			writeFile(join(folder, 'spoilt.har.gz'), Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 4])),
		]);
		await openView(tools, 'Requests');
		await openRow(tools, route);
	});

	it.each([
		['half.har', 'Export half.har again: the file ends in the middle.'],
		['nothing.har', 'Export nothing.har again: the file is empty.'],
		['page.har', 'Choose a HAR file: page.har is not JSON.'],
		['other.har', 'Choose a HAR file: other.har holds no log of requests.'],
		['spoilt.har.gz', 'Compress or download spoilt.har.gz again: its gzip data is damaged.'],
	])('%s: %s', async (name, said) => {
		const before = await requests();
		const text = await detailText(tools);
		await chooseFiles(tools, join(folder, name));
		await textOf(notice(), said);
		expect(await requests()).toEqual(before);
		expect(await detailText(tools)).toBe(text);
		await button(tools, 'Dismiss').click();
		await notice().waitFor({ state: 'detached' });
		await focusOn(tools, 'grid WordPress requests');
	});
});

describe('a file of 150 MB', () => {
	const path = () => join(folder, 'long.har');

	beforeAll(async () => {
		await writeLongHar(path(), 30_000, 5200);
		expect((await stat(path())).size).toBeGreaterThan(150e6);
	});

	afterAll(() => rm(path()));

	it('shows how far it is, leaves the panel at hand, and is given up at once', async () => {
		const before = await requests();
		await chooseFiles(tools, path());
		await textOf(notice().filter({ has: bar() }), /^Opening long\.har/);
		const fraction = async () => Number(await bar().getAttribute('value'));
		const early = await until('some progress', fraction);
		await openView(tools, 'Conflicts');
		await until('more progress', async () => (await fraction()) > early);
		await button(tools, 'Cancel').click();
		await notice().waitFor({ state: 'detached' });
		await textOf(tools.panel.locator('#view-panel'), new RegExp(route));
		await focusOn(tools, 'grid Conflicts');
		expect(await requests()).toEqual(before);
	});
});

describe('a file of 100,000 requests', () => {
	const COUNT = 100_000;
	const grid = () => tools.panel.getByRole('grid');
	const drawn = () => rows(tools).count();
	const selected = () => tools.panel.locator('[role=row][aria-selected=true]');

	beforeAll(async () => {
		const path = join(folder, 'many.har');
		await writeLongHar(path, COUNT, 0);
		await chooseFiles(tools, path);
		await until(
			'the file to be open',
			async () => (await button(tools, 'Back to live traffic').count()) > 0,
			60_000,
		);
		await openView(tools, 'Requests');
		await grid().focus();
	});

	it('has them all in its list, and few of them in the page', async () => {
		await textOf(tools.panel.locator('.status-counts'), '100,000 WordPress requests10,000 conflicts');
		expect(await totalRows(tools)).toBe(COUNT);
		expect(await drawn()).toBeLessThan(100);
	});

	it('scrolls to any place', async () => {
		for (const share of [0.5, 0.123, 1, 0]) {
			const height = await grid().evaluate((at, to) => {
				at.scrollTop = to * (at.scrollHeight - at.clientHeight);
				return at.scrollHeight;
			}, share);
			const middle = Math.round(share * COUNT);
			await until(`rows at ${share}`, async () => {
				const indexes = await rows(tools).evaluateAll(all =>
					all.map(row => Number(row.getAttribute('aria-rowindex'))),
				);
				return (
					Math.min(...indexes) <= middle + 60 && Math.max(...indexes) >= middle - 60 && indexes.length < 100
				);
			});
			expect(height).toBeGreaterThan(COUNT * 20);
		}
	});

	it('is walked with the keys', async () => {
		await press(tools, 'End');
		await textOf(selected().locator('.cell-name'), '/wp/v2/posts/99999');
		await press(tools, 'PageUp');
		await until(
			'the page before',
			async () => Number(await selected().getAttribute('aria-rowindex')) < COUNT - 5,
		);
		await press(tools, 'Home', 'PageDown', 'Home', 'ArrowDown');
		await textOf(selected().locator('.cell-name'), '/wp/v2/posts/1');
		await press(tools, 'Escape');
		await focusOn(tools, 'grid WordPress requests');
	});

	it('is filtered and sorted', async () => {
		await filterBy(tools, 'route:/wp/v2/posts/77777');
		await rowCount(tools, 1, '/wp/v2/posts/77777');
		await filterBy(tools, 'status:409');
		await textOf(tools.panel.locator('.status-counts'), /^10,000 of 100,000 WordPress requests/);
		await filterBy(tools, '');
		await tools.panel.getByRole('columnheader', { name: 'Status' }).getByRole('button').click();
		await press(tools, 'Tab');
		await grid().focus();
		await press(tools, 'End');
		await textOf(selected().locator('.cell-status'), '409');
		await press(tools, 'Escape');
	});
});
