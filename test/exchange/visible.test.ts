import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/exchange/visible.ts';

describe('a site’s text', () => {
	it.each([
		['exe\u202egpj.', 'exe\\u202egpj.'],
		['\u001b[31mred', '\\u001b[31mred'],
		['a\u0000b', 'a\\u0000b'],
		['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
		['lone \ud800 and \udc00', 'lone \\ud800 and \\udc00'],
		['a tag \u{e0041}', 'a tag \\u{e0041}'],
		['two\r\nlines\tand a tab', 'two\nlines\tand a tab'],
		['Ünïcödé 日本語 👩‍🚀 العربية', 'Ünïcödé 日本語 👩‍🚀 العربية'],
	])('%j is shown as %j', (text, shown) => expect(visible(text)).toBe(shown));

	it('is cut when it is long', () => expect(visible('x'.repeat(5000), 10)).toBe(`${'x'.repeat(10)}…`));

	it('never turns the direction of what stands around it', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), text => {
				expect(visible(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/);
			}),
		);
	});
});
