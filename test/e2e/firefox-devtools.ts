import { startFirefox } from './firefox-launch.ts';
import { until } from './until.ts';

/** Firefox with its toolbox open on a tab, and the panel in it. */
export interface FirefoxTools {
	/** Whether Firefox's own log has a request to an address that ends so. It lags behind the page. */
	isLogged(end: string): Promise<unknown>;
	/** Evaluates an expression, which may be a promise, in the inspected page. */
	inPage(expression: string): Promise<unknown>;
	/** Selects the panel, which loads it the first time. */
	showPanel(): Promise<void>;
	/** Evaluates an expression, which may be a promise, in the panel. */
	inPanel(expression: string): Promise<unknown>;
	/** Waits until an expression in the panel is true, and says what it is. */
	untilInPanel(what: string, expression: string): Promise<unknown>;
	/** Changes the theme of DevTools, as its settings do. */
	setTheme(name: 'light' | 'dark'): Promise<unknown>;
	close(): Promise<void>;
}

/** The toolbox as Firefox's own tests open it. It is kept for the other scripts, which share a sandbox. */
const OPEN_TOOLBOX = `
	const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
	const { gDevTools } = require('devtools/client/framework/devtools');
	const window = Services.wm.getMostRecentWindow('navigator:browser');
	globalThis.toolbox = await gDevTools.showToolboxForTab(window.gBrowser.selectedTab, { toolId: 'webconsole', hostType: 'window' });
`;
/** Tools of extensions come some time after the toolbox. */
const TOOL_ID = `return toolbox.getAdditionalTools().map(tool => tool.id)[0] ?? null;`;
/**
 * An extension's listener hears of requests only from the moment at which this is connected; what came before, nobody knows
 * (devtools/client/framework/toolbox.js, addRequestFinishedListener). It takes longer than to register a panel, and a Firefox
 * that was just installed takes seconds. A person is slower.
 */
const LISTENS = `await toolbox.getNetMonitorAPI();`;
const KNOCK = `await fetch('/?knock').then(answer => answer.text());`;
const LOGGED = `
	const { log } = await (await toolbox.getNetMonitorAPI()).getHar();
	return log.entries.some(({ request }) => request.url.endsWith(args[0]));
`;

/** The panel is a remote browser in a frame of the toolbox. */
const FIND_PANEL = `
	const browserIn = window => {
		for (const browser of window.document.querySelectorAll('browser')) {
			if (browser.browsingContext?.currentURI?.spec.endsWith('/panel.html')) return browser;
		}
		for (const { contentWindow } of window.document.querySelectorAll('iframe')) {
			const found = contentWindow && browserIn(contentWindow);
			if (found) return found;
		}
		return null;
	};
	globalThis.panel = browserIn(toolbox.win);
	return panel !== null;
`;

/**
 * The panel's content security policy forbids eval, and rightly so; a sandbox with the panel's own principal is not bound
 * by it. What it says travels as JSON.
 */
const EVALUATE = `
	const id = 'concord-' + Math.random();
	const inPanel = '(async () => { let told; try {'
		+ 'const sandbox = Cu.Sandbox(content.document.nodePrincipal, { sandboxPrototype: content, wantXrays: false });'
		+ 'const value = await Cu.evalInSandbox(' + JSON.stringify(args[0]) + ', sandbox);'
		+ 'told = { value: JSON.stringify(value === undefined ? null : value) };'
		+ '} catch (error) { told = { error: String(error) }; } sendAsyncMessage(' + JSON.stringify(id) + ', told); })()';
	return new Promise((resolve, reject) => {
		panel.messageManager.addMessageListener(id, function told({ data }) {
			panel.messageManager.removeMessageListener(id, told);
			if (data.error) reject(new Error(data.error));
			else resolve(JSON.parse(data.value));
		});
		panel.messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(inPanel), false);
	});
`;

/**
 * Starts Firefox, loads the extension as a temporary add-on, and opens the toolbox on a page.
 *
 * @param path of Firefox
 * @param extension folder of the build
 * @param url of the page to inspect
 */
export async function openFirefoxTools(path: string, extension: string, url: string): Promise<FirefoxTools> {
	const firefox = await startFirefox(path);
	const inPanel = (expression: string) => firefox.run('chrome', EVALUATE, expression);
	try {
		await firefox.send('Addon:Install', { path: extension, temporary: true });
		// First the page: what one sends while the toolbox follows the tab to another page, Firefox's own log may not see.
		await firefox.send('WebDriver:Navigate', { url });
		await firefox.run('chrome', OPEN_TOOLBOX);
		const tool = await until('the panel to be registered', () => firefox.run('chrome', TOOL_ID));
		await firefox.run('chrome', LISTENS);
		await until('Firefox to log what the page sends', async () => {
			await firefox.run('content', KNOCK);
			return firefox.run('chrome', LOGGED, '/?knock');
		});
		return {
			isLogged: end => firefox.run('chrome', LOGGED, end),
			inPage: expression => firefox.run('content', `return (${expression});`),
			async showPanel() {
				await firefox.run('chrome', 'await toolbox.selectTool(args[0]);', tool);
				await until('the panel to be loaded', () => firefox.run('chrome', FIND_PANEL));
				await until('the panel to be drawn', () => inPanel("document.querySelector('.toolbar') !== null"));
			},
			inPanel,
			untilInPanel: (what, expression) => until(what, () => inPanel(expression)),
			setTheme: name => firefox.run('chrome', "Services.prefs.setCharPref('devtools.theme', args[0]);", name),
			close: () => firefox.quit(),
		};
	} catch (error) {
		await firefox.quit();
		throw error;
	}
}
