import { type Bits, bit, has, isSubset, union } from './bits.ts';

/** Sets that may be the culprits within `scope`, each with its chance. They all have `base` in common. */
export interface Beliefs {
	/** The smallest set seen to conflict: at least one culprit set is in it, whole. */
	readonly scope: Bits;
	readonly base: Bits;
	/** What is tried on top of `base`, in order. */
	readonly rest: readonly number[];
	/** Per hypothesis up to three places in `rest`; `rest.length` stands for none. */
	readonly places: readonly Uint16Array[];
	/** Chances, adding up to 1. */
	readonly chances: Float64Array;
	/** By place in `rest`: the chance to be a member. */
	readonly marginals: Float64Array;
	/** How surely the conflict shows next time, if the likeliest is true. */
	readonly show: number;
	/** Instead of single sets, hypotheses are "everything in `rest` up to here": too many act together to name all sets. */
	readonly nested: boolean;
}

/** The members a hypothesis stands for. */
export function membersOf({ base, nested, places, rest }: Beliefs, hypothesis: number): Bits {
	if (nested) return base | union(rest.slice(0, hypothesis + 1).map(bit));
	let members = base;
	for (const column of places) {
		const index = rest[column[hypothesis] ?? rest.length];
		if (index !== undefined) members |= bit(index);
	}
	return members;
}

/** The likeliest hypotheses, best first. */
export function likeliest({ chances }: Beliefs, count: number): number[] {
	const best: number[] = [];
	for (let each = 0; each < chances.length; each++) {
		const chance = chances[each] ?? 0;
		if (chance <= 0) continue;
		let at = best.length;
		while (at > 0 && (chances[best[at - 1] ?? 0] ?? 0) < chance) at--;
		if (at >= count) continue;
		best.splice(at, 0, each);
		if (best.length > count) best.pop();
	}
	return best;
}

/** Chance that all culprits are among those that are on. */
export function chanceWithin({ base, chances, nested, places, rest }: Beliefs, on: Bits): number {
	if (!isSubset(base, on)) return 0;
	const isOn = flags(rest, on);
	if (nested) return sumOf(chances.subarray(0, isOn.indexOf(0) < 0 ? rest.length : isOn.indexOf(0)));
	const [first, second, third] = places;
	let sum = 0;
	for (let each = 0; each < chances.length; each++) {
		const within =
			isOn[first?.[each] ?? rest.length] &&
			isOn[second?.[each] ?? rest.length] &&
			isOn[third?.[each] ?? rest.length];
		if (within) sum += chances[each] ?? 0;
	}
	return sum;
}

/** By place in `rest`, 1 where it is on; one more at the end, for "no further member". */
export function flags(rest: readonly number[], on: Bits): Uint8Array {
	const isOn = new Uint8Array(rest.length + 1).fill(1);
	for (const [place, index] of rest.entries()) if (!has(on, index)) isOn[place] = 0;
	return isOn;
}

export function sumOf(chances: Iterable<number>): number {
	let sum = 0;
	for (const chance of chances) sum += chance;
	return sum;
}
