import { type Message, message } from '../words/message.ts';
import type { Attempt } from './attempt.ts';
import type { Finding } from './finding.ts';
import type { Observed } from './observed.ts';

/** What an attempt came to. */
export interface AttemptSummary {
	readonly requests: number;
	readonly writes: number;
	/** Findings that are a complaint, not only a remark. */
	readonly findings: number;
	/** The earliest of them: what went wrong first is mostly why the rest did. */
	readonly first: Finding | null;
	/** From the start of the action to the end of the last request. */
	readonly durationMs: number | null;
	readonly text: Message;
}

/**
 * Sums an attempt up.
 *
 * @param observations of the whole recording; those of the attempt are picked out
 */
export function attemptSummary(attempt: Attempt, observations: readonly Observed[]): AttemptSummary {
	const own = new Set(attempt.exchangeIds);
	const group = observations
		.filter(({ exchange }) => own.has(exchange.id))
		.sort((a, b) => a.exchange.startedAt - b.exchange.startedAt);
	const complaints = group.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'info'));
	const trigger = group.find(({ exchange }) => exchange.id === attempt.trigger);
	const counts = {
		requests: own.size,
		writes: group.filter(({ isWrite }) => isWrite).length,
		findings: complaints.length,
	};
	return {
		...counts,
		first: complaints[0] ?? null,
		durationMs: trigger && attempt.endedAt !== null ? attempt.endedAt - trigger.exchange.startedAt : null,
		text: tell(attempt, counts),
	};
}

function tell(
	{ state }: Attempt,
	{ findings, requests, writes }: { requests: number; writes: number; findings: number },
): Message {
	if (state === 'armed') return message('attempt_armed');
	if (state === 'running') return message('attempt_running', String(requests));
	return findings > 0
		? message('attempt_done', String(requests), String(writes), String(findings))
		: message('attempt_doneClean', String(requests), String(writes));
}
