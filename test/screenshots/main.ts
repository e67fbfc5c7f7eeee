import { rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LOOKS, openStage, PANEL_STATES } from './states.ts';

/*
 * `npm run screenshots [-- --out FOLDER] [--only NAME]`: every look of the panel, in real DevTools over a real WordPress, in both
 * themes, 1200 and 420 px wide. For eyes, not for comparison: fonts differ from machine to machine. Needs `npm run build:chrome`.
 */

const { values: options } = parseArgs({
	options: {
		out: { type: 'string', default: fileURLToPath(new URL('../../.cache/screenshots', import.meta.url)) },
		only: { type: 'string' },
	},
});
const folder = resolve(options.out);

async function takeAll(): Promise<void> {
	if (options.only === undefined) await rm(folder, { recursive: true, force: true });
	const stage = await openStage();
	const { tools } = stage;
	try {
		for (const state of PANEL_STATES) {
			await state.open(stage);
			if (options.only === undefined || state.name.includes(options.only)) {
				for (const { height, theme, width } of LOOKS) {
					await tools.setTheme(theme);
					await tools.resizePanel(width, height);
					await tools.screenshot(join(folder, `${state.name}-${theme}-${width}.png`), { clipTo: 'panel' });
				}
				console.log(state.name);
			}
			await state.leave?.(stage);
		}
	} finally {
		await stage.close();
	}
	console.log(`\nPictures in ${relative(process.cwd(), folder) || '.'}`);
}

try {
	await takeAll();
} catch (error) {
	console.error(`The screenshots stopped: ${error instanceof Error ? error.message : String(error)}`);
	process.exitCode = 1;
}
