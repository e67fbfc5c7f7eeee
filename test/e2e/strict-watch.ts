import type { CDPSession } from 'playwright-core';
import type { DevTools } from './devtools.ts';

/** What a panel that only shows text never does. */
export interface StrictWatch {
	/** Dialogs, errors, violations of the policy, and requests, in words; grows. */
	readonly seen: readonly string[];
	stop(): Promise<void>;
}

/** Code of the panel's own that comes when it is needed: what writes reports. */
const OWN_SCRIPT = /^chrome-extension:\/\/[a-p]{32}\/assets\/[\w-]+\.js$/;

/**
 * Listens to the panel's own frame through the debugger: nothing that it loads, throws or complains about goes by.
 *
 * @param tools with the panel shown
 */
export async function watchStrictly(tools: DevTools): Promise<StrictWatch> {
	const seen: string[] = [];
	const session: CDPSession = await tools.context.newCDPSession(tools.panel);
	session.on('Network.requestWillBeSent', ({ request }) => {
		if (!OWN_SCRIPT.test(request.url)) seen.push(`request: ${request.url.slice(0, 200)}`);
	});
	session.on('Log.entryAdded', ({ entry }) => seen.push(`${entry.level}: ${entry.text.slice(0, 300)}`));
	session.on('Runtime.consoleAPICalled', ({ type }) => seen.push(`console.${type}`));
	session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text } }) =>
		seen.push(`exception: ${(exception?.description ?? text).slice(0, 500)}`),
	);
	session.on('Page.javascriptDialogOpening', ({ message }) => seen.push(`dialog: ${message}`));
	session.on('Page.frameNavigated', ({ frame }) => seen.push(`navigation: ${frame.url}`));
	const onDialog = (dialog: { message(): string; dismiss(): Promise<void> }) => {
		seen.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	};
	tools.devtools.on('dialog', onDialog);
	for (const domain of ['Network', 'Log', 'Runtime', 'Page'] as const) await session.send(`${domain}.enable`);
	seen.length = 0; // what the log kept from before
	return {
		seen,
		async stop() {
			tools.devtools.off('dialog', onDialog);
			await session.detach();
		},
	};
}
