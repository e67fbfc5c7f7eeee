import type { Ground } from './ground.ts';

/**
 * Before any evidence: the chance that a conflict takes nothing that can be switched, one unit, two, three. Single culprits
 * are the rule in support threads, pairs are reported now and then; more of them than that make pairs shorter by more than
 * single ones longer. The first is what keeps a flaky conflict of the host's from being blamed on a plugin: at 0.005 a flaky
 * culprit is found half a probe earlier, and in one of five cases without any culprit somebody innocent is named.
 */
const BY_SIZE = [0.08, 0.71, 0.18, 0.03];

/** Each further member makes a conspiracy rarer by this. */
const PER_FURTHER_MEMBER = 0.25;

/** By size, what a set's product of weights is multiplied with, so that all sets of a size share what that size has. */
export function priorsBySize({ outside, units }: Ground, largest: number): number[] {
	const last = BY_SIZE.length - 1;
	// Elementary symmetric polynomials: the sum of the products over all sets of each size.
	const sums = [1];
	for (const { weight } of units) {
		for (let size = Math.min(largest, sums.length); size >= 1; size--) {
			sums[size] = (sums[size] ?? 0) + (sums[size - 1] ?? 0) * weight;
		}
	}
	return Array.from({ length: largest + 1 }, (_, size) => {
		const share = (BY_SIZE[Math.min(size, last)] ?? 0) * PER_FURTHER_MEMBER ** Math.max(0, size - last);
		return (size === 0 ? Math.max(share, outside) : share) / (sums[size] || 1);
	});
}
