import { textBody } from '../../exchange/body.ts';
import { type Headers, header } from '../../exchange/headers.ts';
import type { PageRequest } from '../../exchange/page-request.ts';
import { requestData } from '../../exchange/request-data.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import { type Message, message } from '../../words/message.ts';
import { encodeForm, formTypeOf } from './form-body.ts';
import { jsonText } from './json-values.ts';
import { withFreshNonce, withoutNonceInQuery, withoutStaleNonce } from './nonce-refresh.ts';
import { headersForPage, withHeader, withoutHeaders } from './page-headers.ts';
import { urlOf } from './rest-url.ts';
import { readBody, type SentBody, sentBody, whyFormIsIncomplete, whyUnreadable } from './sent-body.ts';
import { type CurrentState, withCurrentCondition, withCurrentVersion } from './version-field.ts';

export type Resubmission =
	| {
			readonly kind: 'request';
			readonly request: PageRequest;
			/** What a person should know before it is sent. */
			readonly warnings: readonly Message[];
	  }
	| { readonly kind: 'impossible'; readonly reason: Message };

export interface ResubmitOptions extends CurrentState {
	/** In place of what was sent, as text in the same encoding: the merged body, say. */
	readonly body?: string | undefined;
}

/**
 * A refused write once more: method, URL, headers and body as sent, but for what would have it refused again. The REST
 * nonce is replaced by the page's own, and the version token, in a header or in the body, by the current one.
 *
 * Of a batch only the part is sent: the others may have gone through.
 */
export function resubmitRequest(subject: WordPressExchange, options: ResubmitOptions = {}): Resubmission {
	const { exchange, part } = subject;
	const url = urlOf(subject);
	const reason = whyImpossible(subject);
	if (reason || !url) return { kind: 'impossible', reason: reason ?? message('compare_partNotAlone') };
	const text = options.body ?? textAsSent(subject);
	const sent = readBody({ ...exchange.request, body: textBody(text ?? '') });
	const nonce = withFreshNonce(subject, headersOf(subject));
	const condition = withCurrentCondition(nonce.headers, options);
	const version = withCurrentVersion(withoutStaleNonce(subject, sent), sentBody(subject), options);
	const type = header(condition.headers, 'content-type');
	const body = version.body === sent ? text : textOf(version.body, text, type);
	const key = condition.headers.find(({ name }) => /(?:^|-)idempotency-key$/i.test(name));
	return {
		kind: 'request',
		request: {
			method: part ? 'POST' : exchange.request.method,
			url: withoutNonceInQuery(url, subject).href,
			headers:
				body === null || type === undefined
					? condition.headers
					: withHeader(condition.headers, 'Content-Type', formTypeOf(body, type)),
			body,
			freshNonce: nonce.isFresh,
		},
		warnings: [
			...(part ? [message('compare_onlyThePart')] : []),
			...nonce.warnings,
			...condition.warnings,
			...version.warnings,
			...(key && options.body !== undefined ? [message('compare_sameIdempotencyKey', key.name)] : []),
		],
	};
}

function whyImpossible(subject: WordPressExchange): Message | null {
	const { request } = subject.exchange;
	if (!subject.part) return whyUnreadable(request) ?? whyFormIsIncomplete(requestData(request).fields);
	const sent = sentBody(subject);
	return sent.kind === 'unreadable' ? sent.reason : null;
}

/** `null` when nothing was sent. */
function textAsSent(subject: WordPressExchange): string | null {
	const { body } = subject.exchange.request;
	if (!subject.part) return body.kind === 'text' ? body.text : null;
	const sent = sentBody(subject);
	return sent.kind === 'json' ? jsonText(sent.value) : null;
}

/** A part says its method itself. Not every server takes a PUT, so it goes as core's own `apiFetch` would send it. */
function headersOf({ endpoint, exchange, part }: WordPressExchange): Headers {
	const headers = headersForPage(exchange.request.headers);
	if (!part) return headers;
	const plain = withoutHeaders(headers, 'x-http-method-override');
	return endpoint.method === 'POST' ? plain : withHeader(plain, 'X-HTTP-Method-Override', endpoint.method);
}

/** A changed body in the encoding, and with the indentation, that it had. */
function textOf(body: SentBody, before: string | null, type: string | undefined): string | null {
	if (body.kind === 'form') return encodeForm(body.fields, type);
	if (body.kind === 'json') return jsonText(body.value, before?.includes('\n') ? 2 : undefined);
	return before;
}
