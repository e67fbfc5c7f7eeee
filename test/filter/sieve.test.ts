import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFilter } from '../../src/filter/compile.ts';
import { narrows } from '../../src/filter/narrows.ts';
import { parseFilter } from '../../src/filter/parse.ts';
import { createSieve } from '../../src/filter/sieve.ts';
import { caseNames } from '../accuracy/truth.ts';
import { sayEnglish } from '../support.ts';
import { recordedTraffic } from './support.ts';

const traffic = recordedTraffic(...caseNames()).filter((_, index) => index % 7 === 0);
const compiled = (text: string) => compileFilter(parseFilter(text), sayEnglish);

const term = fc.oneof(
	fc.constantFrom(
		'po',
		'posts',
		'posts/',
		'4',
		'40',
		'409',
		'stale',
		'Stale v',
		'"',
		'-',
		'is:write',
		'status:',
	),
	fc.constantFrom(
		'status:4',
		'status:40',
		'status:409',
		'-status:4',
		'-4',
		'-40',
		'/po/',
		'/pos/',
		'method:POST',
	),
);
const typed = fc.array(term, { maxLength: 3 }).map(terms => terms.join(' '));

describe('a filter that narrows another', () => {
	it.each([
		['post', 'pos'],
		['post is:write', 'post'],
		['is:write post', 'is:write'],
		['POST', 'os'],
		['post', ''],
		['-post', '-post'],
		['status:409', 'status:409'],
	])('is %j for %j', (after, before) => {
		expect(narrows(parseFilter(after), parseFilter(before))).toBe(true);
	});

	it.each([
		['pos', 'post'],
		['-post', '-pos'],
		['status:409', 'status:4'],
		['status:404,409', 'status:404'],
		['/post/', '/pos/'],
		['post', '-post'],
	])('is not %j for %j', (after, before) => {
		expect(narrows(parseFilter(after), parseFilter(before))).toBe(false);
	});

	it('lets nothing through that the other did not', () => {
		fc.assert(
			fc.property(typed, typed, (after, before) => {
				if (!narrows(parseFilter(after), parseFilter(before))) return;
				const passed = new Set(traffic.filter(compiled(before)));
				expect(traffic.filter(compiled(after)).filter(row => !passed.has(row))).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});
});

describe('a sieve', () => {
	it('lets through what the filter alone does, whatever was typed before', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(typed, fc.nat(2)), { maxLength: 12 }), steps => {
				const sieve = createSieve();
				const lists = [traffic, traffic.slice(10), traffic.slice(0, 20)];
				for (const [text, place] of steps) {
					const rows = lists[place] ?? traffic;
					sieve.prepare(rows, 5);
					const passed = sieve.through(rows, parseFilter(text), compiled(text));
					expect(passed).toEqual(rows.filter(compiled(text)));
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('is prepared a little at a time', () => {
		const sieve = createSieve();
		const rows = traffic.slice(0, 10);
		expect([sieve.prepare(rows, 4), sieve.prepare(rows, 4), sieve.prepare(rows, 4)]).toEqual([
			true,
			true,
			false,
		]);
	});
});
