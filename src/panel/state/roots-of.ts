import { urlOf } from '../../diagnosis/compare/rest-url.ts';
import { EMPTY_BODY } from '../../exchange/body.ts';
import { createSiteRoots, type SiteRoots } from '../../wordpress/site-roots.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';

/**
 * Where the REST API of a request's site lives, read back from the route that the request was recognised by: a site may have
 * renamed `wp-json`, and what is sent next is to be recognised as well.
 */
export function rootsOf(subject: WordPressExchange): SiteRoots {
	const roots = createSiteRoots();
	const { endpoint, exchange } = subject;
	const url = endpoint.route === null ? null : urlOf(subject);
	const path = url?.pathname.replace(/\/$/, '') ?? '';
	if (url && endpoint.route !== null && path.endsWith(endpoint.route)) {
		const root = `${url.origin}${path.slice(0, -endpoint.route.length)}/`;
		const link = { name: 'Link', value: `<${root}>; rel="https://api.w.org/"` };
		roots.learn({ ...exchange, response: { ...exchange.response, headers: [link], body: EMPTY_BODY } });
	}
	return roots;
}
