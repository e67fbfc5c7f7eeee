import { describe, expect, it } from 'vitest';
import { type Fault, runTarget, shares } from './run.ts';
import { TARGETS } from './targets/index.ts';

/* Ten thousand inputs, the same each time; `npm run fuzz` takes as many as it is told to. */

const RUNS = 10_000;
const SEED = 1;

const given = shares(TARGETS, RUNS);

/** What is slow is for the command to say, on a machine that does nothing else. */
const NOBODY_MEASURES = { slowMs: Number.POSITIVE_INFINITY };

const brief = ({ input, what }: Fault) => `${what}: ${JSON.stringify(input).slice(0, 500)}`;

describe('whatever comes is read', () => {
	it.each(TARGETS.map(target => [target.name, target] as const))('by %s', (_, target) => {
		const { faults } = runTarget(target, given.get(target) ?? 1, SEED, NOBODY_MEASURES);
		expect(faults.map(brief)).toEqual([]);
	});
});
