import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openDevTools } from '../e2e/devtools.ts';
import { until } from '../e2e/until.ts';
import { type HarEntry, inOrderOfStart } from './har.ts';

const extension = fileURLToPath(new URL('extension', import.meta.url));

/** What the recording extension keeps of one request. */
interface Kept {
	readonly entry: HarEntry;
	/** As `getContent` answered; null when the browser had no body to give. */
	readonly content: string | null;
	readonly encoding: string;
}

/** Everything a devtools page of an extension is told about one tab. */
export interface DevToolsRecording {
	readonly page: Page;
	/** "Chromium 156" */
	readonly browser: string;
	/** Forgets what was recorded so far: the scene was only being set. */
	startOver(): Promise<void>;
	/** Waits until DevTools has told of everything so far: a body that was not fetched before a navigation is lost. */
	caughtUp(): Promise<void>;
	/** What was recorded, with bodies, once nothing is under way any more. */
	entries(): Promise<HarEntry[]>;
	close(): Promise<void>;
}

/** Opens a browser with DevTools and the recording extension in it. */
export async function recordDevTools(): Promise<DevToolsRecording> {
	const tools = await openDevTools({ extension, openPanel: false });
	const [, major] = /(\d+)\./.exec(tools.context.browser()?.version() ?? '') ?? [];
	// The page's own idea of idle first, then what the extension still waits for: an event comes up to 0.7 s after the
	// answer, and some bodies never come, so a count that stands still for a while is the end of it.
	const settle = async (still: number) => {
		await tools.page.waitForLoadState('networkidle', { timeout: 4000 }).catch(() => undefined);
		let before = '';
		let since = Date.now();
		await until('the recording to settle', async () => {
			const now = await tools.devtoolsPage.evaluate<string>(
				'recorder.entries.length + "," + recorder.pending',
			);
			if (now !== before) since = Date.now();
			before = now;
			return Date.now() - since > still;
		});
	};
	return {
		page: tools.page,
		browser: `Chromium ${major}`,
		async startOver() {
			await settle(900);
			await tools.devtoolsPage.evaluate('void recorder.entries.splice(0)');
		},
		caughtUp: () => settle(500),
		async entries() {
			await settle(900);
			const kept: Kept[] = JSON.parse(
				await tools.devtoolsPage.evaluate<string>('JSON.stringify(recorder.entries)'),
			);
			return inOrderOfStart(kept.map(withContent));
		},
		close: () => tools.close(),
	};
}

function withContent({ entry, content, encoding }: Kept): HarEntry {
	if (content === null) return entry;
	const body = { ...entry.response.content, text: content, ...(encoding === '' ? {} : { encoding }) };
	return { ...entry, response: { ...entry.response, content: body } };
}
