import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import type { DevTools } from '../e2e/devtools.ts';
import { writeLongHar } from '../e2e/har-files.ts';
import { chooseFiles, openView } from '../e2e/panel-hand.ts';
import { until } from '../e2e/until.ts';
import { probe, timeOf } from './panel-probe.ts';
import { type Tasks, traced } from './panel-trace.ts';
import { ratios, type Spread, spreadOf } from './spread.ts';

/** The panel's list of 100,000 rows beside the least list there can be. Times in milliseconds. */
export interface ListMeasured {
	readonly actions: readonly ActionMeasured[];
	/** Elements in the panel while the list is shown. */
	readonly elements: number;
}

export interface ActionMeasured {
	readonly name: string;
	readonly panel: Spread;
	readonly least: Spread;
	readonly ratio: Spread;
	readonly tasks: Tasks;
}

const COUNT = 100_000;
const MINIMAL = pathToFileURL(fileURLToPath(new URL('panel-list.html', import.meta.url))).href;

/** Nobody is faster from one to the next. In milliseconds. */
const PAUSE = 300;

/** Each a little longer than the one before, and each lets another number of rows through. */
const TYPED = ['7', '77', '777', '7777', '77777', '9', '98', '987'];

/** An action, as it is done in the panel and in the other page, and how each knows that it is done. */
interface Action {
	readonly name: string;
	readonly panel: (round: number) => readonly [act: string, isSeen: string];
	readonly least: (round: number) => readonly [act: string, isSeen: string];
	/** What is done before, untimed. */
	readonly before?: { readonly panel: string; readonly least: string };
}

const GRID = `document.querySelector('[role=grid]')`;
const shareOf = (round: number) => ((round * 37) % 89) / 100 + 0.05;

const ACTIONS: readonly Action[] = [
	{
		name: 'first row visible',
		before: { panel: `document.querySelector('#view-tab-conflicts').click()`, least: 'hide()' },
		panel: () => [
			`document.querySelector('#view-tab-requests').click()`,
			`document.querySelector('.grid-requests .grid-row') !== null`,
		],
		least: () => ['show()', `document.querySelector('.row') !== null`],
	},
	{
		name: 'a letter typed',
		before: {
			panel: `document.querySelector('#filter').focus()`,
			least: `document.querySelector('#filter').focus()`,
		},
		panel: round => {
			const text = TYPED[round % TYPED.length];
			return [
				`bench.before = ${GRID}.getAttribute('aria-rowcount'); bench.type(document.querySelector('#filter'), '${text}')`,
				`${GRID}.getAttribute('aria-rowcount') !== bench.before`,
			];
		},
		least: round => {
			const text = TYPED[round % TYPED.length];
			return [
				`bench.before = list.dataset.count; bench.type(document.querySelector('#filter'), '${text}')`,
				'list.dataset.count !== bench.before',
			];
		},
	},
	{
		name: 'a jump of the scroll bar',
		before: {
			panel: `bench.type(document.querySelector('#filter'), '')`,
			least: `bench.type(document.querySelector('#filter'), '')`,
		},
		panel: round => [
			`bench.index = Math.round(${shareOf(round)} * ${COUNT}); ${GRID}.scrollTop = bench.index * 21`,
			`[...document.querySelectorAll('.grid-row')].some(row => Math.abs(row.getAttribute('aria-rowindex') - bench.index) < 3)`,
		],
		least: round => [
			`bench.index = Math.round(${shareOf(round)} * ${COUNT}); list.scrollTop = bench.index * 21`,
			`[...document.querySelectorAll('.row')].some(row => Math.abs(row.dataset.index - bench.index) < 3)`,
		],
	},
];

/** @param path of a file to write the recording to */
export async function measureList(tools: DevTools, path: string, rounds: number): Promise<ListMeasured> {
	await writeLongHar(path, COUNT, 0);
	await chooseFiles(tools, path);
	const { panel } = tools;
	await until(
		'the long list',
		() => panel.evaluate<boolean>(`document.querySelector('.banners [role=status] .notice') !== null`),
		120_000,
	);
	await openView(tools, 'Requests');
	const least = await tools.context.newPage();
	await least.goto(MINIMAL);
	await probe(panel);
	await probe(least);
	const actions: ActionMeasured[] = [];
	for (const action of ACTIONS) actions.push(await measure(tools, least, action, rounds));
	const elements = await panel.evaluate<number>(`document.querySelectorAll('*').length`);
	await least.close();
	return { actions, elements };
}

async function measure(
	tools: DevTools,
	least: Page,
	{ before, least: inLeast, name, panel: inPanel }: Action,
	rounds: number,
): Promise<ActionMeasured> {
	const times = { panel: [] as number[], least: [] as number[] };
	const once = async (page: Frame | Page, prepare: string | undefined, how: readonly [string, string]) => {
		if (prepare) await page.evaluate(`{ ${prepare} }`);
		await page.waitForTimeout(PAUSE);
		return timeOf(page, ...how);
	};
	for (let round = 0; round < rounds; round++) {
		times.panel.push(await once(tools.panel, before?.panel, inPanel(round)));
		times.least.push(await once(least, before?.least, inLeast(round)));
	}
	const browser = tools.context.browser();
	if (!browser) throw new Error('The browser went away');
	const { tasks } = await traced(browser, tools.panel, async () => {
		// The same once more would change nothing, and be waited for in vain.
		for (let round = rounds; round < rounds + Math.min(rounds, TYPED.length - 1); round++) {
			await once(tools.panel, before?.panel, inPanel(round));
		}
	});
	return {
		name,
		panel: spreadOf(times.panel),
		least: spreadOf(times.least),
		ratio: spreadOf(ratios(times.panel, times.least)),
		tasks,
	};
}
