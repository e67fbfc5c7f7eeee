import { describe, expect, it } from 'vitest';
import { type ResubmitOptions, resubmitRequest } from '../../../src/diagnosis/compare/resubmit.ts';
import { versionFieldOf } from '../../../src/diagnosis/compare/version-field.ts';
import { header } from '../../../src/exchange/headers.ts';
import type { WordPressExchange } from '../../../src/wordpress/wordpress-exchange.ts';
import { type EntrySketch, sayEnglish } from '../../support.ts';
import { labelled, subject } from './support.ts';

const site = 'https://example.test';
const JSON_TYPE = { 'Content-Type': 'application/json' };
const FORM_TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' };

function again(about: WordPressExchange, options?: ResubmitOptions) {
	const outcome = resubmitRequest(about, options);
	if (outcome.kind !== 'request') throw new Error(sayEnglish(outcome.reason));
	return { ...outcome.request, warnings: outcome.warnings.map(sayEnglish) };
}

const save = (sketch: EntrySketch, options?: ResubmitOptions) =>
	again(
		subject({
			method: 'PUT',
			url: `${site}/wp-json/acme/v1/notes/4`,
			requestHeaders: JSON_TYPE,
			status: 409,
			...sketch,
		}),
		options,
	);

describe('a refused save, sent once more', () => {
	it('carries the current version and the page’s own nonce', () => {
		const { at } = labelled('editor-save-refused');
		const version = at.findings[0]?.version;
		expect(version).toMatchObject({ carrier: 'expected', sent: '1', current: '2' });
		const { headers, ...request } = again(at, { version });
		expect(request).toEqual({
			method: 'POST',
			url: 'http://127.0.0.1:35593/wp-json/wp/v2/posts/6?_locale=user',
			body: '{"id":6,"title":"Mine","content":"<!-- wp:paragraph --><p>Soup.</p><!-- /wp:paragraph -->","acme_version":2}',
			freshNonce: true,
			warnings: [],
		});
		expect(header(headers, 'x-http-method-override')).toBe('PUT');
		for (const name of ['x-wp-nonce', 'cookie', 'content-length', 'host', 'origin', 'sec-fetch-site']) {
			expect(header(headers, name)).toBeUndefined();
		}
	});

	it('takes the version from the current state, which may have gone on since', () => {
		const { at } = labelled('editor-save-refused');
		const { body } = again(at, { version: at.findings[0]?.version, theirs: { acme_version: 7 } });
		expect(body).toContain('"acme_version":7');
	});

	it('sends the merged body as it was written', () => {
		const { at } = labelled('editor-save-refused');
		const version = at.findings[0]?.version;
		const merged = (acme_version: number) => JSON.stringify({ title: 'Both', acme_version }, null, 2);
		expect(again(at, { body: merged(2), version })).toMatchObject({ body: merged(2), warnings: [] });
		// The old version is brought up to date even then; one that a person has set is theirs.
		expect(again(at, { body: merged(1), version }).body).toBe(merged(2));
		expect(again(at, { body: merged(9), version }).body).toBe(merged(9));
		expect(again(at, { body: '{"title":"Both"}', version }).warnings).toHaveLength(1);
	});

	it('sends what a person wrote even if it is no JSON, and says that the version is old', () => {
		const { at } = labelled('editor-save-refused');
		const { body, warnings } = again(at, { body: '{"title":', version: at.findings[0]?.version });
		expect(body).toBe('{"title":');
		expect(warnings).toHaveLength(1);
	});
});

describe('the field that carried the version', () => {
	it.each([
		['named alike', { lock_version: 3 }, 'lock_version', '3', 'lock_version'],
		['by its value', { id: 1, acme_version: 1 }, 'expected', '1', 'acme_version'],
		['from the other side', { content: '', base_hash: 'c4ca' }, 'current_hash', null, 'base_hash'],
		['in another spelling', { version: 4 }, 'currentVersion', null, 'version'],
		['none', { title: '1' }, 'expected', '1', null],
		['one of two', { acme_version: 1, other_version: 1 }, 'expected', '1', null],
		['no scalar', { version: { a: 1 } }, 'version', '1', null],
		['of every object', {}, 'constructor', '1', null],
	])('is found: %s', (_, body, carrier, sent, field) => {
		expect(versionFieldOf(body, { carrier, sent, current: '9' })).toBe(field);
	});

	it('is set in a form as in JSON', () => {
		const { at } = labelled('ajax-note-refused');
		const { body, freshNonce, warnings } = again(at, { version: at.findings[0]?.version });
		expect(new URLSearchParams(body ?? '').get('version')).toBe('2');
		expect(freshNonce).toBe(false);
		expect(warnings).toEqual([expect.stringContaining('nonce')]);
	});

	it('keeps a text a text', () => {
		const version = { carrier: 'base_hash', sent: 'c4ca', current: '1234' };
		expect(save({ requestBody: '{"base_hash":"c4ca"}' }, { version }).body).toBe('{"base_hash":"1234"}');
	});
});

describe('preconditions', () => {
	const stale = { requestHeaders: { ...JSON_TYPE, 'If-Match': '"1"' }, requestBody: '{}', status: 412 };

	it('takes the entity tag that the current state has', () => {
		expect(header(save(stale, { etag: '"2"' }).headers, 'if-match')).toBe('"2"');
		expect(header(save({ requestBody: '{}' }, { etag: '"2"' }).headers, 'if-match')).toBe('"2"');
	});

	it('sends no weak tag, which matches nothing, unless one had been sent', () => {
		expect(header(save({ requestBody: '{}' }, { etag: 'W/"2"' }).headers, 'if-match')).toBeUndefined();
		expect(header(save(stale, { etag: 'W/"2"' }).headers, 'if-match')).toBe('W/"2"');
	});

	it('takes what the refusal named, or says that it is the old one', () => {
		const { at } = labelled('if-match-412');
		const version = at.findings[0]?.version;
		expect(version?.carrier).toBe('if-match');
		const current = version?.current ?? null;
		const { headers, warnings } = again(at, { version });
		expect(header(headers, 'if-match')).toBe(current ?? version?.sent);
		expect(warnings).toHaveLength(current === null ? 1 : 0);
		expect(save(stale).warnings).toHaveLength(1);
		const dated = { requestHeaders: { ...JSON_TYPE, 'If-Unmodified-Since': 'x' }, requestBody: '{}' };
		const since = { carrier: 'if-unmodified-since', sent: 'x', current: 'y' };
		expect(header(save(dated, { version: since }).headers, 'if-unmodified-since')).toBe('y');
	});
});

describe('nonces', () => {
	it('are taken out of where they would go before the fresh one', () => {
		const { body, freshNonce, url } = save({
			url: `${site}/wp-json/acme/v1/notes/4?_wpnonce=0123456789&x=1`,
			requestHeaders: FORM_TYPE,
			requestBody: 'text=Soup+%26+bread&_wpnonce=0123456789&a.b=1',
		});
		expect(url).toBe(`${site}/wp-json/acme/v1/notes/4?x=1`);
		expect(body).toBe('text=Soup+%26+bread&a.b=1');
		expect(freshNonce).toBe(true);
	});

	it('are not given to a request that had none, unless that was the trouble', () => {
		expect(save({ requestBody: '{}' }).freshNonce).toBe(false);
		expect(save({ requestBody: '{}', status: 401 }).freshNonce).toBe(true);
		const basic = { ...JSON_TYPE, Authorization: 'Basic x' };
		expect(save({ requestBody: '{}', status: 401, requestHeaders: basic }).freshNonce).toBe(false);
	});

	it('of the Store API come with each of its answers', () => {
		const cart = {
			url: `${site}/wp-json/wc/store/v1/cart/remove-item`,
			method: 'POST',
			requestHeaders: { ...JSON_TYPE, Nonce: 'old' },
			requestBody: '{"key":"a"}',
		};
		expect(header(save({ ...cart, responseHeaders: { Nonce: 'new' } }).headers, 'nonce')).toBe('new');
		expect(save(cart).warnings).toHaveLength(1);
	});
});

describe('a part of a batch', () => {
	it('is sent alone', () => {
		const { at } = labelled('batch-one-part-refused');
		const [, second, third] = at.parts;
		if (!second || !third) throw new Error('No parts');
		const version = at.findings[0]?.version;
		const { headers, ...request } = again(second, { version });
		expect(request).toMatchObject({
			method: 'POST',
			url: 'http://127.0.0.1:37049/wp-json/wp/v2/posts/5',
			body: '{"title":"Two","acme_version":2}',
		});
		expect(request.warnings).toHaveLength(1);
		expect(header(headers, 'x-http-method-override')).toBe('PUT');
		const created = again(third);
		expect(created).toMatchObject({ method: 'POST', body: '{"name":"Soup"}' });
		expect(header(created.headers, 'x-http-method-override')).toBeUndefined();
	});

	it('of WooCommerce’s batches goes to the product itself', () => {
		const error = { code: 'stale', message: 'No.', data: { status: 409 } };
		const at = subject({
			url: `${site}/wp-json/wc/v3/products/batch`,
			requestHeaders: JSON_TYPE,
			requestBody: '{"update":[{"id":7,"name":"Soup"}],"delete":[8]}',
			responseBody: JSON.stringify({ update: [{ id: 7, error }], delete: [{ id: 8, error }] }),
		});
		const [update, remove] = at.parts.map(part => again(part));
		expect(update).toMatchObject({
			url: `${site}/wp-json/wc/v3/products/7`,
			body: '{"id":7,"name":"Soup"}',
		});
		expect(remove).toMatchObject({ url: `${site}/wp-json/wc/v3/products/8?force=true`, body: null });
		expect(header(remove?.headers ?? [], 'x-http-method-override')).toBe('DELETE');
	});

	it('of Elementor’s router cannot be told apart', () => {
		const at = subject({
			url: `${site}/wp-admin/admin-ajax.php`,
			requestHeaders: FORM_TYPE,
			requestBody: 'action=elementor_ajax&actions=%7B%7D&_nonce=0123456789',
			responseBody:
				'{"success":true,"data":{"responses":{"save":{"success":false,"code":409,"data":"No."}}}}',
		});
		expect(at.parts).toHaveLength(1);
		expect(at.parts.map(part => resubmitRequest(part).kind)).toEqual(['impossible']);
	});
});

describe('what cannot be sent again', () => {
	it.each([
		['compare_bodyBinary', { kind: 'binary', base64: 'AA==', bytes: 1 }],
		['compare_bodyMissing', { kind: 'missing', reason: 'not-recorded' }],
		['compare_bodyCut', { kind: 'text', text: '{"a":', truncatedFrom: 9000 }],
	] as const)('says why: %s', (key, body) => {
		const at = subject({ url: `${site}/wp-json/acme/v1/notes/4`, method: 'PUT', status: 409 });
		const request = { ...at.exchange.request, body };
		expect(resubmitRequest({ ...at, exchange: { ...at.exchange, request } })).toEqual({
			kind: 'impossible',
			reason: { key },
		});
	});

	it('names the file that no recording holds', () => {
		const outcome = resubmitRequest(
			subject({
				url: `${site}/wp-admin/admin-post.php`,
				requestHeaders: { 'Content-Type': 'multipart/form-data; boundary=x' },
				requestBody:
					'--x\r\nContent-Disposition: form-data; name="menu"; filename="menu.pdf"\r\nContent-Type: application/pdf\r\n\r\n\r\n--x--\r\n',
			}),
		);
		expect(outcome).toEqual({
			kind: 'impossible',
			reason: { key: 'compare_bodyHasFile', values: ['menu.pdf'] },
		});
	});
});

it('warns of an idempotency key that stays the same while the meaning changes', () => {
	const keyed = { requestHeaders: { ...JSON_TYPE, 'Idempotency-Key': 'k' }, requestBody: '{"a":1}' };
	expect(save(keyed).warnings).toEqual([]);
	expect(save(keyed, { body: '{"a":2}' }).warnings).toHaveLength(1);
});
