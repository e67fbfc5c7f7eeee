import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFilter, matches, matchesFinding } from '../../src/filter/compile.ts';
import { FILTER_KEYS } from '../../src/filter/keys.ts';
import { parseFilter } from '../../src/filter/parse.ts';
import { printTerm } from '../../src/filter/print.ts';
import { sightOf } from '../../src/filter/sight.ts';
import { caseNames } from '../accuracy/truth.ts';
import { json, site, wpError } from '../diagnosis/support.ts';
import { sayEnglish } from '../support.ts';
import { recordedTraffic, requests, shown } from './support.ts';

const traffic = recordedTraffic(...caseNames());

const observations = requests(
	{ url: `${site}/wp-json/wp/v2/posts/12?search=Tea`, responseHeaders: json, responseBody: '[]' },
	{
		method: 'DELETE',
		url: `${site}/wp-json/wc/v3/orders/7`,
		status: 410,
		responseHeaders: json,
		responseBody:
			'{"code":"woocommerce_rest_already_trashed","message":"It&#8217;s <b>gone</b> already.","data":{"status":410}}',
	},
	{
		method: 'POST',
		url: `${site}/wp-json/wp/v2/tags`,
		requestHeaders: json,
		requestBody: '{"name":"a"}',
		status: 400,
		responseHeaders: json,
		responseBody: wpError('term_exists', 400),
	},
);

describe('text search', () => {
	it.each([
		['Tea', 'tea'],
		['-tea', null],
		['tea is:write', null],
		['tea posts', null],
		['/tea/', null],
		['status:409', null],
		// The name of a finding's kind, which is not in the text.
		['already', null],
	])('of %s alone looks for %j', (text, wanted) => {
		expect(compileFilter(parseFilter(text), sayEnglish).onlyText).toBe(wanted);
	});

	it.each<[string, readonly number[]]>([
		['', [0, 1, 2]],
		['tea', [0]],
		['WP-JSON', [0, 1, 2]],
		['delete', [1]],
		['410', [1]],
		['term_exists', [2]],
		['"it’s gone"', [1]],
		['already_trashed', [1]],
		['"already exists"', [2]],
		['already-exists', [2]],
		['woocommerce', [1]],
		['nonsense', []],
		['foo:bar', []],
		['-tea', [1, 2]],
		['/^DELETE$/', [1]],
		['/^delete$/', []],
		['/^delete$/i', [1]],
		['/^already.ex/i', [2]],
		['/posts\\/\\d+/', [0]],
		['/posts(/', []],
		['-/\\d{3}$/', []],
		['wp/v2 -posts', [2]],
		['- "" -""', [0, 1, 2]],
		['status: -is: -route:,', [0, 1, 2]],
	])('%s shows %j', (text, ids) => {
		expect(shown(text, observations)).toEqual(ids);
	});

	it('finds kinds by their names in the language of the person, or else by their slugs', () => {
		const filter = parseFilter('"already exists"');
		const found = (say?: typeof sayEnglish) => observations.filter(compileFilter(filter, say)).length;
		expect([found(sayEnglish), found(), found(() => 'Gibt es schon')]).toEqual([1, 0, 0]);
		expect(observations.filter(compileFilter(parseFilter('schon'), () => 'Gibt es schon'))).toHaveLength(2);
	});

	it('looks at so much of a text and no more', () => {
		const long = requests({ url: `${site}/wp-json/wp/v2/posts?a=${'x'.repeat(3000)}end` });
		expect(shown('xxx', long)).toEqual([0]);
		expect(shown('xend', long)).toEqual([]);
		for (const field of sightOf(long[0] ?? fail()).fields) expect(field.length).toBeLessThanOrEqual(2000);
	});
});

describe('a filter of several terms', () => {
	it('shows what all of them show', () => {
		fc.assert(
			fc.property(fc.array(term, { minLength: 1, maxLength: 4 }), terms => {
				const each = terms.map(text => compileFilter(parseFilter(text), sayEnglish));
				const together = compileFilter(parseFilter(terms.join(' ')), sayEnglish);
				for (const observation of sample) {
					expect(together(observation), terms.join(' ')).toBe(each.every(shows => shows(observation)));
				}
			}),
		);
	});
});

describe('a minus', () => {
	it('shows what the term hides, and hides what it shows', () => {
		fc.assert(
			fc.property(fc.oneof(term, fc.string()), text => {
				const [first, second] = parseFilter(text).terms;
				fc.pre(first !== undefined && second === undefined && !asksNothing(text));
				const printed = printTerm({ ...first, negated: false });
				const plain = compileFilter(parseFilter(printed), sayEnglish);
				const not = compileFilter(parseFilter(`-${printed}`), sayEnglish);
				for (const observation of sample) {
					expect(not(observation), printed).toBe(!plain(observation));
					for (const finding of observation.findings) {
						expect(not.ofFinding(observation, finding)).toBe(!plain.ofFinding(observation, finding));
					}
				}
			}),
			{ numRuns: 300 },
		);
	});
});

describe('a finding', () => {
	const [batch] = requests({
		method: 'POST',
		url: `${site}/wp-json/batch/v1`,
		requestHeaders: json,
		requestBody: JSON.stringify({
			requests: [
				{ method: 'POST', path: '/wp/v2/tags' },
				{ method: 'DELETE', path: '/wp/v2/pages/5' },
			],
		}),
		status: 207,
		responseHeaders: json,
		responseBody: JSON.stringify({
			responses: [
				{ status: 400, body: JSON.parse(wpError('term_exists', 400)), headers: {} },
				{ status: 410, body: JSON.parse(wpError('rest_already_trashed', 410)), headers: {} },
			],
		}),
	});
	if (!batch) throw new Error('Let go');

	it.each<[string, readonly string[]]>([
		['', ['already-exists', 'invalid-transition']],
		['route:tags', ['already-exists']],
		['method:DELETE', ['invalid-transition']],
		['status:410', ['invalid-transition']],
		['status:207', []],
		['code:term_*', ['already-exists']],
		['kind:already', ['already-exists']],
		['-kind:already', ['invalid-transition']],
		['pages', ['invalid-transition']],
		['is:part', ['already-exists', 'invalid-transition']],
		['domain:example.test', ['already-exists', 'invalid-transition']],
		['batch', ['already-exists', 'invalid-transition']],
	])('is shown by what it is about: %s', (text, kinds) => {
		const { findings } = batch;
		const filter = parseFilter(text);
		expect(
			findings.filter(each => matchesFinding(filter, batch, each, sayEnglish)).map(({ kind }) => kind),
		).toEqual(kinds);
	});

	it('is not of an observation that is shown for another part', () => {
		expect(matches(parseFilter('status:207 route:tags method:DELETE'), batch)).toBe(true);
		expect(
			batch.findings.some(each => matchesFinding(parseFilter('route:tags method:DELETE'), batch, each)),
		).toBe(false);
	});

	it('is shown by the observation it now belongs to', () => {
		const [finding] = batch.findings;
		if (!finding) throw new Error('Nothing found');
		const filter = parseFilter('larger-than:100');
		expect(matchesFinding(filter, batch, finding)).toBe(true);
		const response = { ...batch.exchange.response, body: { kind: 'empty' } as const };
		const emptied = { ...batch, exchange: { ...batch.exchange, response } };
		expect(matchesFinding(filter, emptied, finding)).toBe(false);
	});
});

/** A few of each sort. */
const sample = traffic.filter((_, index) => index % 7 === 0);

const term = fc.oneof(
	fc
		.tuple(
			fc.constantFrom(...FILTER_KEYS),
			fc.constantFrom(...traffic),
			fc.constantFrom('', '-'),
			fc.constantFrom('*', ''),
		)
		.map(([key, observation, sign, star]) => {
			const [value = key.offers[0]?.value ?? 'x'] = key.observe(sightOf(observation));
			return `${sign}${key.name}:"${value.slice(0, 6)}${key.offers.length > 0 ? '' : star}"`;
		}),
	fc.constantFrom('post', '-heartbeat', '40', '"wp-json"', '/posts?\\/[0-9]+/', '-/AJAX/i', '/(/', 'foo:bar'),
);

function asksNothing(text: string): boolean {
	return parseFilter(text).terms.every(each =>
		each.kind === 'key'
			? each.values.every(
					({ text: value }) => FILTER_KEYS.find(key => key.name === each.key)?.read(value)?.length === 0,
				)
			: each.kind === 'empty',
	);
}

function fail(): never {
	throw new Error('Nothing was kept');
}
