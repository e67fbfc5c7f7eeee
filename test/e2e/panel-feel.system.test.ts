import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWordPress, type WordPress } from '../wordpress/index.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import {
	button,
	detail,
	focusOn,
	openRow,
	openTab,
	openView,
	press,
	rowCount,
	rows,
	tabTo,
	textOf,
	totalRows,
} from './panel-hand.ts';
import { calmHeartbeat, openEditor, saveTitle, signIn } from './wp-admin.ts';

/* How the panel feels under a hand that knows DevTools, over a real WordPress. Each part goes on where the last one left. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));

let wordpress: WordPress;
let tools: DevTools;
let route: string;

beforeAll(async () => {
	[wordpress, tools] = await Promise.all([
		startWordPress({ plugins: ['version-guard'] }),
		openDevTools({ extension }),
	]);
	await signIn(tools.page, wordpress.origin, wordpress.admin.user, wordpress.admin.password);
	const { data } = await wordpress.rest<{ id: number }>('POST', '/wp/v2/posts', {
		title: 'Before',
		status: 'publish',
	});
	route = `/wp/v2/posts/${data.id}`;
	await openEditor(tools.page, wordpress.origin, data.id);
	await calmHeartbeat(tools.page);
	await wordpress.rest('POST', route, { title: 'Theirs' });
	await saveTitle(tools.page, 'Mine');
	await submitTwice('/wp/v2/posts/1', { title: 'Twice' });
});

afterAll(async () => {
	await tools?.close();
	await wordpress?.stop();
});

/** As a button that listens twice does. */
async function submitTwice(path: string, data: object): Promise<void> {
	await tools.page.evaluate(
		options => {
			const { apiFetch } = (window as unknown as { wp: { apiFetch(options: object): Promise<unknown> } }).wp;
			return Promise.allSettled([apiFetch(options), apiFetch(options)]);
		},
		{ path, method: 'POST', data },
	);
}

const grid = () => tools.panel.getByRole('grid');
const selected = () => tools.panel.locator('[role=row][aria-selected=true]');

describe('the list of conflicts', () => {
	it('has one row a finding, the most severe first', async () => {
		await rows(tools, route).waitFor();
		await rows(tools, 'Sent twice').waitFor();
		const [first] = await rows(tools).all();
		const cells = await first?.getByRole('gridcell').allTextContents();
		expect(cells).toEqual([
			'Error',
			'Stale version',
			route,
			'acme-version-guard',
			'1',
			expect.stringMatching(/^\d+:\d\d:\d\d [AP]M$/),
		]);
		expect(await first?.locator('svg').count()).toBe(1);
	});

	it('counts what happens again, and stays in order', async () => {
		await saveTitle(tools.page, 'Mine, still');
		await textOf(rows(tools, route).locator('.cell-count'), '2');
		expect(await rows(tools, route).count()).toBe(1);
	});

	it('opens the diagnosis at one click, and shows what it rests on', async () => {
		await openRow(tools, route);
		await detail(tools)
			.getByRole('heading', { name: /was based on an old version/ })
			.waitFor();
		await textOf(detail(tools).locator('.evidence mark').first(), '2');
	});

	it('leads from evidence to the place where it stands, parsed and raw', async () => {
		await detail(tools).locator('.evidence-place', { hasText: 'expected' }).click();
		await textOf(tools.panel.locator('#detail-tab-response[aria-selected=true]'), 'Response');
		await textOf(detail(tools).locator('.tree-row.is-evidence'), 'expected: 2');
		await focusOn(tools, 'tabpanel Response');
		await button(tools, 'Raw').click();
		await textOf(detail(tools).locator('mark'), '2');
		await button(tools, 'Parsed').click();
		await detail(tools).getByRole('tree').waitFor();
	});

	it('leads from a duplicate to the first of the two, and back', async () => {
		await openRow(tools, 'Sent twice');
		await openTab(tools, 'Diagnosis');
		await button(tools, 'Open it').click();
		await textOf(tools.panel.locator('#detail-tab-request[aria-selected=true]'), 'Request');
		await button(tools, 'Back').click();
		await detail(tools)
			.getByRole('heading', { name: /was sent twice/ })
			.waitFor();
		await focusOn(tools, 'tabpanel Diagnosis');
		expect(await button(tools, 'Back').count()).toBe(0);
	});
});

describe('with the keyboard alone', () => {
	beforeAll(async () => {
		await openView(tools, 'Conflicts');
		await grid().focus();
	});

	it('finds the filter at / and at Ctrl+F, which DevTools would take for itself, and comes back', async () => {
		for (const key of ['/', 'Control+f']) {
			await press(tools, key);
			await focusOn(tools, 'combobox Filter');
			await press(tools, 'a', 'Escape', 'Escape', 'Escape');
			await focusOn(tools, 'grid Conflicts');
		}
	});

	it('opens the views at Alt+1 to Alt+4, and goes into them', async () => {
		for (const [key, on] of [
			['3', 'tab Isolate'],
			['4', 'tab Report'],
			['1', 'grid Conflicts'],
			['2', 'grid WordPress requests'],
		] as const) {
			await press(tools, `Alt+${key}`);
			await focusOn(tools, on);
		}
	});

	it('moves through the rows', async () => {
		const last = (await totalRows(tools)) + 1;
		const moves: readonly (readonly [key: string, row: number])[] = [
			['Home', 2],
			['ArrowDown', 3],
			['ArrowUp', 2],
			['ArrowUp', 2],
			['End', last],
			['ArrowDown', last],
			['Home', 2],
			['PageDown', last],
			['PageUp', 2],
		];
		for (const [key, row] of moves) {
			await press(tools, key);
			await tools.panel.locator(`[role=row][aria-selected=true][aria-rowindex="${row}"]`).waitFor();
			expect(await grid().getAttribute('aria-activedescendant')).toBe(await selected().getAttribute('id'));
		}
		await focusOn(tools, 'grid WordPress requests');
	});

	it('closes the detail at Escape, and opens the drawer of DevTools only when there is none', async () => {
		await press(tools, 'Escape');
		await detail(tools).waitFor({ state: 'detached' });
		await focusOn(tools, 'grid WordPress requests');
		await press(tools, 'Escape');
		await focusOn(tools, 'elsewhere');
		await press(tools, 'Escape');
		await grid().focus();
	});

	it('has the menu of a row at Shift+F10', async () => {
		await press(tools, 'Alt+1', 'Home', 'Shift+F10');
		await focusOn(tools, 'menuitem Open request');
		await press(tools, 'End', 'Home', 'ArrowDown');
		await focusOn(tools, 'menuitem Open response');
		await press(tools, 'Escape');
		await focusOn(tools, 'grid Conflicts');
		await press(tools, 'Shift+F10', 'ArrowDown', 'Enter');
		await textOf(tools.panel.locator('#detail-tab-response[aria-selected=true]'), 'Response');
		await focusOn(tools, 'grid Conflicts');
	});

	it('walks the tabs of the detail, and the lines of a tree', async () => {
		await tabTo(tools, 'tab Response');
		await press(tools, 'ArrowRight');
		await focusOn(tools, 'tab Timeline');
		await press(tools, 'End', 'ArrowRight');
		await focusOn(tools, 'tab Diagnosis');
		await press(tools, 'ArrowRight', 'ArrowRight', 'ArrowRight');
		await tabTo(tools, 'tree Body');
		const line = detail(tools).locator('[role=treeitem][aria-selected=true]');
		for (const [key, text] of [
			['ArrowDown', /^code: /],
			['End', /^given: /],
			['ArrowUp', /^expected: /],
			['ArrowLeft', /^data: /],
		] as const) {
			await press(tools, key);
			await textOf(line, text);
		}
		expect(await line.getAttribute('aria-expanded')).toBe('true');
		await press(tools, 'ArrowLeft');
		await detail(tools).locator('[role=treeitem][aria-selected=true][aria-expanded=false]').waitFor();
		await press(tools, 'Enter', 'Escape');
		await detail(tools).waitFor({ state: 'detached' });
		await focusOn(tools, 'grid Conflicts');
	});

	it('moves the line between list and detail', async () => {
		await press(tools, 'Home');
		await tabTo(tools, 'separator Resize');
		const line = tools.panel.getByRole('separator', { name: 'Resize' });
		const before = Number(await line.getAttribute('aria-valuenow'));
		const width = async () => (await grid().boundingBox())?.width ?? 0;
		const wide = await width();
		await press(tools, 'ArrowRight', 'ArrowRight');
		expect(await line.getAttribute('aria-valuenow')).toBe(String(before + 10));
		expect(await width()).toBeGreaterThan(wide);
		await press(tools, 'ArrowLeft', 'ArrowLeft');
		await grid().focus();
	});

	it('has help at ?', async () => {
		await press(tools, '?');
		await tools.panel.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Ctrl+L').waitFor();
		await press(tools, 'Escape');
		await tools.panel.getByRole('dialog').waitFor({ state: 'detached' });
		await focusOn(tools, 'grid Conflicts');
	});

	it('gives the focus back when a question is answered, and takes it from nobody who has gone on', async () => {
		await press(tools, '?');
		const help = tools.panel.getByRole('dialog', { name: 'Keyboard shortcuts' });
		await help.getByRole('button', { name: 'Close' }).click();
		await help.waitFor({ state: 'detached' });
		await focusOn(tools, 'grid Conflicts');
		await rows(tools, 'Sent twice').click({ button: 'right' });
		await tools.panel.getByRole('menuitem', { name: 'Copy as', exact: true }).click();
		await tools.panel.getByRole('menuitem', { name: 'Copy with secrets…' }).click();
		await button(tools, 'Copy with secrets').click();
		await tools.panel.getByRole('dialog').waitFor({ state: 'detached' });
		await focusOn(tools, 'grid Conflicts');
		await press(tools, '?');
		await help.waitFor();
		await help.evaluate(dialog => {
			(dialog as HTMLDialogElement).close();
			document.querySelector<HTMLElement>('[role=combobox]')?.focus();
		});
		await help.waitFor({ state: 'detached' });
		await focusOn(tools, 'combobox Filter');
		await grid().focus();
	});

	it('clears at Ctrl+L, and the focus is not lost with what it was in', async () => {
		await tabTo(tools, 'tab Response');
		await press(tools, 'Control+l');
		await rowCount(tools, 0);
		await focusOn(tools, 'button Reload page');
	});
});
