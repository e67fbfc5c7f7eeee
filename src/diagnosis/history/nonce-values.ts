import { header } from '../../exchange/headers.ts';
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
	const { fields, query } = requestData(request);
	const field = [...fields, ...query].find(({ name, value }) => isNonceField(name) && NONCE.test(value));
	const named = REQUEST_HEADERS.flatMap(name => {
		const value = header(request.headers, name);
		return value ? [{ carrier: name === 'nonce' ? 'Nonce' : 'X-WP-Nonce', value }] : [];
	})[0];
	const carried = field && { carrier: field.name, value: field.value };
	// The Store API has a nonce of its own, beside that of REST (`AbstractCartRoute::check_nonce()`).
	const store = endpoint.route?.startsWith('/wc/store') ? header(request.headers, 'nonce') : undefined;
	if (store) return { carrier: 'Nonce', value: store };
	if (endpoint.family === 'rest') return (carried?.carrier === '_wpnonce' ? carried : null) ?? named ?? null;
	return carried ?? named ?? null;
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

/** Reads which nonces an answer handed out: in a page, a header, a heartbeat, or as the answer itself. */
export function handedOutNonces({ answer, endpoint, exchange }: WordPressExchange): HandedOut {
	const { body, headers } = exchange.response;
	const fromHeader = header(headers, 'x-wp-nonce');
	if (fromHeader && NONCE.test(fromHeader)) return { rest: fromHeader, all: [fromHeader] };
	if (body.kind !== 'text') return { rest: null, all: [] };
	if (endpoint.action === 'rest-nonce') {
		const value = body.text.trim();
		return NONCE.test(value) ? { rest: value, all: [value] } : { rest: null, all: [] };
	}
	if (answer.shape !== 'html' && endpoint.family !== 'heartbeat') return { rest: null, all: [] };
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
