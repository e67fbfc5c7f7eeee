import { describe, expect, it } from 'vitest';
import { compileFilter, matches } from '../../src/filter/compile.ts';
import { filterFor } from '../../src/filter/filter-for.ts';
import { FILTER_KEYS, filterKey } from '../../src/filter/keys.ts';
import { parseFilter } from '../../src/filter/parse.ts';
import { printValue } from '../../src/filter/print.ts';
import { sightOf } from '../../src/filter/sight.ts';
import { caseNames } from '../accuracy/truth.ts';
import { ajaxUrl, form, json, site, wpError } from '../diagnosis/support.ts';
import { recordedTraffic, requests, shown } from './support.ts';

const observations = requests(
	{ url: `${site}/wp-json/wp/v2/posts/12?x=1`, responseHeaders: json, responseBody: '{"id":12}' },
	{
		method: 'POST',
		url: `${site}/wp-json/wp/v2/posts/12`,
		requestHeaders: { ...json, 'X-HTTP-Method-Override': 'PUT', 'X-WP-Nonce': '0123456789' },
		requestBody: '{"title":"a"}',
		status: 403,
		responseHeaders: { ...json, 'X-Request-ID': 'Ab12-cd34' },
		responseBody: wpError('rest_cookie_invalid_nonce', 403),
	},
	{
		method: 'POST',
		url: ajaxUrl,
		requestHeaders: form,
		requestBody: 'action=wpcf7_submit',
		responseHeaders: { ...json, 'CF-Cache-Status': 'HIT' },
		responseBody: '{"success":false,"data":[{"code":"spam","message":"No."}]}',
	},
	{
		method: 'POST',
		url: 'https://shop.example.test:8443/wp-json/wc/v3/products',
		requestHeaders: { ...json, traceparent: '00-4bf92f3577b34da6-00f067aa0ba902b7-01' },
		requestBody: '{"sku":"a"}',
		status: 409,
		responseHeaders: json,
		responseBody: wpError('woocommerce_rest_product_sku_taken'),
	},
	{ url: `${site}/wp-json/made-up/v1/things`, status: 0, error: 'net::ERR_FAILED' },
	{
		method: 'POST',
		url: `${site}/wp-json/batch/v1`,
		requestHeaders: json,
		requestBody: JSON.stringify({
			requests: [
				{ method: 'POST', path: '/wp/v2/tags', body: {} },
				{ method: 'DELETE', path: '/wp/v2/pages/5' },
			],
		}),
		status: 207,
		responseHeaders: json,
		responseBody: JSON.stringify({
			responses: [
				{ status: 201, body: { id: 1 }, headers: {} },
				{ status: 410, body: JSON.parse(wpError('rest_already_trashed', 410)), headers: {} },
			],
		}),
	},
	{ url: `${site}/wp-json/wp/v2/media`, responseBody: `"${'x'.repeat(1498)}"`, responseHeaders: json },
	{
		url: `${site}/wp-json/wp/v2/users/me?_envelope=1`,
		responseHeaders: json,
		responseBody: `{"body":${wpError('rest_not_logged_in', 401)},"status":401,"headers":{}}`,
	},
);

const CASES: readonly (readonly [string, readonly number[]])[] = [
	['status:409', [3]],
	['status:409,403', [1, 3]],
	['status:4xx', [1, 3, 5, 7]],
	['status:41', [5]],
	['status:41x', [5]],
	['status:4', [1, 3, 5, 7]],
	['status:>=409', [3, 5]],
	['status:>409', [5]],
	['status:<=200', [0, 2, 6, 7]],
	[
		'status:<207',
		[0, 2, 5, 6, 7]
			.filter(id => id !== 5)
			.concat(5)
			.sort(),
	],
	['status:0', [4]],
	['status:>', [0, 1, 2, 3, 4, 5, 6, 7]],
	['status-code:207', [5]],
	['is:conflict', [1, 3, 5]],
	['is:write', [1, 2, 3, 5]],
	['is:failed', [1, 2, 3, 4, 5, 7]],
	['is:part', [5]],
	['is:cached', [2]],
	['is:from-cache', [2]],
	['is:duplicate', []],
	['kind:stale-nonce', [1]],
	['kind:STALE', [1]],
	['kind:already-exists,stale-nonce', [1, 3]],
	['severity:err', [1, 3]],
	['nonce:stale', [1]],
	['nonce:rejected', [1]],
	['nonce:expired', []],
	['plugin:woocommerce', [3]],
	['plugin:form-7', [2]],
	['plugin:contact-form-*', [2]],
	['plugin:made-up', [4]],
	['plugin:wordpress', []],
	['theme:woocommerce', []],
	['suspect:woocommerce,wordpress', [0, 1, 3, 5, 6, 7]],
	['route:posts', [0, 1]],
	['route:/WP/V2/*', [0, 1, 5, 6, 7]],
	['route:*s', [3, 4, 5]],
	['route:/wp/*/posts', []],
	['route:/wp/*/posts/*', [0, 1]],
	['action:wpcf7', [2]],
	['method:put', [1]],
	['method:DELETE', [5]],
	['method:P', []],
	['method:P*', [1, 2, 3, 5]],
	['code:rest_', [1, 3, 5, 7]],
	['code:rest_*', [1, 5, 7]],
	['code:spam', [2]],
	['family:admin-ajax', [2]],
	['domain:shop', [3]],
	['domain:*.example.test', [3]],
	['domain:*:8443', [3]],
	['domain:example.test', [0, 1, 2, 3, 4, 5, 6, 7]],
	['has-request-header:x-wp-nonce', [1]],
	['has-request-header:x-wp', []],
	['has-request-header:X-*', [1]],
	['has-response-header:cf-cache-status', [2]],
	['id:ab12', [1]],
	['id:4bf92f3577b34da6', [3]],
	['larger-than:1k', [6]],
	['larger-than:1499', [6]],
	['larger-than:1.5K', []],
	['larger-than:1.', [0, 1, 2, 3, 4, 5, 6, 7]],
	['slower-than:11', [0, 1, 2, 3, 4, 5, 6, 7]],
	['slower-than:0.012s', []],
	['slower-than:1m', [0, 1, 2, 3, 4, 5, 6, 7]],
];

describe('the keys', () => {
	it.each(CASES)('%s shows %j', (text, ids) => {
		expect(parseFilter(text).terms.map(({ kind }) => kind)).toEqual(['key']);
		expect(shown(text, observations)).toEqual(ids);
	});

	it.each(FILTER_KEYS.map(key => [key.name, key] as const))(
		'%s is tried, has an example, and reads what it offers',
		(name, key) => {
			expect(CASES.some(([text]) => text.startsWith(`${name}:`))).toBe(true);
			const [example, ...more] = parseFilter(key.example).terms;
			expect(more).toEqual([]);
			expect(example).toMatchObject({ kind: 'key', key: name });
			for (const { value } of key.offers) expect(key.read(value), value).toHaveLength(1);
			for (const each of [name, ...key.aliases]) expect(filterKey(each.toUpperCase())).toBe(key);
			expect(key.read('')).toEqual([]);
		},
	);

	it('have names of their own', () => {
		const names = FILTER_KEYS.flatMap(({ aliases, name }) => [name, ...aliases]);
		expect(new Set(names).size).toBe(names.length);
	});

	const traffic = recordedTraffic(...caseNames());

	it.each(FILTER_KEYS.map(({ name }) => name))('%s finds all recorded traffic by what it has', name => {
		const compiled = new Map<string, ReturnType<typeof compileFilter>>();
		for (const observation of traffic) {
			for (const value of filterKey(name)?.observe(sightOf(observation)) ?? []) {
				const term = `${name}:${printValue(value)}`;
				const filter = compiled.get(term) ?? compileFilter(parseFilter(term));
				compiled.set(term, filter);
				expect(filter(observation), term).toBe(true);
			}
		}
	});

	it('are ready to filter by', () => {
		for (const observation of traffic) {
			const terms = FILTER_KEYS.flatMap(({ name }) => filterFor(observation, name) ?? []);
			expect(terms.length).toBeGreaterThan(3);
			expect(matches(parseFilter(terms.join(' ')), observation)).toBe(true);
		}
	});
});
