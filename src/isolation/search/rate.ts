import { countOf, type Record } from './record.ts';

/**
 * How surely the conflict shows when its culprits are on. One that shows is proof; one that doesn't only weighs, and the
 * less the rarer it shows.
 */
export interface Rate {
	/** It may stay away although its culprits are on. */
	readonly flaky: boolean;
	/** Chance that it shows the next time its culprits are on, if it stayed away `missed` times. */
	show(missed: number): number;
	/** Chance of having stayed away `missed` times although its culprits were on. */
	miss(missed: number): number;
}

const CERTAIN: Rate = { flaky: false, show: () => 1, miss: missed => (missed === 0 ? 1 : 0) };

/** Beliefs about an unknown rate before anything was seen: a Beta distribution that leans to "mostly". */
const BEFORE = { shown: 2, missed: 1 };

/** Unless it was measured, a conflict is taken to be certain until the same probe both shows it and does not. */
export function rateOf(record: Record, measured: number | undefined): Rate {
	if (measured !== undefined && measured > 0 && measured < 1) {
		return { flaky: true, show: () => measured, miss: missed => (1 - measured) ** missed };
	}
	if (!record.clean.some(on => record.reproduced.includes(on))) return CERTAIN;
	// Beta-Bernoulli: the rate is integrated out, so a hypothesis pays for each miss it has to explain.
	const shown = BEFORE.shown + countOf(record, () => true).reproduced;
	return {
		flaky: true,
		show: missed => shown / (shown + BEFORE.missed + missed),
		miss: missed => {
			let chance = 1;
			for (let each = 0; each < missed; each++) {
				chance *= (BEFORE.missed + each) / (shown + BEFORE.missed + each);
			}
			return chance;
		},
	};
}

/** Entropy in bits of something that happens with this chance. */
export function entropy(chance: number): number {
	if (chance <= 0 || chance >= 1) return 0;
	return -chance * Math.log2(chance) - (1 - chance) * Math.log2(1 - chance);
}

/** Bits a probe can tell at best when the conflict shows with this chance (capacity of a Z-channel). */
export function capacity(show: number): number {
	return show >= 1 ? 1 : Math.log2(1 + show * (1 - show) ** ((1 - show) / show));
}

/** How often to try until staying away by chance is less probable than `risk`. */
export function triesFor(risk: number, show: number): number {
	return show >= 1 ? 1 : Math.ceil(Math.log(risk) / Math.log(1 - show));
}
