import type { CDPSession, Frame, Page } from 'playwright-core';
import { targetIdOf } from './attach.ts';
import { until } from './until.ts';

/**
 * Resizes the window of DevTools so that a frame in it gets the wanted size: a real resize, as by a person's hand, and
 * not an emulated one, which the front end would not lay itself out for.
 *
 * @param browser session of the browser
 * @param devtools the window's page
 * @param frame the shown panel
 * @param width of the frame, in CSS pixels
 * @param height of the frame; unchanged when undefined
 * @returns once the frame itself measures that much
 * @throws Error when it does not get there, as on a display that is too small
 */
export async function resizeToFit(
	browser: CDPSession,
	devtools: Page,
	frame: Frame,
	width: number,
	height: number | undefined,
): Promise<void> {
	const targetId = await targetIdOf(devtools);
	const { windowId, bounds } = await browser.send('Browser.getWindowForTarget', { targetId });
	const now = await sizeOf(frame);
	// What stands around the panel keeps its size: the window's edge, the tab bar, a drawer.
	const aroundWidth = (bounds.width ?? now.width) - now.width;
	const aroundHeight = (bounds.height ?? now.height) - now.height;
	await browser.send('Browser.setWindowBounds', {
		windowId,
		bounds: { width: width + aroundWidth, height: (height ?? now.height) + aroundHeight },
	});
	await until(
		`the panel to become ${width} × ${height ?? now.height} px (is the display too small?)`,
		async () => {
			const size = await sizeOf(frame);
			return size.width === width && size.height === (height ?? now.height);
		},
	);
}

function sizeOf(frame: Frame): Promise<{ width: number; height: number }> {
	return frame.evaluate('({ width: innerWidth, height: innerHeight })');
}
