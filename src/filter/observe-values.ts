import type { Observation } from '../inspector.ts';
import type { FilterKey } from './key.ts';
import { filterKey } from './keys.ts';
import { sightOf } from './sight.ts';

/** The values of each key that occur in a list, to suggest them. */
export interface ObservedValues {
	/** Of one key, most frequent first. */
	of(key: string): readonly string[];
}

/** A key whose values never end (ids) keeps so many. */
const MAX_VALUES = 200;
/** Nobody picks a longer one from a list. In UTF-16 units. */
const MAX_VALUE = 200;

/** A key is pressed more often than a screen is drawn: so many rows are looked at for each key asked for, at most. */
const MAX_AT_ONCE = 2000;

interface Count {
	/** What was counted of the list. */
	rows: readonly Observation[];
	readonly counts: Map<string, number>;
	sorted: readonly string[];
}

/**
 * Counts the values in a list that grows. Nothing is counted before somebody asks for a key, and then only what is new:
 * where the list is the same as before at its beginning and end, it is not looked at again. Of a list that came all at once
 * each question has a part counted.
 *
 * @param rows the list as it is now; one that changed must be another array, as the inspector's are
 * @param atOnce so many rows are counted for one question at most
 */
export function observeValues(rows: () => readonly Observation[], atOnce = MAX_AT_ONCE): ObservedValues {
	const byKey = new Map<string, Count>();
	return {
		of(name) {
			const key = filterKey(name);
			if (!key) return [];
			const count = byKey.get(key.name) ?? { rows: [], counts: new Map(), sorted: [] };
			byKey.set(key.name, count);
			const now = rows();
			if (now === count.rows) return count.sorted;
			recount(count, now, key, atOnce);
			return count.sorted;
		},
	};
}

function recount(count: Count, now: readonly Observation[], key: FilterKey, atOnce: number): void {
	const before = count.rows;
	const shorter = Math.min(before.length, now.length);
	let same = 0;
	while (same < shorter && before[same] === now[same]) same++;
	let sameAtEnd = 0;
	while (sameAtEnd < shorter - same && before.at(-1 - sameAtEnd) === now.at(-1 - sameAtEnd)) sameAtEnd++;
	for (const row of before.slice(same, before.length - sameAtEnd)) add(count.counts, valuesOf(row, key), -1);
	const end = now.length - sameAtEnd;
	const fresh = now.slice(same, Math.min(end, same + atOnce));
	for (const row of fresh) add(count.counts, valuesOf(row, key), 1);
	const isAll = same + fresh.length === end;
	count.rows = isAll ? now : [...now.slice(0, same + fresh.length), ...now.slice(end)];
	count.sorted = [...count.counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

function valuesOf(row: Observation, key: FilterKey): readonly string[] {
	return key.observe(sightOf(row)).filter(value => value.length <= MAX_VALUE);
}

function add(counts: Map<string, number>, values: readonly string[], step: 1 | -1): void {
	for (const value of values) {
		const known = counts.get(value);
		if (known === undefined && step < 0) continue;
		if (known === undefined && counts.size >= MAX_VALUES) dropRarest(counts);
		const count = (known ?? 0) + step;
		if (count > 0) counts.set(value, count);
		else counts.delete(value);
	}
}

/** Of the rarest the oldest. */
function dropRarest(counts: Map<string, number>): void {
	let rarest: string | null = null;
	let least = Number.POSITIVE_INFINITY;
	for (const [value, count] of counts) {
		if (count >= least) continue;
		rarest = value;
		least = count;
		if (least === 1) break;
	}
	if (rarest !== null) counts.delete(rarest);
}
