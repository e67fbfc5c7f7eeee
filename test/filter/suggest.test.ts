import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILTER_KEYS } from '../../src/filter/keys.ts';
import { observeValues } from '../../src/filter/observe-values.ts';
import { parseFilter } from '../../src/filter/parse.ts';
import { suggest } from '../../src/filter/suggest.ts';
import { caseNames } from '../accuracy/truth.ts';
import { recordedTraffic, requests } from './support.ts';

const site = 'https://example.test/wp-json';
const few = requests(
	{ url: `${site}/wp/v2/posts`, status: 409 },
	{ url: `${site}/wp/v2/tags`, status: 404 },
	{ url: `${site}/wp/v2/posts`, status: 404 },
	{ url: 'https://example.test/wp-admin/admin-ajax.php?action=save%20it%2C%20now', status: 200 },
);
const seen = observeValues(() => few);
const traffic = recordedTraffic(...caseNames()).filter((_, index) => index % 5 === 0);

/** `|` is the caret. */
function offered(marked: string, observed = seen): readonly string[] {
	const caret = marked.indexOf('|');
	return suggest(marked.replace('|', ''), caret, observed).map(
		({ caret: at, insert }) => `${insert.slice(0, at)}|${insert.slice(at)}`,
	);
}

describe('suggestions', () => {
	it.each<[string, readonly string[]]>([
		['sta|', ['status:|']],
		['header|', ['has-request-header:|', 'has-response-header:|']],
		['-ki|', ['-kind:|']],
		['STATUS-C|', ['status:|']],
		['cart sev| x', ['cart severity:| x']],
		['route:|', ['route:/wp/v2/posts|', 'route:/wp/v2/tags|']],
		['route:tag|', ['route:/wp/v2/tags|']],
		['status:4|', ['status:404|', 'status:409|', 'status:4xx|', 'status:>=400|']],
		['-status:409,|', ['404', '200', '4xx', '5xx', '>=400', '0'].map(value => `-status:409,${value}|`)],
		['status:40|,200 x', ['status:404|,200 x', 'status:409|,200 x', 'status:>=400|,200 x']],
		['action:sa|', ['action:"save it, now"|']],
		['action:"save |', ['action:"save it, now"|']],
		['is:wri|', ['is:write|']],
		['is:write|', []],
		['kind:nonsense|', []],
		['404|', ['status:404|']],
		['/wp/v2/p|', ['route:/wp/v2/posts|']],
		['-save|', ['-action:"save it, now"|']],
		['nonsense|', []],
		['foo:b|', []],
		['is:nonsense,wri|', []],
		['"sta|', []],
		['st|a', []],
		['|sta', []],
		['sta|:409', []],
	])('for %s', (marked, texts) => {
		expect(offered(marked)).toEqual(texts);
	});

	it('are the keys where nothing is typed yet, twelve at most', () => {
		const names = FILTER_KEYS.slice(0, 12).map(({ name }) => name);
		expect(offered('|')).toEqual(names.map(name => `${name}:|`));
		expect(offered('cart |')).toEqual(names.map(name => `cart ${name}:|`));
		expect(offered('-|')).toEqual(names.map(name => `-${name}:|`));
	});

	it('say what they are', () => {
		expect(suggest('-is:wr', 6, seen)).toEqual([
			{ insert: '-is:write', caret: 9, label: 'write', help: 'filter_writeIs' },
		]);
		expect(suggest('kind:log', 8, seen)).toMatchObject([{ label: 'logged-out', help: 'loggedOut_kind' }]);
		expect(suggest('sta', 3, seen)).toMatchObject([{ label: 'status:', help: 'filter_statusHelp' }]);
	});

	it('mean what they say, wherever they are taken', () => {
		const observed = observeValues(() => traffic);
		const typed = fc
			.array(
				fc.oneof(
					fc.constantFrom('-', '"', ':', ',', ' ', 'cart', 'r', '4', '/'),
					fc.constantFrom(...FILTER_KEYS.map(({ name }) => `${name}:`)),
					fc.constantFrom(...FILTER_KEYS.map(({ name }) => name.slice(0, 3))),
				),
				{ maxLength: 8 },
			)
			.map(parts => parts.join(''));
		fc.assert(
			fc.property(typed, fc.nat(40), (text, place) => {
				const at = Math.min(place, text.length);
				const suggestions = suggest(text, at, observed);
				const { terms } = parseFilter(text);
				const isNew = !terms.some(({ end, start }) => start < at && at <= end);
				expect(suggestions.length).toBeLessThanOrEqual(12);
				for (const { caret, insert, label } of suggestions) {
					const term = parseFilter(insert).terms.find(({ end, start }) => start < caret && caret <= end);
					if (term?.kind !== 'key') throw new Error(`${insert} is no key`);
					const value = term.values.find(({ end }) => end === caret)?.text;
					const sign = term.negated ? '-' : '';
					const [key, both] = [`${sign}${term.key}:`, `${sign}${term.key}:${value}`];
					expect([value === '' ? key : value, both]).toContain(label.replace(/:"(.*)"$/, ':$1'));
					expect(parseFilter(insert).terms).toHaveLength(terms.length + (isNew ? 1 : 0));
				}
			}),
			{ numRuns: 300 },
		);
	});
});

describe('observed values', () => {
	it('come most frequent first', () => {
		expect(seen.of('status')).toEqual(['404', '409', '200']);
		expect(seen.of('Status-Code')).toEqual(['404', '409', '200']);
		expect([seen.of('larger-than'), seen.of('foo'), seen.of('__proto__')]).toEqual([[], [], []]);
	});

	it('follow a list that grows, changes and is cleared as if counted anew', () => {
		const sorted = (values: readonly string[]) => values.toSorted();
		const steps = fc.array(fc.tuple(fc.nat(199), fc.nat(199)), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(steps, fc.nat(199), (ranges, replaced) => {
				let rows: typeof traffic = [];
				const observed = observeValues(() => rows);
				for (const [from, to] of ranges) {
					rows = traffic.slice(Math.min(from, to), Math.max(from, to));
					rows = rows.map((row, index) => (index === replaced ? { ...row, findings: [] } : row));
					for (const key of ['route', 'kind', 'status']) {
						expect(sorted(observed.of(key))).toEqual(sorted(observeValues(() => rows).of(key)));
					}
				}
			}),
			{ numRuns: 50 },
		);
	});

	it('of a long list are counted bit by bit, and in the end are the same', () => {
		let rows = traffic.slice(0, 60);
		const observed = observeValues(() => rows, 7);
		const ask = (times: number) => Array.from({ length: times }, () => observed.of('route')).at(-1);
		const whole = () =>
			observeValues(() => rows)
				.of('route')
				.toSorted();
		expect(ask(1)?.length).toBeLessThan(whole().length);
		expect(ask(9)?.toSorted()).toEqual(whole());
		rows = [...traffic.slice(5, 60), ...traffic.slice(70, 90)];
		expect(ask(11)?.toSorted()).toEqual(whole());
	});

	it('are two hundred at most, the frequent ones among them', () => {
		const urls = Array.from(
			{ length: 500 },
			(_, index) => `${site}/wp/v2/${index % 3 ? `posts/${index}` : 'tags'}`,
		);
		const many = requests(...urls.map(url => ({ url })));
		const routes = observeValues(() => many).of('route');
		expect(routes).toHaveLength(200);
		expect(routes[0]).toBe('/wp/v2/tags');
		expect(routes).toContain('/wp/v2/posts/499');
		expect(routes).not.toContain('/wp/v2/posts/1');
	});

	it('are short enough to pick from a list', () => {
		const [long] = requests({ url: `${site}/wp/v2/${'x'.repeat(300)}` });
		expect(observeValues(() => (long ? [long] : [])).of('route')).toEqual([]);
	});
});
