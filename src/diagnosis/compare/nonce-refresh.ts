import { type Headers, header } from '../../exchange/headers.ts';
import { requestData } from '../../exchange/request-data.ts';
import { isNonceField } from '../../wordpress/knowledge/nonce-carriers.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import { type Message, message } from '../../words/message.ts';
import { withHeader, withoutHeaders } from './page-headers.ts';
import type { SentBody } from './sent-body.ts';

export interface FreshNonce {
	readonly headers: Headers;
	/** Whether the page is to send its own REST nonce. */
	readonly isFresh: boolean;
	readonly warnings: readonly Message[];
}

/** The field that `rest_cookie_check_errors()` reads before the header `X-WP-Nonce`, so that a stale one in it wins. */
const BEFORE_HEADER = '_wpnonce';

/**
 * Makes room for the page's own REST nonce. A request without a nonce was nobody's in particular, and stays so, unless
 * that is why it was refused. Other nonces cannot be had: each belongs to one action, and only the page's script knows it.
 */
export function withFreshNonce(subject: WordPressExchange, headers: Headers): FreshNonce {
	const { endpoint, exchange, status } = subject;
	const { fields, query } = requestData(exchange.request);
	const names = [...query, ...fields].map(({ name }) => name);
	if (endpoint.family !== 'rest') {
		const kept = [...new Set(names.filter(isNonceField))];
		return { headers, isFresh: false, warnings: kept.length > 0 ? [keptNonce(...kept)] : [] };
	}
	const had = header(headers, 'x-wp-nonce') !== undefined || names.includes(BEFORE_HEADER);
	const wasMissing = (status === 401 || status === 403) && header(headers, 'authorization') === undefined;
	return { ...withStoreNonce(subject, withoutHeaders(headers, 'x-wp-nonce')), isFresh: had || wasMissing };
}

/** The body of a REST request without the nonce that would go before the fresh one. */
export function withoutStaleNonce({ endpoint }: WordPressExchange, body: SentBody): SentBody {
	if (endpoint.family !== 'rest' || body.kind !== 'form') return body;
	const fields = body.fields.filter(({ name }) => name !== BEFORE_HEADER);
	return fields.length === body.fields.length ? body : { ...body, fields };
}

/** Likewise of its URL. */
export function withoutNonceInQuery(url: URL, { endpoint }: WordPressExchange): URL {
	const made = new URL(url);
	if (endpoint.family === 'rest' && made.searchParams.has(BEFORE_HEADER)) {
		made.searchParams.delete(BEFORE_HEADER);
	}
	return made;
}

/** The Store API has a nonce of its own, and hands out a fresh one with each answer (`AbstractCartRoute`). */
function withStoreNonce(
	{ exchange }: WordPressExchange,
	headers: Headers,
): Pick<FreshNonce, 'headers' | 'warnings'> {
	const sent = headers.find(({ name }) => name.toLowerCase() === 'nonce');
	if (!sent) return { headers, warnings: [] };
	const fresh = header(exchange.response.headers, 'nonce');
	return fresh
		? { headers: withHeader(headers, sent.name, fresh), warnings: [] }
		: { headers, warnings: [keptNonce(sent.name)] };
}

function keptNonce(...names: readonly string[]): Message {
	return message('compare_nonceKept', names.join(', '));
}
