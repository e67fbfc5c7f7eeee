import { isWrite } from '../wordpress/endpoint.ts';
import { htmlToText } from '../wordpress/html-text.ts';
import { meaningOfWords } from '../wordpress/knowledge/conflict-words.ts';
import { type ErrorMeaning, errorCodeFact } from '../wordpress/knowledge/error-codes.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import { bodyPointer, evidence } from './evidence.ts';
import type { Confidence, Evidence } from './finding.ts';

/** What an error says has happened, and how that is known. */
export interface Meaning {
	readonly meaning: ErrorMeaning;
	readonly confidence: Confidence;
	readonly evidence: Evidence;
}

/** Statuses that mean a conflict by themselves, so that the words of the answer may say which one. */
const CONFLICT_STATUSES: ReadonlySet<number> = new Set([409, 412, 423, 428]);

/** Meanings that a code's words may tell behind other statuses too. */
const TOLD_BY_CODE: ReadonlySet<ErrorMeaning> = new Set([
	'stale-version',
	'already-exists',
	'duplicate',
	'locked',
	'in-use',
	'idempotency',
	'stale-nonce',
]);

/**
 * Reads what an error means: a known code is certain; the words of an unknown code are likely; the words of a message, which
 * may be in any language, are the last resort and only count where the status itself says conflict.
 */
export function meaningOf(subject: WordPressExchange): Meaning | null {
	const { error, status } = subject;
	const isConflict = CONFLICT_STATUSES.has(status) || (error?.format === 'xmlrpc' && error.code === '409');
	return (error && meaningOfCodes(subject, isConflict)) ?? (isConflict ? meaningOfMessage(subject) : null);
}

function meaningOfCodes(subject: WordPressExchange, isConflict: boolean): Meaning | null {
	const { endpoint, error, status } = subject;
	if (!error) return null;
	const codes = [error.code, ...error.additional].filter(Boolean);
	for (const code of codes) {
		const fact = errorCodeFact(code, status);
		if (!fact) continue;
		// A known code that means no conflict does not settle a 409: plugins reuse core's codes.
		if (isConflict && !TOLD_BY_CODE.has(fact.meaning) && !OTHER_CONFLICTS.has(fact.meaning)) continue;
		return told(subject, fact.meaning, 'certain', 'code-known', code);
	}
	if (!isConflict && !isWrite(endpoint)) return null;
	for (const code of codes) {
		const meaning = meaningOfWords(code);
		if (meaning && (isConflict || TOLD_BY_CODE.has(meaning)))
			return told(subject, meaning, 'likely', 'code-words', code);
	}
	return null;
}

const OTHER_CONFLICTS: ReadonlySet<ErrorMeaning> = new Set([
	'invalid-transition',
	'cart-changed',
	'upload-damaged',
]);

function told(
	subject: WordPressExchange,
	meaning: ErrorMeaning,
	confidence: Confidence,
	rule: 'code-known' | 'code-words',
	code: string,
): Meaning {
	const pointer = bodyPointer(`${subject.error?.pointer ?? ''}/code`);
	return { meaning, confidence, evidence: evidence(subject, rule, pointer, 'evidence_code', code) };
}

function meaningOfMessage(subject: WordPressExchange): Meaning | null {
	const { answer, error } = subject;
	const text = error ? htmlToText(error.message) : (answer.page?.message ?? '');
	const meaning = text === '' ? null : meaningOfWords(text);
	if (!meaning) return null;
	const pointer = bodyPointer(error ? `${error.pointer}/message` : '');
	return {
		meaning,
		confidence: 'likely',
		evidence: evidence(subject, 'message-words', pointer, 'evidence_message', text),
	};
}
