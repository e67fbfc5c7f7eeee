import { textBody } from '../../exchange/body.ts';
import type { PageRequest } from '../../exchange/page-request.ts';
import { parseUrl } from '../../exchange/url.ts';
import { type Endpoint, endpointName, isWrite } from '../../wordpress/endpoint.ts';
import { recogniseEndpoint } from '../../wordpress/recognise.ts';
import type { SiteRoots } from '../../wordpress/site-roots.ts';
import { type Message, message } from '../../words/message.ts';
import { namesOne } from './current-state.ts';
import { isSecretHeader } from './page-headers.ts';

/** What a person is told before a request is sent in their name. */
export interface RequestDescription {
	/** The effective one: what is sent as POST may mean PUT. */
	readonly method: string;
	readonly url: string;
	/** `value` is `null` for a secret: it is sent, and not shown. */
	readonly headers: readonly { readonly name: string; readonly value: string | null }[];
	/** The page's own REST nonce goes with it. */
	readonly freshNonce: boolean;
	/** As UTF-8. */
	readonly bodyBytes: number;
	/** What it does on the site. */
	readonly effect: Message;
	/** Sending it twice may make two of something. */
	readonly creates: boolean;
}

/** Describes a request from what it says about itself. */
export function describeRequest(request: PageRequest, roots?: SiteRoots): RequestDescription {
	const { headers, url } = request;
	const endpoint = recogniseEndpoint({ ...request, body: textBody(request.body ?? '') }, roots);
	const parsed = parseUrl(url);
	const name = parsed ? endpointName(endpoint, parsed) : url;
	const creates = mayCreate(endpoint);
	return {
		method: endpoint.method,
		url,
		headers: headers.map(field => ({
			name: field.name,
			value: isSecretHeader(field.name) ? null : field.value,
		})),
		freshNonce: request.freshNonce,
		bodyBytes: new TextEncoder().encode(request.body ?? '').length,
		effect: effectOf(endpoint, name, creates),
		creates,
	};
}

function effectOf(endpoint: Endpoint, name: string, creates: boolean): Message {
	if (!isWrite(endpoint)) return message('compare_effectReads', name);
	if (endpoint.family !== 'rest') return message('compare_effectRuns', name);
	if (endpoint.method === 'DELETE') return message('compare_effectDeletes', name);
	return message(creates ? 'compare_effectCreates' : 'compare_effectChanges', name);
}

/** A POST that names no resource makes one; a form or an action may, and nothing in it says that it does not. */
function mayCreate(endpoint: Endpoint): boolean {
	const { family, method, route } = endpoint;
	if (family === 'rest') return method === 'POST' && !namesOne(route ?? '');
	return isWrite(endpoint);
}
