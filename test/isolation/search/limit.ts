import { entropy } from '../../../src/isolation/search/rate.ts';
import { dice } from './simulate.ts';

export interface LimitCase {
	readonly units: number;
	readonly rate: number;
	/** So often it has to have stayed away without the unit that is named. */
	readonly missed: number;
	/** Whether a unit is guilty, each of them as probably; otherwise it happens with everything off as well. */
	readonly isGuilty: boolean;
	readonly seed: number;
}

const CASES = 4000;

/** What being seen alone is worth, in bits; lowest means are around it. */
const ALONE = 0.3;

/**
 * About the fewest probes in which a flaky conflict can be blamed on one unit, by a search that knows more than any real one:
 * exactly one unit is guilty or none, nothing requires anything, and the rate is known. Its means are within some hundredths of
 * those of the best play by dynamic programming, where that can be computed.
 */
export function limit({ isGuilty, missed, rate, seed, units }: LimitCase): { mean: number; named: number } {
	const roll = dice(seed);
	let probes = 0;
	let named = 0;
	for (let game = 0; game < CASES; game++) {
		const culprit = isGuilty ? Math.floor(roll() * units) : -1;
		const { count, isNamed } = playOne(units, rate, missed, culprit, roll);
		probes += count;
		if (isNamed) named++;
	}
	return { mean: probes / CASES, named: named / CASES };
}

function playOne(units: number, rate: number, wanted: number, culprit: number, roll: () => number) {
	let left = Array.from({ length: units }, (_, unit) => ({ unit, weight: 1, without: 0 }));
	let isAlone = false;
	for (let count = 0; ; count++) {
		if (left.length === 0) return { count, isNamed: false };
		if (isAlone && left.every(({ without }) => without >= wanted)) return { count, isNamed: true };
		const on = isAlone ? new Set<number>() : bestSet(left, rate);
		const shows = (culprit < 0 || on.has(culprit)) && roll() < rate;
		if (shows) {
			left = left.filter(({ unit }) => on.has(unit));
			isAlone ||= left.length === 1;
			continue;
		}
		left = left.map(each =>
			on.has(each.unit)
				? { ...each, weight: each.weight * (1 - rate) }
				: { ...each, without: each.without + 1 },
		);
	}
}

/** The beginning of the list, or the single unit, that tells most. */
function bestSet(left: readonly { unit: number; weight: number }[], rate: number): Set<number> {
	const total = left.reduce((sum, { weight }) => sum + weight, 0);
	const tells = (chance: number) => entropy(chance * rate) - chance * entropy(rate);
	let best = { score: 0, units: [] as number[] };
	let sum = 0;
	for (const [place, { unit, weight }] of left.entries()) {
		sum += weight;
		const bonus = place === 0 ? ALONE * (weight / total) * rate : 0;
		const score = tells(sum / total) + bonus;
		if (score > best.score) best = { score, units: left.slice(0, place + 1).map(each => each.unit) };
		const single = tells(weight / total) + ALONE * (weight / total) * rate;
		if (single > best.score) best = { score: single, units: [unit] };
	}
	return new Set(best.units);
}
