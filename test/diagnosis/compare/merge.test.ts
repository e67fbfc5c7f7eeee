import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastReadBefore } from '../../../src/diagnosis/compare/last-read.ts';
import { mergedBody, mergedText, type Side } from '../../../src/diagnosis/compare/merge.ts';
import { sentBody } from '../../../src/diagnosis/compare/sent-body.ts';
import { compareThreeWay } from '../../../src/diagnosis/compare/three-way.ts';
import { nestFields } from '../../../src/exchange/nest-fields.ts';
import { parseUrlencoded } from '../../../src/exchange/urlencoded.ts';
import { answerJson } from '../../../src/wordpress/unread-answer.ts';
import { labelled, numbered, subject } from './support.ts';

const compare = (base: unknown, mine: unknown, theirs: unknown) =>
	compareThreeWay({ base, mine, theirs, namespace: 'wp/v2' });
const merge = (base: unknown, mine: unknown, theirs: unknown, choices?: ReadonlyMap<string, Side>) =>
	mergedBody(mine, compare(base, mine, theirs), choices);

it('brings a refused save up to date, so that it can be sent again', () => {
	const { all, at } = labelled('plugin-rest-stale-version');
	const sent = sentBody(at);
	if (sent.kind !== 'json') throw new Error('No JSON was sent');
	const comparison = compare(lastReadBefore(all, at)?.body, sent.value, answerJson(numbered(all, 3)));
	expect(mergedBody(sent.value, comparison)).toEqual({
		body: { title: 'by editor', acme_version: 2 },
		undecided: ['/title'],
	});
	expect(mergedText(sent, comparison, new Map([['/title', 'theirs']]))).toBe(
		'{\n  "title": "by admin",\n  "acme_version": 2\n}',
	);
});

it('keeps what one person changed and takes what the other did', () => {
	const base = { title: 'a', excerpt: 'a', status: 'draft', meta: { x: 1, y: 1 }, slug: 'a' };
	const theirs = { title: 'a', excerpt: 'b', status: 'draft', meta: { x: 2, y: 1 }, slug: 'b' };
	const mine = { title: 'm', excerpt: 'a', meta: { x: 1, y: 3 } };
	expect(merge(base, mine, theirs)).toEqual({
		body: { title: 'm', excerpt: 'b', meta: { x: 2, y: 3 } },
		undecided: [],
	});
});

it('puts what the server holds into the shape that was sent', () => {
	const held = (title: string, ids: number[]) => ({
		title: { raw: title, rendered: `<b>${title}</b>` },
		images: ids.map(id => ({ id, src: `https://example.test/${id}.png` })),
		modified_gmt: '2026-11-21T08:00:00',
	});
	const mine = { title: 'a', images: [{ id: 1 }], modified_gmt: '2026-11-20T08:00:00' };
	expect(merge(held('a', [1]), mine, held('b', [1, 2])).body).toEqual({
		title: 'b',
		images: [{ id: 1 }, { id: 2 }],
		modified_gmt: '2026-11-21T08:00:00',
	});
	expect(merge(held('a', [1]), { title: { raw: 'a' } }, held('b', [1])).body).toEqual({
		title: { raw: 'b' },
	});
});

it('never sends back a text that was only shown', () => {
	const shown = (text: string) => ({ content: { rendered: text } });
	const comparison = compare(shown('<p>a</p>'), { content: '<p>a</p>' }, shown('<p>b</p>'));
	expect(comparison.rows[0]?.state).toBe('theirs');
	expect(mergedBody({ content: '<p>a</p>' }, comparison, new Map([['/content', 'theirs']])).body).toEqual({
		content: '<p>a</p>',
	});
});

it('leaves out a field that somebody else took away, unless it was changed here', () => {
	expect(merge({ a: 1, b: 1 }, { a: 1, b: 2 }, {})).toEqual({ body: { b: 2 }, undecided: ['/b'] });
	expect(merge({ a: 1, b: 1 }, { a: 1, b: 2 }, {}, new Map([['/b', 'theirs']])).body).toEqual({});
});

it('lets a person decide against the rule', () => {
	const [base, mine, theirs] = [
		{ a: 1, b: 1 },
		{ a: 2, b: 1 },
		{ a: 1, b: 2 },
	];
	const choices = new Map<string, Side>([
		['/a', 'theirs'],
		['/b', 'mine'],
	]);
	expect(merge(base, mine, theirs, choices).body).toEqual({ a: 1, b: 1 });
});

it('writes a form as a form', () => {
	const at = subject({
		url: 'https://example.test/wp-json/wp/v2/posts/4',
		requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded' },
		requestBody: 'title=Mine&categories%5B%5D=1&meta[price]=4&sticky=0&tags=',
		status: 409,
	});
	const sent = sentBody(at);
	if (sent.kind !== 'form') throw new Error('No form was sent');
	const base = {
		title: { raw: 'a', rendered: 'a' },
		categories: [1],
		meta: { price: 4 },
		sticky: false,
		tags: [],
	};
	expect(mergedText(sent, compare(base, sent.value, base))).toBe(
		'title=Mine&categories%5B%5D=1&meta%5Bprice%5D=4&sticky=0&tags=',
	);
	const theirs = { ...base, categories: [3, 1], meta: { price: 5 }, sticky: true };
	const text = mergedText(sent, compare(base, sent.value, theirs)) ?? '';
	expect(nestFields(parseUrlencoded(text))).toEqual({
		title: 'Mine',
		categories: { 0: '3', 1: '1' },
		meta: { price: '5' },
		sticky: '1',
		tags: '',
	});
});

it('takes names from JSON as data', () => {
	const mine = JSON.parse('{"__proto__":{"x":1},"meta":{"__proto__":1,"y":1}}');
	const theirs = JSON.parse('{"__proto__":{"x":2},"meta":{"__proto__":2,"y":1}}');
	const { body } = merge(mine, mine, theirs);
	expect(JSON.stringify(body)).toBe('{"__proto__":{"x":2},"meta":{"__proto__":2,"y":1}}');
	expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
	expect(({} as Record<string, unknown>).x).toBeUndefined();
});

const record = fc.dictionary(
	fc.oneof(fc.constantFrom('a', 'b', 'title', '__proto__', 'a/b', '~'), fc.string()),
	fc.jsonValue({ maxDepth: 3 }),
);

it('changes nothing when nobody else did', () => {
	fc.assert(
		fc.property(record, record, (base, mine) => {
			const merged = merge(base, mine, structuredClone(base));
			expect(merged.body).toEqual(mine);
			expect(merged.undecided).toEqual([]);
		}),
	);
});

it('holds no field that was not sent, and without a base nothing but what was sent', () => {
	fc.assert(
		fc.property(record, record, record, (base, mine, theirs) => {
			const names = Object.keys(merge(base, mine, theirs).body as object);
			expect(Object.keys(mine)).toEqual(expect.arrayContaining(names));
			const { rows } = compare(null, mine, theirs);
			if (rows.every(({ state }) => state !== 'server')) {
				expect(mergedBody(mine, { rows }).body).toEqual(mine);
			}
		}),
	);
});
