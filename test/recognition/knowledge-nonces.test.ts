import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	isNonceField,
	NONCE_CARRIERS,
	NONCE_FAILURES,
	NONCE_VALUE,
	nonceCarrier,
	nonceFailure,
} from '../../src/wordpress/knowledge/nonce-carriers.ts';

/** Any string at all, lone surrogates and control characters among them. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map(units => String.fromCharCode(...units));

describe('carriers of nonces', () => {
	it('are found, each once, with a source', () => {
		expect(new Set(NONCE_CARRIERS.map(row => row.field)).size).toBe(NONCE_CARRIERS.length);
		for (const row of NONCE_CARRIERS) {
			expect(row.field).toBe(row.field.toLowerCase());
			expect(nonceCarrier(row.field.replace('*', 'x')), row.field).toBe(row);
			expect(row.where.length).toBeGreaterThan(0);
			expect(row.source.trim(), row.field).not.toBe('');
		}
	});

	it.each([
		'_wpnonce',
		'_wpnonce_add-tag',
		'_ajax_nonce-replyto-comment',
		'X-WP-Nonce',
		'Nonce',
		'security',
		'ajaxNonce',
		'edd-checkout-nonce',
		'et_fb_save_nonce',
		'_fluentform_3_fluentformnonce',
		'wpforms[token]',
		'data[settings][_wpnonce]',
		'_gform_submit_nonce_4',
	])('%s carries one', name => {
		expect(isNonceField(name)).toBe(true);
	});

	it.each([
		'',
		'title',
		'token',
		'announce',
		'nonce-timestamp',
		'nonce_life',
		'secure',
		'fields[]',
		']',
		'[',
		'constructor',
	])('%j carries none', name => {
		expect(isNonceField(name)).toBe(false);
	});

	it('takes any string', () => {
		fc.assert(fc.property(anyText, name => void isNonceField(name)));
	});
});

it('knows the shape of a nonce', () => {
	expect(NONCE_VALUE.test('a1b2c3d4e5')).toBe(true);
	for (const value of ['A1B2C3D4E5', 'a1b2c3d4e', 'a1b2c3d4e5f', ''])
		expect(NONCE_VALUE.test(value)).toBe(false);
});

describe('what is said when a nonce fails', () => {
	it.each(NONCE_FAILURES.map(row => [row.example, row] as const))('%s', (example, row) => {
		expect(nonceFailure(example)).toBe(row);
		expect(row.source.trim()).not.toBe('');
	});

	it.each([
		'',
		'Invalid nonce - nonce has already been used.',
		'The block editor needs a nonce.',
		'Your licence has expired.',
		'Sorry, you are not allowed to do that.',
	])('%j is no such thing', text => {
		expect(nonceFailure(text)).toBeNull();
	});

	it('is said when core asks whether to log out, with a link', () => {
		expect(
			nonceFailure('Do you really want to <a href="https://example.test/wp-login.php">log out</a>?')?.meaning,
		).toBe('stale-nonce');
	});

	it('takes any string', () => {
		fc.assert(fc.property(anyText, text => void nonceFailure(text)));
	});
});
