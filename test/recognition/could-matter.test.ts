import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { exchangeFromHar } from '../../src/exchange/from-har.ts';
import { couldMatter, worthBuilding } from '../../src/wordpress/could-matter.ts';
import { exchange } from '../support.ts';

it.each([
	['a REST request', { url: 'https://example.test/wp-json/wp/v2/posts' }],
	['plain permalinks', { url: 'https://example.test/?rest_route=/wp/v2/posts' }],
	['admin-ajax', { url: 'https://example.test/wp-admin/admin-ajax.php', method: 'POST' }],
	['an admin page', { url: 'https://example.test/wp-admin/post.php', resourceType: 'document' }],
	[
		'a renamed REST prefix, by the nonce',
		{ url: 'https://example.test/api/wp/v2/posts', requestHeaders: { 'X-WP-Nonce': 'x' } },
	],
	[
		'a page, which may hand out nonces',
		{
			url: 'https://example.test/about/',
			resourceType: 'document',
			responseHeaders: { 'Content-Type': 'text/html' },
		},
	],
	[
		'the same from Firefox',
		{
			url: 'https://example.test/about/',
			requestHeaders: { 'Sec-Fetch-Dest': 'document' },
			responseHeaders: { 'Content-Type': 'text/html' },
		},
	],
	['a 409 from anybody', { url: 'https://example.test/anything', status: 409 }],
])('keeps %s', (_, sketch) => {
	expect(couldMatter(exchange(sketch))).toBe(true);
});

it.each([
	['a script of wp-admin', { url: 'https://example.test/wp-admin/js/common.js', resourceType: 'script' }],
	['a foreign API', { url: 'https://api.example.com/v1/things' }],
	['a picture of wp-admin, type unknown', { url: 'https://example.test/wp-admin/images/a.png?ver=1' }],
	[
		'a fragment of HTML',
		{
			url: 'https://example.test/part',
			resourceType: 'fetch',
			responseHeaders: { 'Content-Type': 'text/html' },
		},
	],
	['a data URL', { url: 'data:text/plain,/wp-json/' }],
])('lets go of %s', (_, sketch) => {
	expect(couldMatter(exchange(sketch))).toBe(false);
});

it('is denied by a look at the entry only where it is denied after reading it', () => {
	const folder = new URL('../fixtures/traffic/', import.meta.url);
	let denied = 0;
	for (const name of readdirSync(folder).filter(each => each.endsWith('.har.gz'))) {
		for (const entry of JSON.parse(gunzipSync(readFileSync(new URL(name, folder))).toString()).log.entries) {
			const read = exchangeFromHar(entry, 0);
			if (!read || worthBuilding(entry)) continue;
			denied += 1;
			expect(couldMatter(read), `${name} ${read.request.url}`).toBe(false);
		}
	}
	expect(denied).toBeGreaterThan(100);
});
