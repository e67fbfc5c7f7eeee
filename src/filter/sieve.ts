import type { Observation } from '../inspector.ts';
import type { CompiledFilter } from './compile.ts';
import type { Filter } from './filter.ts';
import { narrows } from './narrows.ts';
import { type Sight, sightOf } from './sight.ts';

/** Filters one list again and again, as somebody types. */
export interface Sieve {
	/**
	 * What passes, in the order of the list.
	 *
	 * @param rows one that changed must be another array, as the inspector's are
	 */
	through(rows: readonly Observation[], filter: Filter, lets: CompiledFilter): readonly Observation[];
	/**
	 * Reads the texts of some rows ahead, for the first letter takes longest.
	 *
	 * @returns whether there are more
	 */
	prepare(rows: readonly Observation[], count: number): boolean;
}

/** As many letters back as one is likely to go. */
const MAX_STEPS = 8;

export function createSieve(): Sieve {
	let list: readonly Observation[] | null = null;
	/** Beside the list: looking each one up again takes longer than most filters. */
	let sights: readonly Sight[] = [];
	let prepared = 0;
	/** What passed lately; each narrows the one before it. */
	let steps: { readonly filter: Filter; readonly passed: readonly Sight[] }[] = [];

	const turnTo = (rows: readonly Observation[]) => {
		if (rows === list) return;
		list = rows;
		sights = rows.map(sightOf);
		prepared = 0;
		steps = [];
	};

	return {
		through(rows, filter, lets) {
			turnTo(rows);
			const last = steps.findLastIndex(step => narrows(filter, step.filter));
			const passed = (steps[last]?.passed ?? sights).filter(lets.ofSight);
			steps = [...steps.slice(Math.max(0, last + 2 - MAX_STEPS), last + 1), { filter, passed }];
			return passed.map(({ observation }) => observation);
		},
		prepare(rows, count) {
			turnTo(rows);
			const end = Math.min(sights.length, prepared + count);
			for (; prepared < end; prepared++) sights[prepared]?.text;
			return prepared < sights.length;
		},
	};
}
