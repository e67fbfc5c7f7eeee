import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import { message } from '../words/message.ts';
import type { Case, Detector, Verdict } from './case.ts';
import { alreadyExists } from './detectors/already-exists.ts';
import { cartChanged } from './detectors/cart-changed.ts';
import { duplicateSubmission } from './detectors/duplicate-submission.ts';
import { edgeBlock } from './detectors/edge-block.ts';
import { garbledResponse } from './detectors/garbled-response.ts';
import { idempotencyConflict } from './detectors/idempotency-conflict.ts';
import { inUse } from './detectors/in-use.ts';
import { invalidTransition } from './detectors/invalid-transition.ts';
import { locked } from './detectors/locked.ts';
import { loggedOut } from './detectors/logged-out.ts';
import { lostUpdate } from './detectors/lost-update.ts';
import { preconditionFailed } from './detectors/precondition-failed.ts';
import { staleNonce } from './detectors/stale-nonce.ts';
import { staleVersion } from './detectors/stale-version.ts';
import { unclassifiedConflict } from './detectors/unclassified-conflict.ts';
import type { Finding, FindingKind } from './finding.ts';
import { GUIDES } from './guides.ts';
import type { History } from './history/history.ts';
import { meaningOf } from './meaning.ts';
import { subjectName } from './subject-name.ts';
import { suspectsOf } from './suspects.ts';

/**
 * All detectors, most telling first: of those that recognise something, the first one names it. Who answered comes before
 * what was answered, a cause in the traffic before the words of the answer, and the answer to everything else last.
 */
export const DETECTORS: readonly Detector[] = [
	edgeBlock,
	cartChanged,
	idempotencyConflict,
	loggedOut,
	staleNonce,
	locked,
	alreadyExists,
	duplicateSubmission,
	staleVersion,
	invalidTransition,
	inUse,
	preconditionFailed,
	garbledResponse,
	lostUpdate,
	unclassifiedConflict,
];

/** Those that find something where the answer itself is all right. Of ten requests nine are like that. */
export const OF_WHAT_WENT_WELL: readonly Detector[] = [edgeBlock, duplicateSubmission, lostUpdate];

/**
 * Answered with JSON that says of nothing that it went wrong, or with nothing that was recorded. A heartbeat tells of trouble
 * in an answer like that.
 */
export function wentWell({ answer, endpoint, error, status }: WordPressExchange): boolean {
	return (
		status >= 200 &&
		status < 300 &&
		error === null &&
		(answer.shape === 'json' || answer.shape === 'missing') &&
		answer.noise === null &&
		endpoint.family !== 'heartbeat'
	);
}

/** What is wrong with an exchange or a part, given what went before: one thing at most, and always one for a 409. */
export function diagnose(subject: WordPressExchange, history: History): Finding | null {
	if (subject.endpoint.family === 'other' && subject.status !== 409) return null;
	const it: Case = { subject, history, meaning: meaningOf(subject) };
	for (const detector of wentWell(subject) ? OF_WHAT_WENT_WELL : DETECTORS) {
		const verdict = detector.detect(it);
		if (verdict) return makeFinding(detector.kind, it, verdict);
	}
	return null;
}

function makeFinding(kind: FindingKind, it: Case, verdict: Verdict): Finding {
	const { subject, history } = it;
	const { otherIds = [], suspects = [], ...rest } = verdict;
	const name = subjectName(subject);
	const guide = GUIDES[kind];
	const duplicate = verdict.duplicate ?? history.duplicates.storyOf(subject);
	const ids = new Set([subject.exchange.id, ...otherIds, ...(duplicate ? [duplicate.of] : [])]);
	return {
		id: `${kind}-${subject.exchange.id}${subject.part ? `-${subject.part.index}` : ''}`,
		kind,
		title: message(guide.title, name),
		explanation: message(guide.explanation, name),
		whyThisStatus: message(guide.why),
		subject,
		exchangeIds: [...ids],
		recovery: guide.recovery,
		...rest,
		severity: verdict.severity ?? guide.severity,
		suspects: suspectsOf(subject, suspects),
		...(duplicate ? { duplicate } : {}),
	};
}
