import type { BrowserContext, Frame, Page } from 'playwright-core';
import { attach, extensionFrame, type FrontEnd } from './attach.ts';
import { setFrontEndTheme, showView, type Theme } from './front-end.ts';
import { type Launched, launch } from './launch.ts';
import { takePicture } from './picture.ts';
import { until } from './until.ts';
import { resizeToFit } from './window-size.ts';

/** The title our panel is created with. */
export const PANEL_TITLE = 'Concord';
export const PANEL_PATH = '/src/panel/panel.html';
/** True in the panel once its module script has run. */
export const PANEL_READY = `document.readyState === 'complete'`;

const OTHER_TOOL = 'console';

export interface DevToolsOptions {
	/** Folder of the built extension. */
	readonly extension: string;
	/** Where the inspected page goes once DevTools watches it; about:blank when absent. */
	readonly url?: string;
	readonly theme?: Theme;
	/** Of the DevTools window. */
	readonly size?: readonly [width: number, height: number];
	/** False asks for real windows; where there is no display it runs headless all the same. */
	readonly headless?: boolean;
	/** False leaves the panel unselected, so that it does not exist until {@link DevTools.showPanel}. */
	readonly openPanel?: boolean;
	/** A profile to come back to; see `LaunchOptions`. */
	readonly profile?: string;
}

/**
 * Starts a browser with the extension, opens DevTools on its page, selects our panel and only then goes to the URL.
 *
 * @returns the open DevTools; close it
 * @throws Error when there is no browser, it is too old, or something does not come up in time; nothing is left behind
 */
export async function openDevTools(options: DevToolsOptions): Promise<DevTools> {
	const { extension, theme = 'light', size = [1400, 900], headless = true, profile } = options;
	const launched = await launch({
		extension,
		theme,
		size,
		headless,
		...(profile === undefined ? {} : { profile }),
	});
	try {
		const opened = new DevTools(launched, await attach(launched));
		if (options.openPanel !== false) await opened.showPanel();
		if (options.url !== undefined) await opened.page.goto(options.url);
		return opened;
	} catch (error) {
		await launched.close();
		throw error;
	}
}

/** A page with DevTools open on it, and our panel inside. Every wait in it ends with an Error that names its goal. */
export class DevTools {
	readonly #launched: Launched;
	#frontEnd: FrontEnd;
	#panel: Frame | undefined;

	constructor(launched: Launched, frontEnd: FrontEnd) {
		this.#launched = launched;
		this.#frontEnd = frontEnd;
	}

	get context(): BrowserContext {
		return this.#launched.context;
	}

	/** The inspected page. */
	get page(): Page {
		return this.#launched.page;
	}

	/** The front end of DevTools. */
	get devtools(): Page {
		return this.#frontEnd.devtools;
	}

	/** The hidden page of our extension, which collects. */
	get devtoolsPage(): Frame {
		return this.#frontEnd.devtoolsPage;
	}

	/** Our panel. Throws as long as it was never shown. */
	get panel(): Frame {
		if (this.#panel === undefined) throw new Error('The panel was never shown: call showPanel() first.');
		return this.#panel;
	}

	/** Selects our panel and answers with its frame once it is ready. */
	async showPanel(): Promise<Frame> {
		const { extensionId } = this.#launched;
		const view = `chrome-extension://${extensionId}${PANEL_TITLE}`;
		await until(`the panel "${PANEL_TITLE}" to be selected`, () => showView(this.devtools, view));
		const panel = await until(`the panel's frame ${PANEL_PATH}`, () =>
			extensionFrame(this.devtools, extensionId, PANEL_PATH),
		);
		await until(`the panel to be ready (${PANEL_READY})`, () => panel.evaluate<boolean>(PANEL_READY));
		this.#panel = panel;
		return panel;
	}

	/** Selects another tool. The panel's document lives on, unseen. */
	async hidePanel(): Promise<void> {
		await until(`the tool "${OTHER_TOOL}" to be selected`, () => showView(this.devtools, OTHER_TOOL));
	}

	/** Changes DevTools' theme live, and returns after the theme handler of our extension was called. */
	async setTheme(theme: Theme): Promise<void> {
		await until(`DevTools to turn ${theme}`, () => setFrontEndTheme(this.devtools, theme));
		// The front end talks to the extension through one port, in order: its answer to a question asked now comes after
		// its word about the theme.
		await until('the extension to hear of the theme', () =>
			this.devtoolsPage.evaluate<boolean>(
				'new Promise(done => chrome.devtools.inspectedWindow.eval("0", () => done(true)))',
			),
		);
	}

	/** Resizes the DevTools window so that the shown panel becomes this wide, and this high if given. */
	async resizePanel(width: number, height?: number): Promise<void> {
		await resizeToFit(this.#launched.browser, this.devtools, this.panel, width, height);
	}

	/** Writes a PNG of all of DevTools, or of the shown panel alone; makes the folder. */
	async screenshot(
		path: string,
		{ clipTo = 'devtools' }: { clipTo?: 'panel' | 'devtools' } = {},
	): Promise<void> {
		await takePicture(path, this.devtools, this.#panel, clipTo);
	}

	/** Closes DevTools, leaves the page as it is, and opens DevTools on it anew; our panel is not selected then. */
	async reopen(): Promise<void> {
		await this.devtools.close();
		this.#panel = undefined;
		this.#frontEnd = await attach(this.#launched);
	}

	/** Ends the browser and removes its profile. May be called twice. */
	close(): Promise<void> {
		return this.#launched.close();
	}
}
