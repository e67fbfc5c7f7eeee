import type { Body } from '../exchange/body.ts';
import { parseJson } from '../exchange/json.ts';
import type { Answer } from './answer.ts';
import type { WordPressExchange } from './wordpress-exchange.ts';

/** The answer of a request that went well, of which nobody has asked yet what it says. */
const UNREAD: Answer = {
	shape: 'json',
	isUnread: true,
	json: undefined,
	error: null,
	noise: null,
	page: null,
	notices: [],
	scalar: null,
};

/** Shorter ones are read at once: that costs less than finding out. In UTF-16 units. */
const LONG = 2000;

/** What tells of trouble stands at the beginning or the end of an answer, not amid its content. In UTF-16 units. */
const BEGINNING = 200;
const END = 60;

/**
 * Names of members by which a success is none: `{success: false}`, `{result: "failure"}`, an envelope, a batch. WordPress and
 * its plugins write them first (`wp_send_json_error()`, `envelope_response()`, `WP_REST_Server::serve_batch_request_v1()`).
 */
const TELLING = /"(?:success|result|responses|headers|body)"\s{0,10}:\s{0,10}(?!true\b)/;

/**
 * An answer that can wait until somebody asks: a long JSON text behind a success, whole at both ends, with nothing there that
 * tells of trouble. Parsing is the most that a request costs, and of most answers nobody ever asks.
 *
 * @returns `null` for one that has to be read now
 */
export function unreadAnswer(body: Body): Answer | null {
	if (body.kind !== 'text' || body.text.length < LONG || body.truncatedFrom !== undefined) return null;
	const { text } = body;
	const end = text.at(-1);
	const isWhole = (text[0] === '{' && end === '}') || (text[0] === '[' && end === ']');
	if (!isWhole || TELLING.test(text.slice(0, BEGINNING)) || TELLING.test(text.slice(-END))) return null;
	// Two answers in a row, because something else was printed too.
	return text.includes('}{') ? null : UNREAD;
}

const read = new WeakMap<Body, unknown>();

/** The JSON of an answer, read by now or not; `undefined` when there is none. */
export function answerJson({ answer, exchange }: WordPressExchange): unknown {
	const { body } = exchange.response;
	if (!answer.isUnread || body.kind !== 'text') return answer.json;
	if (!read.has(body)) {
		const json = parseJson(body.text);
		read.set(body, json.ok ? json.value : undefined);
	}
	return read.get(body);
}
