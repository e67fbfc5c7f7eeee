import type { Headers } from '../exchange/headers.ts';
import type { PageRequest } from '../exchange/page-request.ts';
import { isHeaderName } from './page-answer.ts';
import type { PageOrder } from './page-send.ts';

/**
 * Puts a request in the form in which it goes into the page. What `fetch` would throw at is left out, so that a request
 * can be sent as it was recorded: HTTP/2's `:path`, a header value that is no byte string, the body of a GET.
 *
 * @param key name of a property that the page's window does not have
 * @param maxBytes of body that are read
 * @param forgetMs how long the page keeps an answer nobody fetches
 */
export function pageOrder(
	request: PageRequest,
	url: URL,
	key: string,
	maxBytes: number,
	forgetMs: number,
): PageOrder {
	const { method, body, freshNonce } = request;
	return {
		key,
		origin: url.origin,
		method,
		url: url.href,
		headers: sendable(request.headers, freshNonce),
		body: /^(?:get|head)$/i.test(method) ? null : body,
		ajaxUrl: freshNonce ? ajaxUrlFor(url) : null,
		maxBytes,
		forgetMs,
	};
}

function sendable(headers: Headers, freshNonce: boolean): [string, string][] {
	return headers
		.filter(({ name }) => isHeaderName(name) && !(freshNonce && name.toLowerCase() === 'x-wp-nonce'))
		.filter(({ value }) => isByteString(value))
		.map(({ name, value }) => [name, value]);
}

/** One character a byte, and none that would end the field (RFC 9110, 5.5). */
function isByteString(value: string): boolean {
	return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

/**
 * admin-ajax.php of the site that a URL belongs to: below whatever folder stands before `wp-json`, `wp-admin` or a
 * script of WordPress, or before a `?rest_route=`. An API under another name is taken to be at the root.
 */
export function ajaxUrlFor(url: URL): string {
	const folder = /^(.*?)\/(?:wp-json|wp-admin|index\.php|wp-[\w-]+\.php)(?:\/|$)/.exec(url.pathname)?.[1];
	const ofRoute = url.searchParams.has('rest_route') ? url.pathname.replace(/\/$/, '') : '';
	return new URL(`${folder ?? ofRoute}/wp-admin/admin-ajax.php`, url.origin).href;
}
