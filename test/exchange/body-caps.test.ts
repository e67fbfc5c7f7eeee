import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bodyUnits, capBodies, evictBodies, leastNeeded } from '../../src/exchange/body-caps.ts';
import { exchange } from '../support.ts';

const made = (id: number, units: number, status = 200) =>
	exchange({ status, responseBody: 'x'.repeat(units) }, id);

it('takes the oldest first, those that failed last, and no more than has to go', () => {
	const all = [made(3, 10), made(1, 10, 409), made(2, 10), made(4, 0), made(5, 10)];
	const ids = (units: number) => leastNeeded(all, units).map(({ id }) => id);
	expect(ids(-5)).toEqual([]);
	expect(ids(0)).toEqual([]);
	expect(ids(10)).toEqual([2]);
	expect(ids(11)).toEqual([2, 3]);
	expect(ids(31)).toEqual([2, 3, 5, 1]);
	expect(ids(1000)).toEqual([2, 3, 5, 1]);
});

it('spares what is said to be needed', () => {
	const all = [made(1, 10), made(2, 10)];
	expect(leastNeeded(all, 10, ({ id }) => id === 1).map(({ id }) => id)).toEqual([2]);
});

it('saves enough, whatever the sizes', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(50), { maxLength: 20 }), fc.nat(600), (sizes, units) => {
			const all = sizes.map((size, id) => made(id, size));
			const total = all.reduce((sum, each) => sum + bodyUnits(each), 0);
			const saved = leastNeeded(all, units).map(bodyUnits);
			const sum = saved.reduce((before, each) => before + each, 0);
			expect(sum).toBeGreaterThanOrEqual(Math.min(units, total));
			expect(sum - (saved.at(-1) ?? 0)).toBeLessThan(Math.max(units, 1));
		}),
	);
});

it('changes nothing that is small or missing', () => {
	const small = made(1, 10);
	expect(capBodies(small, 10)).toBe(small);
	expect(capBodies(small, 9).response.body).toMatchObject({ truncatedFrom: 10 });
	const empty = made(1, 0);
	expect(evictBodies(empty)).toBe(empty);
	expect(evictBodies(small).response.body).toEqual({ kind: 'missing', reason: 'evicted' });
	expect(evictBodies(small).request).toBe(small.request);
});
