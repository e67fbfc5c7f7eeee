import type {
	ProbeOutcome,
	SearchInput,
	SiteComponent,
	Step,
	Verdict,
} from '../../../src/isolation/search/problem.ts';
import { search } from '../../../src/isolation/search/search.ts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export type Dice = () => number;

export function dice(seed: number): Dice {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

export const THEME = 'storefront';

export function plugin(id: string, extra: Partial<SiteComponent> = {}): SiteComponent {
	return { type: 'plugin', id, name: id.toUpperCase(), folder: `${id}-folder`, ...extra };
}

export const theme: SiteComponent = { type: 'theme', id: THEME, name: 'Storefront', folder: THEME };

/** A site with so many plugins, of which every sixth requires an earlier one, and a theme. */
export function site(count: number): SiteComponent[] {
	const roll = dice(count);
	const plugins = Array.from({ length: count }, (_, index) =>
		plugin(`p${index}`, index % 6 === 5 ? { requires: [`p${Math.floor(roll() * index)}`] } : {}),
	);
	return [...plugins, theme];
}

/** What is true of a simulated site: any of these sets is enough for the conflict. An empty one: it always happens. */
export interface Truth {
	readonly sets: readonly (readonly string[])[];
	/** How often it happens when it can; 1 if left out. */
	readonly rate?: number;
	/** Whether something else goes wrong with exactly these on. */
	readonly breaks?: (on: ReadonlySet<string>) => boolean;
	/** Instead of the sets, where a conflict follows other laws. */
	readonly happens?: (on: ReadonlySet<string>) => boolean;
}

/** What came of a probe on a site of which this is true. */
export function outcomeOf(
	truth: Truth,
	active: readonly string[],
	themeChoice: ProbeOutcome['theme'],
	roll: Dice,
): ProbeOutcome['outcome'] {
	const on = new Set(themeChoice === 'own' ? [...active, THEME] : active);
	if (truth.breaks?.(on)) return 'untestable';
	const can = truth.happens?.(on) ?? truth.sets.some(set => set.every(id => on.has(id)));
	return can && (truth.rate === undefined || truth.rate >= 1 || roll() < truth.rate)
		? 'reproduced'
		: 'not-reproduced';
}

export interface Game {
	readonly outcomes: readonly ProbeOutcome[];
	readonly steps: readonly Step[];
	readonly verdict: Verdict;
}

/** Answers a search's probes until it has a verdict. */
export function play(
	input: Omit<SearchInput, 'outcomes'>,
	truth: Truth,
	roll: Dice = dice(1),
	ask: (input: SearchInput) => Step = search,
): Game {
	const outcomes: ProbeOutcome[] = [];
	const steps: Step[] = [];
	for (let round = 0; round < 1000; round++) {
		const step = ask({ ...input, outcomes: [...outcomes] });
		steps.push(step);
		if (step.next.kind === 'verdict') return { outcomes, steps, verdict: step.next.verdict };
		const { active, theme: choice } = step.next;
		outcomes.push({ active, theme: choice, outcome: outcomeOf(truth, active, choice, roll) });
	}
	throw new Error('The search does not end');
}

/** A search that remembers its answers for one site: games on it begin alike. */
export function remembering(): (input: SearchInput) => Step {
	const known = new Map<string, Step>();
	return input => {
		const key = JSON.stringify([input.priors, input.rate, input.proof, input.outcomes]);
		const before = known.get(key);
		if (before) return before;
		const step = search(input);
		// Long games are rare and each is another.
		if (input.outcomes.length < 9) known.set(key, step);
		return step;
	};
}

/** Sets of culprits as one sorted line, to compare. */
export function line(sets: readonly (readonly string[])[]): string {
	return sets
		.map(set => [...set].sort().join('+') || 'outside')
		.sort()
		.join(' | ');
}

/** What a verdict says, in the same form. */
export function said(verdict: Verdict): string {
	switch (verdict.kind) {
		case 'outside':
			return 'outside';
		case 'not-reproducible':
			return 'not reproducible';
		case 'inconclusive':
			return `inconclusive: ${verdict.why}`;
		default:
			return line(verdict.sets.map(({ members }) => members.map(ids => ids.join('/'))));
	}
}
