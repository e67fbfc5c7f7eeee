import { parseUrl } from '../exchange/url.ts';
import { endpointName } from '../wordpress/endpoint.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';

/** The name a finding speaks of its subject by. */
export function subjectName({ endpoint, exchange }: WordPressExchange): string {
	const url = parseUrl(exchange.request.url);
	return url ? endpointName(endpoint, url) : exchange.request.url;
}
