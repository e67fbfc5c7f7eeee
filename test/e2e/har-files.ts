import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { DevTools } from './devtools.ts';

/* HAR files for the panel to open: what DevTools itself recorded, and ones that are too large to keep. */

/** Writes what DevTools holds as it would save it, bodies included. */
export async function writeHarOfDevTools(tools: DevTools, path: string): Promise<void> {
	const log = await tools.devtoolsPage.evaluate(
		() =>
			new Promise<string>(done => {
				chrome.devtools.network.getHAR(async log => {
					const entries = log.entries as unknown as chrome.devtools.network.Request[];
					const whole = entries.map(
						entry =>
							new Promise<object>(got => {
								entry.getContent((text, encoding) => {
									const { response } = entry;
									const content = { ...response.content, text, ...(encoding ? { encoding } : {}) };
									got({ ...entry, response: { ...response, content } });
								});
							}),
					);
					done(JSON.stringify({ log: { ...log, entries: await Promise.all(whole) } }));
				});
			}),
	);
	await writeFile(path, log);
}

/**
 * Writes a HAR of many saves of posts, each tenth refused.
 *
 * @param count how many entries
 * @param padding UTF-16 units of each answer that say nothing
 */
export async function writeLongHar(path: string, count: number, padding: number): Promise<void> {
	const file = createWriteStream(path);
	file.write('{"log":{"version":"1.2","creator":{"name":"A test","version":"1"},"entries":[');
	const filler = 'x'.repeat(padding);
	for (let at = 0; at < count; at++) {
		if (!file.write(`${at > 0 ? ',' : ''}${JSON.stringify(entryAt(at, filler))}`)) await once(file, 'drain');
	}
	file.end(']}}');
	await once(file, 'finish');
}

function entryAt(at: number, filler: string): object {
	const text =
		at % 10 === 0
			? JSON.stringify({ code: 'acme_stale', message: 'Changed meanwhile.', data: { status: 409 } })
			: JSON.stringify({ id: at, filler });
	return {
		startedDateTime: new Date(Date.UTC(2026, 0, 1) + at * 100).toISOString(),
		time: 12,
		request: {
			method: 'POST',
			url: `https://example.test/wp-json/wp/v2/posts/${at}`,
			headers: [{ name: 'Content-Type', value: 'application/json' }],
			postData: { mimeType: 'application/json', text: '{"title":"Mine"}' },
		},
		response: {
			status: at % 10 === 0 ? 409 : 200,
			statusText: '',
			headers: [{ name: 'Content-Type', value: 'application/json' }],
			content: { size: text.length, mimeType: 'application/json', text },
		},
	};
}
