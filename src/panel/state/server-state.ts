import { currentStateRequest, heldInAnswer } from '../../diagnosis/compare/current-state.ts';
import { overwrittenState, overwrittenStateRequest } from '../../diagnosis/compare/overwritten-state.ts';
import { urlOf } from '../../diagnosis/compare/rest-url.ts';
import type { Finding } from '../../diagnosis/finding.ts';
import { subjectName } from '../../diagnosis/subject-name.ts';
import { header } from '../../exchange/headers.ts';
import type { Loose } from '../../exchange/loose.ts';
import type { PageRequest } from '../../exchange/page-request.ts';
import { parseUrl } from '../../exchange/url.ts';
import { isWrite } from '../../wordpress/endpoint.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import { type Message, message } from '../../words/message.ts';
import { READ_FAILURES, type Reply } from './reply.ts';

/** What the other side holds: told by the refusal itself, by a GET, or by the revision that was written over. */
export interface ServerState {
	readonly from: 'refusal' | 'get' | 'revision';
	readonly value: unknown;
	/** Milliseconds since 1970; `null` for what stood in the refusal. */
	readonly at: number | null;
	/** Of the very resource that was written to. */
	readonly etag?: string | undefined;
}

/** The GET that tells it. */
export interface Question {
	readonly request: PageRequest;
	readonly from: 'get' | 'revision';
}

export interface Problem {
	readonly message: Message;
	/** In the server's own words, which may be HTML; empty when it said nothing. */
	readonly said: string;
}

/** `null` where there is no such GET; {@link whyNoState} says why. */
export function askFor(subject: WordPressExchange, finding: Finding | null): Question | null {
	if (finding?.kind === 'lost-update') {
		const request = overwrittenStateRequest(subject);
		return request && { request, from: 'revision' };
	}
	const request = currentStateRequest(finding ?? subject);
	return request && { request, from: 'get' };
}

export function stateInRefusal(subject: WordPressExchange): ServerState | null {
	const held = heldInAnswer(subject);
	return held && { from: 'refusal', value: held.value, at: null };
}

/**
 * Reads the answer.
 *
 * @param base what the sender had read: what revisions do not keep is taken from it
 */
export function stateIn(
	reply: Reply,
	question: Question,
	subject: WordPressExchange,
	base: Loose | null,
): { readonly state: ServerState } | { readonly problem: Problem } {
	const problem = (what: Message, said = '') => ({ problem: { message: what, said } });
	if (reply.kind === 'failed') {
		return problem(message(READ_FAILURES[reply.reason], originOf(question.request)));
	}
	const { answer, error, startedAt: at, status, truncated } = reply;
	if (status < 200 || status >= 300) {
		return problem(message('compare_getRefused', String(status)), error?.message);
	}
	if (truncated) return problem(message('compare_getTooLong'));
	if (answer.json === undefined) return problem(message('compare_getNoJson'));
	if (question.from === 'revision') {
		const value = overwrittenState(answer.json, subject, base);
		return value ? { state: { from: 'revision', value, at } } : problem(message('compare_noRevision'));
	}
	const etag = isOfSubject(question.request, subject) ? header(reply.headers, 'etag') : undefined;
	return { state: { from: 'get', value: answer.json, at, etag } };
}

/** Why nobody can be asked for what the server holds. */
export function whyNoState(subject: WordPressExchange, finding: Finding | null, parts: number): Message {
	const { endpoint, part } = subject;
	if (!isWrite(endpoint)) return message('compare_onlyReads');
	if (finding?.kind === 'lost-update') return message('compare_noRevisions');
	if (!part && parts > 0) return message('compare_severalParts');
	if (endpoint.family !== 'rest') return message('compare_noTwin', subjectName(subject));
	if (finding?.kind === 'cart-changed') return message('compare_cartInAnswer');
	return message('compare_madeNew', subjectName(subject));
}

/** The existing term that is in the way of a new one has an entity tag of its own. */
function isOfSubject({ url }: PageRequest, subject: WordPressExchange): boolean {
	const [asked, written] = [parseUrl(url), urlOf(subject)];
	const route = (each: URL | null) => each?.searchParams.get('rest_route') ?? each?.pathname;
	return asked !== null && route(asked) === route(written);
}

export function originOf({ url }: PageRequest): string {
	return parseUrl(url)?.origin ?? url;
}
