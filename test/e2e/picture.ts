import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { until } from './until.ts';

/**
 * Writes a PNG of DevTools, or of our panel alone; makes the folder.
 *
 * @param path of the file
 * @param devtools the front end
 * @param panel our frame in it, if it was ever shown
 * @param clipTo what to keep of the window
 * @throws Error when the panel alone is wanted and not shown
 */
export async function takePicture(
	path: string,
	devtools: Page,
	panel: Frame | undefined,
	clipTo: 'panel' | 'devtools',
): Promise<void> {
	const element = await panel?.frameElement();
	const box = await element?.boundingBox();
	if (panel && box) await painted(panel);
	else if (clipTo === 'panel') throw new Error('The panel is not shown: call showPanel() first.');
	await mkdir(dirname(path), { recursive: true });
	// Without transitions, or the mark under the selected tab is caught on its way.
	const options = { path, animations: 'disabled' } as const;
	await devtools.screenshot(box && clipTo === 'panel' ? { ...options, clip: box } : options);
}

/** Lets a shown frame paint what its script has changed so far. A hidden one never calls back. */
async function painted(frame: Frame): Promise<void> {
	await until('the panel to paint', () =>
		frame.evaluate<boolean>(
			'new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))',
		),
	);
}
