import type { Finding } from '../../diagnosis/finding.ts';
import { isWrite } from '../../wordpress/endpoint.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import { type Message, message } from '../../words/message.ts';
import type { Reply } from './reply.ts';

/** What is known before a write is sent once more. */
interface Readiness {
	readonly finding: Finding | null;
	readonly canFetch: boolean;
	/** The whole state has been fetched. A refusal may tell no more of it than its version. */
	readonly isFetched: boolean;
	/** Something was sent since then. */
	readonly isOutdated: boolean;
	readonly undecided: number;
	/** What came of the last try. */
	readonly last: Reply | null;
}

/** Whether sending it once more may be the way out: of a write that was refused, or that went over somebody else's. */
export function isResubmittable(subject: WordPressExchange, finding: Finding | null): boolean {
	const { endpoint, error, status } = subject;
	if (!isWrite(endpoint) || whyNotResubmittable(finding)) return false;
	return status === 0 || status >= 400 || error !== null || finding?.kind === 'lost-update';
}

/** Why it never is; `null` when it may be. */
export function whyNotResubmittable(finding: Finding | null): Message | null {
	if (finding?.kind === 'duplicate-submission') return message('compare_noThird');
	if (finding?.kind === 'already-exists') return message('compare_stillExists');
	return null;
}

/**
 * What a person has to do first; `null` when nothing. With the current version in it a write is accepted whatever others
 * changed meanwhile, so nobody sends it without having seen that.
 */
export function hurdleFor(it: Readiness): Message | null {
	const isDone = it.last?.kind === 'answer' && it.last.verdict !== 'refused';
	if (it.isOutdated && isDone) return message(it.canFetch ? 'compare_sentGetFirst' : 'compare_sentOnce');
	const needsState = goesByVersion(it.finding) || (it.isOutdated && it.last?.kind === 'failed');
	if (it.canFetch && needsState && (!it.isFetched || it.isOutdated)) return message('compare_getFirst');
	return it.undecided > 0 ? message('compare_chooseFirst') : null;
}

/** Whether a request that failed so may have reached the server. */
export function mayHaveArrived(reply: Reply): boolean {
	return reply.kind === 'answer' || ['navigated', 'network', 'timeout'].includes(reply.reason);
}

function goesByVersion(finding: Finding | null): boolean {
	if (!finding) return false;
	return (
		finding.version !== undefined ||
		['lost-update', 'precondition-failed', 'stale-version'].includes(finding.kind)
	);
}
