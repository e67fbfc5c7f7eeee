import * as fc from 'fast-check';
import { compileFilter } from '../../../src/filter/compile.ts';
import { sayFilter } from '../../../src/filter/describe.ts';
import { filterFor, hasTerm, toggleTerm } from '../../../src/filter/filter-for.ts';
import { glob } from '../../../src/filter/glob.ts';
import { FILTER_KEYS } from '../../../src/filter/keys.ts';
import { lex } from '../../../src/filter/lex.ts';
import { observeValues } from '../../../src/filter/observe-values.ts';
import { parseFilter } from '../../../src/filter/parse.ts';
import { compilePattern } from '../../../src/filter/pattern/pattern.ts';
import { printFilter } from '../../../src/filter/print.ts';
import { suggest } from '../../../src/filter/suggest.ts';
import type { Observation } from '../../../src/inspector.ts';
import { recordedTraffic } from '../../filter/support.ts';
import { sayEnglish } from '../../support.ts';
import { corpus } from '../corpus.ts';
import { holds, same } from '../hold.ts';
import { ofText, type Target } from '../target.ts';

const typed = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				...FILTER_KEYS.flatMap(({ aliases, name }) => [name, ...aliases]).map(name => `${name}:`),
			),
			fc.constantFrom(
				'-',
				'--',
				'"',
				'\\"',
				'/',
				'/a.*b/i',
				',',
				' ',
				'\n',
				':',
				'://',
				'*',
				'4xx',
				'409',
				'>=400',
				'<1s',
				'10k',
				'post',
				'woo*',
				'conflict',
				'..',
			),
			fc.string({ maxLength: 4 }),
		),
		{ maxLength: 8 },
	)
	.map(parts => parts.join(''));

const pattern = fc
	.array(
		fc.constantFrom(
			'a',
			'b',
			'A',
			'.',
			'*',
			'+',
			'?',
			'|',
			'(',
			')',
			'(?:',
			'[',
			']',
			'[^',
			'-',
			'\\d',
			'\\W',
			'\\b',
			'^',
			'$',
			'{2}',
			'{1,3}',
			'{0,}',
			'{',
			'}',
			'\\x41',
			'\\u0061',
			'\\cA',
			'\\0',
			'é',
			'ſ',
			'\\/',
			'(?=',
			'\\1',
			'{10000}',
		),
		{ maxLength: 9 },
	)
	.map(parts => parts.join(''));

let rows: readonly Observation[] | null = null;

/** A few of each sort. */
function observations(): readonly Observation[] {
	rows ??= recordedTraffic('ajax-answer-fatal-page', 'admin-edit-trashed').slice(0, 40);
	return rows;
}

const texts = ['', 'a', 'ab', 'aab', 'AaB', 'b a', 'a\nb', 'é', '1a', '__', 'a{b}', '{', '\u0130ſK'];

export const FILTER: readonly Target[] = [
	ofText('filter/lex', {
		grammar: typed,
		longest: 20_000,
		check(text) {
			let last = 0;
			for (const { end, start, values } of lex(text)) {
				holds(last <= start && start < end && end <= text.length, 'words stand one behind the other');
				holds(text.slice(last, start).trim() === '', 'nothing is passed over');
				holds(
					values.length > 0 && values.every(value => start <= value.start && value.end <= end),
					'values stand in words',
				);
				last = end;
			}
		},
	}),
	ofText('filter/parse', {
		grammar: typed,
		share: 0.3,
		size: 300,
		longest: 10_000,
		check(text) {
			const filter = parseFilter(text);
			const printed = printFilter(filter);
			// What is over the limit is not read, and printing adds quotes.
			if (printed.length > 10_000) return;
			same(printFilter(parseFilter(printed)), printed, 'is printed the same the second time');
			const [shown, again] = [compileFilter(filter), compileFilter(parseFilter(printed))];
			for (const row of observations()) same(again(row), shown(row), 'shows the same when it was printed');
			sayFilter(filter, sayEnglish, 'en');
		},
	}),
	ofText('filter/toggle', {
		grammar: typed,
		size: 200,
		longest: 0,
		check(text, dice) {
			const row = dice.pick(observations());
			const term = filterFor(row, dice.pick(FILTER_KEYS).name) ?? 'status:409';
			const other = toggleTerm(text, term);
			same(hasTerm(other, term), !hasTerm(text, term), 'is there if it was not');
			same(hasTerm(toggleTerm(other, term), term), hasTerm(text, term), 'is as before the second time');
		},
	}),
	ofText('filter/suggest', {
		grammar: typed,
		size: 200,
		longest: 5000,
		check(text, dice) {
			const observed = observeValues(observations);
			const caret = dice.number(0, text.length);
			const suggestions = suggest(text, caret, observed);
			holds(suggestions.length <= 12, 'are not too many');
			for (const each of suggestions) holds(each.caret <= each.insert.length, 'leave the caret in the text');
		},
	}),
	ofText('filter/pattern', {
		grammar: pattern,
		size: 60,
		longest: 300,
		check(source, dice) {
			const ignoreCase = dice.chance();
			const compiled = compilePattern(source, ignoreCase);
			if (compiled.kind !== 'pattern') return;
			const platform = new RegExp(source, ignoreCase ? 'i' : '');
			for (const text of [...texts, dice.text('aAb01 \n_é{}', dice.number(0, 12))]) {
				same(compiled.fits(text), platform.test(text), `fits ${JSON.stringify(text)} as RegExp says`);
			}
		},
	}),
	ofText('filter/pattern-text', {
		real: () => corpus().urls,
		check(text, dice) {
			const compiled = compilePattern(
				dice.pick(['(a|a)*b', '(?:\\w+\\s?)*$', '.*.*.*x', '(a?){30}a{30}', '[^/]+/$']),
				true,
			);
			if (compiled.kind === 'pattern') compiled.fits(text);
		},
	}),
	ofText('filter/glob', {
		grammar: fc
			.array(fc.constantFrom('a', 'b', '*', '**', 'A', '.'), { maxLength: 10 })
			.map(parts => parts.join('')),
		size: 100,
		longest: 3000,
		check(source, dice) {
			const escaped = source
				.toLowerCase()
				.replace(/[^*]/gs, letter => letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
			const fits = glob(source);
			const text = dice.text('aAb.', dice.number(0, 10));
			if (source.length > 20) {
				fits(text.repeat(50));
				return;
			}
			const whole = source.includes('*') ? `^${escaped.replaceAll('*', '[^]*')}$` : escaped;
			same(fits(text), new RegExp(whole).test(text.toLowerCase()), `fits ${text} as stars say`);
		},
	}),
];
