import { activeIn } from '../../isolation/rungs/plugin-list.ts';
import type { ThemeChoice } from '../../isolation/search/problem.ts';
import type { SessionEvent } from '../../isolation/session/events.ts';
import type { Judged } from '../../isolation/session/failure.ts';

/** One probe in the log. */
export interface ProbeEntry {
	readonly number: number;
	readonly active: readonly string[];
	/** All that were active for the site then: others may have switched some since. */
	readonly all: readonly string[];
	readonly theme: ThemeChoice;
	/** Milliseconds since 1970. */
	readonly startedAt: number;
	/** `null` while it is under way, or when it never ended. */
	readonly durationMs: number | null;
	/** `null` without an outcome. */
	readonly judged: Judged | null;
	/** `discarded`: it did not count. `undone`: the person took it back. */
	readonly state: 'open' | 'counted' | 'discarded' | 'undone';
}

/** The probes of a session in the order in which they were made, those that don't count included. */
export function logOf(events: readonly SessionEvent[]): readonly ProbeEntry[] {
	const log: ProbeEntry[] = [];
	let all: readonly string[] = [];
	const end = (at: number, state: ProbeEntry['state'], judged: Judged | null) => {
		const last = log.at(-1);
		if (last?.state === 'open')
			log[log.length - 1] = { ...last, state, judged, durationMs: at - last.startedAt };
	};
	for (const event of events) {
		switch (event.kind) {
			case 'snapshot':
				all = activeIn(event.snapshot.plugins);
				break;
			case 'probing':
				// The one before was cut off.
				end(event.at, 'discarded', null);
				log.push({
					number: log.length + 1,
					active: event.active,
					all,
					theme: event.theme,
					startedAt: event.at,
					durationMs: null,
					judged: null,
					state: 'open',
				});
				break;
			case 'probed':
				end(event.at, 'counted', event.judged);
				break;
			case 'discarded':
			case 'ended':
			case 'paused':
				end(event.at, 'discarded', null);
				break;
			case 'undone': {
				const at = log.findLastIndex(({ state }) => state === 'counted');
				const entry = log[at];
				if (entry) log[at] = { ...entry, state: 'undone' };
				break;
			}
		}
	}
	return log;
}

/** Milliseconds from one probe to the next, as a rule: with what is arranged in between, and without the odd pause. */
export function paceOf(log: readonly ProbeEntry[]): number {
	const gaps = log.flatMap(({ durationMs, startedAt }, at) => {
		const next = log[at + 1];
		return next ? [next.startedAt - startedAt] : durationMs === null ? [] : [durationMs];
	});
	return gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? 0;
}
