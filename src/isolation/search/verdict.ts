import { message } from '../../words/message.ts';
import { type Bits, bit, has, indexesOf, isSubset, NONE, sizeOf } from './bits.ts';
import { dependentsOf } from './ground.ts';
import type { Found } from './inquiry.ts';
import { namesOf } from './names.ts';
import type { Analysis } from './plan.ts';
import type { CulpritSet, Verdict } from './problem.ts';
import { countOf } from './record.ts';

/** How probable an unmeasured conflict is to be flaky although it has shown every time so far, before it was seen once. */
const SECRETLY_FLAKY = 0.2;

/** The verdict an analysis comes to, null while it still asks. */
export function verdictOf(analysis: Analysis): Verdict | null {
	const { ground, inquiry, plan, record } = analysis;
	const { keptOn } = ground;
	switch (plan.kind) {
		case 'probe':
			return null;
		case 'gone':
			return {
				kind: 'not-reproducible',
				allOn: countOf(
					{ ...record, trials: record.trials.filter(({ asked }) => asked) },
					on => on === ground.all,
				),
			};
		case 'outside':
			return { kind: 'outside', allOff: countOf(record, on => on === NONE), keptOn };
		case 'found':
			return {
				kind: kindOf(analysis),
				sets: setsOf(analysis),
				independent: inquiry.found.length > 1,
				complete: round(1 - inquiry.others),
				keptOn,
			};
		case 'suppression': {
			const hidden = plan.missed & ~plan.shown;
			return {
				kind: 'inconclusive',
				why: 'suppression',
				explanation: message('isolation_suppression', namesOf(ground, plan.shown), namesOf(ground, hidden)),
				sets: setsOf(analysis),
			};
		}
		case 'untestable':
			return {
				kind: 'inconclusive',
				why: 'untestable',
				explanation: message('isolation_untestable', String(record.untestable.length)),
				sets: setsOf(analysis),
			};
		case 'limit':
			return {
				kind: 'inconclusive',
				why: 'limit',
				explanation: message('isolation_limit', String(record.rounds)),
				sets: setsOf(analysis),
			};
	}
}

function kindOf({ ground, inquiry: { found } }: Analysis): 'culprits' | 'theme' | 'interaction' {
	const [only] = found;
	const withTheme = found.length === 1 && only && ground.theme >= 0 && has(only.members, ground.theme);
	if (!withTheme) return 'culprits';
	return sizeOf(only.members) === 1 ? 'theme' : 'interaction';
}

function setsOf(analysis: Analysis): CulpritSet[] {
	const { ground, inquiry, record } = analysis;
	const { found } = inquiry;
	return found.map(each => ({
		members: indexesOf(each.members).map(index => ground.units[index]?.ids ?? []),
		alone: countOf(record, on => on === each.closure),
		without: countOf(record, on => !found.some(({ members }) => isSubset(members, on))),
		confidence: round(confidenceIn(analysis, each)),
	}));
}

/**
 * Flaky: the posterior. Otherwise the proofs are as good as the assumption that the conflict is not flaky: each time it
 * stayed away may have been luck, and each time it showed makes that less probable (Beta-Bernoulli, from a uniform rate).
 */
function confidenceIn({ ground, measured, rate, record }: Analysis, { chance, members }: Found): number {
	if (rate.flaky || measured === 1) return chance;
	const shown = countOf(record, () => true).reproduced;
	const flaky = SECRETLY_FLAKY / (shown + 1);
	const isFlaky = flaky / (flaky + 1 - SECRETLY_FLAKY);
	const lucky = 1 / (shown + 2);
	return chance * (1 - isFlaky * Math.min(1, lucky * proofsOf(ground, members)));
}

/** How many times "it stayed away" has to be true for this: without each member, and without each of the others. */
function proofsOf(ground: Analysis['ground'], members: Bits): number {
	const needed = indexesOf(members).filter(index => dependentsOf(ground, bit(index)) !== NONE).length;
	return needed > 1 ? 2 * needed : needed;
}

/** Counts in a report don't need more digits; rounding down, so that only what is certain is called so. */
function round(chance: number): number {
	return Math.floor(chance * 1000) / 1000;
}
