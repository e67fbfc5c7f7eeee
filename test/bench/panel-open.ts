import type { CDPSession } from 'playwright-core';
import type { DevTools } from '../e2e/devtools.ts';
import { button, chooseFiles } from '../e2e/panel-hand.ts';
import { until } from '../e2e/until.ts';
import { follow, type OpeningStory, probe, storyOf } from './panel-probe.ts';
import { type Tasks, traced } from './panel-trace.ts';
import { costOf } from './process.ts';
import { ratios, type Spread, spreadOf } from './spread.ts';

/** A file opened in the panel, beside the same file in the terminal. Times in milliseconds. */
export interface OpeningMeasured {
	readonly panel: Spread;
	readonly terminal: Spread;
	readonly ratio: Spread;
	/** The same by CPU, all of the browser's processes together: a busy machine does not change it. */
	readonly cpuRatio: Spread;
	readonly tasks: Tasks;
	/** How often the bar moved, the least of all rounds. */
	readonly steps: number;
	/** From the click on Cancel to the frame without the bar. */
	readonly cancel: Spread;
}

const PATIENCE = 300_000;

/** @param script of the terminal's Concord */
export async function measureOpening(
	tools: DevTools,
	script: string,
	file: string,
	rounds: number,
): Promise<OpeningMeasured> {
	await probe(tools.panel);
	const browser = tools.context.browser();
	if (!browser) throw new Error('The browser went away');
	const session = await browser.newBrowserCDPSession();
	const walls = { panel: [] as number[], terminal: [] as number[] };
	const cpus = { panel: [] as number[], terminal: [] as number[] };
	const steps: number[] = [];
	const cancels: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const started = performance.now();
		cpus.terminal.push(
			(await costOf(script, 'analyze', '--format', 'json', '--output', `${file}.json`, file)).cpu,
		);
		walls.terminal.push(performance.now() - started);
		const before = await cpuOf(session);
		const story = await openWhole(tools, file);
		cpus.panel.push((await cpuOf(session)) - before);
		walls.panel.push(story.ms ?? Number.NaN);
		steps.push(story.steps);
		cancels.push(await openAndCancel(tools, file));
	}
	const { tasks } = await traced(browser, tools.panel, () => openWhole(tools, file));
	await button(tools, 'Back to live traffic').click();
	await session.detach();
	return {
		panel: spreadOf(walls.panel),
		terminal: spreadOf(walls.terminal),
		ratio: spreadOf(ratios(walls.panel, walls.terminal)),
		cpuRatio: spreadOf(ratios(cpus.panel, cpus.terminal)),
		tasks,
		steps: Math.min(...steps),
		cancel: spreadOf(cancels),
	};
}

async function openWhole(tools: DevTools, file: string): Promise<OpeningStory> {
	await follow(tools.panel);
	await chooseFiles(tools, file);
	return until(
		'the file to be shown',
		async () => {
			const story = await storyOf(tools.panel);
			return story.ms !== null && story;
		},
		PATIENCE,
	);
}

async function openAndCancel(tools: DevTools, file: string): Promise<number> {
	await follow(tools.panel);
	await chooseFiles(tools, file);
	await until('some progress', async () => (await storyOf(tools.panel)).steps > 5, PATIENCE);
	await button(tools, 'Cancel').click();
	const story = await until('the file to be given up', async () => {
		const now = await storyOf(tools.panel);
		return now.gone !== null && now;
	});
	return (story.gone ?? Number.NaN) - (story.clicked ?? Number.NaN);
}

/** CPU that all processes of the browser have used, in milliseconds. */
async function cpuOf(session: CDPSession): Promise<number> {
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}
