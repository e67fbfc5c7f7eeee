import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOKS, openStage, PANEL_STATES, type Stage } from '../screenshots/states.ts';
import { axeFindings } from './axe.ts';
import { button } from './panel-hand.ts';

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
		expect(found).toEqual([]);
	});
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
