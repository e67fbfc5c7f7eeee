import type { Page } from 'playwright-core';
import { PATIENCE_MS, within } from './until.ts';

export type Theme = 'light' | 'dark';

// Everything here is text, not functions: test runners rewrite `import()` and named functions into calls to helpers
// that do not exist inside DevTools.

/** DevTools' front end is served as modules, and its own instances are to be had by importing them once more. */
const FRONT_END = `
	const load = path => import(new URL(path, location.href).href);
	const views = async () => (await load('./ui/legacy/legacy.js')).ViewManager.ViewManager.instance();
	const settings = async () => (await load('./core/common/common.js')).Settings.Settings.instance();
`;

/**
 * Selects a tool in DevTools, wherever its tab is: it may sit in the overflow menu, where a click cannot reach it.
 *
 * @param devtools page of the front end, whose extension page has already run (earlier, the front end throws)
 * @param view a built-in one such as 'console', or that of an extension: 'chrome-extension://<id><panel title>'
 * @returns true once the tool is the visible one
 */
export function showView(devtools: Page, view: string): Promise<boolean> {
	const id = JSON.stringify(view);
	return inFrontEnd(
		devtools,
		`const all = await views(); await all.showView(${id}); return all.isViewVisible(${id});`,
	);
}

/**
 * Changes the theme the way the settings page of DevTools does, so that theme handlers of extensions are called.
 *
 * @param devtools page of the front end
 * @param theme wanted
 * @returns true once the front end itself shows the theme
 */
export function setFrontEndTheme(devtools: Page, theme: Theme): Promise<boolean> {
	const name = theme === 'dark' ? 'dark' : 'default';
	return inFrontEnd(
		devtools,
		`const setting = (await settings()).moduleSetting('ui-theme');
		if (setting.get() !== '${name}') setting.set('${name}');
		return document.documentElement.classList.contains('theme-with-dark-background') === ${theme === 'dark'};`,
	);
}

function inFrontEnd(devtools: Page, body: string): Promise<boolean> {
	return within(devtools.evaluate<boolean>(`(async () => { ${FRONT_END} ${body} })()`), PATIENCE_MS);
}
