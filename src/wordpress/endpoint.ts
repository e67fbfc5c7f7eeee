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
	/** What the request names as its action (ajax action, form action, XML-RPC method); `null` when it names none. */
	readonly action: string | null;
	/** `wp/v2`, `contact-form-7/v1`; `null` outside the REST API and for its index. */
	readonly namespace: string | null;
	/** What the request is about, without its id: `posts`, `comments`; `null` when nothing says. */
	readonly resource: string | null;
	readonly resourceId: string | null;
}

const READ_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request means to change state (the design's word "write"). */
export function isWrite({ family, method }: Endpoint): boolean {
	return family !== 'heartbeat' && !READ_METHODS.has(method);
}

/** Scripts that do one thing for each action, so that the action is the name. */
const NAMED_BY_ACTION: ReadonlySet<EndpointFamily> = new Set(['admin-ajax', 'wc-ajax', 'heartbeat', 'rest']);

const MACHINE_FAMILIES: ReadonlySet<EndpointFamily> = new Set([
	'rest',
	'admin-ajax',
	'wc-ajax',
	'heartbeat',
	'async-upload',
]);

/** Whether an endpoint answers scripts and never people: a page in its stead is always wrong. */
export function answersScripts({ family }: Endpoint): boolean {
	return MACHINE_FAMILIES.has(family);
}

/** The name a person knows a request by: its route or action; of a screen, the script and what was asked of it. */
export function endpointName({ action, family, route }: Endpoint, url: URL): string {
	if (route !== null) return route;
	const script = url.pathname.split('/').filter(Boolean).at(-1) ?? url.host;
	if (!action) return script;
	return NAMED_BY_ACTION.has(family) ? action : `${script} ${action}`;
}
