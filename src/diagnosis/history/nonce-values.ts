import type { ExchangeRequest } from '../../exchange/exchange.ts';
import type { FormField } from '../../exchange/form.ts';
import { header, isJsonType } from '../../exchange/headers.ts';
import { requestData } from '../../exchange/request-data.ts';
import { isNonceField } from '../../wordpress/knowledge/nonce-carriers.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';

/** A nonce on its way: `X-WP-Nonce: 1a2b3c4d5e` is carrier and value. */
export interface CarriedNonce {
	readonly carrier: string;
	readonly value: string;
}

/** `wp_create_nonce()`: ten hexadecimal digits. */
const NONCE = /^[0-9a-f]{10}$/;

/** Request headers with a nonce: REST's, and the Store API's with its former name. */
const REQUEST_HEADERS = ['x-wp-nonce', 'nonce', 'x-wc-store-api-nonce'];

/** The nonce a request was sent with; REST takes a field before the header (`rest_cookie_check_errors()`). */
export function sentNonce({ endpoint, exchange }: WordPressExchange): CarriedNonce | null {
	const { request } = exchange;
	// The Store API has a nonce of its own, beside that of REST (`AbstractCartRoute::check_nonce()`).
	const store = endpoint.route?.startsWith('/wc/store') ? header(request.headers, 'nonce') : undefined;
	if (store) return { carrier: 'Nonce', value: store };
	const named = namedNonce(request);
	if (named && endpoint.family === 'rest' && !mayCarryFields(request)) return named;
	const { fields, query } = requestData(request);
	const isNonce = ({ name, value }: FormField) => NONCE.test(value) && isNonceField(name);
	const field = fields.find(isNonce) ?? query.find(isNonce);
	const carried = field && { carrier: field.name, value: field.value };
	if (endpoint.family === 'rest') return (carried?.carrier === '_wpnonce' ? carried : null) ?? named ?? null;
	return carried ?? named ?? null;
}

function namedNonce({ headers }: ExchangeRequest): CarriedNonce | null {
	for (const name of REQUEST_HEADERS) {
		const value = header(headers, name);
		if (value) return { carrier: name === 'nonce' ? 'Nonce' : 'X-WP-Nonce', value };
	}
	return null;
}

/** Whether a nonce may stand in the query or in a form: JSON has no fields. */
function mayCarryFields({ body, headers, url }: ExchangeRequest): boolean {
	return /nonce|%/i.test(url) || (body.kind === 'text' && !isJsonType(header(headers, 'content-type')));
}

/** Places in a page where WordPress and its plugins print nonces. */
const IN_HTML =
	/(?:nonce|_wpnonce|security|token)[\w-]{0,40}["']?\s*(?:[:=]|value=|\()\s*\\?["']([0-9a-f]{10})\b/gi;
const HIDDEN_FIELD = /name=["'][\w-]*nonce[\w-]*["']\s+value=["']([0-9a-f]{10})["']/gi;
const MIDDLEWARE = /createNonceMiddleware\(\s*"([0-9a-f]{10})"/;
const SETTINGS = /wpApiSettings\s*=\s*\{[^{}<]{0,2000}"nonce":"([0-9a-f]{10})"/;

const MAX_SEARCHED = 1_000_000;
const MAX_FOUND = 200;

/** Nonces an answer handed out: to REST by name, all others in one heap. */
export interface HandedOut {
	/** For `X-WP-Nonce`. */
	readonly rest: string | null;
	readonly all: readonly string[];
}

/** The nonce in an answer's header; REST sends it along with every answer to somebody signed in. */
export function givenNonce({ exchange }: WordPressExchange): string | null {
	const value = header(exchange.response.headers, 'x-wp-nonce');
	return value && NONCE.test(value) ? value : null;
}

/** Whether an answer may have nonces in its body. */
export function mayHandOut({ answer, endpoint, exchange }: WordPressExchange): boolean {
	if (exchange.response.body.kind !== 'text') return false;
	return answer.shape === 'html' || endpoint.family === 'heartbeat' || endpoint.action === 'rest-nonce';
}

/** Reads which nonces an answer handed out: in a page, a header, a heartbeat, or as the answer itself. */
export function handedOutNonces(subject: WordPressExchange): HandedOut {
	const { endpoint, exchange } = subject;
	const { body } = exchange.response;
	const given = givenNonce(subject);
	if (given !== null) return { rest: given, all: [given] };
	if (body.kind !== 'text' || !mayHandOut(subject)) return { rest: null, all: [] };
	if (endpoint.action === 'rest-nonce') {
		const value = body.text.trim();
		return NONCE.test(value) ? { rest: value, all: [value] } : { rest: null, all: [] };
	}
	const text = body.text.slice(0, MAX_SEARCHED);
	const all: string[] = [];
	for (const pattern of [IN_HTML, HIDDEN_FIELD]) {
		for (const match of text.matchAll(pattern)) {
			if (match[1]) all.push(match[1]);
			if (all.length >= MAX_FOUND) break;
		}
	}
	const rest =
		MIDDLEWARE.exec(text)?.[1] ?? SETTINGS.exec(text)?.[1] ?? /"rest_nonce":"([0-9a-f]{10})"/.exec(text)?.[1];
	return { rest: rest ?? null, all: rest ? [rest, ...all] : all };
}
