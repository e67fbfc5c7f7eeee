import { reasonFor } from './explain.ts';
import { settingOf } from './ground.ts';
import { analyse } from './plan.ts';
import type { SearchInput, Step } from './problem.ts';
import { progressOf } from './progress.ts';
import { verdictOf } from './verdict.ts';

/**
 * What to test next, or the verdict, from everything that was tested so far. The same input gives the same answer, and
 * there is no other state: to undo a probe, leave its outcome out.
 *
 * It looks for sets of units that together are enough for the conflict and of which each member is needed, as long as
 * there are any. What it relies on: with more plugins on, a conflict that happened with fewer still happens. Where that
 * turns out wrong, it says so.
 */
export function search(input: SearchInput): Step {
	const analysis = analyse(input);
	const { ground, plan } = analysis;
	const progress = progressOf(analysis);
	if (plan.kind === 'probe') {
		const reason = reasonFor(analysis, plan);
		return { next: { kind: 'probe', ...settingOf(ground, plan.on), phase: plan.phase, reason }, progress };
	}
	const verdict = verdictOf(analysis);
	if (!verdict) throw new Error('A search that asks nothing has a verdict');
	return { next: { kind: 'verdict', verdict }, progress };
}
