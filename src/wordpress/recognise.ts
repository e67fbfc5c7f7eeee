import { boundedMap } from '../exchange/bounded-map.ts';
import type { ExchangeRequest } from '../exchange/exchange.ts';
import { header } from '../exchange/headers.ts';
import { sharedText } from '../exchange/text-pool.ts';
import { searchParam, type UrlParts, urlParts } from '../exchange/url.ts';
import type { Endpoint, EndpointFamily } from './endpoint.ts';
import { requestField } from './request-fields.ts';
import { restRoute, routeNamespace, routeResource } from './rest-route.ts';
import type { SiteRoots } from './site-roots.ts';

/** Scripts of WordPress that take requests, by the end of their path. The first that fits wins. */
const SCRIPTS: readonly (readonly [RegExp, EndpointFamily])[] = [
	[/\/wp-admin\/(?:network\/|user\/)?admin-ajax\.php$/, 'admin-ajax'],
	[/\/wp-admin\/admin-post\.php$/, 'admin-post'],
	[/\/wp-admin\/async-upload\.php$/, 'async-upload'],
	[/\/wp-comments-post\.php$/, 'comments-post'],
	[/\/wp-admin\/(?:post|post-new|edit)\.php$/, 'classic-editor'],
	[/\/wp-(?:login|signup|activate|cron|trackback|mail)\.php$/, 'page'],
	[/\/xmlrpc\.php$/, 'page'],
	[/\/wp-admin(?:\/(?:[\w-]+\/)*(?:[\w-]+\.php)?)?$/, 'page'],
];

/** A path ends with a script in so many characters: looked for in a longer one, each of its steps would begin a search. */
const MAX_SCRIPT = 300;

/** The names of fields in which a request to each family says what it is about. */
const ID_FIELDS: readonly string[] = ['post_ID', 'post_id', 'post', 'comment_post_ID', 'comment_ID', 'id'];

/** Says which WordPress endpoint a request went to. Never throws; what it cannot read is `other`. */
export function recogniseEndpoint(request: ExchangeRequest, roots?: SiteRoots): Endpoint {
	const url = urlParts(request.url);
	if (!url || !/^https?:$/.test(url.protocol)) return endpoint('other', request.method);
	const route = restRoute(url, roots);
	if (route !== null) return restEndpoint(route, effectiveMethod(request, url));
	const wcAction = searchParam(url, 'wc-ajax') ?? /\/wc-ajax\/([\w-]+)\/?$/.exec(url.pathname)?.[1];
	if (wcAction) return endpoint('wc-ajax', request.method, wcAction);
	const end = url.pathname.slice(-MAX_SCRIPT);
	const family = SCRIPTS.find(([path]) => path.test(end))?.[1];
	if (family) return scriptEndpoint(family, request, url);
	return endpoint(roots?.isWordPress(url.origin) && isPage(request) ? 'page' : 'other', request.method);
}

/** A REST endpoint of a route: also for the parts of a batch, which have a route and no URL. */
export function restEndpoint(route: string, method: string): Endpoint {
	const key = `${method} ${route}`;
	const known = restEndpoints.get(key);
	if (known) return known;
	const made = readRestEndpoint(route, method);
	restEndpoints.set(key, made);
	return made;
}

/** A recording asks a few hundred routes, each of them many times; those of a hostile one are not worth remembering. */
const MAX_KNOWN = 5000;

/** Longer ones are hardly an action's. In UTF-16 units. */
const MAX_KEY = 500;

const restEndpoints = boundedMap<string, Endpoint>(MAX_KNOWN);

function readRestEndpoint(route: string, method: string): Endpoint {
	const resource = routeResource(route);
	return {
		family: 'rest',
		method,
		route,
		action: null,
		namespace: routeNamespace(route),
		resource: resource.name,
		resourceId: resource.id,
	};
}

function scriptEndpoint(family: EndpointFamily, request: ExchangeRequest, url: UrlParts): Endpoint {
	if (url.pathname.endsWith('/xmlrpc.php')) return endpoint('page', request.method, xmlRpcMethod(request));
	const action = requestField(request, 'action');
	const id = ID_FIELDS.map(name => requestField(request, name)).find(value => value && /^\d+$/.test(value));
	const isHeartbeat = family === 'admin-ajax' && action === 'heartbeat';
	return endpoint(isHeartbeat ? 'heartbeat' : family, request.method, action || null, id ?? null);
}

/** An action is asked for again and again. */
const endpoints = boundedMap<string, Endpoint>(MAX_KNOWN);

function endpoint(
	family: EndpointFamily,
	method: string,
	action: string | null = null,
	resourceId: string | null = null,
): Endpoint {
	const key = `${family} ${method} ${resourceId} ${action}`;
	const known = endpoints.get(key);
	if (known) return known;
	const made: Endpoint = {
		family,
		method: sharedText(method),
		route: null,
		action: action === null ? null : sharedText(action),
		namespace: null,
		resource: null,
		resourceId: resourceId === null ? null : sharedText(resourceId),
	};
	if (key.length <= MAX_KEY) endpoints.set(key, made);
	return made;
}

/** `WP_REST_Server::serve_request()`: `_method` in the query wins over the header, and only a POST may be overridden. */
function effectiveMethod(request: ExchangeRequest, url: UrlParts): string {
	if (request.method !== 'POST') return request.method;
	const asked = searchParam(url, '_method') ?? header(request.headers, 'x-http-method-override');
	return asked && /^[A-Za-z]+$/.test(asked) ? asked.toUpperCase() : request.method;
}

function xmlRpcMethod(request: ExchangeRequest): string | null {
	if (request.body.kind !== 'text') return null;
	return /<methodName>\s*([\w.]{1,100})\s*<\/methodName>/.exec(request.body.text)?.[1] ?? null;
}

/** A page, as opposed to the pictures and scripts on it: what a browser asks for as a document, or a form's POST. */
export function isPage({ method, headers }: ExchangeRequest): boolean {
	const destination = header(headers, 'sec-fetch-dest');
	if (destination !== undefined) return destination === 'document' || destination === 'iframe';
	return method === 'POST' || (header(headers, 'accept') ?? '').startsWith('text/html');
}
