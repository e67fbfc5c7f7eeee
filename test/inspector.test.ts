import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evictBodies } from '../src/exchange/body-caps.ts';
import { exchangeFromHar } from '../src/exchange/from-har.ts';
import { createInspector } from '../src/inspector.ts';
import { buildReport } from '../src/report/build-report.ts';
import { exchange, sayEnglish } from './support.ts';

/* The whole pipeline over traffic that nobody would send: it says something or nothing, and never throws. */

const url = fc.oneof(
	fc.webUrl({ withQueryParameters: true }),
	fc.constantFrom(
		'https://example.test/wp-json/wp/v2/posts/7',
		'https://example.test/wp-json/batch/v1',
		'https://example.test/wp-json/wc/store/v1/checkout',
		'https://example.test/wp-admin/admin-ajax.php',
		'https://example.test/wp-admin/post.php?action=edit&post=7',
		'https://example.test/?wc-ajax=checkout',
		'https://example.test/xmlrpc.php',
	),
);
const header = fc.record({
	name: fc.constantFrom(
		'Content-Type',
		'X-WP-Nonce',
		'Cookie',
		'Link',
		'Location',
		'Age',
		'If-Match',
		'ETag',
		'X-QM-php_errors-error-1',
	),
	value: fc.oneof(
		fc.string(),
		fc.constantFrom('application/json', 'text/html', 'multipart/form-data; boundary=x', '"1"', '0123456789'),
	),
});
const text = fc.oneof(
	fc.string(),
	fc.json(),
	fc
		.record({ code: fc.string(), message: fc.string(), data: fc.jsonValue() })
		.map(value => JSON.stringify(value)),
	fc.record({ success: fc.boolean(), data: fc.jsonValue() }).map(value => JSON.stringify(value)),
	fc.record({ responses: fc.array(fc.jsonValue()) }).map(value => JSON.stringify(value)),
	fc.constantFrom(
		'action=heartbeat&_nonce=0123456789',
		'<!doctype html><body id="error-page">',
		'-1',
		'0',
		'\ufeff{}',
	),
);
const entry = fc.record({
	startedDateTime: fc.oneof(fc.string(), fc.constant('2026-11-21T08:00:00.000Z')),
	time: fc.oneof(fc.integer(), fc.constant(Number.NaN)),
	request: fc.record({
		method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', ''),
		url,
		headers: fc.array(header, { maxLength: 4 }),
		postData: fc.option(fc.record({ text })),
	}),
	response: fc.record({
		status: fc.constantFrom(0, 200, 201, 204, 207, 302, 400, 401, 403, 409, 410, 412, 423, 428, 500),
		headers: fc.array(header, { maxLength: 4 }),
		content: fc.record({ text, size: fc.integer() }),
	}),
});

it('never throws, and gives every 409 of its own one finding', () => {
	fc.assert(
		fc.property(fc.array(entry, { maxLength: 12 }), entries => {
			const inspector = createInspector();
			const exchanges = entries.flatMap((each, index) => exchangeFromHar(each, index) ?? []);
			for (const exchange of exchanges) inspector.learn(exchange);
			for (const exchange of exchanges) inspector.observe(exchange);
			const observations = inspector.observations();
			const findings = observations.flatMap(each => each.findings);
			for (const { id, response } of exchanges) {
				if (response.status !== 409) continue;
				expect(
					findings.filter(({ exchangeIds, subject }) => exchangeIds[0] === id && !subject.part),
				).toHaveLength(1);
			}
			const report = buildReport({
				generatorVersion: '1',
				createdAt: new Date(0),
				source: { kind: 'har', name: 'x', entries: entries.length, skipped: [] },
				observations,
				say: sayEnglish,
				numberOf: id => id,
			});
			expect(report.findings).toHaveLength(findings.length);
		}),
		{ numRuns: 300 },
	);
});

it('takes bodies that nest as deep as text can', () => {
	const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
	const inspector = createInspector();
	for (const id of [0, 1])
		inspector.observe(exchange({ status: 409, requestBody: deep, responseBody: `{"data":${deep}}` }, id));
	const observations = inspector.observations();
	expect(observations.map(({ findings }) => findings.length)).toEqual([1, 1]);
	buildReport({
		generatorVersion: '0',
		createdAt: new Date(0),
		source: { kind: 'live', name: 'DevTools', entries: 2, skipped: [] },
		observations,
		say: sayEnglish,
		numberOf: id => id,
	});
});

it('keeps no more than it may, the latest, and everything that findings rest on', () => {
	const inspector = createInspector(20);
	for (let id = 0; id < 100; id++) {
		inspector.observe(
			exchange({ status: id === 3 ? 409 : 200, startedDateTime: new Date(id * 1000).toISOString() }, id),
		);
	}
	const ids = inspector.observations().map(observation => observation.exchange.id);
	expect(ids.length).toBeLessThanOrEqual(21);
	expect(ids).toContain(3);
	expect(ids).toContain(99);
	expect(ids).not.toContain(4);
});

it('keeps a finding whose bodies are gone, whatever comes later', () => {
	const inspector = createInspector();
	const beat = exchange({
		method: 'POST',
		url: 'https://example.test/wp-admin/admin-ajax.php',
		requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded' },
		requestBody: 'action=heartbeat',
		responseBody: '{"nonces_expired":true}',
	});
	inspector.observe(beat);
	inspector.letGo(evictBodies(beat));
	const later = exchange({ requestHeaders: { 'X-WP-Nonce': '0123456789' }, responseBody: '{}' }, 1);
	inspector.observe({ ...later, startedAt: beat.startedAt + 1000 });
	const [first] = inspector.observations();
	expect(first?.findings.map(({ kind }) => kind)).toEqual(['stale-nonce']);
	expect(first?.answer.json).toBeUndefined();
});

const PAGE = { requestHeaders: { 'Sec-Fetch-Dest': 'document' }, responseBody: '<!doctype html>' };
const at = (second: number) => new Date(second * 1000).toISOString();

it('takes in the pages of a site that only its later requests show to be WordPress', () => {
	const inspector = createInspector();
	const urls = () =>
		inspector.observations().map(({ endpoint, exchange: { request } }) => [endpoint.family, request.url]);
	inspector.observe(exchange({ ...PAGE, url: 'https://example.test/about/', startedDateTime: at(0) }, 0));
	inspector.observe(exchange({ ...PAGE, url: 'https://other.test/', startedDateTime: at(1) }, 1));
	const image = { requestHeaders: { 'Sec-Fetch-Dest': 'image' }, url: 'https://example.test/logo' };
	inspector.observe(exchange({ ...image, startedDateTime: at(2) }, 2));
	expect(urls()).toEqual([]);
	inspector.observe(exchange({ startedDateTime: at(3) }, 3));
	expect(urls()).toEqual([
		['page', 'https://example.test/about/'],
		['rest', 'https://example.test/wp-json/wp/v2/posts/1'],
	]);
});

it('takes such a page without its bodies when they are gone, and the version with them when they come late', () => {
	const inspector = createInspector();
	const page = exchange({ ...PAGE, url: 'https://example.test/about/', startedDateTime: at(0) }, 0);
	const bodyOf = () =>
		inspector.observations().find(({ exchange: { id } }) => id === 0)?.exchange.response.body.kind;
	inspector.observe(page);
	inspector.letGo(evictBodies(page));
	inspector.observe(exchange({ startedDateTime: at(1) }, 1));
	expect(bodyOf()).toBe('missing');
	inspector.observe(page);
	expect(bodyOf()).toBe('text');
});

it('takes in such a page once when a service worker was asked for it first', () => {
	const inspector = createInspector();
	const url = 'https://example.test/about/';
	const refused = exchange({ ...PAGE, url, startedDateTime: at(0) }, 0);
	const statusText = 'Service Worker Fallback Required';
	inspector.observe({ ...refused, response: { ...refused.response, statusText } });
	inspector.observe(exchange({ ...PAGE, url, startedDateTime: at(0.1) }, 1));
	inspector.observe(exchange({ startedDateTime: at(1) }, 2));
	expect(inspector.observations().map(({ exchange: { id } }) => id)).toEqual([1, 2]);
});
