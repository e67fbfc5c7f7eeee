import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planted } from './planted.ts';
import { survivorsOf } from './survivors.ts';

/** All of it, for CI. A failure says its seed. */
const RUNS = 10_000;

describe('Ten thousand planted secrets', () => {
	for (const mode of ['full', 'shape'] as const) {
		it(`are gone from exchanges with bodies shown as ${mode}`, { timeout: 300_000 }, () => {
			fc.assert(
				fc.property(planted, each => {
					expect(survivorsOf(each, mode)).toEqual([]);
				}),
				{ numRuns: RUNS },
			);
		});
	}
});
