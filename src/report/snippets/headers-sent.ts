import type { ExchangeRequest } from '../../exchange/exchange.ts';
import { type Headers, header } from '../../exchange/headers.ts';
import { visible } from '../../exchange/visible.ts';
import { patternSet } from '../../wordpress/knowledge/lookup.ts';
import { type Message, message } from '../../words/message.ts';
import { replaceHidden } from './hidden.ts';

export interface ConnectionHeaderRow {
	/** In lower case; exact, or with a `*` at its end. */
	readonly header: string;
	readonly source: string;
}

const of = (source: string, headers: readonly string[]): readonly ConnectionHeaderRow[] =>
	headers.map(header => ({ header, source }));

/** Request headers that belong to the connection and not to the request: whoever repeats it makes its own. */
export const CONNECTION_HEADERS: readonly ConnectionHeaderRow[] = [
	...of('RFC 9113, 8.3.1: pseudo-header fields, which recorders list among the others', [':*']),
	...of('RFC 9110, 7.6.1: connection-specific', [
		'connection',
		'keep-alive',
		'proxy-connection',
		'te',
		'transfer-encoding',
		'upgrade',
	]),
	...of('RFC 9110, 6.6.2', ['trailer']),
	...of('RFC 9110, 8.6: counted anew', ['content-length']),
	...of('RFC 9110, 10.1.1: an agreement between this client and this server', ['expect']),
	...of('RFC 9110, 11.7.2: for the next proxy only', ['proxy-authorization']),
	...of('RFC 9110, 12.5.3: what the client can decode', ['accept-encoding']),
	...of('RFC 7540, 3.2.1', ['http2-settings']),
];

const isOfConnection = patternSet(CONNECTION_HEADERS.map(row => row.header));

/** RFC 9110, 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]{1,200}$/;

export function isToken(text: string): boolean {
	return TOKEN.test(text);
}

export interface SentHeaders {
	readonly headers: Headers;
	/** The answer may come compressed: the browser had asked for that. */
	readonly compressed: boolean;
	readonly notes: readonly Message[];
}

/** The headers that make the request what it is, with names and values that HTTP allows. */
export function sentHeaders({ headers }: ExchangeRequest, host: string): SentHeaders {
	const named = new Set((header(headers, 'connection') ?? '').toLowerCase().split(/[\s,]+/));
	const badNames = new Set<string>();
	const cleaned = new Set<string>();
	const kept: Headers[number][] = [];
	for (const { name, value: raw } of headers) {
		const lower = name.toLowerCase();
		if (isOfConnection(lower) || named.has(lower)) continue;
		const value = cleanValue(raw);
		if (lower === 'host' && value.toLowerCase() === host) continue;
		if (!isToken(name)) badNames.add(visible(name, 80));
		else {
			if (value !== raw) cleaned.add(name);
			kept.push({ name, value });
		}
	}
	return {
		headers: kept,
		compressed: header(headers, 'accept-encoding') !== undefined,
		notes: [
			...(badNames.size > 0 ? [message('snippet_headerLeftOut', [...badNames].join(', '))] : []),
			...(cleaned.size > 0 ? [message('snippet_headerCleaned', [...cleaned].join(', '))] : []),
		],
	};
}

/** Line breaks and NUL are no part of a value and stand for a space (RFC 9110, 5.5); so do all that do not show. */
function cleanValue(value: string): string {
	return replaceHidden(value, () => ' ');
}

/** Headers for targets that take each name once: repeated fields as one list (RFC 9110, 5.3; cookies: RFC 6265, 5.4). */
export function joined(headers: Headers): Headers {
	const byName = new Map<string, Headers[number]>();
	for (const field of headers) {
		const key = field.name.toLowerCase();
		const first = byName.get(key);
		const separator = key === 'cookie' ? '; ' : ', ';
		byName.set(key, first ? { ...first, value: `${first.value}${separator}${field.value}` } : field);
	}
	return [...byName.values()];
}
