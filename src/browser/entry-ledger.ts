import { asRecord, asString } from '../exchange/loose.ts';

/** Tells entries of `getHAR()` that an event already brought from those that none did. */
export interface EntryLedger {
	/** Goes up with every start over, so that what is still under way can be told to be of yesterday. */
	readonly generation: number;
	/** Notes an event's entry. Answers the id of the same request's earlier, poorer copy from the log, or a new one. */
	fromEvent(entry: object, newId: () => number): number;
	/** Picks the log entries that no event brought, each with its id. */
	fromLog(entries: readonly unknown[], newId: () => number): { entry: object; id: number }[];
	startOver(): void;
}

/** So many requests are told apart, as many as a recording keeps; DevTools' own log of one page is mostly shorter. */
const MAX_KEYS = 20_000;
/** A `data:` URL is as long as what is in it, and every request of the page comes by here. In UTF-16 units. */
const MAX_URL = 2000;

/**
 * No browser gives requests an id, and a double submission is two requests with one time, method and URL. So copies are
 * counted, not compared: a log that holds three where two events came has one that was missed.
 *
 * @param maxKeys of older requests than these the log is not asked any more
 */
export function createEntryLedger(maxKeys: number = MAX_KEYS): EntryLedger {
	/** By key: how many came by event, and the ids of those that only the log had so far. */
	let seen = new Map<string, { events: number; logOnly: number[] }>();
	/** Keys of what was cleared: the browser's log still holds it, and it must not come back. */
	const forgotten = new Map<string, number>();
	let generation = 0;
	/** What started no later may be known without being remembered. */
	let horizon = Number.NEGATIVE_INFINITY;

	const dropOldest = (keys: Map<string, unknown>) => {
		for (const key of keys.keys()) {
			if (keys.size <= maxKeys) return;
			keys.delete(key);
			const start = startIn(key);
			if (start > horizon) horizon = start;
		}
	};
	const noteFor = (key: string) => {
		const known = seen.get(key);
		if (known) return known;
		const note = { events: 0, logOnly: [] };
		seen.set(key, note);
		dropOldest(seen);
		return note;
	};

	return {
		get generation() {
			return generation;
		},
		fromEvent(entry, newId) {
			const note = noteFor(keyOf(entry));
			note.events += 1;
			return note.logOnly.shift() ?? newId();
		},
		fromLog(entries, newId) {
			const missed: { entry: object; id: number }[] = [];
			const counted = new Map<string, number>();
			for (const raw of entries) {
				const entry = asRecord(raw);
				if (!entry) continue;
				const key = keyOf(entry);
				const count = (counted.get(key) ?? 0) + 1;
				counted.set(key, count);
				if (!seen.has(key) && startIn(key) <= horizon) continue;
				const note = noteFor(key);
				if (count <= note.events + note.logOnly.length + (forgotten.get(key) ?? 0)) continue;
				const id = newId();
				note.logOnly.push(id);
				missed.push({ entry: raw as object, id });
			}
			return missed;
		},
		startOver() {
			for (const [key, note] of seen) {
				forgotten.set(key, (forgotten.get(key) ?? 0) + note.events + note.logOnly.length);
			}
			seen = new Map();
			dropOldest(forgotten);
			generation += 1;
		},
	};
}

function keyOf(entry: object): string {
	const source = asRecord(entry);
	const request = asRecord(source?.request);
	const url = asString(request?.url).slice(0, MAX_URL);
	return `${asString(source?.startedDateTime)} ${asString(request?.method)} ${url}`;
}

/** In milliseconds since 1970; `NaN` when the browser gave none. */
function startIn(key: string): number {
	return Date.parse(key.slice(0, key.indexOf(' ')));
}
