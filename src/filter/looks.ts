import type { ExchangeResponse } from '../exchange/exchange.ts';
import { type Headers, header } from '../exchange/headers.ts';
import { EVENT_ID_HEADERS } from '../wordpress/knowledge/edge-signatures.ts';

/** The names of headers, as they were sent. */
export function anyName(headers: Headers, test: (text: string) => boolean): boolean {
	return headers.some(({ name }) => test(name));
}

const ID_HEADERS: ReadonlySet<string> = new Set(EVENT_ID_HEADERS.map(row => row.header));

/** The ids that a log can be searched for. */
export function anyId(headers: Headers, test: (text: string) => boolean): boolean {
	return headers.some(({ name, value }) => ID_HEADERS.has(name.toLowerCase()) && test(value));
}

/** The host with its port, and without it. Cheaper than parsing the URL, and these come from the browser. */
export function anyHost(url: string, test: (text: string) => boolean): boolean {
	const [, name = '', port = ''] =
		/^[a-z][a-z\d+.-]{0,20}:\/\/(?:[^/?#@]{0,500}@)?(\[[^/?#\]]{0,50}\]|[^/?#:]{0,500})(:\d{1,5})?/i.exec(
			url,
		) ?? [];
	return test(name + port) || (port !== '' && test(name));
}

/** In bytes; of text in UTF-16 units, as near as one gets without counting. What is not there is as large as its header says. */
export function responseSize({ body, headers }: ExchangeResponse): number {
	switch (body.kind) {
		case 'text':
			return body.truncatedFrom ?? body.text.length;
		case 'binary':
			return body.bytes;
		case 'empty':
			return 0;
		case 'missing': {
			const length = header(headers, 'content-length') ?? '';
			return /^\d{1,15}$/.test(length) ? Number(length) : 0;
		}
	}
}
