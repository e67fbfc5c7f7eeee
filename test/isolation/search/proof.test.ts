import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/isolation/search/explain.ts';
import type { CulpritSet, SearchInput, Verdict } from '../../../src/isolation/search/problem.ts';
import { search } from '../../../src/isolation/search/search.ts';
import { dice, type Game, outcomeOf, play, plugin, said, theme } from './simulate.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const components = [...ids.map(id => plugin(id)), theme];

function onlySet(verdict: Verdict): CulpritSet {
	const [set, ...more] = 'sets' in verdict ? verdict.sets : [];
	if (!set || more.length > 0) throw new Error(`It names no single set: ${said(verdict)}`);
	return set;
}

/** Goes on from where a game ended, to the hard standard. */
function prove({ outcomes }: Game, sets: readonly (readonly string[])[], rate = 1, seed = 1) {
	const roll = dice(seed);
	const input: SearchInput = { components, proof: 'hard', outcomes };
	const asked: string[] = [];
	const expected: number[] = [];
	for (let made = outcomes; ; ) {
		const { next, progress } = search({ ...input, outcomes: made });
		expected.push(progress.roundsLeft);
		if (next.kind === 'verdict') return { asked, expected, verdict: next.verdict };
		const { active, reason, theme: choice } = next;
		asked.push(reason.key);
		made = [...made, { active, theme: choice, outcome: outcomeOf({ sets, rate }, active, choice, roll) }];
	}
}

describe('a verdict by the hard standard', () => {
	it('of a pair is that it happens with both 3 of 3 times, and without either 0 of 6 and more', () => {
		const sets = [['b', 'g']];

		const { asked, verdict } = prove(play({ components }, { sets }), sets);

		expect(said(verdict)).toBe('b+g');
		const { alone, confidence, without } = onlySet(verdict);
		expect(alone).toEqual({ reproduced: 3, of: 3 });
		expect(without.reproduced).toBe(0);
		expect(without.of).toBeGreaterThanOrEqual(6);
		expect(confidence).toBeGreaterThanOrEqual(0.999);
		expect(new Set(asked)).toEqual(new Set(['isolation_askAloneAgain', 'isolation_askWithoutAgain']));
	});

	it.each([
		['one plugin', [['c']]],
		['three together', [['a', 'd', 'h']]],
		['two that each conflict', [['b'], ['g']]],
		[
			'two pairs with a member in common',
			[
				['a', 'c'],
				['a', 'g'],
			],
		],
	])('of %s names the same, each tried alone three times', (_, sets) => {
		const usual = play({ components }, { sets });

		const { verdict } = prove(usual, sets);

		expect(said(verdict)).toBe(said(usual.verdict));
		for (const { alone } of 'sets' in verdict ? verdict.sets : []) {
			expect(alone.reproduced).toBeGreaterThanOrEqual(3);
		}
	});

	it('says beforehand how many probes it takes', () => {
		const sets = [['b', 'g']];

		const { asked, expected } = prove(play({ components }, { sets }), sets);

		expect(asked.length).toBeGreaterThan(3);
		expect(expected).toEqual([...asked.keys(), asked.length].map(made => asked.length - made));
	});

	it('makes the conflict show between the times it stays away, as it may be gone', () => {
		const sets = [['b', 'g']];

		const { asked } = prove(play({ components }, { sets }), sets);

		expect(asked.slice(0, 6).join()).toContain(
			['isolation_askAloneAgain', 'isolation_askWithoutAgain', 'isolation_askWithoutAgain'].join(),
		);
	});

	it('ends with what was found where the bound on probes leaves no room for it', () => {
		const { outcomes } = play({ components }, { sets: [['b', 'g']] });

		const { next } = search({ components, outcomes, proof: 'hard', maxProbes: outcomes.length });

		expect(next).toMatchObject({ kind: 'verdict', verdict: { kind: 'culprits' } });
	});
});

describe('a conflict that nobody said is flaky', () => {
	/** Its culprit by itself happened not to show, so whoever was on the next time seems to be needed. */
	const rate = 0.7;
	const games = Array.from({ length: 40 }, (_, seed) => {
		const sets = [[ids[seed % ids.length] ?? 'a']];
		return { sets, seed, game: play({ components }, { sets, rate }, dice(seed)) };
	});

	it('leads to no wrong name by the hard standard', () => {
		const wrong = games.filter(({ game, seed, sets }) => {
			const { verdict } = prove(game, sets, rate, seed + 100);
			return verdict.kind !== 'inconclusive' && said(verdict) !== sets.flat().join();
		});

		expect(wrong.map(({ seed }) => seed)).toEqual([]);
	});

	it('seldom leads to one by the usual standard, and then it is said that it is not sure', () => {
		const wrong = games.filter(
			({ game: { verdict }, sets }) =>
				verdict.kind !== 'inconclusive' && said(verdict) !== sets.flat().join(),
		);

		expect(wrong.length).toBeLessThanOrEqual(8);
		for (const { game } of wrong) {
			const sentences = explain({ components, outcomes: game.outcomes }).map(({ key }) => key);
			expect(sentences).toContain('isolation_notQuiteSure');
		}
	});

	it('is found out, after which each time it stays away weighs little', () => {
		const told = games.filter(({ game }) =>
			explain({ components, outcomes: game.outcomes }).some(({ key }) => key === 'isolation_flaky'),
		);

		expect(told.length).toBeGreaterThan(games.length / 3);
	});
});

describe('what a verdict rests on', () => {
	it('is surer of one plugin than of a pair, which may be one that is flaky', () => {
		const one = onlySet(play({ components }, { sets: [['c']] }).verdict).confidence;
		const pair = onlySet(play({ components }, { sets: [['b', 'g']] }).verdict).confidence;

		expect(one).toBeGreaterThan(0.99);
		expect(pair).toBeGreaterThan(0.9);
		expect(pair).toBeLessThan(one);
	});

	it('takes it for certain where that was measured', () => {
		const { verdict } = play({ components, rate: 1 }, { sets: [['b', 'g']] });

		expect(onlySet(verdict).confidence).toBe(1);
	});
});
