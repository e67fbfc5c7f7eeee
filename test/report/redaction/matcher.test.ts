import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher, LONGEST, type Matcher } from '../../../src/report/redaction/matcher.ts';

/** Of three letters, so that much occurs. */
const text = (minLength: number, maxLength: number) =>
	fc.array(fc.constantFrom('a', 'b', '‹'), { minLength, maxLength }).map(letters => letters.join(''));

const patterns = fc.uniqueArray(text(4, 9), { maxLength: 12 });

function matcherOf(strings: readonly string[]): Matcher<string> {
	const matcher = createMatcher<string>();
	for (const string of strings) matcher.add(string, string);
	return matcher;
}

/** As the interface has it, letter by letter. */
function expected(strings: readonly string[], searched: string, isTaken: boolean, from: number, to: number) {
	const found: string[] = [];
	const longestFirst = strings.toSorted((a, b) => b.length - a.length);
	for (let start = from; start < to; start++) {
		const here = longestFirst.filter(string => searched.startsWith(string, start));
		const taken = isTaken ? here.slice(0, 1) : here;
		found.push(...taken.map(string => `${string} at ${start}`));
	}
	return found;
}

describe('A matcher', () => {
	for (const isTaken of [true, false]) {
		it(`finds what there is, and where, when each is ${isTaken ? 'accepted' : 'refused'}`, () => {
			const place = fc.nat(80);
			fc.assert(
				fc.property(patterns, text(0, 80), place, place, (strings, searched, from, to) => {
					const found: string[] = [];
					const accept = (string: string, start: number, end: number) => {
						expect(end - start).toBe(string.length);
						found.push(`${string} at ${start}`);
						return isTaken;
					};
					matcherOf(strings).find(searched, accept, from, to);
					expect(found).toEqual(expected(strings, searched, isTaken, from, to));
				}),
			);
		});
	}

	it('finds each of thousands, among them short and long ones, in a text of all of them', () => {
		const strings = Array.from({ length: 5000 }, (_, place) =>
			`${(place * 0x9e3779b1).toString(16)}${'x'.repeat(place % 90)}`.padStart(4, '0'),
		);
		const found = new Set<string>();
		matcherOf(strings).find(strings.join(' '), string => {
			found.add(string);
			return false;
		});
		expect(found).toEqual(new Set(strings));
	});

	it('looks for the beginning of a long string', () => {
		const long = 'abcdefghij'.repeat(10);
		const places: number[] = [];
		matcherOf([long]).find(`..${long.slice(0, LONGEST)}..`, (_, start) => places.push(start) > 0);
		expect(places).toEqual([2]);
	});
});
