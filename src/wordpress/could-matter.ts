import type { Exchange } from '../exchange/exchange.ts';
import { header, isJsonType, mediaType } from '../exchange/headers.ts';
import { asArray, asNumber, asRecord, asString } from '../exchange/loose.ts';
import { parseUrl } from '../exchange/url.ts';
import type { SiteRoots } from './site-roots.ts';

/** Parts of a URL that only WordPress has; looked for before anything is parsed, because most traffic is none of it. */
const WORDPRESS_URL = /\/wp-(?:json|admin|login|comments-post|cron)|rest_route=|wc-ajax=|\/xmlrpc\.php/;

/** Statuses a conflict has, or that ask for a precondition: they count whoever answered. */
const CONFLICT_STATUSES: ReadonlySet<number> = new Set([409, 412, 423, 428]);

/**
 * Whether an exchange could matter to the diagnosis: cheap, and wrong only on the side of keeping too much.
 * Pages count because they hand out nonces, and a cached one hands out old ones. So does everything that carries WordPress's
 * own headers, since a site may have renamed `wp-json` (`rest_url_prefix`).
 *
 * @param roots what the site said of itself so far
 */
export function couldMatter(exchange: Exchange, roots?: SiteRoots): boolean {
	const { request, response, resourceType } = exchange;
	if (!/^https?:/.test(request.url)) return false;
	if (CONFLICT_STATUSES.has(response.status)) return true;
	const isStatic = STATIC_TYPES.has(resourceType) || STATIC_PATH.test(request.url);
	if (isStatic && response.status < 400) return false;
	if (WORDPRESS_URL.test(request.url)) return true;
	const nonce = header(request.headers, 'x-wp-nonce') ?? header(response.headers, 'x-wp-nonce');
	if (nonce !== undefined) return true;
	const type = header(response.headers, 'content-type');
	if (mediaType(type) === 'text/html') return isPage(exchange);
	if (isJsonType(type) && (header(response.headers, 'link') ?? '').includes('api.w.org')) return true;
	const url = roots && parseUrl(request.url);
	return url ? roots.learntRoute(url) !== null : false;
}

/** What can be seen of an exchange before it is read; of headers the JSON text, as HAR has it. */
export interface Glimpse {
	readonly url: string;
	readonly status: number;
	readonly resourceType: string;
	readonly requestHeaders: string;
	readonly responseHeaders: string;
}

/** What `couldMatter` and `SiteRoots.learn` look for in headers, or an escape that could hide it. */
const TELLING_HEADERS = /api\.w\.org|html|\\u/i;
const NONCE_HEADERS = /wp-nonce|\\u/i;

/**
 * Whether an exchange is worth reading: what this denies, `couldMatter` denies too, and nothing is to be learnt from it. It
 * costs a fraction of reading, and most of what a page loads it denies.
 */
export function worthReading(glimpse: Glimpse, roots: SiteRoots): boolean {
	const { resourceType, status, url } = glimpse;
	if (!(status >= 200 && status < 400) || TELLING_HEADERS.test(glimpse.responseHeaders)) return true;
	if (STATIC_TYPES.has(resourceType) || STATIC_PATH.test(url)) return false;
	if (WORDPRESS_URL.test(url)) return true;
	if (NONCE_HEADERS.test(glimpse.requestHeaders) || NONCE_HEADERS.test(glimpse.responseHeaders)) return true;
	const parsed = parseUrl(url);
	return parsed === null || roots.learntRoute(parsed) !== null;
}

/**
 * The same of an entry that is an object already, as browsers hand it over live, without what a site said of itself. Documents
 * always are: they say when a page begins.
 */
export function worthBuilding(entry: unknown): boolean {
	const source = asRecord(entry);
	const request = asRecord(source?.request);
	const response = asRecord(source?.response);
	const status = asNumber(response?.status, 0);
	if (!(status >= 200 && status < 400) || source?._resourceType === 'document') return true;
	if (STATIC_TYPES.has(asString(source?._resourceType))) return false;
	const url = asString(request?.url);
	if (WORDPRESS_URL.test(url) && !STATIC_PATH.test(url)) return true;
	return asArray(request?.headers).some(tells) || asArray(response?.headers).some(tells);
}

/** Lengths first: they tell nearly all apart without looking at a letter. */
function tells(raw: unknown): boolean {
	const field = asRecord(raw);
	const name = asString(field?.name);
	switch (name.length) {
		case 'link'.length:
			return asString(field?.value).includes('api.w.org');
		case 'x-wp-nonce'.length:
			return /^x-wp-nonce$/i.test(name);
		case 'content-type'.length:
			return /html/i.test(asString(field?.value));
		case 'sec-fetch-dest'.length:
			return field?.value === 'document';
		default:
			return false;
	}
}

/** A page of its own, as far as the browser tells: Firefox and proxies name no resource type. */
function isPage({ request, resourceType }: Exchange): boolean {
	if (resourceType !== '') return resourceType === 'document';
	const destination = header(request.headers, 'sec-fetch-dest');
	if (destination !== undefined) return destination === 'document' || destination === 'iframe';
	return (header(request.headers, 'accept') ?? '').startsWith('text/html');
}

/** What pages are dressed with, for browsers that do not name the type. */
const STATIC_PATH =
	/^[^?#]{1,2000}\.(?:js|mjs|css|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|map|mp4|webm)(?:[?#]|$)/i;

/** Chrome's words for what a page is dressed with. `/wp-admin/` alone loads a hundred scripts and styles a page. */
const STATIC_TYPES: ReadonlySet<string> = new Set([
	'script',
	'stylesheet',
	'image',
	'font',
	'media',
	'manifest',
	'texttrack',
]);
