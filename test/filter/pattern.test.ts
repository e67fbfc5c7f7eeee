import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterCases } from '../../src/filter/pattern/letter-cases.ts';
import { compilePattern } from '../../src/filter/pattern/pattern.ts';

function fits(source: string, text: string, ignoreCase = false): boolean | string {
	const pattern = compilePattern(source, ignoreCase);
	return pattern.kind === 'pattern' ? pattern.fits(text) : pattern.kind;
}

const letter = fc.constantFrom('a', 'b', 'B', '1', '_', '-', ' ', '\n', 'é', 'É', '/');
/** Short: RegExp itself takes seconds over a dozen letters when loops stand within loops. */
const text = fc.string({ unit: letter, maxLength: 5 });
const { pattern: source } = fc.letrec<{ pattern: string; sequence: string; atom: string }>(tie => ({
	pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map(parts => parts.join('|')),
	sequence: fc
		.array(
			fc
				.tuple(
					tie('atom'),
					fc.constantFrom('', '', '', '*', '+', '?', '*?', '{2}', '{0}', '{1,}', '{0,2}', '{2,3}?'),
				)
				.map(parts => parts.join('')),
			{ maxLength: 4 },
		)
		.map(parts => parts.join('')),
	atom: fc.oneof(
		{ maxDepth: 2 },
		fc.constantFrom('a', 'b', 'B', 'é', '1', '.', '\\d', '\\W', '\\w', '\\s', '\\S', '\\D', '\\n', '\\x61'),
		fc.constantFrom(
			'[ab]',
			'[^a]',
			'[a-b]',
			'[^\\w-]',
			'[\\d-b]',
			'[]',
			'[^]',
			'[A-Z]',
			'[\\b]',
			'\\/',
			'\\u00e9',
		),
		fc.constantFrom('(?:^)', '(?:$)', '(?:\\b)', '(?:\\B)', '-', '{', '}', ']'),
		tie('pattern').map(inner => `(${inner})`),
		tie('pattern').map(inner => `(?:${inner})`),
	),
}));

describe('a pattern', () => {
	it('says what RegExp says', () => {
		fc.assert(
			fc.property(source, text, fc.boolean(), (wanted, given, ignoreCase) => {
				fc.pre(wanted.length <= 200 && isRegExp(wanted));
				expect(fits(wanted, given, ignoreCase)).toBe(new RegExp(wanted, ignoreCase ? 'i' : '').test(given));
			}),
			{ numRuns: 1000 },
		);
	});

	it('takes for one letter what RegExp does, of all there are', () => {
		const wrong: string[] = [];
		for (let unit = 0; unit < 0x1_0000; unit++) {
			const character = String.fromCharCode(unit);
			const cases = [
				character.toLowerCase(),
				character.toUpperCase(),
				...letterCases(unit).map(each => String.fromCharCode(each)),
			];
			if (cases.every(each => each === character)) continue;
			const platform = new RegExp(`\\u${unit.toString(16).padStart(4, '0')}`, 'i');
			const others = cases.filter(each => each.length === 1);
			for (const other of others) {
				if (letterCases(unit).includes(other.charCodeAt(0)) !== platform.test(other))
					wrong.push(character + other);
			}
		}
		expect(wrong).toEqual([]);
		expect([fits('S', 'ſ', true), fits('[^s]', 'ſ', true), fits('[α-ω]', 'µ', true)]).toEqual([
			false,
			true,
			true,
		]);
	});

	it('counts with as many zeros as there are, and not beyond what it can run', () => {
		expect([fits('^a{00002}$', 'aa'), fits('^a{0000}$', ''), fits('^a{0,00001}$', 'aa')]).toEqual([
			true,
			true,
			false,
		]);
		for (const wanted of ['a{10000}', 'a{99999999999999999999}', 'a{5,99999}']) {
			expect(compilePattern(wanted, false).kind).toBe('hard');
		}
		expect(fits('^(?:(?:(?:){9999}){9999}){9999}$', '')).toBe(true);
	});

	it('is linear where backtracking is not', () => {
		const given = 'a'.repeat(2000);
		for (const wanted of ['(a+)+$b', '(a|a)*b', '(.*a){12}b', '.*.*.*.*.*b', '(?:a?){99}b']) {
			expect(fits(wanted, given)).toBe(false);
		}
	});

	it('stays right when hostile text makes it forget what it worked out', () => {
		const pattern = compilePattern('[^x].x$', false);
		if (pattern.kind !== 'pattern') throw new Error(pattern.kind);
		for (let at = 0; at < 12; at++) {
			const many = String.fromCharCode(...Array.from({ length: 2000 }, (_, unit) => 200 + at * 2000 + unit));
			expect([pattern.fits(many), pattern.fits(`${many}ax`), pattern.fits(`${many}axe`)]).toEqual([
				false,
				true,
				false,
			]);
		}
	});

	it.each(['(', 'a)', '*', '[', 'x{2,1}', '\\'])('%s is none', wanted => {
		expect(fits(wanted, '')).toBe('bad');
	});

	it.each([
		['looks ahead', 'a(?=b)'],
		['looks behind', '(?<!a)b'],
		['refers back', '(a)\\1'],
		['refers back by name', '(?<x>a)\\k<x>'],
		['names a group', '(?<x>a)'],
		['is longer than anybody types', 'a'.repeat(201)],
		['multiplies', '((a{99}){99}){99}'],
	])('that %s is not run', (_, wanted) => {
		expect(fits(wanted, '')).toBe('hard');
	});
});

function isRegExp(wanted: string): boolean {
	try {
		return Boolean(new RegExp(wanted));
	} catch {
		return false;
	}
}
