import { valueAt } from '../../exchange/json-pointer.ts';
import { asString } from '../../exchange/loose.ts';
import { requestData } from '../../exchange/request-data.ts';
import { parseUrl } from '../../exchange/url.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';

/** Core's batches and the Store API's; WooCommerce's others stand behind their collection. */
const BATCH = /(?:\/batch\/v1|\/wc\/store(?:\/v\d)?\/batch)$/;

/**
 * The URL of what a write was about: its own, or, for a part of a batch, that of the part's path below the same root, as
 * if it had been sent alone.
 *
 * @returns `null` for a part that has no URL of its own (a key of a heartbeat), or whose path leads out of the REST API
 */
export function urlOf({ endpoint, exchange, part }: WordPressExchange): URL | null {
	const url = parseUrl(exchange.request.url);
	if (!url || !part) return url;
	const { route } = endpoint;
	if (route === null) return null;
	const named = valueAt(requestData(exchange.request).json, `${part.request}/path`);
	// WooCommerce's batches delete for good (`WC_REST_Controller::batch_items()`).
	const query = part.request.startsWith('/delete/') ? 'force=true' : (asString(named).split('?', 2)[1] ?? '');
	const made = new URL(url.origin);
	if (url.searchParams.has('rest_route')) {
		made.pathname = url.pathname;
		made.search = query;
		made.searchParams.set('rest_route', route);
		return made;
	}
	const pathname = url.pathname.replace(/\/$/, '');
	const behind = part.request.startsWith('/requests/')
		? (BATCH.exec(pathname)?.[0] ?? '')
		: `${route.replace(/\/\d{1,20}$/, '')}/batch`;
	if (behind === '' || !pathname.endsWith(behind)) return null;
	const root = pathname.slice(0, -behind.length);
	made.pathname = root + route;
	made.search = query;
	// `/../wp-admin/` is no route.
	return made.pathname.startsWith(`${root}/`) ? made : null;
}
