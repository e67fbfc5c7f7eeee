import type { Headers } from '../../exchange/headers.ts';
import { patternSet } from '../../wordpress/knowledge/lookup.ts';
import { isNonceField } from '../../wordpress/knowledge/nonce-carriers.ts';

export interface BrowserHeaderRow {
	/** In lower case; exact, or with a `*` at its end. */
	readonly header: string;
	readonly source: string;
}

const of = (source: string, headers: readonly string[]): readonly BrowserHeaderRow[] =>
	headers.map(header => ({ header, source }));

/** Request headers that are the browser's: a script of a page cannot set them, or sets them in vain. */
export const BROWSER_HEADERS: readonly BrowserHeaderRow[] = [
	...of('Fetch standard, "forbidden request-header"', [
		'accept-charset',
		'accept-encoding',
		'access-control-request-headers',
		'access-control-request-method',
		'access-control-request-private-network',
		'connection',
		'content-length',
		'cookie',
		'cookie2',
		'date',
		'dnt',
		'expect',
		'host',
		'keep-alive',
		'origin',
		'proxy-*',
		'referer',
		'sec-*',
		'set-cookie',
		'te',
		'trailer',
		'transfer-encoding',
		'upgrade',
		'via',
	]),
	...of('RFC 9113, 8.3.1: pseudo-header fields, which recorders list among the others', [':*']),
	...of('Upgrade Insecure Requests, 3.2.1: sent with navigations', ['upgrade-insecure-requests']),
	...of('Chromium ignores one set by a script (crbug.com/571722)', ['user-agent']),
	...of('RFC 9218, 5: the browser sends its own', ['priority']),
];

const isBrowserHeader = patternSet(BROWSER_HEADERS.map(row => row.header));

/** The headers of a recorded request that a page may send again. */
export function headersForPage(headers: Headers): Headers {
	return headers.filter(({ name }) => !isBrowserHeader(name.toLowerCase()));
}

/** Names of headers that let somebody in, besides those of nonces. */
const isCredential = patternSet([
	'*-api-key',
	'*-secret',
	'*-token',
	'api-key',
	'authorization',
	'cookie',
	'x-auth*',
]);

/** Whether the value of a header stays off the screen. */
export function isSecretHeader(name: string): boolean {
	return isCredential(name.toLowerCase()) || isNonceField(name);
}

/** The headers without those of the given names, which are in lower case. */
export function withoutHeaders(headers: Headers, ...names: readonly string[]): Headers {
	return headers.filter(({ name }) => !names.includes(name.toLowerCase()));
}

/** The headers with one of them set, in place of any of its name. */
export function withHeader(headers: Headers, name: string, value: string): Headers {
	return [...withoutHeaders(headers, name.toLowerCase()), { name, value }];
}
