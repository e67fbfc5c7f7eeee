import { describe, expect, it } from 'vitest';
import { compareSubmissions, type SubmissionDiff } from '../../../src/diagnosis/compare/submissions.ts';
import { caseNames, readTruth } from '../../accuracy/truth.ts';
import { type EntrySketch, exchange } from '../../support.ts';
import { labelled, numbered } from './support.ts';

/** The two submissions of a recording, as its finding names them. */
function pair(name: string): SubmissionDiff {
	const { all, at } = labelled(name);
	const first = at.findings.find(({ duplicate }) => duplicate)?.duplicate?.of;
	if (first === undefined) throw new Error(`${name} has no duplicate`);
	return compareSubmissions(numbered(all, first).exchange, at.exchange);
}

const URL = 'https://example.test/wp-json/acme/v1/orders';
const sent = (sketch: EntrySketch, id = 0) => exchange({ method: 'POST', url: URL, ...sketch }, id);
const compare = (a: EntrySketch, b: EntrySketch) => compareSubmissions(sent(a), sent(b, 1));
const told = (list: SubmissionDiff['request']) =>
	list.changes.map(({ where, name, first, second }) => `${where} ${name}: ${first} > ${second}`);

describe('two submissions of one thing', () => {
	it('names both senders when two plugins send the same order', () => {
		const { answer, request } = pair('order-by-two-plugins');
		const initiator = request.changes.find(({ where }) => where === 'initiator');
		expect(initiator?.first).toMatch(/\/acme-orders\/.+\.js:\d+:\d+/);
		expect(initiator?.second).toMatch(/\/acme-orders-sync\/.+\.js:\d+:\d+/);
		expect(request.changes.filter(({ where }) => where === 'body')).toEqual([]);
		expect(request.same).toBeGreaterThan(10);
		// Two orders were made of it.
		expect(answer.changes).toEqual([
			{ where: 'body', name: '/number', first: 2, second: 1, volatile: false, payment: false },
		]);
	});

	it('says how far apart they were, and what each came to', () => {
		const { answer, request } = pair('ajax-note-double-click');
		expect(request.changes.find(({ where }) => where === 'timing')).toMatchObject({ first: 0 });
		expect(answer.changes.map(({ name, where }) => `${where} ${name}`)).toEqual([
			'status ',
			'body /success',
			'body /data/version',
			'body /data/text',
			'body /data/code',
			'body /data/message',
			'body /data/current',
		]);
	});

	it('greys out what the server makes anew each time, and not the id of what was made', () => {
		const { answer } = pair('application-password-twice');
		const volatile = Object.fromEntries(answer.changes.map(each => [each.name, each.volatile]));
		expect(volatile).toMatchObject({ '/uuid': false, '/password': false });
		const post = (id: number, date: string) => ({
			responseBody: JSON.stringify({ id, date, modified_gmt: date, link: `?p=${id}`, title: { raw: 'x' } }),
		});
		const posts = compare(post(4, '2026-11-21'), post(5, '2026-11-22')).answer.changes;
		expect(Object.fromEntries(posts.map(each => [each.name, each.volatile]))).toEqual({
			'/id': false,
			'/date': true,
			'/modified_gmt': true,
			'/link': true,
		});
	});

	it('says nothing but the time of two that are the same', () => {
		const { at } = labelled('editor-double-save');
		const { answer, request } = compareSubmissions(at.exchange, at.exchange);
		expect(told(request)).toEqual(['timing gapMs: 0 > 0']);
		expect(answer.changes).toEqual([]);
	});

	it.each(
		caseNames().filter(name => readTruth(name).expected.some(({ kind }) => kind === 'duplicate-submission')),
	)('%s: differs in nothing that counts but who, when and what came of it', name => {
		const { all } = labelled(name);
		for (const { at, of } of all.flatMap(observation =>
			observation.findings.flatMap(({ duplicate }) =>
				duplicate ? [{ at: observation, of: duplicate.of }] : [],
			),
		)) {
			const { request } = compareSubmissions(numbered(all, of).exchange, at.exchange);
			const counting = request.changes.filter(({ volatile }) => !volatile);
			for (const { where } of counting) expect(['initiator', 'timing']).toContain(where);
		}
	});
});

it('compares query, headers and JSON by name', () => {
	const { request } = compare(
		{
			url: `${URL}?_locale=user&lang=de`,
			requestHeaders: { 'Content-Type': 'application/json', 'X-WP-Nonce': 'a' },
			requestBody: '{"dish":"Soup","items":[{"id":1},{"id":2}],"timestamp":1}',
		},
		{
			url: `${URL}?_locale=site&lang=de&x=1`,
			requestHeaders: { 'content-type': 'application/json', 'X-WP-Nonce': 'b' },
			requestBody: '{"dish":"Bread","items":[{"id":9},{"id":1},{"id":2}],"timestamp":2}',
		},
	);
	expect(told(request)).toEqual([
		'query _locale: user > site',
		'query x: undefined > 1',
		'header x-wp-nonce: a > b',
		'body /dish: Soup > Bread',
		'body /items/0: undefined > [object Object]',
		'body /timestamp: 1 > 2',
		'timing gapMs: 0 > 0',
	]);
	expect(request.changes.filter(({ volatile }) => volatile).map(({ name }) => name)).toEqual([
		'_locale',
		'x-wp-nonce',
		'/timestamp',
	]);
});

it('compares forms by field, several of one name in their order', () => {
	const form = (requestBody: string) => ({
		requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded' },
		requestBody,
	});
	const { request } = compare(
		form('action=order&ids[]=1&ids[]=2&_wpnonce=0123456789&stripe_token=a'),
		form('action=order&ids[]=1&ids[]=3&_wpnonce=9876543210&stripe_token=b'),
	);
	expect(told(request)).toEqual([
		'body ids[] (2): 2 > 3',
		'body _wpnonce: 0123456789 > 9876543210',
		'body stripe_token: a > b',
		'timing gapMs: 0 > 0',
	]);
	expect(request.changes.map(({ payment, volatile }) => [volatile, payment])).toEqual([
		[false, false],
		[true, false],
		[false, true],
		[false, false],
	]);
});

it('knows a means of payment in the Store API’s list', () => {
	const order = (value: string) => ({
		requestHeaders: { 'Content-Type': 'application/json' },
		requestBody: JSON.stringify({ payment_data: [{ key: 'wc-stripe-payment-method', value }] }),
	});
	const [change] = compare(order('pm_1'), order('pm_2')).request.changes;
	expect(change).toMatchObject({ name: '/payment_data/0/value', payment: true });
});

it('tells two handlers of one file apart', () => {
	const from = (lineNumber: number) => ({
		initiator: {
			type: 'script',
			stack: {
				callFrames: [
					{
						url: 'https://example.test/wp-includes/js/dist/api-fetch.min.js',
						lineNumber: 1,
						columnNumber: 1,
					},
					{
						url: 'https://example.test/wp-content/plugins/acme/order.js?ver=1',
						functionName: 'send',
						lineNumber,
						columnNumber: 4,
					},
				],
			},
		},
	});
	const [change] = compare(from(9), from(19)).request.changes;
	expect(change).toMatchObject({
		where: 'initiator',
		first: 'https://example.test/wp-content/plugins/acme/order.js:10:5 send',
		second: 'https://example.test/wp-content/plugins/acme/order.js:20:5 send',
	});
});

it('compares what is neither JSON nor a form as a whole', () => {
	const { answer, request } = compare(
		{ method: 'PUT', requestBody: '<a>1</a>', responseBody: 'one' },
		{ method: 'PATCH', url: `${URL}/4`, requestBody: '<a>2</a>', responseBody: 'two', status: 409 },
	);
	expect(told(request)).toEqual([
		'method : PUT > PATCH',
		`url : ${URL} > ${URL}/4`,
		'body : <a>1</a> > <a>2</a>',
		'timing gapMs: 0 > 0',
	]);
	expect(told(answer)).toEqual(['status : 200 > 409', 'body : one > two']);
});
