import { asArray, asString } from '../exchange/loose.ts';
import { readProgram } from './entry.ts';
import type { HarFacts, SkippedEntry, SkipReason } from './outcome.ts';

/** A report that lists more says nothing more. */
const MAX_LISTED = 1000;

/** Gathers what a HAR file says besides its entries. */
export interface FactsBuilder {
	readonly entries: number;
	/** Takes note of an entry; its place is the number of those before it. */
	countEntry(): void;
	skip(index: number, reason: SkipReason): void;
	/** Takes a member of the log by its key. */
	learn(key: string, value: unknown): void;
	/** A later `log` takes the place of all there was, later `entries` that of the entries, as in `JSON.parse`. */
	forget(what: 'log' | 'entries'): void;
	build(): HarFacts;
}

export function createFacts(): FactsBuilder {
	let members = new Map<string, unknown>();
	let entries = 0;
	let skippedCount = 0;
	let skipped: SkippedEntry[] = [];

	return {
		get entries() {
			return entries;
		},
		countEntry() {
			entries += 1;
		},
		skip(index, reason) {
			skippedCount += 1;
			if (skipped.length < MAX_LISTED) skipped.push({ index, reason });
		},
		learn(key, value) {
			members.set(key, value);
		},
		forget(what) {
			entries = 0;
			skippedCount = 0;
			skipped = [];
			if (what === 'log') members = new Map();
		},
		build: () => ({
			version: asString(members.get('version')),
			creator: readProgram(members.get('creator')),
			browser: readProgram(members.get('browser')),
			pages: asArray(members.get('pages')).length,
			entries,
			skipped,
			skippedCount,
		}),
	};
}
