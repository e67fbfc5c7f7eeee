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

/**
 * No browser gives requests an id, and a double submission is two requests with one time, method and URL. So copies are
 * counted, not compared: a log that holds three where two events came has one that was missed.
 */
export function createEntryLedger(): EntryLedger {
	/** By key: how many came by event, and the ids of those that only the log had so far. */
	let seen = new Map<string, { events: number; logOnly: number[] }>();
	/** Keys of what was cleared: the browser's log still holds it, and it must not come back. */
	const forgotten = new Map<string, number>();
	let generation = 0;

	const noteFor = (key: string) => {
		const note = seen.get(key) ?? { events: 0, logOnly: [] };
		seen.set(key, note);
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
			generation += 1;
		},
	};
}

function keyOf(entry: object): string {
	const source = asRecord(entry);
	const request = asRecord(source?.request);
	return `${asString(source?.startedDateTime)} ${asString(request?.method)} ${asString(request?.url)}`;
}
