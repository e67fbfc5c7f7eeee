import type { Exchange } from '../../exchange/exchange.ts';
import type { FormField } from '../../exchange/form.ts';
import { type Headers, header, mediaType } from '../../exchange/headers.ts';
import { parseJson } from '../../exchange/json.ts';
import type { PageRequest } from '../../exchange/page-request.ts';
import { requestData } from '../../exchange/request-data.ts';
import type { Message } from '../../words/message.ts';
import { type Difference, differencesOf, fieldDifferences } from './differences.ts';
import { encodeForm, formTypeOf } from './form-body.ts';
import { headersForPage, withHeader, withoutHeaders } from './page-headers.ts';
import { whyFormIsIncomplete, whyUnreadable } from './sent-body.ts';

export type EditableBody =
	| { readonly kind: 'none' }
	| { readonly kind: 'text'; readonly text: string }
	/** Sent in the encoding that the header `Content-Type` names. */
	| { readonly kind: 'form'; readonly fields: readonly FormField[] };

/** A request taken apart, so that a person can change one thing and send it again. */
export interface EditableRequest {
	readonly method: string;
	/** Without its query and its fragment. */
	readonly url: string;
	readonly query: readonly FormField[];
	/** Those a page may set. */
	readonly headers: Headers;
	readonly body: EditableBody;
	/** Send the page's own REST nonce, in place of the one that was sent. */
	readonly freshNonce: boolean;
}

export type EditOutcome =
	| { readonly kind: 'editable'; readonly request: EditableRequest }
	| { readonly kind: 'impossible'; readonly reason: Message };

/** Takes a recorded request apart. A body that is not all there, or holds files, cannot be built again. */
export function editableRequest({ request }: Exchange): EditOutcome {
	const { fields, query } = requestData(request);
	const type = header(request.headers, 'content-type');
	const isForm = fields.length > 0 && isFormType(type);
	const reason = whyUnreadable(request) ?? (isForm ? whyFormIsIncomplete(fields) : null);
	if (reason) return { kind: 'impossible', reason };
	const hadNonce = header(request.headers, 'x-wp-nonce') !== undefined;
	const body: EditableBody =
		request.body.kind !== 'text'
			? { kind: 'none' }
			: isForm
				? { kind: 'form', fields }
				: { kind: 'text', text: request.body.text };
	return {
		kind: 'editable',
		request: {
			method: request.method,
			url: request.url.split(/[?#]/, 1)[0] ?? '',
			query,
			headers: withoutHeaders(headersForPage(request.headers), 'x-wp-nonce'),
			body,
			freshNonce: hadNonce,
		},
	};
}

/** Puts an edited request together. */
export function requestFrom({ body, freshNonce, headers, method, query, url }: EditableRequest): PageRequest {
	const search = encodeForm(query, undefined);
	const type = header(headers, 'content-type');
	// Fetch takes no body with these (Fetch standard, "new Request()", step 35).
	const hasBody = method !== 'GET' && method !== 'HEAD';
	const text =
		!hasBody || body.kind === 'none'
			? null
			: body.kind === 'text'
				? body.text
				: encodeForm(body.fields, type);
	return {
		method,
		url: search === '' ? url : `${url}?${search}`,
		headers:
			text === null || body.kind !== 'form'
				? headers
				: withHeader(headers, 'Content-Type', formTypeOf(text, type ?? 'application/x-www-form-urlencoded')),
		body: text,
		freshNonce,
	};
}

/**
 * What was changed from one sending to the next, for a log: the pointer says where (`/method`, `/url`, `/query/context`,
 * `/headers/if-match`, `/body/title`); a side that did not have it is `undefined`.
 */
export function changesBetween(a: EditableRequest, b: EditableRequest): readonly Difference[] {
	const below = (place: string, differences: readonly Difference[]) =>
		differences.map(each => ({ ...each, pointer: `/${place}${each.pointer}` }));
	const whole = ({ freshNonce, method, url }: EditableRequest) => ({ method, url, freshNonce });
	return [
		...differencesOf(whole(a), whole(b)).rows,
		...below('query', fieldDifferences(a.query, b.query).rows),
		...below('headers', fieldDifferences(lowerCase(a.headers), lowerCase(b.headers)).rows),
		...below('body', bodyDifferences(a.body, b.body)),
	];
}

function bodyDifferences(a: EditableBody, b: EditableBody): readonly Difference[] {
	if (a.kind === 'form' && b.kind === 'form') return fieldDifferences(a.fields, b.fields).rows;
	return differencesOf(bodyValue(a), bodyValue(b)).rows;
}

/** JSON as what it says, so that a space more is no change. */
function bodyValue(body: EditableBody): unknown {
	if (body.kind === 'none') return undefined;
	if (body.kind === 'form') return body.fields.map(({ name, value }) => `${name}=${value}`).join('\n');
	const json = parseJson(body.text);
	return json.ok ? json.value : body.text;
}

function lowerCase(headers: Headers): Headers {
	return headers.map(({ name, value }) => ({ name: name.toLowerCase(), value }));
}

function isFormType(contentType: string | undefined): boolean {
	return /^(?:application\/x-www-form-urlencoded|multipart\/form-data)$/.test(mediaType(contentType));
}
