import { parseUrl } from '../exchange/url.ts';
import type { Endpoint } from '../wordpress/endpoint.ts';
import { requestField } from '../wordpress/request-fields.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import { endpointPattern } from './endpoint-pattern.ts';
import { lockedPost } from './locked-post.ts';

/**
 * Whether two requests are tries of one thing, as a person sees it: the same effective method to the same place of the same
 * site, about the same resource where both name one. Looser than `fingerprint`, which compares bodies too: who tries again
 * has mostly changed something, or the page did. What a batch holds is the same as what was sent by itself.
 */
export function sameRequest(a: WordPressExchange, b: WordPressExchange): boolean {
	if (a.endpoint.family !== b.endpoint.family || intentOf(a) !== intentOf(b)) return false;
	const [first, second] = [parseUrl(a.exchange.request.url), parseUrl(b.exchange.request.url)];
	if (!first || !second || first.origin !== second.origin) return false;
	return (
		endpointPattern(a) === endpointPattern(b) &&
		agree(siteFolder(a.endpoint, first), siteFolder(b.endpoint, second)) &&
		agree(idOf(a), idOf(b))
	);
}

/** `WP_REST_Server::EDITABLE`: core's routes of one resource take all three for an update. */
const EDITABLE: ReadonlySet<string> = new Set(['PATCH', 'POST', 'PUT']);

/** The block editor updates by PUT, scripts mostly by POST: to one resource both are the same attempt. */
function intentOf({ endpoint: { family, method, resourceId } }: WordPressExchange): string {
	return family === 'rest' && resourceId !== null && EDITABLE.has(method) ? 'update' : method;
}

/** What one of them does not say does not tell them apart. */
function agree(a: string | null, b: string | null): boolean {
	return a === null || b === null || a === b;
}

/** The folder a site lives in, for those of a multisite share their origin: `/shop/` of `/shop/wp-json/wp/v2/posts`. */
function siteFolder({ family, route }: Endpoint, { pathname, searchParams }: URL): string | null {
	switch (family) {
		case 'rest':
			return searchParams.has('rest_route')
				? pathname.replace(/index\.php$/, '')
				: restFolder(pathname, route ?? '');
		// Its hooks hang on any page of the site.
		case 'wc-ajax':
			return null;
		case 'other':
		case 'page':
			return pathname;
		default:
			return pathname.replace(/wp-(?:admin\/)?[\w-]{1,50}\.php$/, '');
	}
}

/** A batch has a route of its own, and a site may have renamed `wp-json`: where both are so, nothing is known. */
function restFolder(pathname: string, route: string): string | null {
	const known = /^(.{0,500}?\/)(?:index\.php\/)?wp-json(?:\/|$)/.exec(pathname)?.[1];
	if (known !== undefined) return known;
	const path = pathname.replace(/\/$/, '');
	if (!path.endsWith(route)) return null;
	return path.slice(0, path.length - route.length).replace(/(?:index\.php\/)?[^/]{0,200}$/, '');
}

/** The id a request is about; of a heartbeat, the post whose lock it keeps. */
function idOf(subject: WordPressExchange): string | null {
	const { endpoint, exchange } = subject;
	if (endpoint.family === 'heartbeat') return lockedPost(subject);
	if (endpoint.family === 'wc-ajax') return requestField(exchange.request, 'product_id') ?? null;
	return endpoint.resourceId;
}
