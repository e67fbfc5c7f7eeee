import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planted } from './planted.ts';
import { survivorsOf } from './survivors.ts';

// The same three hundred cases every time; `planted.long.test.ts` throws ten thousand new ones.
describe('Planted secrets', () => {
	for (const mode of ['full', 'shape'] as const) {
		it(`are gone from exchanges with bodies shown as ${mode}`, () => {
			fc.assert(
				fc.property(planted, each => {
					expect(survivorsOf(each, mode)).toEqual([]);
				}),
				{ numRuns: 150, seed: 409 },
			);
		});
	}
});
