/** What kind of WordPress entrance a request went to. `other` is traffic that is not WordPress's. */
export type EndpointFamily =
	| 'rest'
	| 'admin-ajax'
	| 'wc-ajax'
	| 'heartbeat'
	| 'admin-post'
	| 'comments-post'
	| 'async-upload'
	| 'classic-editor'
	| 'page'
	| 'other';

/** Where a request was meant for, in WordPress's own terms. */
export interface Endpoint {
	readonly family: EndpointFamily;
	/** After `X-HTTP-Method-Override` and `_method`: the block editor sends PUT as POST. */
	readonly method: string;
	/** REST route without the root, such as `/wp/v2/posts/12`; `null` outside the REST API. */
	readonly route: string | null;
	/** admin-ajax or wc-ajax action; `null` elsewhere, empty when the request named none. */
	readonly action: string | null;
	/** First two parts of the route where the second is a version: `wp/v2`, `contact-form-7/v1`. */
	readonly namespace: string | null;
	/** What the request is about, without its id: `posts`, `comments`; `null` when the route does not say. */
	readonly resource: string | null;
}

/** Whether a request means to change state (the design's word "write"). */
export function isWrite(endpoint: Endpoint, wireMethod: string): boolean {
	if (endpoint.family === 'admin-ajax' || endpoint.family === 'wc-ajax') return wireMethod === 'POST';
	return !['GET', 'HEAD', 'OPTIONS'].includes(endpoint.method);
}

/** The name a person knows a request by: its route or action, else the last part of its path. */
export function endpointName(endpoint: Endpoint, url: URL): string {
	if (endpoint.route !== null) return endpoint.route;
	if (endpoint.action) return endpoint.action;
	return url.pathname.split('/').filter(Boolean).at(-1) ?? url.host;
}
