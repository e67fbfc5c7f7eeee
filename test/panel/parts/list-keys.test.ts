import { expect, it } from 'vitest';
import { indexAfterKey } from '../../../src/panel/parts/list-keys.ts';

it.each([
	['ArrowDown', -1, 0],
	['ArrowDown', 9, 9],
	['ArrowUp', -1, 9],
	['ArrowUp', 0, 0],
	['PageDown', 2, 6],
	['PageUp', 2, 0],
	['Home', 5, 0],
	['End', 5, 9],
	['x', 5, null],
])('%s from %i', (key, from, to) => {
	expect(indexAfterKey(key, from, 10, 4)).toBe(to);
});

it('moves nowhere in an empty list', () => {
	expect(indexAfterKey('End', -1, 0, 4)).toBeNull();
});
