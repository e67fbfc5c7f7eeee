import { type Beliefs, likeliest, membersOf } from './beliefs.ts';
import { type Bits, bit, has, indexesOf, isSubset, NONE, sizeOf, union } from './bits.ts';
import { type Candidate, chooseProbe } from './choose.ts';
import { closureOf, dependentsOf, type Ground } from './ground.ts';
import { weigh } from './hypotheses.ts';
import type { Standard } from './proof.ts';
import type { Rate } from './rate.ts';
import { cleanWith, happensWith, type Record } from './record.ts';

/** A set of culprits: together they are enough, and each is needed. */
export interface Found {
	readonly members: Bits;
	/** Everything that is on when only they are: themselves and what they require. */
	readonly closure: Bits;
	/** The smallest set they were seen to conflict in; larger than the closure only if that could not be tested. */
	readonly scope: Bits;
	readonly chance: number;
}

/** Either "does it happen with these on?", or "who of those in the scope is behind it?"; without a probe it cannot be answered. */
export type OpenQuestion =
	| { readonly kind: 'others'; readonly universe: Bits; readonly probe: Bits | null }
	| {
			readonly kind: 'who';
			readonly universe: Bits;
			readonly beliefs: Beliefs;
			readonly probe: Candidate | null;
	  };

/** Where the search stands: what is proved, and the one question that comes next. */
export interface Inquiry {
	readonly found: readonly Found[];
	readonly open: OpenQuestion | null;
	/** Chance that there is a culprit besides those found. */
	readonly others: number;
}

/** What it has to reach where the last proof cannot be had because that very set cannot be tested. */
const SURE_ENOUGH = 0.9;

/** The chance, before looking, that a flaky conflict has a second, independent culprit. */
const OTHERS_BEFORE = 0.02;

/** More sets than this are not one conflict that a person can act on. */
const MOST_SETS = 6;

/**
 * Finds culprit sets one after the other. All there are have been found when the conflict stays away as soon as each found
 * set lacks a member, in every way to take a member out of each (the minimal hitting sets, as in Reiter's diagnosis, 1987).
 */
export function inquire(
	ground: Ground,
	record: Record,
	rate: Rate,
	standard: Pick<Standard, 'others' | 'sure'>,
): Inquiry {
	const found: Found[] = [];
	for (;;) {
		const gap = firstGap(ground, record, rate, found, standard.others);
		const { others } = gap;
		if (gap.kind === 'none' || found.length >= MOST_SETS) return { found, open: null, others };
		const { universe } = gap;
		if (gap.kind === 'unknown')
			return { found, open: { kind: 'others', universe, probe: gap.probe }, others };
		const explained = found.map(({ closure }) => closure);
		const beliefs = weigh(ground, record, rate, smallestWithin(record, universe), explained);
		let culprits = proved(ground, rate, beliefs, standard.sure);
		if (!culprits) {
			const probe = chooseProbe(ground, record, rate, universe, beliefs);
			culprits = probe ? null : nearlyProved(ground, record, beliefs);
			if (!culprits) return { found, open: { kind: 'who', universe, beliefs, probe }, others };
		}
		found.push(culprits);
		if (culprits.members === NONE) return { found, open: null, others: 0 };
	}
}

/** The scope is just what one set of culprits needs, and each of them is needed. */
function proved(ground: Ground, rate: Rate, beliefs: Beliefs, sure: number): Found | null {
	const best = bestOf(ground, beliefs);
	if (!best || best.closure !== beliefs.scope) return null;
	return (rate.flaky ? best.chance >= sure : beliefs.rest.length === 0) ? best : null;
}

/** Nothing is left to ask, because what there is to ask could not be tested. */
function nearlyProved(ground: Ground, record: Record, beliefs: Beliefs): Found | null {
	const best = bestOf(ground, beliefs);
	return best && best.chance >= SURE_ENOUGH && record.untestable.includes(best.closure) ? best : null;
}

function bestOf(ground: Ground, beliefs: Beliefs): Found | null {
	const [best] = likeliest(beliefs, 1);
	if (best === undefined || beliefs.nested) return null;
	const members = membersOf(beliefs, best);
	const closure = closureOf(ground, members);
	return { members, closure, scope: beliefs.scope, chance: beliefs.chances[best] ?? 0 };
}

type Gap = { readonly others: number } & (
	| { readonly kind: 'none' }
	| { readonly kind: 'unknown'; readonly universe: Bits; readonly probe: Bits | null }
	| { readonly kind: 'happens'; readonly universe: Bits }
);

/** The first way to break all found sets after which it still happens, or may. */
function firstGap(ground: Ground, record: Record, rate: Rate, found: readonly Found[], left: number): Gap {
	let others = 0;
	for (const removed of breaks(found)) {
		const universe = ground.all & ~dependentsOf(ground, removed);
		if (happensWith(record, universe)) return { kind: 'happens', universe, others: 1 };
		const chance = rate.flaky
			? chanceOfOthers(ground, record, rate, found, universe)
			: cleanWith(record, universe)
				? 0
				: 1;
		others = Math.max(others, chance);
		if (chance <= left) continue;
		const probe = probeOf(ground, record, universe);
		if (probe !== undefined) return { kind: 'unknown', universe, probe, others };
		others = Math.max(left, rate.flaky ? chance : 0);
	}
	return { kind: 'none', others };
}

/** All minimal ways to take a member out of each found set. */
export function breaks(found: readonly Found[]): Bits[] {
	let ways: Bits[] = [NONE];
	for (const { members } of found) {
		const next = ways.flatMap(way =>
			(way & members) === NONE ? indexesOf(members).map(index => way | bit(index)) : [way],
		);
		ways = [...new Set(next)].filter(way => !next.some(other => other !== way && isSubset(other, way)));
	}
	return ways;
}

function smallestWithin({ reproduced }: Record, universe: Bits): Bits {
	let best = universe;
	let size = Number.POSITIVE_INFINITY;
	for (const on of reproduced) {
		const count = isSubset(on, universe) ? sizeOf(on) : size;
		if (count >= size) continue;
		best = on;
		size = count;
	}
	return best;
}

/** By Bayes, from every probe in which it stayed away although others than those found were on. */
function chanceOfOthers(
	ground: Ground,
	{ trials }: Record,
	rate: Rate,
	found: readonly Found[],
	universe: Bits,
): number {
	const missed = trials.filter(
		({ on, outcome }) => outcome === 'not-reproduced' && !found.some(({ closure }) => isSubset(closure, on)),
	);
	let before = 0;
	let after = 0;
	for (const index of indexesOf(universe)) {
		const weight = ground.units[index]?.weight ?? 0;
		before += weight;
		after += weight * rate.miss(missed.filter(({ on }) => has(on, index)).length);
	}
	const odds = before > 0 ? (OTHERS_BEFORE * after) / before / (1 - OTHERS_BEFORE) : 0;
	return odds / (1 + odds);
}

/**
 * The set itself; its two halves, one after the other, where it cannot be tested whole; null where they cannot either;
 * undefined where the halves have answered.
 */
function probeOf(ground: Ground, record: Record, universe: Bits): Bits | null | undefined {
	if (!record.untestable.includes(universe)) return universe;
	const indexes = indexesOf(universe);
	const middle = indexes.length >> 1;
	const halves = [indexes.slice(0, middle), indexes.slice(middle)]
		.map(half => closureOf(ground, union(half.map(bit))))
		.filter(half => half !== universe && half !== NONE);
	const open = halves.find(half => !record.untestable.includes(half) && !cleanWith(record, half));
	if (open !== undefined) return open;
	return halves.some(half => cleanWith(record, half)) ? undefined : null;
}
