import { isBackground, looksLikeAction } from './attempt-trigger.ts';
import type { Observed } from './observed.ts';

export type AttemptState =
	/** Waits for the person's one action. */
	| 'armed'
	/** The action was seen; what it caused is being gathered. */
	| 'running'
	| 'done';

/** One controlled attempt: a person's one action, and all requests it caused. Times are in milliseconds since 1970. */
export interface Attempt {
	readonly state: AttemptState;
	/** When it was armed. What had started before then does not count, however late it ends. */
	readonly startedAt: number;
	/** `Exchange.id` of the request by which the action was known. */
	readonly trigger: number | null;
	/** In order of start, the trigger first. */
	readonly exchangeIds: readonly number[];
	/** When the last of them ended. */
	readonly endedAt: number | null;
	/** Since when it is done: what starts later belongs to something else. */
	readonly closedAt: number | null;
	/** What it was told of so far. Only the functions of this file read it. */
	readonly seen: readonly Seen[];
}

interface Seen {
	readonly id: number;
	readonly startedAt: number;
	readonly endedAt: number;
	/** Such as a heartbeat: taken in, but nothing to wait for. */
	readonly background: boolean;
	readonly isAction: boolean;
}

/** The traffic has to be quiet for so long. */
const QUIET_MS = 2000;
/** An attempt lasts no longer than this: a page that never rests would make it endless. */
const LONGEST_MS = 30_000;
/** While armed, so much is remembered: requests are told of when they end, so that the action may come after its effects. */
const MAX_WAITING = 300;
const MAX_GATHERED = 1000;

/** Arms an attempt. The next action of the person triggers it. */
export function startAttempt(now: number): Attempt {
	return {
		state: 'armed',
		startedAt: now,
		trigger: null,
		exchangeIds: [],
		endedAt: null,
		closedAt: null,
		seen: [],
	};
}

/** Takes a request that has ended, in whatever order; one it knows already takes its place. */
export function attemptSees(attempt: Attempt, observed: Observed, now: number): Attempt {
	const { durationMs, id, startedAt } = observed.exchange;
	// A time that nobody noted is not after anything.
	if (!(startedAt >= attempt.startedAt)) return attempt;
	if (attempt.closedAt !== null && startedAt > attempt.closedAt) return attempt;
	const others = attempt.seen.filter(each => each.id !== id);
	if (attempt.state !== 'armed' && others.length >= MAX_GATHERED) return attempt;
	const seen: Seen = {
		id,
		startedAt,
		endedAt: startedAt + durationMs,
		background: isBackground(observed),
		isAction: looksLikeAction(observed),
	};
	const kept = attempt.state === 'armed' ? others.slice(1 - MAX_WAITING) : others;
	return assess({ ...attempt, seen: [...kept, seen] }, now);
}

/** Lets time pass: the traffic may have been quiet for long enough. To be called about once a second. */
export function attemptTicks(attempt: Attempt, now: number): Attempt {
	return attempt.state === 'running' ? assess(attempt, now) : attempt;
}

function assess(attempt: Attempt, now: number): Attempt {
	const ordered = [...attempt.seen].sort((a, b) => a.startedAt - b.startedAt || a.id - b.id);
	const first = ordered.findIndex(({ isAction }) => isAction);
	const trigger = ordered[first];
	if (!trigger) return attempt;
	const { busyUntil, gathered } = gather(trigger, ordered.slice(first + 1), attempt.closedAt);
	const over = Math.min(busyUntil + QUIET_MS, trigger.startedAt + LONGEST_MS);
	const closedAt = attempt.closedAt ?? (now >= over ? over : null);
	return {
		...attempt,
		state: closedAt === null ? 'running' : 'done',
		trigger: trigger.id,
		exchangeIds: gathered.map(({ id }) => id),
		endedAt: Math.max(...gathered.map(({ endedAt }) => endedAt)),
		closedAt,
	};
}

/** What starts before the traffic was quiet. Once closed, all that had started by then: quiet was not as it seemed. */
function gather(
	trigger: Seen,
	later: readonly Seen[],
	closedAt: number | null,
): { readonly gathered: readonly Seen[]; readonly busyUntil: number } {
	const gathered = [trigger];
	let busyUntil = trigger.endedAt;
	for (const each of later) {
		const limit = closedAt ?? Math.min(busyUntil + QUIET_MS, trigger.startedAt + LONGEST_MS);
		if (each.startedAt > limit) break;
		gathered.push(each);
		if (!each.background) busyUntil = Math.max(busyUntil, each.endedAt);
	}
	return { gathered, busyUntil };
}
