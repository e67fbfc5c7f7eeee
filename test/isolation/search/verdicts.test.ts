import { describe, expect, it } from 'vitest';
import type { ProbeOutcome, SiteComponent, Verdict } from '../../../src/isolation/search/problem.ts';
import { search } from '../../../src/isolation/search/search.ts';
import { dice, line, play, plugin, said, THEME, type Truth, theme } from './simulate.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const all = [...ids.map(id => plugin(id)), theme];

/** The eight plugins and the theme, some of them otherwise. */
function withChanged(changes: Readonly<Record<string, Partial<SiteComponent>>>): SiteComponent[] {
	return all.map(each => ({ ...each, ...changes[each.id] }));
}

function verdictOn(truth: Truth, components: readonly SiteComponent[] = all): Verdict {
	return play({ components }, truth).verdict;
}

describe('what a search finds', () => {
	it.each([
		['one plugin', [['c']], 'culprits'],
		['two that only together conflict', [['b', 'g']], 'culprits'],
		['three that only together conflict', [['a', 'd', 'h']], 'culprits'],
		['four that only together conflict', [['a', 'c', 'e', 'g']], 'culprits'],
		['two that each conflict', [['b'], ['g']], 'culprits'],
		[
			'two pairs',
			[
				['a', 'c'],
				['e', 'g'],
			],
			'culprits',
		],
		[
			'two pairs with a member in common',
			[
				['a', 'c'],
				['a', 'g'],
			],
			'culprits',
		],
		['the theme', [[THEME]], 'theme'],
		['the theme with a plugin', [[THEME, 'd']], 'interaction'],
		['the theme with two plugins', [[THEME, 'd', 'f']], 'interaction'],
		['the theme, and a plugin as well', [[THEME], ['d']], 'culprits'],
	])('names %s', (_, sets, kind) => {
		const verdict = verdictOn({ sets });

		expect(verdict.kind).toBe(kind);
		expect(said(verdict)).toBe(line(sets));
		expect(verdict).toMatchObject({ independent: sets.length > 1 });
	});

	it('says that it is neither a plugin nor the theme when it happens with everything off', () => {
		expect(verdictOn({ sets: [[]] })).toEqual({
			kind: 'outside',
			allOff: { reproduced: 1, of: 1 },
			keptOn: [],
		});
	});

	it('points to must-use plugins, which it never switches', () => {
		const mustUse: SiteComponent = { type: 'must-use', id: 'loader.php', name: 'Loader', folder: '' };

		const { outcomes, verdict } = play({ components: [...all, mustUse] }, { sets: [[]] });

		expect(verdict).toMatchObject({ kind: 'outside', keptOn: ['loader.php'] });
		expect(outcomes.flatMap(({ active }) => active)).not.toContain('loader.php');
	});

	it('says that it cannot be reproduced any more', () => {
		const { outcomes, verdict } = play({ components: all }, { sets: [] });

		expect(verdict).toEqual({ kind: 'not-reproducible', allOn: { reproduced: 0, of: expect.any(Number) } });
		expect(outcomes.filter(({ active }) => active.length === ids.length).length).toBeGreaterThan(1);
	});

	it('says so when a plugin that is on hides the conflict of others, after asking both again', () => {
		const outcomes: ProbeOutcome[] = [
			{ active: ids.slice(1), theme: 'own', outcome: 'reproduced' },
			{ active: ids.slice(2), theme: 'own', outcome: 'not-reproduced' },
			{ active: ['c'], theme: 'own', outcome: 'reproduced' },
		];
		const asked: string[] = [];
		let { next } = search({ components: all, outcomes });
		while (next.kind === 'probe') {
			const { active, phase, theme: choice } = next;
			asked.push(phase);
			const outcome = active.length > 2 ? 'not-reproduced' : 'reproduced';
			outcomes.push({ active, theme: choice, outcome });
			next = search({ components: all, outcomes }).next;
		}

		expect(asked.length).toBeGreaterThan(2);
		expect(new Set(asked)).toEqual(new Set(['recheck']));
		expect(next.verdict).toMatchObject({
			kind: 'inconclusive',
			why: 'suppression',
			explanation: { key: 'isolation_suppression', values: ['C, Storefront', 'D, E, F, G, H'] },
		});
	});

	it('gives up at the bound it is set, with what it has proved', () => {
		const { outcomes, verdict } = play({ components: all, maxProbes: 4 }, { sets: [['a', 'c']] });

		expect(outcomes).toHaveLength(4);
		expect(verdict).toMatchObject({ kind: 'inconclusive', why: 'limit', sets: [] });
	});

	it('ends on a site without plugins', () => {
		expect(verdictOn({ sets: [[]] }, []).kind).toBe('outside');
		expect(verdictOn({ sets: [[THEME]] }, [theme]).kind).toBe('theme');
	});
});

describe('the proof of a verdict', () => {
	it('is had both ways: it happens with the culprits alone, and not without any of them', () => {
		const { outcomes, verdict } = play({ components: all }, { sets: [['b', 'g']] });

		const [set] = verdict.kind === 'culprits' ? verdict.sets : [];
		expect(set?.alone).toEqual({ reproduced: 1, of: 1 });
		expect(set?.without.reproduced).toBe(0);
		for (const member of ['b', 'g']) {
			const without = outcomes.filter(
				({ active }) => !active.includes(member) && active.includes(member === 'b' ? 'g' : 'b'),
			);
			expect(without.map(({ outcome }) => outcome)).toContain('not-reproduced');
		}
	});

	it('grows surer the more often it has shown', () => {
		const confidence = (components: readonly SiteComponent[]) => {
			const verdict = verdictOn({ sets: [['a']] }, components);
			return verdict.kind === 'culprits' ? (verdict.sets[0]?.confidence ?? 0) : 0;
		};
		const many = [...Array.from({ length: 30 }, (_, index) => plugin(`p${index}`)), ...all];

		expect(confidence(all)).toBeGreaterThan(0.97);
		expect(confidence(many)).toBeGreaterThan(confidence([plugin('a'), plugin('b')]));
		expect(confidence(many)).toBeLessThan(1);
	});

	it('is found again when the conflict that was taken for certain turns out flaky', () => {
		const games = Array.from({ length: 20 }, (_, seed) =>
			play({ components: all, rate: 0.6 }, { sets: [['e']], rate: 0.6 }, dice(seed)),
		);

		expect(games.filter(({ verdict }) => said(verdict) === 'e').length).toBeGreaterThanOrEqual(19);
		for (const { verdict } of games) {
			if (verdict.kind !== 'culprits') continue;
			expect(verdict.sets[0]?.confidence).toBeGreaterThanOrEqual(0.98);
			expect(verdict.sets[0]?.alone.reproduced).toBeGreaterThan(0);
		}
	});
});

describe('what cannot be switched by itself', () => {
	it('names plugins of one folder together', () => {
		const verdict = verdictOn(
			{ sets: [['a']] },
			withChanged({ a: { folder: 'suite' }, b: { folder: 'suite' } }),
		);

		expect(verdict).toMatchObject({ kind: 'culprits', sets: [{ members: [['a', 'b']] }] });
	});

	it('tells files without a folder apart', () => {
		const verdict = verdictOn({ sets: [['a']] }, withChanged({ a: { folder: '' }, b: { folder: '' } }));

		expect(verdict).toMatchObject({ sets: [{ members: [['a']] }] });
	});

	it('names plugins that require each other together', () => {
		const components = withChanged({
			a: { requires: ['b'] },
			b: { requires: ['c'] },
			c: { requires: ['a'] },
		});

		expect(verdictOn({ sets: [['b']] }, components)).toMatchObject({
			sets: [{ members: [expect.arrayContaining(['a', 'b', 'c'])] }],
		});
	});

	it('tells a plugin from the one it requires, where that is the one', () => {
		const components = withChanged({ b: { requires: ['a'] } });

		expect(said(verdictOn({ sets: [['a']] }, components))).toBe('a');
		expect(said(verdictOn({ sets: [['b']] }, components))).toBe('b');
	});

	it('says what was kept on when its partner is found, or when nobody is', () => {
		const components = withChanged({ c: { keepOn: true, requires: ['d'] } });

		expect(verdictOn({ sets: [['c', 'e']] }, components)).toMatchObject({
			kind: 'culprits',
			sets: [{ members: [['e']] }],
			keptOn: ['c', 'd'],
		});
		expect(verdictOn({ sets: [['d']] }, components)).toMatchObject({ kind: 'outside', keptOn: ['c', 'd'] });
	});

	it('never leaves a theme that is kept', () => {
		const components = withChanged({ [THEME]: { keepOn: true } });

		const { outcomes, verdict } = play({ components }, { sets: [['e']] });

		expect(outcomes.every(({ theme: choice }) => choice === 'own')).toBe(true);
		expect(verdict).toMatchObject({ kind: 'culprits', sets: [{ members: [['e']] }], keptOn: [THEME] });
	});
});

describe('what could not be tested', () => {
	it('is gone around', () => {
		const breaks = (on: ReadonlySet<string>) => !on.has('a') && on.has('h');

		expect(said(verdictOn({ sets: [['c']], breaks }))).toBe('c');
	});

	it('lowers the confidence where it leaves a proof open', () => {
		const breaks = (on: ReadonlySet<string>) => !on.has('a');

		const verdict = verdictOn({ sets: [['c']], breaks });

		expect(verdict).toMatchObject({ kind: 'culprits', sets: [{ alone: { reproduced: 0, of: 0 } }] });
		const clear = verdictOn({ sets: [['c']] });
		if (verdict.kind !== 'culprits' || clear.kind !== 'culprits') throw new Error('Both name somebody');
		expect(verdict.sets[0]?.confidence).toBeLessThan(clear.sets[0]?.confidence ?? 0);
	});

	it('is no answer, if it is everything', () => {
		const { verdict } = play({ components: all }, { sets: [['c']], breaks: () => true });

		expect(verdict).toMatchObject({ kind: 'inconclusive', why: 'untestable', sets: [] });
	});
});
