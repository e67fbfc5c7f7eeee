import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStage, PANEL_STATES } from './states.ts';

/*
 * `npm run screenshots:store`: the pictures of the stores, 1280 by 800 as Chrome's wants them, into `docs/store`. Needs
 * `npm run build:chrome`.
 */

const folder = fileURLToPath(new URL('../../docs/store', import.meta.url));
const SIZE = [1280, 800] as const;

/** By the state they show; in this order they can be reached. */
const PICTURES: Readonly<Record<string, string>> = {
	'tab-diagnosis': 'conflict.png',
	'compare-fetched': 'compare.png',
	'tab-response': 'response.png',
	requests: 'requests.png',
	report: 'report.png',
};

async function takeAll(): Promise<void> {
	const missing = new Set(Object.values(PICTURES));
	const stage = await openStage();
	try {
		await stage.tools.setTheme('light');
		await stage.tools.resizePanel(...SIZE);
		for (const { leave, name, open } of PANEL_STATES) {
			await open(stage);
			const picture = PICTURES[name];
			if (picture !== undefined) {
				// A report is written by a worker.
				await stage.tools.panel.locator('.report-wait').waitFor({ state: 'detached' });
				await stage.tools.screenshot(join(folder, picture), { clipTo: 'panel' });
				missing.delete(picture);
				console.log(relative(process.cwd(), join(folder, picture)));
			}
			if (missing.size === 0) return;
			await leave?.(stage);
		}
	} finally {
		await stage.close();
	}
	throw new Error(`the panel has no state for ${[...missing].join(', ')}`);
}

try {
	await takeAll();
} catch (error) {
	console.error(`The pictures stopped: ${error instanceof Error ? error.message : String(error)}`);
	process.exitCode = 1;
}
