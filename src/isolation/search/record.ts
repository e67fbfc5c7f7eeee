import { type Bits, bit, has, isSubset, NONE } from './bits.ts';
import { dependentsOf, type Ground } from './ground.ts';
import type { Count, ProbeOutcome } from './problem.ts';

/** A probe in units. */
export interface Trial {
	readonly on: Bits;
	readonly outcome: ProbeOutcome['outcome'];
	/** False for the captured request, which nobody had to ask for. */
	readonly asked: boolean;
}

/** All that was seen, and what follows from it for any set as long as more plugins never hide a conflict. */
export interface Record {
	readonly trials: readonly Trial[];
	readonly rounds: number;
	/** Distinct sets, in the order they were first seen. */
	readonly reproduced: readonly Bits[];
	readonly clean: readonly Bits[];
	readonly untestable: readonly Bits[];
}

/**
 * Reads outcomes in units. Where an outcome splits a unit, or knows plugins that are not on the list, it is taken for
 * what it surely says: a conflict for the larger set, its absence for the smaller one.
 */
export function readRecord(ground: Ground, outcomes: readonly ProbeOutcome[]): Record {
	const captured: Trial = { on: ground.all, outcome: 'reproduced', asked: false };
	const trials = [captured, ...outcomes.flatMap(each => trialOf(ground, each) ?? [])];
	const distinct = (wanted: Trial['outcome']) => [
		...new Set(trials.filter(({ outcome }) => outcome === wanted).map(({ on }) => on)),
	];
	return {
		trials,
		rounds: outcomes.length,
		reproduced: distinct('reproduced'),
		clean: distinct('not-reproduced'),
		untestable: distinct('untestable'),
	};
}

/** The conflict is known to happen with these on: it did with them or with fewer. */
export function happensWith({ reproduced }: Record, on: Bits): boolean {
	return reproduced.some(seen => isSubset(seen, on));
}

/** The conflict is known not to happen with these on: it did not with them nor with more. */
export function cleanWith({ clean }: Record, on: Bits): boolean {
	return clean.some(seen => isSubset(on, seen));
}

/** Members of a set that happens without which, by what is known, it would not. */
export function neededIn(ground: Ground, record: Record, on: Bits): Bits {
	let needed = NONE;
	for (let index = 0; index < ground.units.length; index++) {
		if (has(on, index) && cleanWith(record, on & ~dependentsOf(ground, bit(index)))) needed |= bit(index);
	}
	return needed;
}

/** How often a probe for which `matches` says so reproduced; untestable ones don't count. */
export function countOf({ trials }: Record, matches: (on: Bits) => boolean): Count {
	const counted = trials.filter(({ on, outcome }) => outcome !== 'untestable' && matches(on));
	return {
		reproduced: counted.filter(({ outcome }) => outcome === 'reproduced').length,
		of: counted.length,
	};
}

function trialOf(ground: Ground, { active, outcome, theme }: ProbeOutcome): Trial | null {
	const isActive = new Set(active);
	const known = new Set([...ground.kept, ...ground.keptOn, ...ground.unitOf.keys()]);
	const leavesOut = ground.kept.some(id => !isActive.has(id)) || (ground.keepsTheme && theme === 'default');
	// A plugin that nobody listed may be what it takes, and so may one that was off although it is always on.
	if (outcome === 'reproduced' && active.some(id => !known.has(id))) return null;
	if (outcome === 'not-reproduced' && leavesOut) return null;
	let on = NONE;
	for (const [index, { plugins }] of ground.units.entries()) {
		const isTheme = index === ground.theme;
		const parts = [...plugins.map(id => isActive.has(id)), ...(isTheme ? [theme === 'own'] : [])];
		const isOn = outcome === 'reproduced' ? parts.some(Boolean) : parts.every(Boolean);
		if (isOn) on |= bit(index);
	}
	return { on, outcome, asked: true };
}
