import { expect, it } from 'vitest';
import { lastReadBefore } from '../../../src/diagnosis/compare/last-read.ts';
import { requestData } from '../../../src/exchange/request-data.ts';
import type { EntrySketch } from '../../support.ts';
import { exchange } from '../../support.ts';
import { labelled, numbered, observed } from './support.ts';

const route = 'https://example.test/wp-json/wp/v2/posts/4';
const START = Date.parse('2026-11-21T08:00:00.000Z');

/** What the last step read last, of steps that take a tenth of a second each. */
function read(...steps: readonly (EntrySketch & { at: number })[]) {
	const all = observed(
		steps.map(({ at, ...sketch }, id) => ({
			...exchange({ url: route, ...sketch, startedDateTime: new Date(START + at).toISOString() }, id),
			durationMs: 100,
		})),
	);
	const found = lastReadBefore(all, numbered(all, steps.length - 1));
	return found && `${found.how} ${found.exchangeId} ${JSON.stringify(found.body)}`;
}

const get = (at: number, body: string, more: EntrySketch = {}) => ({ at, responseBody: body, ...more });
const put = (at: number, more: EntrySketch = {}) => ({
	at,
	method: 'PUT',
	requestBody: '{"title":"x"}',
	...more,
});

it('takes the latest answer that was there before the write', () => {
	expect(read(get(0, '{"v":1}'), get(200, '{"v":2}'), put(400))).toBe('read 1 {"v":2}');
	expect(read(get(0, '{"v":1}'), put(200, { responseBody: '{"v":2}' }), put(400))).toBe(
		'own-write 1 {"v":2}',
	);
	expect(read(put(400))).toBeNull();
});

it('does not count an answer that was still under way', () => {
	expect(read(get(0, '{"v":1}'), get(350, '{"v":2}'), put(400))).toBe('read 0 {"v":1}');
});

it('counts only answers that show the resource', () => {
	const others = [
		get(0, '{"v":1}', { status: 404 }),
		get(0, '{"v":1}', { url: `${route}/revisions/5` }),
		get(0, '{"v":1}', { url: route.replace('example', 'other') }),
		get(0, '[{"id":4}]'),
		get(0, '{"v":1}', { method: 'OPTIONS' }),
		put(0, { responseBody: '{"deleted":true}', method: 'DELETE' }),
	];
	for (const other of others) expect(read(other, put(400))).toBeNull();
});

it('prefers a whole answer to one of some fields', () => {
	const some = get(200, '{"id":4}', { url: `${route}?_fields=id` });
	expect(read(get(0, '{"v":1}'), some, put(400))).toBe('read 0 {"v":1}');
	expect(read(some, put(400))).toBe('read 0 {"id":4}');
});

it('takes a post for what its autosave is about', () => {
	expect(read(get(0, '{"v":1}'), put(400, { url: `${route}/autosaves`, method: 'POST' }))).toBe(
		'read 0 {"v":1}',
	);
});

it('finds the part of a batch that saved the same before', () => {
	const { all, at } = labelled('batch-one-part-refused');
	const [first, second] = at.parts;
	if (!first || !second) throw new Error('No parts');
	expect(lastReadBefore(all, second)).toBeNull();
	const later = {
		...first,
		exchange: { ...first.exchange, id: 99, startedAt: first.exchange.startedAt + 60_000 },
	};
	expect(lastReadBefore(all, later)).toMatchObject({ how: 'own-write', body: { title: { raw: 'One' } } });
});

it.each([
	'editor-save-refused',
	'editor-save-refused-6.5',
	'editor-custom-prefix',
	'editor-plain-permalinks',
	'playwright-save-refused',
])('finds what the editor worked from: %s', name => {
	const { all, at } = labelled(name);
	const sent = requestData(at.exchange.request).json as { acme_version: number };
	expect(lastReadBefore(all, at)?.body).toMatchObject({ acme_version: sent.acme_version });
});

it('finds nothing for what is no resource of the REST API', () => {
	const { all, at } = labelled('ajax-note-refused');
	expect(lastReadBefore(all, at)).toBeNull();
});
