import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/report/redaction/redactor.ts';
import { REQUEST_IDS } from '../../../src/wordpress/knowledge/request-ids.ts';

/** What looks a little like a secret, and is what a report is read for. */
const KEPT: readonly string[] = [
	'wp/v2/posts/12',
	'/wp/v2/posts/12/autosaves',
	'/wc/store/v1/checkout',
	'rest_cookie_invalid_nonce',
	'woocommerce_rest_missing_nonce',
	'rest_post_invalid_id',
	'wp-6.7',
	'WordPress/6.7.1; https://example.test',
	'PHP/8.3.14',
	'Apache/2.4.62 (Debian)',
	'10.5.2',
	'1.2.3.4-beta1',
	'version 4.9.26.1',
	'2026-11-21T08:00:00.000Z',
	'2026-11-21T08:00:00',
	'2026-11-21 08:00:00',
	'Sat, 21 Nov 2026 08:00:00 GMT',
	'1795248000',
	'1795248000123',
	'W/"5f8a9c-1b2c3d4e5f"',
	'"3147526947"',
	'acme-editor',
	'really-simple-ssl',
	'all-in-one-wp-migration',
	'twentytwentyfive',
	'core/paragraph',
	'<!-- wp:core/group {"layout":{"type":"constrained"}} -->',
	'<!-- wp:paragraph --><p>Hello there</p><!-- /wp:paragraph -->',
	'wp-content/plugins/acme-editor/acme-editor.php',
	'wp-content/plugins/woocommerce/assets/client/blocks/cart.js?ver=1a2b3c4d5e6f7a8b9c0d',
	'https://example.test/wp-includes/js/dist/api-fetch.min.js?ver=3a4d9af2b423048b0dee',
	'https://example.test/wp-content/themes/acme/style.9f86d081884c7d65.css',
	'https://example.test/wp-content/uploads/2026/11/photo-300x200.jpg',
	'https://example.test/wp-admin/post.php?post=12&action=edit',
	'https://example.test/wp-admin/admin-ajax.php?action=heartbeat',
	'https://example.test/?rest_route=%2Fwp%2Fv2%2Fposts%2F12&_locale=user',
	'https://example.test/2026/11/21/a-post-about-keys-and-tokens/',
	'https://shop.example:8443/wp-json/',
	'net::ERR_ABORTED',
	'NS_BINDING_ABORTED',
	'Cannot read properties of undefined (reading "nonce")',
	'Nonce verification failed',
	'The password you entered is incorrect.',
	'Sorry, your nonce did not verify.',
	'Error: password: must be at least 8 characters',
	'Token expired',
	'#3858e9',
	'#a1b2c3d4',
	'rgba(0, 0, 0, 0.5)',
	'3f2b9c1e-7d44-4b0a-9e55-1c2d3e4f5a6b',
	'wp_ajax_nopriv_acme_save',
	'wp-block-button__link wp-element-button',
	'customize_changeset_uuid',
	'at wp.apiFetch (https://example.test/wp-includes/js/dist/api-fetch.js:712:15)',
	'component@1.2.3',
	'image@2x.png',
	'@wordpress/data',
	'@media (max-width: 600px)',
	'127.0.0.1',
	'localhost:8888',
	'::1',
	'10:30:45',
	'00:00:00',
	'16:9',
	'max-age=31536000; includeSubDomains',
	'text/html; charset=UTF-8',
	'no-cache, must-revalidate, max-age=0, no-store, private',
	'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
	'{"code":"rest_forbidden","message":"Sorry, you are not allowed to do that.","data":{"status":403}}',
	'{"id":12,"modified_gmt":"2026-11-21T08:00:00","status":"draft","slug":"hello-world"}',
	'meta_key=_thumbnail_id&orderby=title&order=asc',
	'a:1:{s:4:"lock";s:12:"1795248000:1";}',
	'1795248000:1',
	'{"edit_lock":"1795248000:1"}',
	'post-new.php?post_type=page',
	'Duplicate entry 12 for key PRIMARY',
	'SELECT option_value FROM wp_options WHERE option_name = "siteurl" LIMIT 1',
	'get_the_author_meta_user_email_option',
	'useBlockEditorSettingsForPostTypeAndTemplate',
	'{"auto_draft":true,"key":"field_1","token":"","password":""}',
	'Order #1234 is on hold: 3 items, 45.90 EUR',
	'‹nonce#1›',
	'‹cookie wordpress_logged_in#2›',
	'_wpnonce=%E2%80%B9nonce%231%E2%80%BA',
];

describe('What is no secret', () => {
	it.each(KEPT)('stays: %s', text => {
		expect(createRedactor().text(text)).toBe(text);
		expect(createRedactor().value(text)).toBe(text);
		expect(createRedactor().strings({ title: text, items: [text] })).toEqual({ title: text, items: [text] });
		expect(createRedactor().header({ name: 'X-Note', value: text })).toEqual({ name: 'X-Note', value: text });
	});

	it('stays in members that are wanted for what they are', () => {
		const wanted = {
			code: 'rest_cookie_invalid_nonce',
			status: 409,
			version: '203.0.113.9',
			etag: '"0123456789abcdef0123456789abcdef"',
			route: '/wp/v2/posts/12',
			modified_gmt: '2026-11-21T08:00:00',
			cart_hash: '0123456789abcdef0123456789abcdef',
			integrity: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
			request_id: '8f9e2c1a7b3d4e5f8f9e2c1a7b3d4e5f',
		};
		expect(createRedactor().strings(wanted)).toEqual(wanted);
	});

	it.each(REQUEST_IDS)('stays in $header, by which a log is searched', ({ header: name }) => {
		for (const value of [
			'0123456789abcdef0123456789abcdef',
			'00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
			'k3dLm9Qx2Vb7Nc5Tz8Rw1Yp4Hs6Jf0Ga3Ue9Ki==',
			'14-51240853-0 0NNN RT(1732176000000 0) q(0 -1 -1 -1) r(0 -1)',
		]) {
			expect(createRedactor().header({ name, value })).toEqual({ name, value });
		}
		const value = ['ck_', '0123456789abcdef0123456789abcdef01234567'].join('');
		expect(createRedactor().header({ name, value }).value).toBe('‹api-key woocommerce#1›');
	});

	it('stays although it is the password of somebody, where it is a word of its own', () => {
		const redactor = createRedactor();
		expect(redactor.value('log=admin&pwd=update')).toBe(
			'log=%E2%80%B9user%231%E2%80%BA&pwd=%E2%80%B9password%231%E2%80%BA',
		);
		expect(redactor.text('The update of /wp-admin/ failed')).toBe('The update of /wp-admin/ failed');
	});

	it('stays where a surname is part of a slug', () => {
		const redactor = createRedactor();
		redactor.value('billing_last_name=Gutwein');
		expect(redactor.text('Gutwein sent gutwein-forms/1.0 and /wp-content/plugins/Gutwein/x.php')).toBe(
			'‹name#1› sent gutwein-forms/1.0 and /wp-content/plugins/Gutwein/x.php',
		);
	});
});

describe('Equal secrets', () => {
	it('have one label wherever and however they are written', () => {
		const redactor = createRedactor();
		const nonce = 'f00dba4be1';
		const labels = [
			redactor.url(`https://a.test/?_wpnonce=${nonce}`),
			redactor.header({ name: 'X-WP-Nonce', value: nonce }).value,
			redactor.value(`{"nonce":"${nonce}"}`),
			redactor.value(`<input name="_wpnonce" value="${nonce}">`),
			redactor.text(`It was ${nonce}.`),
		].map(text => decodeURIComponent(text.replace(/&#\d+;/g, '')));
		for (const label of labels) expect(label).toContain('‹nonce#1›');
		expect(redactor.summary().counts).toEqual({ nonce: 1 });
	});

	it('are told from others', () => {
		const redactor = createRedactor();
		expect(redactor.text('f00dba4be1 then f00dba4be2 then f00dba4be1')).toBe(
			'‹nonce#1› then ‹nonce#2› then ‹nonce#1›',
		);
	});

	it('make equal bodies equal and other bodies other', () => {
		const redactor = createRedactor();
		const body = (text: string) => redactor.value(text);
		expect(body('a=1&_wpnonce=f00dba4be1')).toBe(body('a=1&_wpnonce=f00dba4be1'));
		expect(body('a=1&_wpnonce=f00dba4be1')).not.toBe(body('a=1&_wpnonce=f00dba4be2'));
	});

	it('have labels that say nothing of them, in order of first sight', () => {
		const shown = (secret: string) => createRedactor().text(`Seen ${secret} here`);
		expect(shown('zoe@mail.test')).toBe('Seen ‹email#1› here');
		expect(shown('ann@mail.test')).toBe('Seen ‹email#1› here');
	});
});

describe('Choices', () => {
	it('shows a class of secrets when asked to, and no other', () => {
		expect(createRedactor({ keep: ['email'] }).text('zoe@mail.test at 203.0.113.77')).toBe(
			'zoe@mail.test at ‹ip#1›',
		);
	});

	it('hides the site, with its port, its `www` and the hash in its cookies', () => {
		const redactor = createRedactor({ hideSite: ['https://www.shop.test:8443', 'https://cdn.shop2.test'] });
		expect(redactor.url('https://www.shop.test:8443/cart')).toBe('https://site.example/cart');
		expect(redactor.text('See shop.test and https://cdn.shop2.test/a.js')).toBe(
			'See site.example and https://site2.example/a.js',
		);
		expect(
			redactor.header({ name: 'Cookie', value: 'wordpress_sec_0123456789abcdef0123456789abcdef=a1b2c3d4e5' })
				.value,
		).toBe('wordpress_sec_‹site hash#1›=‹cookie wordpress_sec#1›');
	});
});
