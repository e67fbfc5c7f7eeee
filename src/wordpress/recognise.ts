import type { ExchangeRequest } from '../exchange/exchange.ts';
import { header } from '../exchange/headers.ts';
import { parseUrl } from '../exchange/url.ts';
import { ajaxAction } from './ajax-action.ts';
import type { Endpoint } from './endpoint.ts';
import { restRoute, routeNamespace, routeResource } from './rest-route.ts';

/** Traffic that is not WordPress's, or that nothing here knows. */
function other(method: string): Endpoint {
	return { family: 'other', method, route: null, action: null, namespace: null, resource: null };
}

/** Says which WordPress endpoint a request went to. Never throws; what it cannot read is `other`. */
export function recogniseEndpoint(request: ExchangeRequest): Endpoint {
	const url = parseUrl(request.url);
	if (!url || !/^https?:$/.test(url.protocol)) return other(request.method);
	const route = restRoute(url);
	if (route !== null) {
		return {
			family: 'rest',
			method: effectiveMethod(request, url),
			route,
			action: null,
			namespace: routeNamespace(route),
			resource: routeResource(route),
		};
	}
	if (url.pathname.endsWith('/wp-admin/admin-ajax.php')) {
		const action = ajaxAction(request, url);
		return {
			family: action === 'heartbeat' ? 'heartbeat' : 'admin-ajax',
			method: request.method,
			route: null,
			action,
			namespace: null,
			resource: null,
		};
	}
	return other(request.method);
}

/** `WP_REST_Server::serve_request()`: `_method` in the query wins over the header, and only a POST may be overridden. */
function effectiveMethod(request: ExchangeRequest, url: URL): string {
	const asked = url.searchParams.get('_method') ?? header(request.headers, 'x-http-method-override');
	return request.method === 'POST' && asked && /^[A-Za-z]+$/.test(asked)
		? asked.toUpperCase()
		: request.method;
}
