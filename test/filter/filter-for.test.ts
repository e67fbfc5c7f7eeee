import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterFor, hasTerm, toggleTerm } from '../../src/filter/filter-for.ts';
import { FILTER_HELP } from '../../src/filter/help.ts';
import { FILTER_KEYS } from '../../src/filter/keys.ts';
import { parseFilter } from '../../src/filter/parse.ts';
import { json, site, wpError } from '../diagnosis/support.ts';
import { requests } from './support.ts';

describe('a term to filter by', () => {
	const [refused, odd] = requests(
		{
			method: 'POST',
			url: `${site}/wp-json/wc/v3/products`,
			requestHeaders: { ...json, 'X-HTTP-Method-Override': 'PUT' },
			requestBody: '{}',
			status: 409,
			responseHeaders: json,
			responseBody: wpError('product_invalid_sku'),
		},
		{ url: `${site}/wp-admin/admin-ajax.php?action=${encodeURIComponent('say "a, b"')}` },
	);
	if (!refused || !odd) throw new Error('Let go');

	it.each([
		['route', 'route:/wc/v3/products'],
		['status', 'status:409'],
		['method', 'method:PUT'],
		['plugin', 'plugin:woocommerce'],
		['code', 'code:product_invalid_sku'],
		['domain', 'domain:example.test'],
		['action', null],
		['theme', null],
		['larger-than', null],
		['nonsense', null],
		['constructor', null],
	])('of the key %s is %s', (key, term) => {
		expect(filterFor(refused, key)).toBe(term);
	});

	it('is in quotes where it has to be', () => {
		expect(filterFor(odd, 'action')).toBe('action:"say \\"a, b\\""');
	});

	it('can be of one finding', () => {
		const [finding] = refused.findings;
		if (!finding) throw new Error('Nothing found');
		expect(filterFor(refused, 'kind', finding)).toBe(`kind:${finding.kind}`);
	});
});

/** How many terms ask for something. */
function asked(text: string): number {
	return parseFilter(text).terms.filter(({ kind }) => kind !== 'empty').length;
}

describe('a term in a menu', () => {
	it.each([
		['', 'status:409', 'status:409'],
		['cart', 'status:409', 'cart status:409'],
		['cart ', '-status:409', 'cart -status:409'],
		['cart status:409 x', 'status:409', 'cart x'],
		['status:409', 'status:409', ''],
		['a  Status-Code:"409"  b', 'status:409', 'a b'],
		['-status:409 cart', 'status:409', 'cart status:409'],
		['status:409 cart', '-status:409', 'cart -status:409'],
		['status:409 a status:409', 'status:409', 'a'],
		['"open', 'status:409', 'open status:409'],
		['"', 'status:409', 'status:409'],
		['plugin:"a b', 'status:409', 'plugin:"a b" status:409'],
		['cart', '', 'cart'],
		['"a b" cart', '"a b"', 'cart'],
	])('%s with %s becomes %s', (text, term, after) => {
		expect(toggleTerm(text, term)).toBe(after);
	});

	it('goes in and out again, whatever stands there', () => {
		const terms = fc.constantFrom(
			...FILTER_KEYS.map(({ example }) => example),
			'action:"a \\" b"',
			'-"x y"',
			'/a.b/i',
		);
		fc.assert(
			fc.property(fc.string(), terms, (text, term) => {
				fc.pre(!hasTerm(text, term));
				const on = toggleTerm(text, term);
				expect(hasTerm(on, term)).toBe(true);
				const off = toggleTerm(on, term);
				expect(hasTerm(off, term)).toBe(false);
				expect(asked(off)).toBe(asked(text));
			}),
		);
	});
});

describe('the cheat sheet', () => {
	it.each(FILTER_HELP.map(({ example }) => example))('%s is understood', example => {
		const { terms } = parseFilter(example);
		expect(terms.length).toBeGreaterThan(0);
		for (const term of terms) expect(term.kind === 'text' ? term.fallback : null).toBeNull();
	});

	it('has each key once', () => {
		expect(new Set(FILTER_HELP.map(({ key }) => key)).size).toBe(FILTER_HELP.length);
		expect(FILTER_HELP.length).toBeGreaterThan(FILTER_KEYS.length);
	});
});
