import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	rowsInSight,
	type Slots,
	scrollTopFor,
	slotOf,
	slotsFor,
} from '../../../src/panel/parts/row-geometry.ts';

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

describe('slots of rows', () => {
	const NONE = { first: 0, end: 0 };
	const places = fc.record({ top: fc.nat(30_000), height: fc.integer({ min: 0, max: 2000 }) });

	it('are each of one row, however the list is scrolled', () => {
		fc.assert(
			fc.property(fc.array(places, { minLength: 1, maxLength: 8 }), scrolled => {
				let slots: Slots = { base: 0, count: 0 };
				let before = NONE;
				for (const place of scrolled) {
					const drawn = rowsInSight(LENGTHS, place, 8);
					slots = slotsFor(drawn, before, slots);
					const taken = new Set<number>();
					for (let index = drawn.first; index < drawn.end; index++) taken.add(slotOf(index, slots));
					expect(taken.size).toBe(drawn.end - drawn.first);
					expect(Math.max(-1, ...taken)).toBeLessThan(slots.count);
					before = drawn;
				}
			}),
		);
	});

	it('stay with a row that stays in sight', () => {
		const slots = slotsFor({ first: 0, end: 20 }, NONE, { base: 0, count: 0 });
		const after = slotsFor({ first: 5, end: 25 }, { first: 0, end: 20 }, slots);
		expect(slotOf(10, after)).toBe(slotOf(10, slots));
		// Those that come take the place of those that went.
		expect(slotOf(20, after)).toBe(slotOf(0, slots));
	});

	it('are in the order of the rows after a jump', () => {
		const slots = slotsFor({ first: 507, end: 527 }, { first: 0, end: 20 }, { base: 0, count: 20 });
		expect([507, 508, 526].map(index => slotOf(index, slots))).toEqual([0, 1, 19]);
	});
});
