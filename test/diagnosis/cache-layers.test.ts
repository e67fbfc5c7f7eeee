import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cacheLayers } from '../../src/diagnosis/cache-layers.ts';
import type { Observed } from '../../src/diagnosis/observed.ts';
import { CACHE_HEADERS } from '../../src/wordpress/knowledge/cache-signs.ts';
import { caseNames } from '../accuracy/truth.ts';
import { sayEnglish } from '../support.ts';
import { at, BEGIN, observed, recording } from './stories.ts';
import { html, json, type Step, site, wpError } from './support.ts';

const route = `${site}/wp-json/acme/v1/notes/7`;
const read = (headers: Readonly<Record<string, string>> = {}): Step => ({
	url: route,
	responseHeaders: { ...json, ...headers },
	responseBody: '{"id":7,"version":1}',
});
const refused: Step = {
	method: 'POST',
	url: route,
	requestHeaders: json,
	requestBody: '{"version":1}',
	status: 409,
	responseHeaders: json,
	responseBody: wpError('acme_edit_conflict', 409, { current_version: 2 }),
};
const page = (headers: Readonly<Record<string, string>>, body = '<!doctype html><p>x'): Step => ({
	url: `${site}/wp-admin/index.php`,
	requestHeaders: { 'Sec-Fetch-Dest': 'document' },
	responseHeaders: { ...html, ...headers },
	responseBody: body,
});

const brief = (observations: readonly Observed[]) =>
	cacheLayers(observations).map(({ layer, products, served }) => [
		layer,
		served,
		...products.map(({ name, served: count }) => `${name} ${count}`),
	]);

describe('cache layers', () => {
	it('are none where nothing says so', () => {
		expect(cacheLayers([])).toEqual([]);
		expect(brief(observed(read(), refused))).toEqual([]);
	});

	it('come in the order in which to empty them, with what served and what is only there', () => {
		const story = observed(
			page({ 'CF-Cache-Status': 'HIT', Age: '60' }),
			page({ 'CF-Cache-Status': 'DYNAMIC' }),
			page({ 'X-Kinsta-Cache': 'MISS' }),
			page({ 'X-Sucuri-Cache': 'HIT' }),
			page({}, '<!doctype html><p>x\n<!-- Performance optimized by Redis Object Cache. Learn more -->'),
			page({}, '<!doctype html><p>x\n<!-- super cache -->'),
			page({ ETag: '"1"' }),
			read({ 'Cart-Token': 'secret' }),
		);
		expect(brief(story)).toEqual([
			['object', false, 'Redis Object Cache 0'],
			['page-cache-plugin', false, 'WP Super Cache 0'],
			['host', false, 'Kinsta 0'],
			['gateway', true, 'Sucuri 1'],
			['cdn', true, 'Cloudflare 1'],
			['browser', false, 'null 0'],
			['session', false, 'null 0'],
		]);
		expect(cacheLayers(story).map(({ reach, title }) => `${sayEnglish(title)}: ${reach}`)).toEqual([
			'Object cache: everybody',
			'Page cache of a plugin: everybody',
			'Page cache of the host: everybody',
			'Firewall in front of the site: everybody',
			'CDN: everybody',
			'Browser cache: you',
			'Shop session: you',
		]);
		expect(JSON.stringify(cacheLayers(story))).not.toContain('secret');
	});

	it('carry their evidence, and how to empty them', () => {
		const [cdn] = cacheLayers(observed(page({ 'CF-Cache-Status': 'HIT', Age: '60' })));
		const product = at(cdn?.products ?? [], 0);
		expect(
			product.evidence.map(({ exchangeId, pointer, says }) => [exchangeId, pointer, sayEnglish(says)]),
		).toEqual([
			[0, 'response.headers/cf-cache-status', 'Header: cf-cache-status: HIT'],
			[0, 'response.headers/age', 'Header: age: 60'],
		]);
		expect(sayEnglish(product.purge)).toBe(
			'Cloudflare dashboard › Caching › Configuration › Purge Everything.',
		);
	});

	it('give the age of an answer to whoever says that it served it', () => {
		expect(brief(observed(page({ 'X-LiteSpeed-Cache': 'hit', Age: '60' })))).toEqual([
			['host', true, 'LiteSpeed Cache 1'],
		]);
		expect(brief(observed(page({ 'X-Cache': 'HIT', Age: '60' })))).toEqual([['cdn', true, 'null 1']]);
	});

	it('show the first few pieces of evidence, those that prove something first', () => {
		const steps = Array.from({ length: 20 }, (_, index) =>
			page({ 'CF-Cache-Status': index < 10 ? 'MISS' : 'HIT' }),
		);
		const product = at(at(cacheLayers(observed(...steps)), 0).products, 0);
		expect(product.served).toBe(10);
		expect(product.evidence.map(({ exchangeId }) => exchangeId)).toEqual([10, 11, 12, 13, 14]);
	});

	it('leave other sites out when asked for one', () => {
		const story = observed(page({ 'CF-Cache-Status': 'HIT' }), {
			...read({ 'X-Varnish': '1 2' }),
			url: route.replace('example', 'other'),
		});
		expect(cacheLayers(story).map(({ layer }) => layer)).toEqual(['host', 'cdn']);
		expect(cacheLayers(story, site).map(({ layer }) => layer)).toEqual(['cdn']);
	});
});

describe('in the browser', () => {
	const from = (response: Partial<Observed['exchange']['response']>, headers = {}) =>
		observed(read(headers)).map(each => ({
			...each,
			exchange: { ...each.exchange, response: { ...each.exchange.response, ...response } },
		}));

	it('its own cache says when it served', () => {
		const [layer] = cacheLayers(from({ fromCache: 'disk' }));
		expect(layer).toMatchObject({ layer: 'browser', served: true });
		expect(sayEnglish(at(at(layer?.products ?? [], 0).evidence, 0).says)).toBe(
			'The browser took it from its disk cache.',
		);
	});

	it('a service worker served from its store when the answer is older than the question', () => {
		const date = (ms: number) => ({ Date: new Date(BEGIN - ms).toUTCString() });
		expect(cacheLayers(from({ fromServiceWorker: true }, date(0)))[0]).toMatchObject({
			layer: 'service-worker',
			served: false,
		});
		const [old] = cacheLayers(from({ fromServiceWorker: true }, date(3_600_000)));
		expect(old).toMatchObject({ layer: 'service-worker', served: true });
		expect(sayEnglish(at(at(old?.products ?? [], 0).evidence, 0).says)).toContain('3600 s');
	});
});

describe('what a cache served matters', () => {
	const matters = (observations: readonly Observed[]) =>
		cacheLayers(observations).flatMap(({ layer, matters: found }) =>
			found.map(
				({ exchangeId, findingId, says }) => `${layer} ${exchangeId} ${findingId}: ${sayEnglish(says)}`,
			),
		);

	it('where it held the page with the stale nonce', () => {
		const nonce = '0123456789';
		const story = observed(
			page({ 'X-Cache': 'HIT', Age: '172800' }, `<!doctype html><script>var a={"nonce":"${nonce}"}</script>`),
			{
				at: 5000,
				method: 'POST',
				url: route,
				requestHeaders: { ...json, 'X-WP-Nonce': nonce },
				requestBody: '{}',
				status: 403,
				responseHeaders: json,
				responseBody: wpError('rest_cookie_invalid_nonce', 403),
			},
		);
		expect(at(story, 1).findings[0]?.nonce).toMatchObject({ state: 'cached' });
		expect(matters(story)).toEqual(['cdn 0 stale-nonce-1: It served the page with the stale nonce.']);
	});

	it('so too in a recording in which the page was not known to be WordPress', () => {
		const story = recording('nonce-from-cached-page');
		expect(story.map(({ exchange }) => exchange.id)).not.toContain(0);
		expect(brief(story)).toEqual([['cdn', true, 'null 1']]);
		expect(matters(story)).toEqual(['cdn 0 stale-nonce-1: It served the page with the stale nonce.']);
	});

	it('where it held the state that was read before the refused change', () => {
		const story = observed(read({ 'CF-Cache-Status': 'HIT' }), { ...refused, at: 5000 });
		expect(matters(story)).toEqual([
			'cdn 0 stale-version-1: It served the state that was read before the refused change.',
		]);
	});

	it('but not where a later read came from the server', () => {
		const story = observed(
			read({ 'CF-Cache-Status': 'HIT' }),
			{ ...read({ 'CF-Cache-Status': 'MISS' }), at: 1000 },
			{ ...refused, at: 5000 },
		);
		expect(matters(story)).toEqual([]);
	});

	it('where it gave the answer itself', () => {
		const story = observed({ ...refused, responseHeaders: { ...json, 'X-Varnish': '32770 5' } });
		expect(matters(story)).toEqual([
			'host 0 stale-version-0: It served the very answer that is complained of.',
		]);
	});
});

it('finds Cloudflare in front of a healthy site, where it served nothing', () => {
	expect(brief(recording('healthy-behind-cloudflare'))).toEqual([['cdn', false, 'Cloudflare 0']]);
});

it('says nothing of having served where WordPress answered every time', () => {
	for (const name of caseNames().filter(each => each.startsWith('healthy-editing')))
		for (const { layer, served } of cacheLayers(recording(name)))
			expect([name, layer, served]).toEqual([name, layer, false]);
});

it('stands whatever headers say', () => {
	const name = fc.constantFrom(...CACHE_HEADERS.map(({ header }) => header), 'Cart-Token', 'Date');
	const value = fc.oneof(fc.string({ unit: 'grapheme-ascii' }), fc.constantFrom('HIT', '1 2', '0', '999999'));
	fc.assert(
		fc.property(fc.dictionary(name, value), headers => {
			for (const { products } of cacheLayers(
				observed(read(headers), { ...refused, responseHeaders: headers }),
			))
				for (const { evidence, purge } of products) {
					expect(evidence.length).toBeGreaterThan(0);
					expect(sayEnglish(purge)).not.toContain('caches_');
				}
		}),
	);
});
