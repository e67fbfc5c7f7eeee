import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOKS, openStage, PANEL_STATES, type Stage } from '../screenshots/states.ts';
import { axeFindings } from './axe.ts';
import { button, openRow, press, textOf } from './panel-hand.ts';

/* What a machine can tell of accessibility, in every look of the panel, both themes, wide and narrow. */

let stage: Stage;

beforeAll(async () => {
	stage = await openStage();
});

afterAll(async () => {
	await stage?.close();
});

describe('axe finds nothing in', () => {
	it.each(PANEL_STATES)('$name', async ({ leave, open }) => {
		const { tools } = stage;
		await open(stage);
		const found: string[] = [];
		for (const { height, theme, width } of LOOKS) {
			await tools.setTheme(theme);
			await tools.resizePanel(width, height);
			const findings = await axeFindings(tools.panel);
			found.push(...findings.map(finding => `${theme} ${width}: ${finding}`));
		}
		await leave?.(stage);
		expect(found.join('\n')).toBe('');
	});
});

/** What shows the focus is on the element itself, on the field around it, or on the head of the grid. */
const HAS_RING = `(() => {
	const on = document.activeElement;
	const places = [on, on.parentElement, ...on.querySelectorAll(':scope .grid-head, :scope [aria-selected=true]')];
	return places.some(place => {
		const { outlineStyle, outlineWidth } = getComputedStyle(place);
		return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
	});
})()`;

it('shows the focus wherever Tab leads, and leads everywhere', async () => {
	const { tools } = stage;
	await openRow(tools, 'Stale version');
	await press(tools, 'Alt+1');
	const passed: string[] = [];
	for (let step = 0; step < 60; step += 1) {
		await press(tools, 'Shift+Tab');
		if (
			!(await tools.panel.evaluate<boolean>(
				'document.hasFocus() && document.activeElement !== document.body',
			))
		)
			break;
	}
	for (let step = 0; step < 60; step += 1) {
		await press(tools, 'Tab');
		const on = await tools.panel.evaluate<string | null>(
			`document.hasFocus() && document.activeElement !== document.body ? (document.activeElement.getAttribute('role') ?? document.activeElement.localName) : null`,
		);
		if (on === null && passed.length > 0) break;
		if (on === null) continue;
		passed.push(on);
		expect(await tools.panel.evaluate<boolean>(HAS_RING), passed.join(', ')).toBe(true);
	}
	for (const role of ['button', 'tab', 'combobox', 'grid', 'separator', 'tabpanel'])
		expect(passed).toContain(role);
});

it('tells the counts in a live region', async () => {
	const counts = stage.tools.panel.locator('.status-bar').getByRole('status');
	await textOf(counts, /^\d+ WordPress requests ?\d+ conflicts$/);
});

it('finds what is planted: a button without a name, and text that fades into the ground', async () => {
	const { tools } = stage;
	await tools.setTheme('light');
	const tool = button(tools, 'Clear');
	await tool.evaluate(element => element.removeAttribute('title'));
	const sheet =
		'const planted = new CSSStyleSheet(); planted.replaceSync(".tab { color: #ddd !important }");';
	await tools.panel.evaluate(`${sheet} document.adoptedStyleSheets = [planted]; 0`);
	const found = (await axeFindings(tools.panel)).join('\n');
	expect(found).toMatch(/^button-name: /m);
	expect(found).toMatch(/^color-contrast: /m);
});
