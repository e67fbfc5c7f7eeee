import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Filter, Term } from '../../src/filter/filter.ts';
import { FILTER_KEYS } from '../../src/filter/keys.ts';
import { parseFilter } from '../../src/filter/parse.ts';
import { printFilter } from '../../src/filter/print.ts';

/** `['-status 409|412', 'text', '/a.c/i']` */
function told(text: string): readonly string[] {
	return parseFilter(text).terms.map(term => {
		const sign = term.negated ? '-' : '';
		if (term.kind === 'empty') return `${sign}nothing`;
		if (term.kind === 'text') return `${sign}“${term.text}”${term.fallback ? ` (${term.fallback})` : ''}`;
		if (term.kind === 'pattern') return `${sign}/${term.source}/${term.ignoreCase ? 'i' : ''}`;
		return `${sign}${term.key} ${term.values.map(value => value.text).join('|')}`;
	});
}

/** What a filter asks for, without where it stands and why. */
function meaning({ terms }: Filter): readonly unknown[] {
	return terms.flatMap((term: Term): readonly unknown[] => {
		const { kind, negated } = term;
		if (kind === 'empty') return [];
		if (kind === 'text') return [{ kind, negated, text: term.text }];
		if (kind === 'pattern') return [{ kind, negated, source: term.source, ignoreCase: term.ignoreCase }];
		return [{ kind, negated, key: term.key, values: term.values.map(value => value.text) }];
	});
}

/** Text that looks like filters more often than not. */
const typed = fc
	.array(
		fc.oneof(
			fc.constantFrom('-', '"', ':', ',', '/', '\\', ' ', '\t', '*', 'i', '//', '(', '0', '4xx', '>='),
			fc.constantFrom(
				...FILTER_KEYS.map(({ name }) => `${name}:`),
				'STATUS:',
				'foo:',
				'__proto__:',
				'constructor:',
			),
			fc.constantFrom('409', 'write', 'locked', 'a b', 'https://example.test', '\u00a0', '/a(/', '/b/i'),
			fc.string({ unit: 'grapheme', maxLength: 4 }),
		),
		{ maxLength: 12 },
	)
	.map(parts => parts.join(''));

describe('a filter', () => {
	it.each<[string, readonly string[]]>([
		['', []],
		['  \t ', []],
		['cart  checkout', ['“cart”', '“checkout”']],
		['"two words" x', ['“two words”', '“x”']],
		['-heartbeat -"two words"', ['-“heartbeat”', '-“two words”']],
		['status:409', ['status 409']],
		['-Status-Code:409,4xx', ['-status 409|4xx']],
		['plugin:"my plugin","b, c",d', ['plugin my plugin|b, c|d']],
		['action:"say \\"hi\\" \\\\ C:\\dir"', ['action say "hi" \\ C:\\dir']],
		['"open quote', ['“open quote”']],
		['a"b "c"d', ['“a"b”', '“c”', '“d”']],
		['/posts\\/\\d+/ -/a.c/i', ['/posts\\/\\d+/', '-/a.c/i']],
		['/[/]/', ['/[/]/']],
		['"/a.c/"', ['“/a.c/”']],
		['/wp/v2/posts/', ['“/wp/v2/posts/”']],
		['/ //', ['“/”', '“//”']],
		['/a(/', ['“/a(/” (bad-pattern)']],
		['/a(?=b)/i', ['“/a(?=b)/i” (hard-pattern)']],
		['foo:bar', ['“foo:bar” (unknown-key)']],
		['foo:"a b",c', ['“foo:a b,c” (unknown-key)']],
		['status:never', ['“status:never” (bad-value)']],
		['kind:locked,nonsense', ['“kind:locked,nonsense” (bad-value)']],
		['https://example.test/a', ['“https://example.test/a”']],
		['C:\\dir', ['“C:\\dir”']],
		[':x 1:2 a.b:c', ['“:x”', '“1:2”', '“a.b:c”']],
		['- -"" ""', ['-nothing', '-nothing', 'nothing']],
		['--x', ['-“-x”']],
		['status: -route:', ['status ', '-route ']],
		[
			'__proto__:x constructor: toString:a -hasOwnProperty:b',
			[
				'“__proto__:x” (unknown-key)',
				'“constructor:” (unknown-key)',
				'“toString:a” (unknown-key)',
				'-“hasOwnProperty:b” (unknown-key)',
			],
		],
		[
			'is:__proto__ status:constructor kind:toString',
			['“is:__proto__” (bad-value)', '“status:constructor” (bad-value)', '“kind:toString” (bad-value)'],
		],
	])('%s', (text, terms) => {
		expect(told(text)).toEqual(terms);
	});

	it('says where its terms, keys and values stand', () => {
		const text = ' -status:409,"4xx" cart';
		const [first, second] = parseFilter(text).terms;
		if (first?.kind !== 'key' || !second) throw new Error('Read otherwise');
		const at = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
		expect(at(first)).toBe('-status:409,"4xx"');
		expect(at(first.keySpan)).toBe('status:');
		expect(first.values.map(at)).toEqual(['409', '"4xx"']);
		expect(at(second)).toBe('cart');
	});

	it('can be any text: it never throws, and its terms stand in order', () => {
		fc.assert(
			fc.property(fc.oneof(typed, fc.string(), fc.string({ unit: 'binary' })), text => {
				const { terms } = parseFilter(text);
				const places = [0, ...terms.flatMap(({ end, start }) => [start, end]), text.length];
				expect(places).toEqual(places.toSorted((a, b) => a - b));
				expect(terms.every(({ end, start }) => start < end)).toBe(true);
			}),
			{ numRuns: 1000 },
		);
	});

	it('keeps its meaning when it is written anew', () => {
		fc.assert(
			fc.property(typed, text => {
				const filter = parseFilter(text);
				const printed = printFilter(filter);
				expect(meaning(parseFilter(printed))).toEqual(meaning(filter));
				expect(printFilter(parseFilter(printed))).toBe(printed);
			}),
			{ numRuns: 2000 },
		);
	});

	it('is read up to a length that nobody types', () => {
		const { terms } = parseFilter('a '.repeat(100_000));
		expect(terms).toHaveLength(5000);
	});
});
