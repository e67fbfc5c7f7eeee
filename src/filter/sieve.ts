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
	/** Texts that were read, in the same places: most filters ask for nothing else, and 100,000 lookups take ten times as long. */
	let texts: string[] = [];
	/** Places of what passed lately; each narrows the one before it. */
	let steps: { readonly filter: Filter; readonly passed: readonly number[] }[] = [];

	const turnTo = (rows: readonly Observation[]) => {
		if (rows === list) return;
		list = rows;
		sights = rows.map(sightOf);
		texts = [];
		steps = [];
	};

	const read = (end: number) => {
		for (const sight of sights.slice(texts.length, end)) texts.push(sight.text);
	};

	const passes = ({ ofSight, onlyText }: CompiledFilter): ((place: number) => boolean) => {
		if (onlyText === null) return place => sights[place] !== undefined && ofSight(sights[place]);
		read(sights.length);
		return place => texts[place]?.includes(onlyText) ?? false;
	};

	return {
		through(rows, filter, lets) {
			turnTo(rows);
			const last = steps.findLastIndex(step => narrows(filter, step.filter));
			const among = steps[last]?.passed ?? null;
			const passed = placesWhere(among, sights.length, passes(lets));
			steps = [...steps.slice(Math.max(0, last + 2 - MAX_STEPS), last + 1), { filter, passed }];
			return at(rows, passed);
		},
		prepare(rows, count) {
			turnTo(rows);
			read(texts.length + count);
			return texts.length < sights.length;
		},
	};
}

/**
 * @param among places to look at; `null` for all
 * @param count how many there are
 */
function placesWhere(
	among: readonly number[] | null,
	count: number,
	holds: (place: number) => boolean,
): readonly number[] {
	if (among) return among.filter(holds);
	const found: number[] = [];
	for (let place = 0; place < count; place++) if (holds(place)) found.push(place);
	return found;
}

function at(rows: readonly Observation[], places: readonly number[]): readonly Observation[] {
	const found: Observation[] = [];
	for (const place of places) {
		const row = rows[place];
		if (row) found.push(row);
	}
	return found;
}
