import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endOfString, endOfValue } from '../../src/har/skip-value.ts';

/** Longer than what is looked at byte by byte, with quotes and backslashes anywhere in it. */
const text = fc
	.array(fc.constantFrom('"', '\\', '\\\\', '{', ']', 'é', 'a', 'x'.repeat(19), 'x'.repeat(40)), {
		maxLength: 20,
	})
	.map(parts => parts.join(''));

it('ends a value where it ends, whatever comes behind', () => {
	fc.assert(
		fc.property(fc.array(text, { maxLength: 4 }), fc.constantFrom('', '"', ',"a"', '}'), (texts, rest) => {
			for (const value of [texts, { a: texts, b: { c: texts } }]) {
				const bytes = Buffer.from(JSON.stringify(value));
				expect(endOfValue(Buffer.concat([bytes, Buffer.from(rest)]), 0)).toBe(bytes.length);
				expect(endOfValue(bytes.subarray(0, -1), 0)).toBe(-1);
			}
		}),
	);
});

it('ends a text at its own quote', () => {
	fc.assert(
		fc.property(text, text, (before, after) => {
			const [first, second] = [before, after].map(each => Buffer.from(JSON.stringify(each)));
			if (!first || !second) return;
			expect(endOfString(Buffer.concat([first, second]), 0)).toBe(first.length);
			expect(endOfString(first.subarray(0, -1), 0)).toBe(-1);
		}),
	);
});
