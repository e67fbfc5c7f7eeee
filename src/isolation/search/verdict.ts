import { message } from '../../words/message.ts';
import { has, indexesOf, isSubset, NONE, sizeOf } from './bits.ts';
import { doubtOf } from './doubt.ts';
import type { Found } from './inquiry.ts';
import { namesOf } from './names.ts';
import type { Analysis } from './plan.ts';
import type { CulpritSet, Verdict } from './problem.ts';
import { countOf } from './record.ts';

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

/** Flaky: the posterior. Otherwise the proofs are as good as the assumption that the conflict is not flaky. */
function confidenceIn({ ground, inquiry, measured, rate, record }: Analysis, { chance }: Found): number {
	return rate.flaky || measured === 1 ? chance : chance * (1 - doubtOf(ground, record, inquiry.found).chance);
}

/** Counts in a report don't need more digits; rounding down, so that only what is certain is called so. */
function round(chance: number): number {
	return Math.floor(chance * 1000) / 1000;
}
