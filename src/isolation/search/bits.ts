/** A set of units, one bit each. Plain values: they compare with `===` and never change. */
export type Bits = bigint;

export const NONE: Bits = 0n;

export function bit(index: number): Bits {
	return 1n << BigInt(index);
}

export function has(set: Bits, index: number): boolean {
	return ((set >> BigInt(index)) & 1n) === 1n;
}

export function isSubset(small: Bits, large: Bits): boolean {
	return (small & ~large) === NONE;
}

/** The indexes in a set, ascending. */
export function indexesOf(set: Bits): number[] {
	const indexes: number[] = [];
	for (let index = 0, rest = set; rest !== NONE; index++, rest >>= 1n) {
		if ((rest & 1n) === 1n) indexes.push(index);
	}
	return indexes;
}

export function sizeOf(set: Bits): number {
	return indexesOf(set).length;
}

export function union(sets: Iterable<Bits>): Bits {
	let all = NONE;
	for (const set of sets) all |= set;
	return all;
}
