import { NOTHING_SENT } from './changing.ts';
import { type Desk, stopIfPaused } from './desk.ts';
import type { LateWrite } from './events.ts';
import type { SessionState } from './state.ts';

/*
 * A browser that dies leaves its last request with the server, which does it all the same, and stores the list as that
 * request had read it when it began (`deactivate_plugins()` and `activate_plugin()` change their own copy of the option):
 * what was put back by then is gone again, and the order with it.
 */

/** So long a request may take: PHP's own limit (`max_execution_time`, 30 seconds unless it is set). In milliseconds. */
const LONGEST_MS = 30_000;
/** Milliseconds to the next look each time, so that what comes late does not stay for long. */
const PAUSES = [1000, 2000, 4000, 8000, 15_000];

/** What was sent, and nobody heard of, may still come through. */
export interface Late {
	readonly write: LateWrite;
	/** Milliseconds to wait, one after the other, until nothing can come any more. */
	readonly pauses: readonly number[];
}

/** `null` when nothing can come any more. */
export function lateOf(
	{ changes, settling, unheardSince }: Pick<SessionState, 'changes' | 'settling' | 'unheardSince'>,
	now: number,
): Late | null {
	if (settling === null && unheardSince === null) return null;
	const since = Math.max(settling?.since ?? 0, unheardSince ?? 0);
	const own = [...new Set([...(settling?.own ?? []), ...changes.switched])];
	// A clock that was set back does not tell how long it was.
	let left = Math.min(LONGEST_MS, since + LONGEST_MS - now);
	const pauses: number[] = [];
	for (const pause of PAUSES) {
		if (left > 0) pauses.push(Math.min(pause, left));
		left -= pause;
	}
	return pauses.length > 0 ? { write: { since, own }, pauses } : null;
}

/** What may be left with the server; from then on the log knows of it until it is settled. */
export async function expectLate({ journal, tools }: Desk): Promise<Late | null> {
	const late = lateOf(journal.state(), tools.now());
	if (late) await journal.append({ kind: 'settling', late: late.write });
	return late;
}

/** @throws a halt once the person has paused */
export async function waitForLate({ journal, tools }: Desk, { write }: Late, ms: number): Promise<void> {
	// Once more: what was done in between is over.
	await journal.append({ kind: 'settling', late: write });
	await tools.wait(ms);
	stopIfPaused(tools);
}

/** Waits until nothing can come any more: a search could not tell it from what others do. */
export async function sitOutLate(desk: Desk): Promise<void> {
	const late = await expectLate(desk);
	if (!late) return;
	for (const pause of late.pauses) await waitForLate(desk, late, pause);
	await desk.journal.append(NOTHING_SENT, { kind: 'settling', late: null });
}
