import type { Locator } from 'playwright-core';
import type { DevTools } from './devtools.ts';
import { until } from './until.ts';

/* What a person does in the panel, by the names that a screen reader says. */

export type PanelView = 'Conflicts' | 'Requests' | 'Isolate' | 'Report';
export type DetailTab = 'Diagnosis' | 'Compare' | 'Request' | 'Response' | 'Timeline' | 'Suspects';

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
