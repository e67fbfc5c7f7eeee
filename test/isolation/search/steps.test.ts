import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/isolation/search/explain.ts';
import type { NextProbe, ProbeOutcome, SearchInput } from '../../../src/isolation/search/problem.ts';
import { search } from '../../../src/isolation/search/search.ts';
import { play, plugin, THEME, theme } from './simulate.ts';

const components = [...['a', 'b', 'c', 'd'].map(id => plugin(id)), theme];
const everything = ['a', 'b', 'c', 'd'];

function asks(input: Partial<SearchInput> = {}): NextProbe {
	const { next } = search({ components, outcomes: [], ...input });
	if (next.kind !== 'probe') throw new Error(`It has a verdict: ${next.verdict.kind}`);
	return next;
}

const themeOff: ProbeOutcome = { active: everything, theme: 'default', outcome: 'reproduced' };

describe('what is asked next', () => {
	it('is the theme first where no plugin may be switched in vain', () => {
		expect(asks({ themeFirst: true })).toEqual({
			kind: 'probe',
			active: everything,
			theme: 'default',
			phase: 'baseline',
			reason: { key: 'isolation_askTheme' },
		});
	});

	it('is the theme by itself when a probe without it could not be tested', () => {
		const { active, theme: choice } = asks();
		expect(choice).toBe('default');

		expect(asks({ outcomes: [{ active, theme: choice, outcome: 'untestable' }] })).toMatchObject({
			active: expect.arrayContaining(everything),
			theme: 'default',
			phase: 'baseline',
		});
	});

	it('never again leaves out a theme that cannot be switched', () => {
		const breaks = (on: ReadonlySet<string>) => !on.has(THEME);
		const ids = Array.from({ length: 20 }, (_, index) => `p${index}`);

		const { outcomes, verdict } = play(
			{ components: [...ids.map(id => plugin(id)), theme] },
			{ sets: [['p7']], breaks },
		);

		expect(outcomes.filter(({ theme: choice }) => choice === 'default')).toHaveLength(2);
		expect(outcomes.length).toBeLessThan(12);
		expect(verdict).toMatchObject({ kind: 'culprits', sets: [{ members: [['p7']] }], keptOn: [THEME] });
	});

	it('is nothing where a theme that cannot be switched is all there is to switch', () => {
		const kept = components.map(each => (each.type === 'plugin' ? { ...each, keepOn: true } : each));

		const { outcomes, verdict } = play(
			{ components: kept },
			{ sets: [[THEME]], breaks: on => !on.has(THEME) },
		);

		expect(outcomes).toHaveLength(1);
		expect(verdict).toMatchObject({ kind: 'inconclusive', why: 'untestable' });
	});

	it('is some of the plugins, and says how many of the suspects are among them', () => {
		const ids = Array.from({ length: 20 }, (_, index) => `p${index}`);
		const outcome: ProbeOutcome = { active: ids, theme: 'default', outcome: 'reproduced' };
		const { active, ...next } = asks({
			components: [...ids.map(id => plugin(id)), theme],
			outcomes: [outcome],
		});

		expect(next).toEqual({
			kind: 'probe',
			theme: 'default',
			phase: 'narrow',
			reason: { key: 'isolation_askPart', values: [String(active.length), '20'] },
		});
		expect(Math.abs(active.length - 10)).toBeLessThanOrEqual(2);
	});

	it('is a strong suspect alone', () => {
		expect(asks({ outcomes: [themeOff], priors: { c: 0.9 } })).toMatchObject({
			active: ['c'],
			phase: 'confirm',
			reason: { key: 'isolation_askAlone', values: ['C'] },
		});
	});

	it('is all but the culprit before it is called one', () => {
		const outcomes: ProbeOutcome[] = [themeOff, { active: ['c'], theme: 'default', outcome: 'reproduced' }];
		const { next } = search({ components, outcomes, priors: { c: 0.9 } });

		expect(next).toMatchObject({
			kind: 'probe',
			active: expect.not.arrayContaining(['c']),
			phase: 'confirm',
		});
	});

	it('is everything again when nothing has shown since the request was captured', () => {
		const outcomes: ProbeOutcome[] = [
			{ active: everything, theme: 'default', outcome: 'not-reproduced' },
			{ active: [], theme: 'own', outcome: 'not-reproduced' },
		];

		expect(asks({ outcomes })).toMatchObject({
			active: expect.arrayContaining(everything),
			theme: 'own',
			phase: 'control',
			reason: { key: 'isolation_askAllOn' },
		});
	});

	it('is not what could not be tested', () => {
		const first = asks({ outcomes: [themeOff] });
		const { active, theme: choice } = first;
		const second = asks({ outcomes: [themeOff, { active, theme: choice, outcome: 'untestable' }] });

		expect(second.active).not.toEqual(active);
	});
});

describe('how far a search is', () => {
	it('suspects everybody evenly before anything is known, and those with evidence more', () => {
		const even = search({ components, outcomes: [] }).progress;
		expect(new Set(even.suspected.map(({ weight }) => weight)).size).toBe(1);
		expect(even.cleared).toEqual([]);

		const { suspected } = search({ components, outcomes: [], priors: { d: 0.6 } }).progress;
		expect(suspected[0]?.id).toBe('d');
		expect(suspected[0]?.weight).toBeGreaterThan(0.5);
	});

	it('is not changed by what could not be tested, except for the count of rounds', () => {
		const untestable: ProbeOutcome = { active: ['a'], theme: 'own', outcome: 'untestable' };
		const before = search({ components, outcomes: [themeOff] }).progress;
		const after = search({ components, outcomes: [themeOff, untestable] }).progress;

		expect(after).toEqual({ ...before, rounds: 2 });
	});

	it('clears the theme when it happens under another one', () => {
		expect(search({ components, outcomes: [themeOff] }).progress.cleared).toEqual([THEME]);
	});

	it('takes no evidence for more than it is worth', () => {
		for (const priors of [{ a: Number.NaN }, { a: -1 }, { a: 1e-300 }, { gone: 1 }]) {
			expect(search({ components, outcomes: [], priors })).toEqual(search({ components, outcomes: [] }));
		}
	});

	it('reads outcomes with plugins it does not know only for what they surely say', () => {
		const strange = { active: ['a', 'new'], theme: 'own', outcome: 'reproduced' } as const;
		const before = search({ components, outcomes: [] }).progress;

		expect(search({ components, outcomes: [strange] }).progress.cleared).toEqual(before.cleared);
	});

	it('is said in sentences, of which each is true of the outcomes', () => {
		const { outcomes } = play({ components }, { sets: [['b', 'd']] });

		expect(explain({ components, outcomes }).map(({ key }) => key)).toEqual([
			'isolation_proved',
			'isolation_together',
			'isolation_notQuiteSure',
			'isolation_themeCleared',
			'isolation_cleared',
		]);
		expect(explain({ components, outcomes: [themeOff] }).map(({ key }) => key)).toContain(
			'isolation_themeCleared',
		);
	});
});
