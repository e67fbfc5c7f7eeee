import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseEndpoint } from '../../src/wordpress/recognise.ts';
import { createSiteRoots } from '../../src/wordpress/site-roots.ts';
import { exchange } from '../support.ts';

const at = (sketch: Parameters<typeof exchange>[0]) => recogniseEndpoint(exchange(sketch).request);
const site = 'https://example.test';

describe('REST', () => {
	it.each<[string, string, string | null, string | null]>([
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
		expect(at({ url: site + path })).toMatchObject({
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

	it('says when there is no action', () => {
		expect(at({ method: 'POST', url }).action).toBeNull();
	});
});

describe('everything else that is WordPress', () => {
	it.each([
		['/?wc-ajax=update_order_review', 'wc-ajax', 'update_order_review'],
		['/shop/?wc-ajax=add_to_cart', 'wc-ajax', 'add_to_cart'],
		['/wp-admin/admin-post.php?action=save', 'admin-post', 'save'],
		['/wp-comments-post.php', 'comments-post', null],
		['/wp-admin/async-upload.php', 'async-upload', null],
		['/wp-admin/post.php?post=7&action=edit', 'classic-editor', 'edit'],
		['/blog/wp-admin/edit.php', 'classic-editor', null],
		['/wp-admin/', 'page', null],
		['/wp-admin/network/sites.php', 'page', null],
		['/wp-login.php?action=logout', 'page', 'logout'],
		['/about/', 'other', null],
		['/wp-content/plugins/acme/a.js', 'other', null],
	])('%s is %s', (path, family, action) => {
		expect(at({ url: site + path })).toMatchObject({ family, action, route: null });
	});

	it('names the method of XML-RPC', () => {
		const requestBody = '<?xml version="1.0"?><methodCall><methodName>wp.editPost</methodName></methodCall>';
		expect(at({ method: 'POST', url: `${site}/xmlrpc.php`, requestBody }).action).toBe('wp.editPost');
	});

	it('knows what a request is about', () => {
		expect(at({ url: `${site}/wp-json/wp/v2/posts/12/autosaves` })).toMatchObject({
			resource: 'posts',
			resourceId: '12',
		});
		expect(at({ url: `${site}/wp-admin/post.php?post=7&action=edit` }).resourceId).toBe('7');
	});
});

describe('roots that the site named itself', () => {
	const learn = (sketch: Parameters<typeof exchange>[0]) => {
		const roots = createSiteRoots();
		roots.learn(exchange(sketch));
		return (url: string) => recogniseEndpoint(exchange({ url }).request, roots);
	};
	const html = { 'Content-Type': 'text/html; charset=UTF-8' };

	it.each([
		[
			'the Link header',
			{ responseHeaders: { Link: '<https://example.test/blog/api/>; rel="https://api.w.org/"' } },
		],
		[
			'the page',
			{
				responseHeaders: html,
				responseBody: '<link rel="https://api.w.org/" href="https://example.test/blog/api/" />',
			},
		],
		[
			'apiFetch',
			{
				responseHeaders: html,
				responseBody: 'wp.apiFetch.createRootURLMiddleware( "https://example.test/blog/api/" )',
			},
		],
		[
			'wpApiSettings',
			{
				responseHeaders: html,
				responseBody: 'var wpApiSettings = {"root":"https:\\/\\/example.test\\/blog\\/api\\/","nonce":"x"}',
			},
		],
	])('are learnt from %s', (_, sketch) => {
		const recognise = learn({ url: `${site}/blog/`, ...sketch });
		expect(recognise(`${site}/blog/api/wp/v2/posts/3`)).toMatchObject({
			family: 'rest',
			route: '/wp/v2/posts/3',
		});
		expect(recognise(`${site}/blog/about`).family).toBe('other');
		expect(recognise('https://other.test/blog/api/wp/v2/posts/3').family).toBe('other');
	});

	it('do not turn a whole site into an API', () => {
		const recognise = learn({
			url: site,
			responseHeaders: { Link: '<https://example.test/>; rel="https://api.w.org/"' },
		});
		expect(recognise(`${site}/about/`).family).toBe('other');
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
