import type { Frame, Page } from 'playwright-core';
import type { Launched } from './launch.ts';
import { until } from './until.ts';

/** Our devtools_page. */
export const DEVTOOLS_PAGE_PATH = '/src/browser/devtools.html';
/** True in the devtools_page once panels.create has called back: its frame exists long before its script ran. */
export const DEVTOOLS_PAGE_READY = `document.documentElement.dataset.ready === 'true'`;

// An undocked DevTools brings a second devtools:// page along, device_mode_emulation_frame.html.
const FRONT_END_URL = /^devtools:.*\/devtools_app\.html/;

/** DevTools open on a page. */
export interface FrontEnd {
	/** The front end itself. */
	readonly devtools: Page;
	/** The hidden page of our extension in it. */
	readonly devtoolsPage: Frame;
}

/**
 * Opens DevTools on the page of the browser and waits until our extension has registered its panel there.
 *
 * @param launched a browser with the extension, and no DevTools open on its page
 * @returns the front end and our hidden page in it
 * @throws Error when the browser is too old for Target.openDevTools, or says what it waited for in vain
 */
export async function attach(launched: Launched): Promise<FrontEnd> {
	const { context, browser, page, extensionId } = launched;
	const before = new Set(context.pages());
	const targetId = await targetIdOf(page);
	await browser.send('Target.openDevTools', { targetId }).catch(cause => {
		throw new Error('The browser did not open DevTools (Target.openDevTools); is it too old?', { cause });
	});
	const devtools = await until('the DevTools window', () =>
		context.pages().find(each => !before.has(each) && FRONT_END_URL.test(each.url())),
	);
	const devtoolsPage = await until(`the devtools_page ${DEVTOOLS_PAGE_PATH}`, () =>
		extensionFrame(devtools, extensionId, DEVTOOLS_PAGE_PATH),
	);
	await until(`the devtools_page to be ready (${DEVTOOLS_PAGE_READY})`, () =>
		devtoolsPage.evaluate<boolean>(DEVTOOLS_PAGE_READY),
	);
	return { devtools, devtoolsPage };
}

/**
 * Finds a frame of the extension inside DevTools.
 *
 * @param path of its document, with the leading slash
 * @returns the frame, or undefined as long as there is none
 */
export function extensionFrame(devtools: Page, extensionId: string, path: string): Frame | undefined {
	const url = `chrome-extension://${extensionId}${path}`;
	return devtools.frames().find(frame => frame.url().split(/[?#]/)[0] === url);
}

/**
 * Asks the protocol's name of a page: browser-wide commands want it, and Playwright keeps it to itself.
 *
 * @returns the target id
 * @throws Error when the page is closed
 */
export async function targetIdOf(page: Page): Promise<string> {
	const session = await page.context().newCDPSession(page);
	const { targetInfo } = await session.send('Target.getTargetInfo');
	await session.detach();
	return targetInfo.targetId;
}
