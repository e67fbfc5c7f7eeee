import { readFileSync } from 'node:fs';
import type { Exchange } from '../src/exchange/exchange.ts';
import { exchangeFromHar } from '../src/exchange/from-har.ts';
import { sayFrom } from '../src/words/catalogue.ts';

/** What a browser handed over for one or more requests, from `test/fixtures`. */
export interface RecordedEntry {
	readonly entry: { request: { url: string }; response: object };
	readonly getContent: unknown;
}

export function recorded(name: string): RecordedEntry {
	const [first] = JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'));
	return first;
}

/** The English catalogue. */
export const englishMessages: Record<string, { message: string; description?: string }> = JSON.parse(
	readFileSync(new URL('../public/_locales/en/messages.json', import.meta.url), 'utf8'),
);

export const sayEnglish = sayFrom(englishMessages);

/** A HAR entry from the few things a test cares about. */
export interface EntrySketch {
	readonly method?: string;
	readonly url?: string;
	readonly requestHeaders?: Readonly<Record<string, string>>;
	readonly requestBody?: string;
	readonly status?: number;
	readonly responseHeaders?: Readonly<Record<string, string>>;
	readonly responseBody?: string;
	readonly startedDateTime?: string;
	readonly resourceType?: string;
	readonly initiator?: unknown;
	readonly error?: string;
}

export function harEntry(sketch: EntrySketch = {}): Record<string, unknown> {
	const fields = (headers: Readonly<Record<string, string>> = {}) =>
		Object.entries(headers).map(([name, value]) => ({ name, value }));
	const { responseBody: text } = sketch;
	return {
		startedDateTime: sketch.startedDateTime ?? '2026-11-21T08:00:00.000Z',
		time: 12,
		request: {
			method: sketch.method ?? 'GET',
			url: sketch.url ?? 'https://example.test/wp-json/wp/v2/posts/1',
			headers: fields(sketch.requestHeaders),
			...(sketch.requestBody === undefined ? {} : { postData: { text: sketch.requestBody } }),
		},
		response: {
			status: sketch.status ?? 200,
			statusText: '',
			headers: fields(sketch.responseHeaders),
			content: {
				size: text?.length ?? 0,
				mimeType: 'application/json',
				...(text === undefined ? {} : { text }),
			},
			...(sketch.error === undefined ? {} : { _error: sketch.error }),
		},
		...(sketch.initiator === undefined ? {} : { _initiator: sketch.initiator }),
		...(sketch.resourceType === undefined ? {} : { _resourceType: sketch.resourceType }),
	};
}

export function exchange(sketch: EntrySketch = {}, id = 0): Exchange {
	const made = exchangeFromHar(harEntry(sketch), id);
	if (!made) throw new Error('The sketch is no request');
	return made;
}
