import type { SiteComponent } from '../search/problem.ts';
import type { SessionState } from './state.ts';

/** Tries of the request as it is, where it fails only now and then: enough to tell 50 % from 80 % more often than not. */
const TRIES = 6;

/** How often the conflict shows with everything on. */
export interface Steadiness {
	/** From 0 to 1; `undefined` while it is taken to show every time. */
	readonly rate: number | undefined;
	/** Tries of the request as it is that are still wanted before anything is switched off. */
	readonly toMeasure: number;
}

/**
 * Taken for steady until the person says otherwise, or the request as it is both failed and did not. Then it is measured
 * first: a search that takes one miss for proof clears the guilty and names the innocent.
 */
export function steadinessOf(
	{ isSteady, probes }: SessionState,
	components: readonly SiteComponent[],
): Steadiness {
	const all = components.filter(({ type }) => type === 'plugin').map(({ id }) => id);
	// The first ones alone: with all of them a conflict that is gone would seem ever rarer, and be looked for without end.
	const plain = probes
		.filter(
			({ active, judged, theme }) =>
				theme === 'own' && judged.outcome !== 'untestable' && all.every(id => active.includes(id)),
		)
		.slice(0, TRIES);
	const shown = plain.filter(({ judged }) => judged.outcome === 'reproduced').length;
	if (isSteady && (shown === 0 || shown === plain.length)) return { rate: undefined, toMeasure: 0 };
	const toMeasure = Math.max(0, TRIES - plain.length);
	// Of so few tries, and rather too low than too high: too low costs probes, too high names the innocent.
	const rate = shown > 0 ? (shown + 1) / (plain.length + 3) : undefined;
	return { rate, toMeasure };
}
