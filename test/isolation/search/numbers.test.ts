import { describe, expect, it } from 'vitest';
import { type Cell, casesOf, groundOf, measure } from './cases.ts';
import { play, remembering } from './simulate.ts';

const plain = { evidence: 'uniform', rate: 1, isRateKnown: false } as const;

/** A small draw of what `npm run bench:isolation` measures, so with some room for luck. */
describe('over simulated cases', () => {
	it.each([
		['single', 30, 100, 8.2],
		['single', 60, 40, 9.2],
		['pair', 30, 25, 14.2],
		['pair', 60, 8, 17],
	] as const)(
		'finds a %s of %i plugins, always, over %i cases in %f probes on average',
		(kind, plugins, count, most) => {
			const { halved, mean, right, wronged } = measure({ ...plain, kind, plugins }, count);

			expect({ right, wronged, halved }).toEqual({ right: 1, wronged: 0, halved: 0 });
			expect(mean).toBeLessThanOrEqual(most);
		},
	);

	it('is shorter by two probes and more where there is evidence', () => {
		for (const kind of ['single', 'pair'] as const) {
			const cell: Cell = { ...plain, kind, plugins: 30 };
			const without = measure(cell, 25);
			const withEvidence = measure({ ...cell, evidence: 'medium' }, 25);

			expect(without.mean - withEvidence.mean).toBeGreaterThanOrEqual(2);
			expect(withEvidence).toMatchObject({ right: 1, wronged: 0, halved: 0 });
		}
	});

	it.each([
		['triple', 12],
		['two independent', 12],
		['theme', 60],
		['interaction', 30],
		['none', 60],
	] as const)('is right about %s at %i plugins', (kind, plugins) => {
		expect(measure({ ...plain, kind, plugins }, 20)).toMatchObject({ right: 1, wronged: 0, halved: 0 });
	});

	it('stays right where the conflict is flaky', () => {
		const flaky = { ...plain, kind: 'single', plugins: 20, isRateKnown: true } as const;

		expect(measure({ ...flaky, rate: 0.7 }, 40).right).toBeGreaterThanOrEqual(0.95);
		expect(measure({ ...flaky, rate: 0.5 }, 20).right).toBeGreaterThanOrEqual(0.9);
	});

	it('finds the other of a flaky pair among halves of the rest, not one by one', () => {
		const pair = { ...plain, kind: 'pair', plugins: 60, rate: 0.7, isRateKnown: true } as const;
		const { halved, mean, right, wronged } = measure(pair, 8);

		expect({ right, wronged, halved }).toEqual({ right: 1, wronged: 0, halved: 0 });
		expect(mean).toBeLessThan(40);
	});

	it('looks for another, independent culprit of a flaky conflict where the proof is to be hard', () => {
		const two = { ...plain, kind: 'two independent', plugins: 12, rate: 0.7, isRateKnown: true } as const;

		expect(measure({ ...two, proof: 'hard' }, 10)).toMatchObject({ wronged: 0, halved: 0 });
		expect(measure({ ...two, proof: 'hard' }, 10).right).toBeGreaterThan(0.7);
	});

	it('expects about as many rounds as there are to come', () => {
		for (const kind of ['single', 'pair'] as const) {
			const cell: Cell = { ...plain, kind, plugins: 30 };
			const ground = groundOf(cell);
			const ask = remembering();
			const off = [...casesOf(cell, ground, 20)].flatMap(({ roll, truth }) => {
				const { steps } = play({ components: ground.components }, truth, roll, ask);
				return steps.map(({ progress }) => progress.roundsLeft - (steps.length - 1 - progress.rounds));
			});
			const mean = off.reduce((sum, each) => sum + each, 0) / off.length;

			// A pair is not expected until it shows; so its first rounds promise too little.
			expect(Math.abs(mean)).toBeLessThan(kind === 'single' ? 1.5 : 4);
		}
	});
});
