import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SiteComponent, Verdict } from '../../../src/isolation/search/problem.ts';
import { search } from '../../../src/isolation/search/search.ts';
import { dice, outcomeOf, play, plugin, THEME, type Truth, theme } from './simulate.ts';

interface World {
	readonly components: readonly SiteComponent[];
	readonly priors: Readonly<Record<string, number>>;
	readonly truth: Truth;
}

/** Sites with shared folders, dependencies, plugins to keep and evidence that may be wrong; up to two sets of culprits. */
const world: fc.Arbitrary<World> = fc.integer({ min: 1, max: 14 }).chain(count => {
	const place = fc.nat({ max: count - 1 });
	const component = fc.record({
		requires: fc.oneof(
			{ weight: 3, arbitrary: fc.constant<number[]>([]) },
			fc.array(place, { maxLength: 2 }),
		),
		folder: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.constantFrom('suite', 'shop')),
		keepOn: fc.oneof({ weight: 14, arbitrary: fc.constant(false) }, fc.constant(true)),
	});
	const culprits = fc.uniqueArray(
		fc.oneof(
			{ weight: 9, arbitrary: place.map(at => `p${at}`) },
			{ weight: 1, arbitrary: fc.constant(THEME) },
		),
		{ maxLength: 3 },
	);
	return fc.record({
		components: fc.array(component, { minLength: count, maxLength: count }).map(drafts => [
			...drafts.map(({ folder, keepOn, requires }, at) =>
				plugin(`p${at}`, {
					...(folder === null ? {} : { folder }),
					...(keepOn ? { keepOn } : {}),
					requires: requires.map(other => `p${other}`),
				}),
			),
			theme,
		]),
		priors: fc.dictionary(
			place.map(at => `p${at}`),
			fc.double({ min: 0, max: 1, noNaN: true }),
			{ maxKeys: 4 },
		),
		truth: fc.array(culprits, { minLength: 1, maxLength: 2 }).map(sets => ({ sets })),
	});
});

const runs = { numRuns: 35 };

/** Everything that has to be on with these, by folder and by requirement. */
function closure(components: readonly SiteComponent[], ids: Iterable<string>): Set<string> {
	const on = new Set(ids);
	for (let before = -1; before !== on.size; ) {
		before = on.size;
		for (const { folder, id, requires, type } of components) {
			if (!on.has(id)) continue;
			for (const other of requires ?? []) on.add(other);
			for (const other of components) {
				if (type === 'plugin' && other.type === type && folder === other.folder) on.add(other.id);
			}
		}
	}
	return on;
}

function keptIn(components: readonly SiteComponent[]): Set<string> {
	return closure(
		components,
		components.filter(({ keepOn }) => keepOn).map(({ id }) => id),
	);
}

function happens({ sets }: Truth, on: ReadonlySet<string>): boolean {
	return sets.some(set => set.every(id => on.has(id)));
}

function setsOf(verdict: Verdict): string[][] {
	return 'sets' in verdict ? verdict.sets.map(({ members }) => members.flat()) : [];
}

describe('in any world where a conflict is certain', () => {
	it('those named do conflict alone, and each of them is needed', () => {
		fc.assert(
			fc.property(world, ({ components, priors, truth }) => {
				const { verdict } = play({ components, priors }, truth);
				const kept = keptIn(components);
				for (const named of setsOf(verdict)) {
					const alone = closure(components, [...named, ...kept]);
					expect(happens(truth, alone)).toBe(true);
					for (const member of named) {
						const left = [...alone].filter(id => !closure(components, [id]).has(member));
						expect(happens(truth, new Set(left))).toBe(false);
					}
				}
			}),
			runs,
		);
	});

	it('it ends with the truth: without those named it does not happen, and with nobody named it happens without all', () => {
		fc.assert(
			fc.property(world, ({ components, priors, truth }) => {
				const { verdict } = play({ components, priors }, truth);
				const kept = keptIn(components);
				const named = new Set(setsOf(verdict).flat());
				const left = components
					.map(({ id }) => id)
					.filter(id => ![...closure(components, [id])].some(other => named.has(other)));
				expect(verdict.kind).toMatch(/^(culprits|theme|interaction|outside)$/);
				expect(happens(truth, verdict.kind === 'outside' ? kept : new Set(left))).toBe(
					verdict.kind === 'outside',
				);
			}),
			runs,
		);
	});

	it('a probe has on what is kept and what is required, and folders whole', () => {
		fc.assert(
			fc.property(world, ({ components, priors, truth }) => {
				const kept = [...keptIn(components)].filter(id => id !== THEME);
				for (const { active } of play({ components, priors }, truth).outcomes) {
					expect(active).toEqual(expect.arrayContaining(kept));
					expect([...closure(components, active)].sort()).toEqual([...active].sort());
				}
			}),
			runs,
		);
	});

	it('it ends within the bound, and always knows how many rounds to expect', () => {
		fc.assert(
			fc.property(world, ({ components, priors, truth }) => {
				const { outcomes, steps } = play({ components, priors }, truth);
				const bound = 20 + 6 * Math.ceil(Math.log2(components.length + 2));
				expect(outcomes.length).toBeLessThanOrEqual(bound);
				for (const [rounds, { next, progress }] of steps.entries()) {
					expect(progress.rounds).toBe(rounds);
					if (next.kind === 'verdict') expect(progress.roundsLeft).toBe(0);
					else expect(progress.roundsLeft).toBeGreaterThanOrEqual(1);
					expect(progress.roundsLeft).toBeLessThanOrEqual(bound);
					for (const { weight } of progress.suspected) {
						expect(weight).toBeGreaterThanOrEqual(0);
						expect(weight).toBeLessThanOrEqual(1);
					}
				}
			}),
			runs,
		);
	});

	it('nobody is cleared who is guilty of every conflict there is', () => {
		fc.assert(
			fc.property(world, ({ components, priors, truth }) => {
				fc.pre(truth.sets.length === 1);
				const kept = keptIn(components);
				for (const { progress } of play({ components, priors }, truth).steps) {
					const guilty = truth.sets.flat().filter(id => !kept.has(id));
					expect(progress.cleared.filter(id => guilty.includes(id))).toEqual([]);
				}
			}),
			runs,
		);
	});

	it('the same input gives the same answer, and leaving the last outcome out undoes it', () => {
		fc.assert(
			fc.property(world, ({ components, priors, truth }) => {
				const { outcomes, steps } = play({ components, priors }, truth);
				for (const [rounds, step] of steps.entries()) {
					const input = { components, priors, outcomes: outcomes.slice(0, rounds) };
					expect(search(structuredClone(input))).toEqual(step);
				}
			}),
			{ numRuns: 15 },
		);
	});
});

describe('in any world where some sets cannot be tested', () => {
	/** Breaks without a certain plugin: an undeclared requirement. */
	const broken = fc.tuple(world, fc.nat({ max: 13 }));

	it('nobody innocent is named', () => {
		fc.assert(
			fc.property(broken, ([{ components, truth }, at]) => {
				const breaks = (on: ReadonlySet<string>) =>
					components.some(({ id }) => id === `p${at}`) && !on.has(`p${at}`);
				const { verdict } = play({ components }, { ...truth, breaks });
				const guilty = closureOfDependents(components, truth.sets.flat());
				for (const named of setsOf(verdict)) {
					expect(named.some(id => guilty.has(id))).toBe(true);
				}
			}),
			runs,
		);
	});

	it('only a conflict without them clears anybody', () => {
		fc.assert(
			fc.property(world, fc.integer(), ({ components, priors, truth }, seed) => {
				const roll = dice(seed);
				const outcomes = play({ components, priors }, truth).outcomes.map(each => ({
					...each,
					outcome: roll() < 0.5 ? ('untestable' as const) : each.outcome,
				}));
				const { progress } = search({ components, priors, outcomes });
				const shown = outcomes.filter(({ outcome }) => outcome === 'reproduced');
				for (const id of progress.cleared) {
					const isOff = (active: readonly string[], choice: string) =>
						id === THEME ? choice === 'default' : !active.includes(id);
					expect(shown.some(({ active, theme: choice }) => isOff(active, choice))).toBe(true);
				}
				expect(progress.rounds).toBe(outcomes.length);
			}),
			runs,
		);
	});
});

describe('in any world where a conflict is flaky', () => {
	it('it ends, and whoever is named was seen to conflict alone', () => {
		fc.assert(
			fc.property(
				world,
				fc.integer(),
				fc.constantFrom(0.9, 0.7, 0.5),
				({ components, truth }, seed, rate) => {
					const { verdict } = play({ components, rate }, { ...truth, rate }, dice(seed));
					const kept = keptIn(components);
					for (const named of setsOf(verdict)) {
						const alone = closure(components, [...named, ...kept]);
						expect(outcomeOf(truth, [...alone], alone.has(THEME) ? 'own' : 'default', dice(1))).toBe(
							'reproduced',
						);
					}
				},
			),
			{ numRuns: 30 },
		);
	});
});

/** These, their folders, and whatever goes off with them. */
function closureOfDependents(components: readonly SiteComponent[], ids: readonly string[]): Set<string> {
	return new Set(
		components
			.map(({ id }) => id)
			.filter(id => [...closure(components, [id])].some(each => ids.includes(each))),
	);
}
