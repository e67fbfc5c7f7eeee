import { describe, expect, it } from 'vitest';
import { currentStateRequest, heldInAnswer } from '../../../src/diagnosis/compare/current-state.ts';
import { overwrittenStateRequest } from '../../../src/diagnosis/compare/overwritten-state.ts';
import type { EntrySketch } from '../../support.ts';
import { labelled, recording, subject } from './support.ts';

const site = 'https://example.test';
const asked = (method: string, url: string, sketch: EntrySketch = {}) =>
	currentStateRequest(subject({ method, url: `${site}${url}`, status: 409, ...sketch }))?.url.slice(
		site.length,
	);

describe('the GET that asks what the server holds', () => {
	it.each([
		['PUT', '/wp-json/wp/v2/posts/4', '/wp-json/wp/v2/posts/4?context=edit'],
		[
			'POST',
			'/wp-json/wp/v2/posts/4?_locale=user&_method=PUT&lang=de',
			'/wp-json/wp/v2/posts/4?lang=de&context=edit',
		],
		['POST', '/wp-json/wp/v2/posts/4/autosaves?_locale=user', '/wp-json/wp/v2/posts/4?context=edit'],
		['PUT', '/wp-json/wp/v2/posts/4?_envelope=1&_wpnonce=0123456789', '/wp-json/wp/v2/posts/4?context=edit'],
		[
			'POST',
			'/index.php?rest_route=%2Fwp%2Fv2%2Fposts%2F4&_locale=user',
			'/index.php?rest_route=%2Fwp%2Fv2%2Fposts%2F4&context=edit',
		],
		['POST', '/?rest_route=/wp/v2/posts/4/autosaves/5', '/?rest_route=%2Fwp%2Fv2%2Fposts%2F4&context=edit'],
		['POST', '/wp-json/wp/v2/templates/acme//single', '/wp-json/wp/v2/templates/acme//single?context=edit'],
		['POST', '/wp-json/wp/v2/settings', '/wp-json/wp/v2/settings?context=edit'],
		['POST', '/wp-json/wp/v2/users/me', '/wp-json/wp/v2/users/me?context=edit'],
		['PUT', '/wp-json/wc/v3/products/7', '/wp-json/wc/v3/products/7?context=edit'],
		['PUT', '/wp-json/kb-design-library/v1/tokens/brand', '/wp-json/kb-design-library/v1/tokens/brand'],
		[
			'DELETE',
			'/wp-json/wp/v2/posts/4?wp_theme_preview=acme',
			'/wp-json/wp/v2/posts/4?wp_theme_preview=acme&context=edit',
		],
	])('of %s %s is %s', (method, url, expected) => {
		expect(asked(method, url)).toBe(expected);
	});

	it.each([
		['POST', '/wp-json/wp/v2/posts'],
		['GET', '/wp-json/wp/v2/posts/4'],
		['POST', '/wp-json/wc/store/v1/cart/remove-item'],
		['PUT', '/wp-json/wc/store/v1/checkout/7'],
		['POST', '/wp-admin/admin-ajax.php?action=acme_save'],
		['POST', '/?wc-ajax=checkout'],
		['POST', '/wp-comments-post.php'],
		['POST', '/wp-admin/post.php'],
	])('of %s %s is none', (method, url) => {
		expect(asked(method, url)).toBeUndefined();
	});

	it('is sent with the person’s own nonce and nothing of the refused request', () => {
		const { at } = labelled('editor-save-refused');
		expect(currentStateRequest(at)).toEqual({
			method: 'GET',
			url: 'http://127.0.0.1:35593/wp-json/wp/v2/posts/6?context=edit',
			headers: [{ name: 'Accept', value: 'application/json' }],
			body: null,
			freshNonce: true,
		});
	});

	it('goes to the root of the API that the site really has', () => {
		const custom = labelled('editor-custom-prefix').at;
		expect(currentStateRequest(custom)?.url).toBe('http://127.0.0.1:33017/api/wp/v2/posts/6?context=edit');
		const folder = labelled('subdirectory-save-refused').at;
		expect(currentStateRequest(folder)?.url).toMatch(
			/^http:\/\/[^/]+\/\w+\/wp-json\/wp\/v2\/posts\/\d+\?context=edit$/,
		);
	});

	it('asks for the part of a batch that was refused', () => {
		const { at } = labelled('batch-one-part-refused');
		const [, second, third] = at.parts;
		expect(second && currentStateRequest(second)?.url).toBe(
			'http://127.0.0.1:37049/wp-json/wp/v2/posts/5?context=edit',
		);
		expect(third && currentStateRequest(third)).toBeNull();
		expect(currentStateRequest(at)).toBeNull();
	});

	it('does not follow a part out of the API', () => {
		const requests = [
			{ method: 'PUT', path: '/../../wp-admin/plugins.php' },
			{ method: 'PUT', path: '//evil.test/wp/v2/posts/5' },
			{ method: 'PUT', path: '/wp/v2/posts/5?x=1&_locale=user' },
		];
		const batch = subject({
			url: `${site}/wp-json/batch/v1`,
			requestHeaders: { 'Content-Type': 'application/json' },
			requestBody: JSON.stringify({ requests }),
			status: 207,
			responseBody: JSON.stringify({
				responses: requests.map(() => ({ status: 409, body: { code: 'stale', message: 'No.', data: null } })),
			}),
		});
		expect(batch.parts.map(part => currentStateRequest(part)?.url)).toEqual([
			undefined,
			`${site}/wp-json//evil.test/wp/v2/posts/5`,
			`${site}/wp-json/wp/v2/posts/5?x=1&context=edit`,
		]);
	});

	it('asks for a product of WooCommerce’s batch by its own route', () => {
		const { at } = labelled('shop-products-batch');
		const urls = at.parts.map(part => currentStateRequest(part)?.url.replace(/^https?:\/\/[^/]+/, ''));
		expect(
			urls.filter(Boolean).every(url => /^\/wp-json\/wc\/v3\/products\/\d+\?context=edit$/.test(url ?? '')),
		).toBe(true);
	});

	it('asks for what exists already, when the server named it', () => {
		const { at } = labelled('term-exists');
		const finding = at.findings.find(({ kind }) => kind === 'already-exists');
		expect(finding?.existing?.id).toMatch(/^\d+$/);
		expect(finding && currentStateRequest(finding)?.url).toMatch(
			new RegExp(`/wp-json/wp/v2/categories/${finding?.existing?.id}\\?context=edit$`),
		);
		expect(currentStateRequest(at)).toBeNull();
	});

	it('is a GET for every write of every recording, or nothing', () => {
		for (const name of [
			'healthy-editing-whole',
			'shop-products-batch',
			'xmlrpc-edit-conflict',
			'healthy-quick-edit',
		]) {
			for (const observation of recording(name)) {
				const request = currentStateRequest(observation);
				if (request) expect(request).toMatchObject({ method: 'GET', body: null });
			}
		}
	});
});

describe('the state in a refusal', () => {
	it.each([
		['{"code":"x","message":"No.","data":{"status":409,"current":{"a":1}}}', '/data/current'],
		['{"success":false,"data":{"code":"x","server":{"a":1}}}', '/data/server'],
		['{"type":"about:blank","title":"Conflict","status":409,"current":{"a":1}}', '/current'],
		[
			'{"code":"x","message":"No.","data":{"status":409,"details":{"latest":{"a":1}}}}',
			'/data/details/latest',
		],
	])('of %s stands at %s', (responseBody, pointer) => {
		const at = subject({ url: `${site}/wp-json/acme/v1/notes/4`, method: 'PUT', status: 409, responseBody });
		expect(heldInAnswer(at)).toEqual({ pointer, value: { a: 1 } });
	});

	it.each([
		'{"code":"x","message":"No.","data":{"status":409,"current":5}}',
		'{"code":"x","message":"No.","data":{"status":409,"current":{}}}',
		'{"code":"x","message":"No.","data":null}',
		'No.',
	])('of %s is none', responseBody => {
		const at = subject({ url: `${site}/wp-json/acme/v1/notes/4`, method: 'PUT', status: 409, responseBody });
		expect(heldInAnswer(at)).toBeNull();
	});
});

it('asks for the revisions of a post that was saved over, and for nothing else', () => {
	const { at } = labelled('editor-lost-update');
	expect(overwrittenStateRequest(at)?.url).toBe(
		'http://127.0.0.1:42573/wp-json/wp/v2/posts/6/revisions?context=edit&per_page=20',
	);
	expect(overwrittenStateRequest(labelled('editor-save-refused').at)).toBeNull();
	const other = subject({ url: `${site}/wp-json/wc/v3/products/7`, method: 'PUT', responseBody: '{}' });
	expect(overwrittenStateRequest(other)).toBeNull();
});
