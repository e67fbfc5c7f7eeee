import type { Exchange } from '../exchange/exchange.ts';
import { header, isJsonType } from '../exchange/headers.ts';

/** Parts of a URL that only WordPress has; looked for before anything is parsed, because most traffic is none of it. */
const WORDPRESS_URL = /\/wp-(?:json|admin|login|comments-post|cron)|rest_route=|wc-ajax=|\/xmlrpc\.php/;

/**
 * Whether an exchange could matter to the diagnosis: cheap, and wrong only on the side of keeping too much.
 * Statuses a conflict has or hides behind count whoever answered; so does everything that carries WordPress's own headers,
 * since a site may have renamed `wp-json` (`rest_url_prefix`).
 */
export function couldMatter({ request, response, resourceType }: Exchange): boolean {
	if (!/^https?:/.test(request.url)) return false;
	if (
		response.status === 409 ||
		response.status === 412 ||
		response.status === 423 ||
		response.status === 428
	)
		return true;
	if (STATIC_TYPES.has(resourceType) && response.status < 400) return false;
	if (WORDPRESS_URL.test(request.url)) return true;
	if (
		header(request.headers, 'x-wp-nonce') !== undefined ||
		header(response.headers, 'x-wp-nonce') !== undefined
	)
		return true;
	return (
		isJsonType(header(response.headers, 'content-type')) &&
		(header(response.headers, 'link') ?? '').includes('api.w.org')
	);
}

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
