import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningOf, cutShort, endOf } from '../../src/exchange/cut-short.ts';

describe('A quote', () => {
	it.each([
		['is the text when that is short enough', 'Saved by Ann', 12, 'Saved by Ann'],
		['ends before the word that is too long for it', 'Saved by ann@example.test', 15, 'Saved by…'],
		['ends at a gap that comes just behind it', 'Saved by Ann', 8, 'Saved by…'],
		['ends before half a string of JSON', '{"name":"Ann","mail":"ann@x.test"}', 26, '{"name":"Ann","mail":…'],
		[
			'ends before half a string in a string',
			String.raw`{\"a\":\"b\",\"c\"}`,
			16,
			String.raw`{\"a\":\"b\",…`,
		],
		['keeps no backslash of a quotation mark', String.raw`{\"a\":\"b\",\"c\"}`, 8, String.raw`{\"a\":…`],
	])('%s', (_, text, max, quote) => expect(cutShort(text, max)).toBe(quote));

	it.each([
		[String.raw`\u0051\u0075`, 11],
		[String.raw`\u0051\u0075`, 7],
		[String.raw`\u0051\\u0075`, 12],
		[String.raw`\u0051\u{1f600}`, 14],
		[String.raw`\u0051\x75`, 9],
		[String.raw`\u0051&eacute;`, 13],
		[String.raw`\u0051&#x75;`, 10],
		[String.raw`\u0051%75`, 8],
		[String.raw`\u0051%75`, 7],
		[String.raw`\u0051%c3%A9`, 11],
		[String.raw`\u0051%e3%81%82`, 12],
		[String.raw`\u0051%e3%81%82`, 11],
		[String.raw`\u0051😀`, 7],
	])('of %s in %i units has no half escape sequence, though there is no gap', (text, max) => {
		expect(beginningOf(text, max)).toBe(String.raw`\u0051`);
	});

	it('keeps at least half of what there is room for', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 101, unit: fc.constantFrom('a', ' ', '"', '<') }), text => {
				expect(beginningOf(text, 100).length).toBeGreaterThanOrEqual(50);
				expect(endOf(text, 100).length).toBeGreaterThanOrEqual(50);
			}),
		);
	});

	it('is the beginning, or the end, and never too long', () => {
		const text = fc.string({
			unit: fc.constantFrom('a', 'ß', ' ', '"', '\\', '\\u00e9', '&amp;', '%c3%a9', '😀'),
			maxLength: 300,
		});
		fc.assert(
			fc.property(text, fc.integer({ min: 1, max: 200 }), (text, max) => {
				const [beginning, end] = [beginningOf(text, max), endOf(text, max)];
				expect(text.startsWith(beginning) && text.endsWith(end)).toBe(true);
				expect(Math.max(beginning.length, end.length)).toBeLessThanOrEqual(max);
				// As for half a surrogate pair.
				expect(() => encodeURIComponent(`${beginning} ${end}`)).not.toThrow();
			}),
		);
	});
});

describe('The end of a text', () => {
	it.each([
		['is the text when that is short enough', 'Saved by Ann', 12, 'Saved by Ann'],
		[
			'begins behind the word that is too long for it',
			'ann@example.test wrote this today',
			22,
			'wrote this today',
		],
		['begins at a gap that comes just before it', 'It was Ann', 3, 'Ann'],
		['begins behind the longest escape sequence where there is no gap', 'x'.repeat(100), 40, 'x'.repeat(28)],
	])('%s', (_, text, max, end) => expect(endOf(text, max)).toBe(end));
});
