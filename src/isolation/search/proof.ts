import { type Bits, bit, has, indexesOf, isSubset, sizeOf } from './bits.ts';
import { doubtOf } from './doubt.ts';
import { dependentsOf, type Ground } from './ground.ts';
import type { Found } from './inquiry.ts';
import type { Proof } from './problem.ts';
import type { Rate } from './rate.ts';
import { countOf, type Record } from './record.ts';

/** What a verdict needs before it names anybody. */
export interface Standard {
	/** Chance left for a conflict taken for certain to be flaky and a name wrong: where all are found single, and else. */
	readonly doubt: { readonly one: number; readonly several: number };
	/** What a posterior has to reach where the conflict is flaky. */
	readonly sure: number;
	/** Where it is flaky, what may be left of the chance that there is another, independent culprit. */
	readonly others: number;
	/** How often the conflict has to show with nothing else on than a set of culprits. */
	readonly alone: number;
	/** How often it has to stay away without a member while the rest of its set is on. */
	readonly without: number;
	/** A search of this many probes is long for anyone: these, and so many for each halving of the plugins. */
	readonly most: { readonly base: number; readonly perHalving: number };
}

/**
 * The usual doubts are what the bounds on probes leave room for. By the hard standard a pair among thirty takes some nine
 * probes more than the usual thirteen: each time it stays away tells little of whether one of both is flaky
 * (`npm run bench:isolation`). It is what "3 of 3 with only these, 0 of 6 without one of them" says of a pair.
 */
export const STANDARDS: Readonly<globalThis.Record<Proof, Standard>> = {
	usual: {
		doubt: { one: 0.01, several: 0.08 },
		sure: 0.98,
		others: 0.02,
		alone: 1,
		without: 1,
		most: { base: 20, perHalving: 6 },
	},
	hard: {
		doubt: { one: 0.0005, several: 0.0005 },
		sure: 0.999,
		others: 0.002,
		alone: 3,
		without: 3,
		most: { base: 30, perHalving: 9 },
	},
};

/** A probe that bears on what is found already. */
export interface Confirming {
	readonly on: Bits;
	readonly purpose: 'alone-again' | 'without-again';
	/** Who is alone, or left out. */
	readonly about: Bits;
}

/** What was found, and what that rests on. */
export interface Findings {
	readonly ground: Ground;
	readonly record: Record;
	readonly rate: Rate;
	readonly measured: number | undefined;
	readonly found: readonly Found[];
}

/** So often it may stay away in a row before it is made to show again: what is gone stays away from everything. */
const MOST_MISSED = 2;

/** What to try again before the sets found are called culprits; null where nothing has to be, or nothing can be. */
export function confirmingProbe(findings: Findings, standard: Standard): Confirming | null {
	const alone = aloneAgain(findings, standard);
	const without = withoutAgain(findings, standard);
	if (!alone || !without) return alone ?? without;
	const { trials } = findings.record;
	const last = trials.findLastIndex(({ outcome }) => outcome === 'reproduced');
	return trials.length - 1 - last >= MOST_MISSED ? alone : without;
}

function aloneAgain({ found, record }: Findings, { alone }: Standard): Confirming | null {
	if (alone < 2) return null;
	const seldom = found.find(
		({ closure }) =>
			!record.untestable.includes(closure) && countOf(record, on => on === closure).reproduced < alone,
	);
	return seldom ? { on: seldom.closure, purpose: 'alone-again', about: seldom.members } : null;
}

function withoutAgain(findings: Findings, standard: Standard): Confirming | null {
	const { ground, rate, record } = findings;
	// A flaky conflict that stays away proves little each time; all those times are in the posterior.
	if (rate.flaky) return null;
	const leaveOut = (about: Bits): Confirming => ({
		on: ground.all & ~dependentsOf(ground, about),
		purpose: 'without-again',
		about,
	});
	const doubtful = inDoubt(findings, standard);
	if (doubtful !== null) return leaveOut(doubtful);
	if (standard.without < 2) return null;
	const seldom = seldomWithout(findings, standard.without).map(leaveOut);
	return seldom.find(({ on }) => !record.untestable.includes(on)) ?? null;
}

/** More than so many are not worth counting. */
const MANY = 30;

/** Probes that confirming takes if each comes out as expected. */
export function confirmationsLeft(findings: Findings, standard: Standard): number {
	let { record } = findings;
	for (let count = 0; count < MANY; count++) {
		const probe = confirmingProbe({ ...findings, record }, standard);
		if (!probe) return count;
		const outcome = probe.purpose === 'alone-again' ? 'reproduced' : 'not-reproduced';
		record = { ...record, trials: [...record.trials, { on: probe.on, outcome, asked: true }] };
	}
	return MANY;
}

function inDoubt({ found, ground, measured, record }: Findings, { doubt }: Standard): Bits | null {
	if (measured === 1) return null;
	const { chance, without } = doubtOf(ground, record, found);
	const isOne = found.every(({ members }) => sizeOf(members) === 1);
	return chance > (isOne ? doubt.one : doubt.several) ? without : null;
}

/** Members without which the conflict was seldom tried, each with one of every other set. */
function seldomWithout({ found, ground, record }: Findings, wanted: number): Bits[] {
	const isComplete = (on: Bits) => found.some(({ members }) => isSubset(members, on));
	return found.flatMap(({ members }) =>
		indexesOf(members).flatMap(index => {
			const rest = members & ~dependentsOf(ground, bit(index));
			const bears = (on: Bits) => !has(on, index) && isSubset(rest, on) && !isComplete(on);
			const about = onePerSet(found, members, index);
			const on = ground.all & ~dependentsOf(ground, about);
			return bears(on) && countOf(record, bears).of < wanted ? [about] : [];
		}),
	);
}

/** Of each set that is complete without this member one, rather none of the member's own set. */
function onePerSet(found: readonly Found[], own: Bits, index: number): Bits {
	let off = bit(index);
	for (const { members } of found) {
		if ((members & off) !== 0n) continue;
		const [other] = [...indexesOf(members & ~own), ...indexesOf(members)];
		if (other !== undefined) off |= bit(other);
	}
	return off;
}
