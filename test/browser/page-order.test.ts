import { describe, expect, it } from 'vitest';
import { ajaxUrlFor, pageOrder } from '../../src/browser/page-order.ts';
import type { PageRequest } from '../../src/exchange/page-request.ts';

const url = new URL('https://example.test/wp-json/wp/v2/posts/1');

function order(request: Partial<PageRequest>) {
	const whole = { method: 'POST', url: url.href, headers: [], body: null, freshNonce: false, ...request };
	return pageOrder(whole, url, 'key', 100, 1000);
}

describe('what goes into the page', () => {
	it('has the headers that fetch takes, and leaves out those it would throw at', () => {
		const headers = [
			{ name: ':path', value: '/wp-json/' },
			{ name: 'If-Match', value: '"abc"' },
			{ name: 'X-Split', value: 'a\r\nX-Other: b' },
			{ name: 'X-Wide', value: 'ž' },
			{ name: 'X-Latin', value: 'é' },
		];
		expect(order({ headers }).headers).toEqual([
			['If-Match', '"abc"'],
			['X-Latin', 'é'],
		]);
	});

	it('has the nonce it was given, or none when a fresh one is to take its place', () => {
		const headers = [{ name: 'x-WP-nonce', value: '0123456789' }];
		expect(order({ headers })).toMatchObject({ headers: [['x-WP-nonce', '0123456789']], ajaxUrl: null });
		expect(order({ headers, freshNonce: true })).toMatchObject({
			headers: [],
			ajaxUrl: 'https://example.test/wp-admin/admin-ajax.php',
		});
	});

	it.each(['GET', 'HEAD', 'get'])('has no body for %s, which fetch would throw at', method => {
		expect(order({ method, body: 'a=b' }).body).toBeNull();
		expect(order({ method: 'DELETE', body: 'a=b' }).body).toBe('a=b');
	});
});

describe('where a site hands out nonces', () => {
	it.each([
		['/wp-json/wp/v2/posts', '/wp-admin/admin-ajax.php'],
		['/blog/wp-json/wp/v2/posts', '/blog/wp-admin/admin-ajax.php'],
		['/blog/wp-json', '/blog/wp-admin/admin-ajax.php'],
		['/index.php/wp-json/wp/v2/posts', '/wp-admin/admin-ajax.php'],
		['/?rest_route=/wp/v2/posts', '/wp-admin/admin-ajax.php'],
		['/blog/?rest_route=/wp/v2/posts', '/blog/wp-admin/admin-ajax.php'],
		['/blog/index.php?rest_route=/wp/v2/posts', '/blog/wp-admin/admin-ajax.php'],
		['/blog/wp-admin/post.php', '/blog/wp-admin/admin-ajax.php'],
		['/blog/wp-comments-post.php', '/blog/wp-admin/admin-ajax.php'],
		['/my-wp-jsons/x', '/wp-admin/admin-ajax.php'],
		['/api/wp/v2/posts', '/wp-admin/admin-ajax.php'],
	])('%s: %s', (of, ajax) => {
		expect(ajaxUrlFor(new URL(of, url.origin))).toBe(`https://example.test${ajax}`);
	});
});
