import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	changesBetween,
	type EditableRequest,
	editableRequest,
	requestFrom,
} from '../../../src/diagnosis/compare/edit-and-resend.ts';
import { encodeForm, fieldsOf, formTypeOf } from '../../../src/diagnosis/compare/form-body.ts';
import { readFormFields } from '../../../src/exchange/form.ts';
import { header } from '../../../src/exchange/headers.ts';
import { nestFields } from '../../../src/exchange/nest-fields.ts';
import { parseUrlencoded } from '../../../src/exchange/urlencoded.ts';
import { caseNames } from '../../accuracy/truth.ts';
import { type EntrySketch, exchange } from '../../support.ts';
import { labelled, recording } from './support.ts';

const URL = 'https://example.test/wp-json/acme/v1/notes/4';

function editable(sketch: EntrySketch): EditableRequest {
	const outcome = editableRequest(exchange({ method: 'POST', url: URL, ...sketch }));
	if (outcome.kind !== 'editable') throw new Error(outcome.reason.key);
	return outcome.request;
}

describe('a request, taken apart and put together', () => {
	it('is the same request, but for the browser’s headers and the nonce', () => {
		const { at } = labelled('editor-plain-permalinks');
		const outcome = editableRequest(at.exchange);
		if (outcome.kind !== 'editable') throw new Error(outcome.reason.key);
		expect(outcome.request).toMatchObject({
			method: 'POST',
			url: 'http://127.0.0.1:33521/index.php',
			query: [
				{ name: 'rest_route', value: '/wp/v2/posts/6' },
				{ name: '_locale', value: 'user' },
			],
			body: { kind: 'text' },
			freshNonce: true,
		});
		const request = requestFrom(outcome.request);
		expect(request.url).toBe(at.exchange.request.url);
		expect(request.body).toBe(at.exchange.request.body.kind === 'text' && at.exchange.request.body.text);
		expect(header(request.headers, 'x-wp-nonce')).toBeUndefined();
		expect(header(request.headers, 'cookie')).toBeUndefined();
	});

	it('says the same to PHP, of every request ever recorded', () => {
		for (const name of caseNames().filter((_, index) => index % 8 === 0)) {
			for (const { exchange: recorded } of recording(name)) {
				const outcome = editableRequest(recorded);
				if (outcome.kind !== 'editable') continue;
				const { body, url } = requestFrom(outcome.request);
				const [, query = ''] = recorded.request.url.split('#', 1)[0]?.split('?') ?? [];
				expect(nestFields(parseUrlencoded(url.split('?')[1] ?? ''))).toEqual(
					nestFields(parseUrlencoded(query)),
				);
				const type = header(recorded.request.headers, 'content-type');
				const fields = (text: string) => readFormFields({ kind: 'text', text }, type);
				if (recorded.request.body.kind !== 'text') expect(body).toBeNull();
				else if (outcome.request.body.kind === 'form')
					expect(fields(body ?? '')).toEqual(fields(recorded.request.body.text));
				else expect(body).toBe(recorded.request.body.text);
			}
		}
	});

	it('writes a multipart form with a boundary that no value holds', () => {
		const type = 'multipart/form-data; boundary=x';
		const made = editable({
			requestHeaders: { 'Content-Type': type },
			requestBody:
				'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; name="file"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n',
		});
		expect(made.body).toMatchObject({ kind: 'form', fields: [{ name: 'a', value: '1' }, { fileName: '' }] });
		const edited = requestFrom({
			...made,
			body: { kind: 'form', fields: [{ name: 'a', value: 'b\r\n--x\r\n"c"' }] },
		});
		const sentType = header(edited.headers, 'content-type');
		expect(sentType).toBe('multipart/form-data; boundary="x1"');
		expect(readFormFields({ kind: 'text', text: edited.body ?? '' }, sentType)).toEqual([
			{ name: 'a', value: 'b\r\n--x\r\n"c"' },
		]);
	});

	it('gives a body to no GET', () => {
		const made = editable({ requestHeaders: { 'Content-Type': 'application/json' }, requestBody: '{}' });
		expect(requestFrom({ ...made, method: 'GET' }).body).toBeNull();
	});

	it('is impossible where the recording does not hold it all', () => {
		const file = exchange({
			method: 'POST',
			url: URL,
			requestHeaders: { 'Content-Type': 'multipart/form-data; boundary=x' },
			requestBody:
				'--x\r\nContent-Disposition: form-data; name="f"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n\r\n--x--\r\n',
		});
		expect(editableRequest(file)).toEqual({
			kind: 'impossible',
			reason: { key: 'compare_bodyHasFile', values: ['a.png'] },
		});
		const made = exchange({ method: 'POST', url: URL });
		const missing = { ...made.request, body: { kind: 'missing', reason: 'evicted' } as const };
		expect(editableRequest({ ...made, request: missing }).kind).toBe('impossible');
		expect(editableRequest({ ...made, request: { ...missing, method: 'GET' } }).kind).toBe('editable');
	});
});

it('tells what was changed from one sending to the next', () => {
	const before = editable({
		url: `${URL}?context=view&lang=de`,
		requestHeaders: { 'Content-Type': 'application/json', 'If-Match': '"1"', 'X-WP-Nonce': '0123456789' },
		requestBody: '{"title":"a","meta":{"x":1}}',
	});
	expect(changesBetween(before, before)).toEqual([]);
	const after: EditableRequest = {
		...before,
		method: 'PUT',
		query: [
			{ name: 'context', value: 'edit' },
			{ name: 'lang', value: 'de' },
		],
		headers: [
			{ name: 'content-type', value: 'application/json' },
			{ name: 'if-match', value: '"2"' },
		],
		body: { kind: 'text', text: '{ "title": "b", "meta": { "x": 1, "y": 2 } }' },
		freshNonce: false,
	};
	expect(changesBetween(before, after)).toEqual([
		{ pointer: '/method', before: 'POST', after: 'PUT' },
		{ pointer: '/freshNonce', before: true, after: false },
		{ pointer: '/query/context', before: 'view', after: 'edit' },
		{ pointer: '/headers/if-match', before: '"1"', after: '"2"' },
		{ pointer: '/body/title', before: 'a', after: 'b' },
		{ pointer: '/body/meta/y', before: undefined, after: 2 },
	]);
	const form = (value: string): EditableRequest => ({
		...before,
		body: { kind: 'form', fields: [{ name: 'a[b]', value }] },
	});
	expect(changesBetween(form('1'), form('2'))).toEqual([{ pointer: '/body/a[b]', before: '1', after: '2' }]);
	expect(changesBetween(before, { ...before, body: { kind: 'none' } })[0]?.pointer).toBe('/body');
});

describe('forms', () => {
	const type = 'multipart/form-data; boundary=----WebKitFormBoundaryX';
	const name = fc.stringMatching(/^[a-z_]{1,6}(?:\[[a-z0-9]{0,3}\]){0,2}$/);
	const fields = fc.array(fc.record({ name, value: fc.string({ unit: 'grapheme' }) }), { minLength: 1 });

	it('are read as they were written, in either encoding', () => {
		fc.assert(
			fc.property(
				fields,
				fc.constantFrom(type, undefined, 'application/x-www-form-urlencoded'),
				(sent, as) => {
					const text = encodeForm(sent, as);
					const contentType = formTypeOf(text, as ?? 'application/x-www-form-urlencoded');
					expect(readFormFields({ kind: 'text', text }, contentType)).toEqual(sent);
				},
			),
		);
	});

	it('hold a value as PHP will nest it', () => {
		const value = {
			title: 'x',
			tags: [],
			ids: [3, 1],
			meta: { on: true, off: false, none: null, list: [{ id: 1 }] },
		};
		expect(nestFields(fieldsOf(value))).toEqual({
			title: 'x',
			tags: '',
			ids: { 0: '3', 1: '1' },
			meta: { on: '1', off: '0', none: '', list: { 0: { id: '1' } } },
		});
		const nested = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);
		expect(fieldsOf(nested)).toHaveLength(1);
	});
});
