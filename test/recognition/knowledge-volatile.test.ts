import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	isPaymentToken,
	isQuietAction,
	isQuietRoute,
	isVolatileField,
	PAYMENT_TOKENS,
	QUIET_ACTIONS,
	QUIET_ROUTES,
	VOLATILE_FIELDS,
} from '../../src/wordpress/knowledge/volatile-fields.ts';

/** Any string at all, lone surrogates and control characters among them. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map(units => String.fromCharCode(...units));

const concrete = (pattern: string) => pattern.replace('*', 'x');

describe('volatile fields', () => {
	it('are known, each once, with a source', () => {
		expect(new Set(VOLATILE_FIELDS.map(row => row.field)).size).toBe(VOLATILE_FIELDS.length);
		for (const row of VOLATILE_FIELDS) {
			expect(row.field).toBe(row.field.toLowerCase());
			expect(isVolatileField(concrete(row.field)), row.field).toBe(true);
			expect(row.source.trim(), row.field).not.toBe('');
		}
	});

	it.each([
		'_wpnonce',
		'security',
		'wpforms[token]',
		'data[wp-refresh-post-lock][lock]',
		'data[wp_autosave][content]',
		'state_4',
		'is_submit_12',
		'ak_js',
		'g-recaptcha-response',
		'wc_order_attribution_session_start_time',
		'_wpcf7_unit_tag',
		'Cart-Token',
	])('%s is one', name => {
		expect(isVolatileField(name)).toBe(true);
	});

	it.each([
		'',
		'action',
		'post_ID',
		'comment_post_ID',
		'_wpcf7',
		'gform_submit',
		'wpforms[id]',
		'status',
		'title',
		'content',
		'quantity',
		'billing_state',
		'state_id',
		'date',
		'time',
		'lang',
		'client_id',
		'constructor',
	])('%j is what the request means', name => {
		expect(isVolatileField(name)).toBe(false);
	});

	it('take any string', () => {
		fc.assert(
			fc.property(anyText, text => {
				isVolatileField(text);
				isPaymentToken(text);
				isQuietAction(text);
				isQuietRoute(text);
			}),
		);
	});
});

describe('payment tokens', () => {
	it('are known, each once, with a source, and are never dropped', () => {
		expect(new Set(PAYMENT_TOKENS.map(row => row.field)).size).toBe(PAYMENT_TOKENS.length);
		for (const row of PAYMENT_TOKENS) {
			expect(isPaymentToken(concrete(row.field).toUpperCase()), row.field).toBe(true);
			expect(isVolatileField(concrete(row.field)), row.field).toBe(false);
			expect(row.source.trim(), row.field).not.toBe('');
		}
	});

	it('are not every token', () => {
		for (const name of ['wpforms[token]', 'recaptcha_token', 'csrf_token', 'intent'])
			expect(isPaymentToken(name)).toBe(false);
	});
});

describe('what is sent again by design', () => {
	it('is every listed action and route, each once', () => {
		expect(new Set(QUIET_ACTIONS).size).toBe(QUIET_ACTIONS.length);
		for (const action of QUIET_ACTIONS) expect(isQuietAction(concrete(action)), action).toBe(true);
		expect(new Set(QUIET_ROUTES).size).toBe(QUIET_ROUTES.length);
		for (const route of QUIET_ROUTES) {
			expect(isQuietRoute(route), route).toBe(true);
			expect(isQuietRoute(`${route}/x/y`), route).toBe(true);
			expect(isQuietRoute(`${route}x`), route).toBe(false);
		}
	});

	it('is an autosave of anything', () => {
		expect(isQuietRoute('/wp/v2/posts/7/autosaves')).toBe(true);
		expect(isQuietRoute('/wp/v2/product/7/autosaves/9')).toBe(true);
	});

	it('is a background process of any plugin', () => {
		expect(isQuietAction('wp_acme_background_import')).toBe(true);
		expect(isQuietAction('wp_acme_async_mail')).toBe(true);
	});

	it.each(['', 'checkout', 'add_to_cart', 'save-widget', 'toString'])('is not the action %j', action => {
		expect(isQuietAction(action)).toBe(false);
	});

	it.each(['', '/', '/batch/v1', '/wp/v2/posts', '/wc/store/v1/checkout'])('is not the route %j', route => {
		expect(isQuietRoute(route)).toBe(false);
	});
});
