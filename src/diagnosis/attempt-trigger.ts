import { header } from '../exchange/headers.ts';
import { asRecord } from '../exchange/loose.ts';
import { requestData } from '../exchange/request-data.ts';
import { isPreflight } from '../exchange/service-worker-twins.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import { isQuiet } from './history/quiet.ts';
import type { Observed } from './observed.ts';

/** Verbs of ajax actions that change something though they are sent by GET: links with a handler on them. */
const DOING =
	/(?:^|[_\-./])(?:add|apply|approve|cancel|clear|create|delete|dismiss|duplicate|import|install|move|pay|publish|purge|remove|reset|restore|save|send|submit|toggle|trash|update|vote)(?:$|[_\-./])/i;

/**
 * Whether a request looks like what a person's own action sends: a page that is opened, a write, a link that does something,
 * or whatever was answered by a complaint. What the page does by itself never looks so, whatever became of it.
 */
export function looksLikeAction(observed: Observed): boolean {
	if (isBackground(observed)) return false;
	const { endpoint, exchange, findings, isWrite } = observed;
	if (isWrite || isNavigation(observed)) return true;
	if (findings.some(({ severity }) => severity !== 'info')) return true;
	return exchange.request.method === 'GET' && endpoint.route === null && DOING.test(endpoint.action ?? '');
}

/** Whether a page or browser sent it by itself: polling, autosaves, prefetches, preflights, the editor's own preferences. */
export function isBackground(subject: WordPressExchange): boolean {
	if (isPreflight(subject.exchange) || isPrefetch(subject)) return true;
	return !isNavigation(subject) && (isQuiet(subject.endpoint) || isPreferences(subject));
}

/** `Sec-Purpose: prefetch` or `prefetch;prerender` (Fetch standard); WordPress asks for it since 6.8. The others are older. */
function isPrefetch({ exchange }: WordPressExchange): boolean {
	return ['sec-purpose', 'purpose', 'x-moz'].some(name =>
		/^\s{0,5}prefetch/i.test(header(exchange.request.headers, name) ?? ''),
	);
}

/** A page of its own. Frames are loaded by the page around them; Firefox and proxies name no type. */
function isNavigation({ exchange }: WordPressExchange): boolean {
	const { request, resourceType } = exchange;
	const destination = header(request.headers, 'sec-fetch-dest');
	if (destination !== undefined) return destination === 'document';
	if (resourceType !== '') return resourceType === 'document';
	return (header(request.headers, 'accept') ?? '').startsWith('text/html');
}

/** The block editor saves how its panels stand a moment after it was opened (`@wordpress/preferences-persistence`). */
function isPreferences({ endpoint, exchange }: WordPressExchange): boolean {
	if (endpoint.route !== '/wp/v2/users/me') return false;
	const body = asRecord(requestData(exchange.request).json);
	return body !== null && asRecord(body.meta)?.persisted_preferences !== undefined;
}
