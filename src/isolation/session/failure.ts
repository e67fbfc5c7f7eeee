import { fingerprint } from '../../diagnosis/history/fingerprint.ts';
import { textBody } from '../../exchange/body.ts';
import { header } from '../../exchange/headers.ts';
import type { PageAnswer, PageRequest } from '../../exchange/page-request.ts';
import { readAnswer } from '../../wordpress/answer.ts';
import type { Endpoint } from '../../wordpress/endpoint.ts';
import { isWrite } from '../../wordpress/endpoint.ts';
import { errorOf, type WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import { passes, type Trouble, troubleOf } from '../rungs/trouble.ts';
import type { ProbeOutcome } from '../search/problem.ts';

/** The failure that is looked for: its fingerprint is the test. */
export interface Failure {
	/** `diagnosis/history/fingerprint` of the request: by it the panel knows the person's own repetition. */
	readonly fingerprint: string;
	/** For people: `POST /wp/v2/posts/1`. */
	readonly title: string;
	readonly status: number;
	/** The error's code, empty if it had none. */
	readonly code: string;
}

/** What the same request brought this time, whoever sent it. */
export interface Seen {
	readonly status: number;
	readonly code: string;
}

export type WhyUntestable = 'other-error' | 'skipped' | 'cannot-tell' | Trouble;

/** An outcome with what it rests on. */
export interface Judged {
	readonly outcome: ProbeOutcome['outcome'];
	/** Of an untestable one. */
	readonly why: WhyUntestable | null;
	readonly status: number;
	readonly code: string;
}

/** Codes that say the endpoint is gone with its plugin, or that a request was refused before it came to what fails. */
const BESIDE_THE_POINT: ReadonlySet<string> = new Set(['rest_no_route', 'rest_cookie_invalid_nonce']);

/**
 * Judges an answer. Only the same status with the same code is the failure; only a success is its absence. Everything else
 * says nothing: an endpoint that is gone, a login that ended, a fatal error, a gateway.
 */
export function judge(failure: Failure, { code, status }: Seen): Judged {
	const seen = { status, code };
	if (status === failure.status && code === failure.code)
		return { outcome: 'reproduced', why: null, ...seen };
	const isSuccess = status >= 200 && status < 400 && code === '';
	if (isSuccess) return { outcome: 'not-reproduced', why: null, ...seen };
	return { outcome: 'untestable', why: status >= 500 ? 'site-broken' : 'other-error', ...seen };
}

/** Judges what came back for a request that the panel had sent. */
export function judgeAnswer(failure: Failure, answer: PageAnswer): Judged {
	if (answer.kind === 'failed') {
		return { outcome: 'untestable', why: troubleOf(answer), status: 0, code: '' };
	}
	const read = readAnswer(textBody(answer.text), header(answer.headers, 'content-type'));
	const code = errorOf(read, answer.status)?.code ?? '';
	const trouble = troubleOf(answer);
	const isItself = answer.status === failure.status && code === failure.code;
	if (!isItself && trouble && (passes(trouble) || trouble === 'logged-out' || BESIDE_THE_POINT.has(code))) {
		return { outcome: 'untestable', why: trouble, status: answer.status, code };
	}
	// admin-ajax.php says "0" to an action nobody has, and "-1" to a nonce it does not know.
	if (answer.status < 400 && /^(?:0|-1)$/.test(answer.text.trim()) && failure.code !== '') {
		return { outcome: 'untestable', why: 'other-error', status: answer.status, code };
	}
	return judge(failure, { status: answer.status, code });
}

/** What sending a request again may do. */
export type Repetition =
	/** Only reads. */
	| 'harmless'
	/** Stores the same once more. */
	| 'same-again'
	/** May make something anew each time it succeeds. */
	| 'may-create'
	| 'deletes';

/** An update of something that has an id is the same each time; what comes of an action nobody knows. */
export function repetitionOf(endpoint: Endpoint): Repetition {
	if (!isWrite(endpoint)) return 'harmless';
	if (endpoint.method === 'DELETE') return 'deletes';
	return endpoint.family === 'rest' && endpoint.resourceId !== null ? 'same-again' : 'may-create';
}

/** A request that can be sent again, and what that may do. */
export interface Repeatable {
	readonly request: PageRequest;
	readonly repetition: Repetition;
}

/** More than this is not kept in the browser's storage. */
const MAX_BODY = 256 * 1024;

/** Headers that say what a request means; all others the page sends by itself, or they are secrets. */
const KEPT = new Set([
	'accept',
	'content-type',
	'x-http-method-override',
	'x-requested-with',
	'if-match',
	'nonce',
]);

/** A request as it may be kept for later; `null` when it is too large. */
export function repeatable(request: PageRequest, endpoint: Endpoint): Repeatable | null {
	if ((request.body?.length ?? 0) > MAX_BODY || request.url.length > 8000) return null;
	const headers = request.headers.filter(({ name }) => KEPT.has(name.toLowerCase()));
	return { request: { ...request, headers }, repetition: repetitionOf(endpoint) };
}

/** So much of a fingerprint is kept, in UTF-16 units. */
const MOST_OF_PRINT = 200_000;

/** By what the failing request is known again: its fingerprint, or its address where it has none. */
export function printOf(exchange: WordPressExchange): string {
	const { endpoint, exchange: sent } = exchange;
	return (fingerprint(exchange) ?? `${endpoint.method} ${sent.request.url}`).slice(0, MOST_OF_PRINT);
}
