import { type Bits, bit, indexesOf, NONE, union } from './bits.ts';
import { roundsToExpect } from './choose.ts';
import { type Analysis, isConfirming } from './plan.ts';
import type { Progress, Suspected } from './problem.ts';
import { confirmationsLeft } from './proof.ts';

/** How far the search is. Nothing that could not be tested changes what is cleared. */
export function progressOf(analysis: Analysis): Progress {
	const { ground, plan, record } = analysis;
	const weights = suspicion(analysis);
	const suspected = [...weights].flatMap(([index, weight]): Suspected[] =>
		(ground.units[index]?.ids ?? []).map(id => ({ id, weight })),
	);
	return {
		rounds: record.rounds,
		roundsLeft: plan.kind === 'probe' ? Math.max(1, Math.round(expected(analysis))) : 0,
		cleared: indexesOf(clearedIn(analysis)).flatMap(index => ground.units[index]?.ids ?? []),
		suspected: suspected.sort((a, b) => b.weight - a.weight),
	};
}

/** Those that were off in the smallest set that conflicted, for each set of culprits found and for the one looked for. */
export function clearedIn({ ground, inquiry }: Analysis): Bits {
	const { found, open } = inquiry;
	const scopes = found.map(({ scope }) => scope);
	if (open?.kind === 'who') scopes.push(open.beliefs.scope);
	return scopes.length === 0 ? NONE : ground.all & ~union(scopes);
}

/** By unit that is not cleared, how probable it is that it takes part. */
export function suspicion(analysis: Analysis): Map<number, number> {
	const { ground, inquiry } = analysis;
	const { found, open } = inquiry;
	const weights = new Map(indexesOf(ground.all & ~clearedIn(analysis)).map(index => [index, 0]));
	const raise = (index: number, weight: number) =>
		weights.set(index, Math.max(weights.get(index) ?? 0, Math.round(weight * 1000) / 1000));
	if (open?.kind === 'who') {
		const { base, marginals, rest } = open.beliefs;
		for (const index of indexesOf(base)) raise(index, 1);
		for (const [place, index] of rest.entries()) raise(index, marginals[place] ?? 0);
	}
	for (const { chance, members } of found) for (const index of indexesOf(members)) raise(index, chance);
	return weights;
}

function expected({ ground, inquiry, measured, plan, rate, record, standard }: Analysis): number {
	const { found, open } = inquiry;
	if (isConfirming(plan)) return confirmationsLeft({ ground, record, rate, measured, found }, standard);
	const extra = plan.kind === 'probe' && plan.phase !== 'narrow' && plan.phase !== 'confirm' ? 1 : 0;
	if (open?.kind === 'who') {
		return extra + roundsToExpect(ground, record, rate, open.universe, open.beliefs);
	}
	const members = found.reduce((sum, each) => sum + indexesOf(each.members).length, 0);
	const asked = new Set(found.flatMap(each => indexesOf(each.members).map(bit)));
	return extra + (open ? Math.max(1, Math.min(members, asked.size) / 2) : 0);
}
