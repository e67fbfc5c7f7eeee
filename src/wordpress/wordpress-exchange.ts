import type { Exchange } from '../exchange/exchange.ts';
import { header } from '../exchange/headers.ts';
import { asNumber, asRecord } from '../exchange/loose.ts';
import type { Answer } from './answer.ts';
import { readAnswer } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import { readJsonError, type WordPressError } from './error.ts';
import { recogniseEndpoint } from './recognise.ts';
import type { SiteRoots } from './site-roots.ts';
import { unreadAnswer } from './unread-answer.ts';

/** Which part of an exchange this is: an entry of a batch, a key of a heartbeat. */
export interface PartRef {
	readonly index: number;
	/** JSON Pointer into the request body and into the response body. */
	readonly request: string;
	readonly response: string;
}

/** An exchange, or a part of one, together with what it meant to WordPress. */
export interface WordPressExchange {
	readonly exchange: Exchange;
	readonly part: PartRef | null;
	readonly endpoint: Endpoint;
	/** The status that counts: of the part, or inside an envelope, or of HTTP. */
	readonly status: number;
	readonly answer: Answer;
	readonly error: WordPressError | null;
}

/** Reads what an exchange as a whole meant. */
export function understand(exchange: Exchange, roots?: SiteRoots): WordPressExchange {
	const { request, response } = exchange;
	const endpoint = recogniseEndpoint(request, roots);
	const answer =
		(canWait(endpoint, response.status) ? unreadAnswer(response.body) : null) ??
		readAnswer(response.body, header(response.headers, 'content-type'));
	const envelope = endpoint.family === 'rest' && response.status === 200 ? readEnvelope(answer.json) : null;
	if (envelope) {
		const opened: Answer = { ...answer, json: envelope.body, error: readJsonError(envelope.body) };
		return {
			exchange,
			part: null,
			endpoint,
			status: envelope.status,
			answer: opened,
			error: errorOf(opened, envelope.status),
		};
	}
	return {
		exchange,
		part: null,
		endpoint,
		status: response.status,
		answer,
		error: errorOf(answer, response.status),
	};
}

/** A success of an endpoint whose answers hold no other answers. */
function canWait({ action, family, route }: Endpoint, status: number): boolean {
	if (status < 200 || status >= 300 || status === 207 || family === 'heartbeat') return false;
	return family === 'rest' ? !/\/batch(?:\/v1)?$/.test(route ?? '') : action !== 'elementor_ajax';
}

/**
 * The error that counts. Behind a success only forms that cannot be content do: a `{code, message}` in a 200 may be a coupon,
 * `{success: false}`, a failed checkout, an ajax `<wp_error>` and an XML-RPC fault are what they say.
 */
export function errorOf(answer: Answer, status: number): WordPressError | null {
	const { error } = answer;
	if (!error || status >= 400 || status === 0) return error;
	return ['send-json-error', 'wc-ajax', 'ajax-xml', 'xmlrpc'].includes(error.format) ? error : null;
}

/** `?_envelope`: the real status and body inside a 200 (`WP_REST_Server::envelope_response()`). */
function readEnvelope(json: unknown): { status: number; body: unknown } | null {
	const top = asRecord(json);
	if (!top || !('body' in top) || !asRecord(top.headers) || Object.keys(top).length > 4) return null;
	const status = asNumber(top.status, 0);
	return status >= 100 && status < 600 ? { status, body: top.body } : null;
}
