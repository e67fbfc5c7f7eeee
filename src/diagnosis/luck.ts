/** A claim holds when it is this unlikely to be luck. */
export const ENOUGH = 0.05;

/** Tries of one request that say something: those in conflict, and those without. */
export interface Decided {
	readonly conflicts: number;
	readonly clean: number;
}

/**
 * How likely so many tries without a conflict would be if nothing had changed.
 *
 * With a rate of conflicts h before, the chance of n clean tries is (1 − h)ⁿ. Where every try had been a conflict, h = 1
 * would make one clean try a proof; then the chance is bounded instead: with k of k conflicts the rate of clean ones is, at
 * 95 %, at most 1 − 0.05^(1/k), of which the rule of three (3/k) is the approximation for many tries (Hanley and
 * Lippman-Hand, JAMA 1983).
 *
 * @param clean tries without a conflict since
 * @returns from 0 to 1; `null` without a try before or since
 */
export function luckOf(before: Decided, clean: number): { chance: number; bound: boolean } | null {
	const tries = before.conflicts + before.clean;
	if (clean === 0 || before.conflicts === 0) return null;
	const bound = before.clean === 0;
	const cleanRate = bound ? 1 - ENOUGH ** (1 / tries) : before.clean / tries;
	return { chance: cleanRate ** clean, bound };
}

/**
 * How many tries without a conflict bring (1 − h)ⁿ under 5 %. One, where every try before was a conflict: then a single
 * clean one shows something new, and only the stated chance tells how much it is worth.
 */
export function triesWanted({ clean, conflicts }: Decided): number {
	if (clean === 0 || conflicts === 0) return 1;
	return Math.ceil(Math.log(ENOUGH) / Math.log(clean / (clean + conflicts)));
}
