import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsInSight, scrollTopFor } from '../../../src/panel/parts/row-geometry.ts';

const LENGTHS = { count: 1000, rowHeight: 21, headHeight: 27 };
const HEIGHT = 27 + 10 * 21;

describe('rows in sight', () => {
	it('are those below the head', () => {
		expect(rowsInSight(LENGTHS, { top: 0, height: HEIGHT }, 0)).toEqual({ first: 0, end: 10 });
		expect(rowsInSight(LENGTHS, { top: 21, height: HEIGHT }, 0)).toEqual({ first: 1, end: 11 });
	});

	it('are also those that are seen in part', () => {
		expect(rowsInSight(LENGTHS, { top: 30, height: HEIGHT }, 0)).toEqual({ first: 1, end: 12 });
	});

	it('have others around them, as far as there are any', () => {
		expect(rowsInSight(LENGTHS, { top: 42, height: HEIGHT }, 8)).toEqual({ first: 0, end: 20 });
		expect(rowsInSight(LENGTHS, { top: 1e9, height: HEIGHT }, 8)).toEqual({ first: 982, end: 1000 });
	});

	it('are the last ones of a list that became shorter', () => {
		expect(rowsInSight({ ...LENGTHS, count: 30 }, { top: 5000, height: HEIGHT }, 0)).toEqual({
			first: 20,
			end: 30,
		});
	});

	it('are none of an empty list, and all of a short one', () => {
		expect(rowsInSight({ ...LENGTHS, count: 0 }, { top: 0, height: HEIGHT }, 8)).toEqual({
			first: 0,
			end: 0,
		});
		expect(rowsInSight({ ...LENGTHS, count: 3 }, { top: 0, height: HEIGHT }, 8)).toEqual({
			first: 0,
			end: 3,
		});
	});

	it('are few, however long the list is', () => {
		fc.assert(
			fc.property(fc.nat(1e6), fc.double({ min: 0, max: 3e7, noNaN: true }), (count, top) => {
				const { end, first } = rowsInSight({ ...LENGTHS, count }, { top, height: HEIGHT }, 8);
				expect(end - first).toBeLessThanOrEqual(28);
				expect(end - first).toBeGreaterThanOrEqual(Math.min(count, 10));
			}),
		);
	});
});

describe('scrolling to a row', () => {
	it('does nothing when it is in sight', () => {
		expect(scrollTopFor(LENGTHS, { top: 21, height: HEIGHT }, 1)).toBe(21);
		expect(scrollTopFor(LENGTHS, { top: 21, height: HEIGHT }, 10)).toBe(21);
	});

	it('goes no further than it must', () => {
		expect(scrollTopFor(LENGTHS, { top: 21, height: HEIGHT }, 0)).toBe(0);
		expect(scrollTopFor(LENGTHS, { top: 21, height: HEIGHT }, 11)).toBe(42);
	});

	it('brings any row into sight from anywhere', () => {
		fc.assert(
			fc.property(fc.nat(999), fc.nat(999 * 21), (index, from) => {
				const top = scrollTopFor(LENGTHS, { top: from, height: HEIGHT }, index);
				expect(index * 21).toBeGreaterThanOrEqual(top);
				expect(27 + (index + 1) * 21).toBeLessThanOrEqual(top + HEIGHT);
			}),
		);
	});
});
