import { type Beliefs, flags, sumOf } from './beliefs.ts';
import { type Bits, bit, indexesOf, isSubset, NONE, sizeOf } from './bits.ts';
import { closureOf, type Ground, withoutImplied } from './ground.ts';
import { priorsBySize } from './priors.ts';
import type { Rate } from './rate.ts';
import { cleanWith, neededIn, type Record, type Trial } from './record.ts';

/** Chance that a conflict seen without the culprits in question came from others. */
const FROM_OTHERS = 0.05;

/** So many hypotheses are weighed at most, which takes some milliseconds; tens where the outcomes are many. */
const MOST = 40_000;

/** Sizes above two only where they are this few, or where nothing smaller explains what was seen. */
const MOST_AT_FIRST = 4_000;

/** Weighs who may be behind the conflict within `scope`, a set that is known to conflict. */
export function weigh(
	ground: Ground,
	record: Record,
	rate: Rate,
	scope: Bits,
	explained: readonly Bits[],
): Beliefs {
	const needed = rate.flaky ? NONE : neededIn(ground, record, scope);
	const base = withoutImplied(ground, needed);
	const frame = { scope, base, rest: indexesOf(scope & ~closureOf(ground, base)) };
	const trials = telling(record, frame, explained);
	for (const furthest of sizesToTry(frame.rest.length)) {
		const beliefs = weighSizes(ground, rate, frame, trials, furthest);
		if (beliefs) return beliefs;
	}
	return byLastMember(ground, record, frame);
}

type Frame = Pick<Beliefs, 'scope' | 'base' | 'rest'>;

/** A trial that speaks for some hypotheses and against others. */
interface Telling {
	readonly happened: boolean;
	/** By place in `rest`, 1 where it was on; one more at the end, for "no further member". */
	readonly isOn: Uint8Array;
}

/** Leaves out what says the same of every hypothesis, and what culprits found before explain. */
function telling(record: Record, { scope, base, rest }: Frame, explained: readonly Bits[]): Telling[] {
	return record.trials.flatMap(({ on, outcome }: Trial) => {
		if (outcome === 'untestable' || !isSubset(base, on)) return [];
		if (explained.some(culprits => isSubset(culprits, on))) return [];
		const happened = outcome === 'reproduced';
		return happened && isSubset(scope, on) ? [] : [{ happened, isOn: flags(rest, on) }];
	});
}

/** How many members to try for on top of the base: first the likely, then whatever can still be counted out. */
function sizesToTry(count: number): number[] {
	const pairs = (count * (count - 1)) / 2;
	const triples = (pairs * (count - 2)) / 3;
	const first = triples <= MOST_AT_FIRST ? 3 : pairs <= MOST ? 2 : 1;
	return first < 3 && triples <= MOST ? [first, 3] : [first];
}

function weighSizes(
	ground: Ground,
	rate: Rate,
	frame: Frame,
	trials: readonly Telling[],
	furthest: number,
): Beliefs | null {
	const { base, rest } = frame;
	const none = rest.length;
	const missBy = trials.map((_, missed) => rate.miss(missed)).concat(rate.miss(trials.length));
	const fewest = sizeOf(base);
	const priors = priorsBySize(ground, fewest + furthest);
	const columns: [number[], number[], number[]] = [[], [], []];
	const weights: number[] = [];
	let best = { weight: 0, missed: 0 };
	const add = (a: number, b: number, c: number, prior: number) => {
		let missed = 0;
		let elsewhere = 0;
		for (const { happened, isOn } of trials) {
			const within = isOn[a] === 1 && isOn[b] === 1 && isOn[c] === 1;
			if (within !== happened) {
				if (happened) elsewhere++;
				else missed++;
			}
		}
		const weight = prior * (missBy[missed] ?? 0) * FROM_OTHERS ** elsewhere;
		if (weight <= 0) return;
		if (weight > best.weight) best = { weight, missed };
		columns[0].push(a);
		columns[1].push(b);
		columns[2].push(c);
		weights.push(weight);
	};
	const chance = rest.map(index => ground.units[index]?.weight ?? 0);
	const apart = independence(ground, rest);
	add(none, none, none, priors[fewest] ?? 0);
	for (let a = 0; a < none && furthest >= 1; a++) {
		const first = chance[a] ?? 0;
		add(a, none, none, (priors[fewest + 1] ?? 0) * first);
		for (let b = a + 1; b < none && furthest >= 2; b++) {
			if (!apart(a, b)) continue;
			const second = first * (chance[b] ?? 0);
			add(a, b, none, (priors[fewest + 2] ?? 0) * second);
			for (let c = b + 1; c < none && furthest >= 3; c++) {
				if (apart(a, c) && apart(b, c)) {
					add(a, b, c, (priors[fewest + 3] ?? 0) * second * (chance[c] ?? 0));
				}
			}
		}
	}
	const total = sumOf(weights);
	if (total <= 0) return null;
	const chances = Float64Array.from(weights, weight => weight / total);
	const places = columns.map(column => Uint16Array.from(column));
	return {
		...frame,
		places,
		chances,
		marginals: marginalsOf(none, places, chances),
		show: rate.show(best.missed),
		nested: false,
	};
}

function marginalsOf(count: number, places: readonly Uint16Array[], chances: Float64Array): Float64Array {
	const sums = new Float64Array(count + 1);
	for (const column of places) {
		for (let each = 0; each < chances.length; each++) {
			const place = column[each] ?? count;
			sums[place] = (sums[place] ?? 0) + (chances[each] ?? 0);
		}
	}
	return sums.slice(0, count);
}

/** Whether neither of two requires the other; where one does, both together are the same as that one. */
function independence({ needs }: Ground, rest: readonly number[]): (a: number, b: number) => boolean {
	const related = rest.map(index => (needs[index] ?? NONE) & ~bit(index));
	const mask = rest.map(bit);
	return (a, b) =>
		((related[a] ?? NONE) & (mask[b] ?? NONE)) === NONE &&
		((related[b] ?? NONE) & (mask[a] ?? NONE)) === NONE;
}

/**
 * Where four or more act together: which is the last member in order? Each hypothesis is everything up to a place, which
 * is how QuickXplain looks for one member after the other.
 */
function byLastMember(ground: Ground, record: Record, frame: Frame): Beliefs {
	const { base, rest } = frame;
	const chances = new Float64Array(rest.length);
	let prefix = closureOf(ground, base);
	for (const [place, index] of rest.entries()) {
		prefix |= bit(index);
		if (!cleanWith(record, prefix)) chances[place] = 1;
	}
	const total = sumOf(chances);
	const even = chances.map(each => each / (total || 1));
	return { ...frame, places: [], chances: even, marginals: even, show: 1, nested: true };
}
