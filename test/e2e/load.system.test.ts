import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CAPS } from '../../src/browser/exchange-store.ts';
import type { TrafficSource } from '../../src/browser/recorder.ts';
import { entriesOf } from '../bench/recording/make.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import { detail, openRow, openView, rows, textOf, totalRows } from './panel-hand.ts';
import { type AwkwardSite, startAwkwardSite } from './site.ts';
import { until } from './until.ts';

/* More traffic than anybody has, in the real panel. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));

let site: AwkwardSite;
let tools: DevTools;

beforeAll(async () => {
	site = await startAwkwardSite();
	tools = await openDevTools({ extension, url: `${site.origin}/` });
	await openView(tools, 'Requests');
});

afterAll(async () => {
	await tools?.close();
	await site?.stop();
});

/** What the status bar counts: requests, conflicts, let go. */
async function counts(): Promise<readonly number[]> {
	const texts = await tools.panel.locator('.status-counts span').allTextContents();
	return texts.map(text => Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', '')));
}

/** Path and query of all that the recorder holds. */
function recorded(): Promise<readonly string[]> {
	return tools.panel.evaluate(() => {
		const paths: string[] = [];
		const { concordSource } = window as unknown as { concordSource: TrafficSource };
		const end = new AbortController();
		concordSource.subscribe(event => {
			if (event.type !== 'put') return;
			const { pathname, search } = new URL(event.exchange.request.url);
			paths.push(pathname + search);
		}, end.signal);
		end.abort();
		return paths;
	});
}

describe('a page that does nothing but ask', () => {
	it('has each of its requests in the list', async () => {
		const sent = await tools.page.evaluate(async () => {
			const end = Date.now() + 3000;
			let sent = 0;
			const ask = async () => {
				while (Date.now() < end) await (await fetch(`/wp-json/wp/v2/posts/${sent++}?burst=${end}`)).text();
			};
			await Promise.all(Array.from({ length: 50 }, ask));
			return Array.from({ length: sent }, (_, post) => `/wp-json/wp/v2/posts/${post}?burst=${end}`);
		});
		expect(sent.length).toBeGreaterThan(100);
		await until(`${sent.length} requests`, async () => {
			const kept = new Set(await recorded());
			const lost = sent.filter(path => !kept.has(path));
			if (lost.length > 0) throw new Error(`${lost.length} are missing, ${lost[0]} among them`);
			return (await totalRows(tools)) >= sent.length;
		});
	});
});

describe('10,000 requests a second for 10 seconds', () => {
	const ENTRIES = 100_000;
	const made = [...entriesOf({ entries: 500, seed: 9, allBodies: true }, () => {})];
	const refused = made.filter(entry => statusOf(entry) === 409).length * (ENTRIES / made.length);

	beforeAll(async () => {
		// By the door of `onRequestFinished`: no page can send so much through a network.
		await tools.panel.evaluate(
			({ count, templates }) => {
				const { concordSource } = window as unknown as {
					concordSource: { record(entry: object): void };
				};
				let done = 0;
				const began = Date.now();
				const timer = setInterval(() => {
					const due = Math.min(count, Math.ceil((Date.now() - began) * 10));
					// A machine that is behind does not get seconds of it at once.
					for (let left = Math.min(due - done, 500); left > 0; left--) {
						const { request, response, ...rest } = templates[done % templates.length] as {
							request: { url: string };
							response: { content: { text?: string; encoding?: string } };
						};
						const { encoding, text, ...content } = response.content;
						const getContent = (answer: (text: string | null, encoding: string) => void) =>
							queueMicrotask(() => answer(text ?? null, encoding ?? ''));
						concordSource.record(
							Object.assign(Object.create({ getContent }), rest, {
								startedDateTime: new Date(began + done / 10).toISOString(),
								request: {
									...request,
									url: `${request.url}${request.url.includes('?') ? '&' : '?'}n=${done}`,
								},
								response: { ...response, content },
							}),
						);
						done += 1;
					}
					if (done < count) return;
					clearInterval(timer);
					document.documentElement.dataset.flooded = 'true';
				}, 10);
			},
			{ count: ENTRIES, templates: made },
		);
	});

	it('leaves the panel at hand', async () => {
		await until('the flood', async () => (await totalRows(tools)) > 5000);
		await tools.panel.locator('[role=grid]').press('Home');
		await openRow(tools, '/wp/v2');
		await detail(tools).waitFor();
	});

	it('is kept as far as the caps allow, every conflict with it, and what was let go is said', async () => {
		await until(
			'the end of the flood',
			() => tools.panel.evaluate(() => document.documentElement.dataset.flooded === 'true'),
			120_000,
		);
		let before = '';
		const read = await until('all of it to be read', async () => {
			const now = await counts();
			const isSettled = String(now) === before;
			before = String(now);
			// Longer than a frame takes.
			await tools.panel.evaluate(() => new Promise(done => setTimeout(done, 1000)));
			return isSettled && now;
		});
		const [requests = 0, conflicts = 0, letGo = 0] = read;
		expect(conflicts).toBeGreaterThanOrEqual(refused);
		expect(requests).toBeGreaterThanOrEqual(DEFAULT_CAPS.exchanges);
		expect(requests).toBeLessThan(DEFAULT_CAPS.exchanges * 1.5);
		expect(letGo).toBeGreaterThan(0);
		await textOf(tools.panel.locator('.status-counts'), /let go/);
		expect(await rows(tools).count()).toBeLessThan(100);
	});

	it('ends in bounded memory', async () => {
		const session = await tools.context.newCDPSession(tools.panel);
		await session.send('HeapProfiler.collectGarbage');
		const { usedSize } = await session.send('Runtime.getHeapUsage');
		expect(usedSize / 1e6).toBeLessThan(300);
	});
});

function statusOf(entry: object): number {
	return (entry as { response: { status: number } }).response.status;
}
