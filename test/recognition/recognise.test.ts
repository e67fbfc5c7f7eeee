import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseEndpoint } from '../../src/wordpress/recognise.ts';
import { exchange } from '../support.ts';

const at = (sketch: Parameters<typeof exchange>[0]) => recogniseEndpoint(exchange(sketch).request);
const site = 'https://example.test';

describe('REST', () => {
	it.each([
		['/wp-json/wp/v2/posts/12', '/wp/v2/posts/12', 'wp/v2', 'posts'],
		['/wp-json/', '/', null, null],
		['/wp-json', '/', null, null],
		['/sub/dir/wp-json/wp/v2/users/me?context=edit', '/wp/v2/users/me', 'wp/v2', 'users'],
		[
			'/index.php/wp-json/contact-form-7/v1/contact-forms/5/feedback',
			'/contact-form-7/v1/contact-forms/5/feedback',
			'contact-form-7/v1',
			'contact-forms',
		],
		['/?rest_route=/wp/v2/posts/3/', '/wp/v2/posts/3', 'wp/v2', 'posts'],
		['/index.php?rest_route=%2Fwc%2Fstore%2Fv1%2Fcart', '/wc/store/v1/cart', 'wc/store/v1', 'cart'],
		['/wp-json/wp/v2/plugins/akismet%2Fakismet', '/wp/v2/plugins/akismet/akismet', 'wp/v2', 'plugins'],
	])('%s', (path, route, namespace, resource) => {
		expect(at({ url: site + path })).toEqual({
			family: 'rest',
			method: 'GET',
			route,
			action: null,
			namespace,
			resource,
		});
	});

	it('takes the method the block editor means', () => {
		expect(at({ method: 'POST', requestHeaders: { 'X-HTTP-Method-Override': 'PUT' } }).method).toBe('PUT');
		expect(at({ method: 'POST', url: `${site}/wp-json/wp/v2/posts/1?_method=delete` }).method).toBe('DELETE');
		expect(at({ method: 'GET', requestHeaders: { 'X-HTTP-Method-Override': 'PUT' } }).method).toBe('GET');
	});

	it.each([
		'https://api.example.com/proxy?url=https://example.test/wp-json/wp/v2/posts',
		'https://example.test/#/wp-json/',
		'https://example.test/not-wp-json/wp/v2/posts',
		'data:application/json,{}',
		'not a url',
	])('leaves alone %s', url => {
		expect(at({ url }).family).toBe('other');
	});
});

describe('admin-ajax', () => {
	const url = `${site}/wp-admin/admin-ajax.php`;

	it('finds the action in the query', () => {
		expect(at({ url: `${url}?action=rest-nonce` })).toMatchObject({
			family: 'admin-ajax',
			action: 'rest-nonce',
			route: null,
		});
	});

	it.each([
		['urlencoded', 'application/x-www-form-urlencoded; charset=UTF-8', 'a=1&action=fx_save&nonce=x'],
		['without a type', '', 'action=fx_save'],
		['JSON', 'application/json', '{"action":"fx_save"}'],
		[
			'multipart',
			'multipart/form-data; boundary=x',
			'--x\r\nContent-Disposition: form-data; name="action"\r\n\r\nfx_save\r\n--x--\r\n',
		],
	])('finds the action in a body, %s', (_, type, requestBody) => {
		const sketch = {
			method: 'POST',
			url: `${url}?action=other`,
			requestBody,
			requestHeaders: { 'Content-Type': type },
		};
		expect(at(sketch).action).toBe('fx_save');
	});

	it('knows the heartbeat', () => {
		expect(at({ method: 'POST', url, requestBody: 'action=heartbeat&interval=10' }).family).toBe('heartbeat');
	});

	it('says empty when there is no action', () => {
		expect(at({ method: 'POST', url }).action).toBe('');
	});
});

it('never throws, whatever was sent', () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), fc.string(), (path, type, requestBody) => {
			const sketch = {
				method: 'POST',
				url: `${site}/wp-admin/admin-ajax.php?${path}`,
				requestBody,
				requestHeaders: { 'Content-Type': type },
			};
			expect(['admin-ajax', 'heartbeat', 'rest']).toContain(at(sketch).family);
		}),
	);
});
