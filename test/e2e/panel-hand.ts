import type { Locator } from 'playwright-core';
import type { DevTools } from './devtools.ts';
import { until } from './until.ts';

/* What a person does in the panel, by the names that a screen reader says. */

export type PanelView = 'Conflicts' | 'Requests' | 'Isolate' | 'Report';
export type DetailTab = 'Diagnosis' | 'Compare' | 'Request' | 'Response' | 'Timeline' | 'Suspects';

/** Nothing in the panel is further away than this. */
const MOST_TABS = 30;

/** Opens a view. The browser may lose a click right after a panel was shown, before its frame is drawn: clicks again. */
export async function openView(tools: DevTools, view: PanelView): Promise<void> {
	const tab = tools.panel.getByRole('tab', { name: view, exact: false }).first();
	await until(`the view ${view}`, async () => {
		await tab.click();
		return (await tab.getAttribute('aria-selected')) === 'true';
	});
}

/** Rows of the list that is open, without its head. */
export function rows(tools: DevTools, text: string | RegExp = ''): Locator {
	return tools.panel.locator('[role=row][aria-selected]').filter({ hasText: text });
}

/** The detail's content. */
export function detail(tools: DevTools): Locator {
	return tools.panel.locator('#detail-panel');
}

/** Selects a row and waits for its detail; again, if the browser lost the click. */
export async function openRow(tools: DevTools, text: string | RegExp): Promise<void> {
	const row = rows(tools, text).first();
	await row.waitFor();
	await until(`the details of ${text}`, async () => {
		await row.click();
		return (await row.getAttribute('aria-selected')) === 'true' && (await detail(tools).isVisible());
	});
}

export async function openTab(tools: DevTools, tab: DetailTab): Promise<void> {
	await tools.panel.getByRole('tab', { name: tab, exact: true }).click();
}

export async function detailText(tools: DevTools): Promise<string> {
	return (await detail(tools).textContent()) ?? '';
}

export function button(tools: DevTools, name: string): Locator {
	return tools.panel.getByRole('button', { name, exact: true });
}

/** Presses keys one after another, wherever in DevTools the focus is: `press(tools, 'Control+F', 'a')`. */
export async function press(tools: DevTools, ...keys: readonly string[]): Promise<void> {
	for (const key of keys) await tools.devtools.keyboard.press(key);
}

/**
 * Waits until the focus is on something.
 *
 * @param what its role and name, like `grid Conflicts`; `body` when the focus is on nothing, `elsewhere` when another part
 *   of DevTools has it
 */
export async function focusOn(tools: DevTools, what: string): Promise<void> {
	await until(`the focus to be on “${what}”`, async () => {
		const on = await focused(tools);
		if (on !== what) throw new Error(`it is on “${on}”`);
		return true;
	});
}

/** Presses Tab until the focus is on something, as {@link focusOn} names it. */
export async function tabTo(tools: DevTools, what: string): Promise<void> {
	const passed: string[] = [];
	while (passed.length < MOST_TABS) {
		await press(tools, 'Tab');
		const on = await focused(tools);
		if (on === what) return;
		passed.push(on);
	}
	throw new Error(`Tab does not lead to “${what}”, only to ${passed.join(', ')}`);
}

function focused(tools: DevTools): Promise<string> {
	return tools.panel.evaluate(() => {
		const { activeElement: on, body } = document;
		if (!document.hasFocus()) return 'elsewhere';
		if (!on || on === body) return 'body';
		const role = on.getAttribute('role') ?? on.tagName.toLowerCase();
		const labelled = document.getElementById(on.getAttribute('aria-labelledby') ?? '')?.textContent;
		const name = labelled || on.getAttribute('aria-label') || on.getAttribute('title') || on.textContent;
		return `${role} ${name?.trim().slice(0, 60)}`;
	});
}

/** Waits until the text of an element, all white space being one space, is or fits something. */
export async function textOf(what: Locator, wanted: string | RegExp): Promise<void> {
	await until(`“${wanted}” in the panel`, async () => {
		const text = ((await what.textContent()) ?? '').replace(/\s+/g, ' ').trim();
		if (typeof wanted === 'string' ? text !== wanted : !wanted.test(text)) throw new Error(`it is “${text}”`);
		return true;
	});
}

/** Waits until the list has so many rows (of those that are drawn). */
export async function rowCount(tools: DevTools, count: number, text: string | RegExp = ''): Promise<void> {
	await until(`${count} rows${text && ` with ${text}`}`, async () => {
		const is = await rows(tools, text).count();
		if (is !== count) throw new Error(`there are ${is}`);
		return true;
	});
}

/** How many rows the list has, drawn or not. */
export async function totalRows(tools: DevTools): Promise<number> {
	const grid = tools.panel.getByRole('grid');
	return (await grid.count()) === 0 ? 0 : Number(await grid.getAttribute('aria-rowcount')) - 1;
}

/** Writes a filter in place of the one that is there. */
export async function filterBy(tools: DevTools, text: string): Promise<void> {
	await tools.panel.getByRole('combobox', { name: 'Filter' }).fill(text);
}

/** Opens files with the button of the toolbar and the browser's own file chooser. */
export async function chooseFiles(tools: DevTools, ...paths: readonly string[]): Promise<void> {
	const [chooser] = await Promise.all([
		tools.devtools.waitForEvent('filechooser'),
		button(tools, 'Open HAR file').click(),
	]);
	await chooser.setFiles([...paths]);
}

/** Holds a file from outside of the browser above the panel. */
export async function holdFile(tools: DevTools, path: string): Promise<HeldFile> {
	const box = await (await tools.panel.frameElement()).boundingBox();
	if (!box) throw new Error('The panel is not shown: call showPanel() first.');
	const session = await tools.context.newCDPSession(tools.devtools);
	const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	const data = { items: [], files: [path], dragOperationsMask: 1 };
	const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
		session.send('Input.dispatchDragEvent', { type, ...at, data });
	await drag('dragEnter');
	await drag('dragOver');
	return {
		async drop() {
			await drag('drop');
			await session.detach();
		},
	};
}

/** A file above the panel. To take it away again is not among what the protocol can do to a frame of another process. */
export interface HeldFile {
	drop(): Promise<void>;
}
