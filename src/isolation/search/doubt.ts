import { type Bits, bit, indexesOf, isSubset, NONE, sizeOf } from './bits.ts';
import { closureOf, dependentsOf, type Ground, withoutImplied } from './ground.ts';
import { breaks, type Found } from './inquiry.ts';
import { priorsBySize } from './priors.ts';
import type { Record } from './record.ts';

/** How probable it is that what a search took for certain was luck, and what to try again because of it. */
export interface Doubt {
	readonly chance: number;
	/** Off in the probe that would show it best: a member of each set found. Null where no such probe can be had. */
	readonly without: Bits | null;
}

/** How much rarer than certain ones unmeasured conflicts are that happen now and then, before anything was seen. */
const FLAKY_ODDS = 0.25;

/** How much rarer two independent culprits are than one. */
const FURTHER_SET = 0.02;

/** Of what has more units than this not every part is weighed. */
const MOST_UNITS = 8;

/** A probe that bears on less of the doubt than this cannot lift it. */
const LEAST_SHARE = 0.1;

/** Culprits that explain every showing as well, if some of the times it stayed away were luck. */
interface Alternative {
	readonly sets: readonly Bits[];
	readonly weight: number;
}

/**
 * A flaky conflict that is taken for certain leads to wrong names: where the culprit by itself happened not to show, what
 * was on besides the next time seems to be needed as well. So each part of what was found is weighed against the whole.
 * It has to explain each time the conflict stayed away by a rate that nobody knows (Beta-Bernoulli, uniform before).
 */
export function doubtOf(ground: Ground, record: Record, found: readonly Found[]): Doubt {
	const shown = record.trials.filter(({ asked, outcome }) => asked && outcome === 'reproduced').length;
	const weigh = (sets: readonly Bits[]) => {
		const closures = sets.map(set => closureOf(ground, set));
		const missed = record.trials.filter(
			({ on, outcome }) => outcome === 'not-reproduced' && closures.some(closure => isSubset(closure, on)),
		).length;
		return FLAKY_ODDS * priorOf(ground, sets) * luck(shown, missed);
	};
	const all = found.map(({ members }) => members);
	const alternatives = othersThan(ground, found).map((sets): Alternative => ({ sets, weight: weigh(sets) }));
	const against = alternatives.reduce((sum, { weight }) => sum + weight, 0);
	const chance = against > 0 ? against / (against + priorOf(ground, all) + weigh(all)) : 0;
	return { chance, without: mostTelling(ground, record, found, alternatives) };
}

/** Either a part of one set instead of it, or something that all sets have in common instead of all. */
function othersThan(ground: Ground, found: readonly Found[]): Bits[][] {
	const common = found.reduce((shared, { closure }) => shared & closure, ground.all);
	const instead = found.flatMap((set, at) => {
		const rest = found.filter((_, other) => other !== at).map(({ members }) => members);
		return partsOf(ground, set.closure)
			.filter(part => !isSubset(set.members, closureOf(ground, part)))
			.map(part => [part, ...rest]);
	});
	return found.length < 2 ? instead : [...instead, ...partsOf(ground, common).map(part => [part])];
}

/** All sets of units within a set, those left out that only repeat what others require; of many units, none and single ones. */
function partsOf(ground: Ground, set: Bits): Bits[] {
	const indexes = indexesOf(set);
	if (indexes.length > MOST_UNITS) return [NONE, ...indexes.map(bit)];
	let parts = [NONE];
	for (const index of indexes) parts = [...parts, ...parts.map(part => part | bit(index))];
	return parts.filter(part => withoutImplied(ground, part) === part);
}

function priorOf(ground: Ground, sets: readonly Bits[]): number {
	const priors = priorsBySize(ground, Math.max(...sets.map(sizeOf)));
	const chances = sets.map(set =>
		indexesOf(set).reduce(
			(chance, index) => chance * (ground.units[index]?.weight ?? 0),
			priors[sizeOf(set)] ?? 0,
		),
	);
	return chances.reduce((product, chance) => product * chance, FURTHER_SET ** (sets.length - 1));
}

/** Chance to show so often and to stay away so often, in this order, at a rate that may be anything. */
function luck(shown: number, missed: number): number {
	let chance = 1 / (shown + missed + 1);
	for (let each = 1; each <= missed; each++) chance *= each / (shown + each);
	return chance;
}

/** Everything on but a member of each set, in the way that most of the doubt would show in. */
function mostTelling(
	ground: Ground,
	{ untestable }: Record,
	found: readonly Found[],
	alternatives: readonly Alternative[],
): Bits | null {
	const all = alternatives.reduce((sum, { weight }) => sum + weight, 0);
	let best: { without: Bits; weight: number } | null = null;
	for (const without of breaks(found)) {
		const on = ground.all & ~dependentsOf(ground, without);
		if (untestable.includes(on)) continue;
		let weight = 0;
		for (const each of alternatives) {
			if (each.sets.some(set => isSubset(closureOf(ground, set), on))) weight += each.weight;
		}
		if (weight > (best?.weight ?? all * LEAST_SHARE)) best = { without, weight };
	}
	return best?.without ?? null;
}
