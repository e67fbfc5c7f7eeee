import type { Step, Verdict } from '../../../isolation/search/problem.ts';
import { searchInput } from '../../../isolation/session/components.ts';
import type { SessionState } from '../../../isolation/session/state.ts';

/** A plugin or the theme, and how it stands. */
export interface ComponentRow {
	readonly id: string;
	readonly name: string;
	readonly isTheme: boolean;
	/** In the probe that is under way or comes next; `null` when none does. */
	readonly isOn: boolean | null;
	readonly standing: 'culprit' | 'needed' | 'suspected' | 'cleared' | 'kept';
	/** From 0 to 1. */
	readonly weight: number;
}

const RANK = { culprit: 0, needed: 1, suspected: 2, kept: 3, cleared: 4 } as const;

/**
 * Who is on and off, who is cleared, who is still suspected: culprits and the most suspected first.
 *
 * @param proved what a verdict named that is tried once more
 */
export function componentRows(
	state: SessionState,
	{ next, progress }: Step,
	proved: Verdict | null = null,
): readonly ComponentRow[] {
	const cleared = new Set(progress.cleared);
	const weights = new Map(progress.suspected.map(({ id, weight }) => [id, weight]));
	const verdict = next.kind === 'verdict' ? next.verdict : proved;
	const sets = verdict && 'sets' in verdict ? verdict.sets : [];
	const culprits = new Set(sets.flatMap(({ members }) => members.flat()));
	const tried = next.kind === 'verdict' ? null : (state.pending ?? next);
	const rows = (searchInput(state)?.components ?? []).flatMap(
		({ id, keepOn, name, type }): ComponentRow[] => {
			if (type === 'must-use') return [];
			const isTheme = type === 'theme';
			const weight = weights.get(id) ?? 0;
			const standing = culprits.has(id)
				? 'culprit'
				: keepOn
					? 'kept'
					: cleared.has(id)
						? 'cleared'
						: weight >= 1
							? 'needed'
							: 'suspected';
			const isOn = tried && (isTheme ? tried.theme === 'own' : tried.active.includes(id));
			return [{ id, name, isTheme, isOn, standing, weight }];
		},
	);
	return rows.sort((a, b) => RANK[a.standing] - RANK[b.standing] || b.weight - a.weight);
}
