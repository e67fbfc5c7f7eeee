import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR_CODE_PREFIXES, ownerOfErrorCode } from '../../src/wordpress/knowledge/error-code-owners.ts';
import { ERROR_CODES, errorCodeFact, ID_FIELDS, idField } from '../../src/wordpress/knowledge/error-codes.ts';

/** Any string at all, lone surrogates and control characters among them. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map(units => String.fromCharCode(...units));

describe('the table of error codes', () => {
	it('is as large as it has to be', () => {
		expect(ERROR_CODES.length).toBeGreaterThanOrEqual(150);
	});

	it('has every code once, or once for each status', () => {
		const keys = ERROR_CODES.flatMap(row => (row.statuses ?? ['any']).map(status => `${status} ${row.code}`));
		expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
	});

	it('finds every row by what it is for, and knows where each comes from', () => {
		for (const row of ERROR_CODES) {
			expect(errorCodeFact(row.code.replace(/\*$/, 'x'), row.statuses?.[0]), row.code).toBe(row);
			expect(row.source.trim(), row.code).not.toBe('');
			expect(row.code, row.code).toMatch(/^[\w-]+\*?$/);
			expect(row.statuses ?? [400], row.code).not.toEqual([]);
			expect(row.owner ?? 'none', row.code).toMatch(/^[a-z0-9-]+$/);
		}
	});
});

describe('errorCodeFact', () => {
	it.each([
		['comment_duplicate', 409, 'duplicate', 'wordpress'],
		['term_exists', 400, 'already-exists', 'wordpress'],
		['existing_user_login', 500, 'already-exists', 'wordpress'],
		['rest_already_trashed', 410, 'duplicate', 'wordpress'],
		['rest_trash_not_supported', 501, 'invalid-transition', 'wordpress'],
		['rest_cookie_invalid_nonce', 403, 'stale-nonce', 'wordpress'],
		['rest_not_logged_in', 401, 'logged-out', 'wordpress'],
		['rest_forbidden', 401, 'permission', 'wordpress'],
		['rest_upload_hash_mismatch', 412, 'upload-damaged', 'wordpress'],
		['rest_cannot_delete_active_plugin', 400, 'in-use', 'wordpress'],
		['changeset_locked', 200, 'locked', 'wordpress'],
		['application_password_duplicate_name', 409, 'already-exists', 'wordpress'],
		['product_invalid_sku', 400, 'already-exists', 'woocommerce'],
		['woocommerce_rest_missing_nonce', 401, 'missing-nonce', 'woocommerce'],
		['woocommerce_rest_cart_invalid_key', 409, 'cart-changed', 'woocommerce'],
		['woocommerce_rest_comment_duplicate', 409, 'duplicate', 'woocommerce'],
		['woocommerce_woopayments_onboarding_locked', 409, 'locked', 'woocommerce'],
		['rate_limit_exceeded', 400, 'rate-limit', 'woocommerce'],
		['wcpay_payment_uncapturable', 409, 'invalid-transition', 'woocommerce-payments'],
		['rest_design_tokens_conflict', 409, 'stale-version', 'kadence-blocks'],
		['rest_sync_body_too_large', 413, 'too-large', 'wordpress'],
	])('%s at %i is %s of %s', (code, status, meaning, owner) => {
		expect(errorCodeFact(code, status)).toMatchObject({ meaning, owner });
	});

	it('lets the status decide where the code says two things', () => {
		expect(errorCodeFact('woocommerce_rest_cart_coupon_error', 409)?.meaning).toBe('cart-changed');
		expect(errorCodeFact('woocommerce_rest_cart_coupon_error', 400)?.meaning).toBe('validation');
		expect(errorCodeFact('woocommerce_rest_cart_coupon_error')?.meaning).toBe('validation');
		expect(errorCodeFact('woocommerce_rest_cart_coupon_invalid_code', 409)?.meaning).toBe('cart-changed');
		expect(errorCodeFact('woocommerce_rest_cart_coupon_invalid_code', 404)?.meaning).toBe('not-found');
		expect(errorCodeFact('woocommerce_rest_product_out_of_stock', 409)?.meaning).toBe('cart-changed');
	});

	it('names nobody for a word that anybody uses', () => {
		for (const code of ['invalid_nonce', 'locked', 'rest_login_required', 'rate_limit_exceeded']) {
			expect(errorCodeFact(code)).not.toBeNull();
			expect(errorCodeFact(code)?.owner, code).toBeUndefined();
		}
	});

	it('prefers the very code to its beginning, and the longer beginning to the shorter', () => {
		expect(errorCodeFact('rest_cannot_brew')).toMatchObject({ code: 'rest_cannot_*', meaning: 'permission' });
		expect(errorCodeFact('rest_cannot_edit_file_type')?.meaning).toBe('validation');
		expect(errorCodeFact('woocommerce_rest_invalid_nonce')?.meaning).toBe('stale-nonce');
		expect(errorCodeFact('woocommerce_rest_invalid_teapot')?.meaning).toBe('validation');
	});

	it.each(['', '*', 'acme_edit_conflict', 'constructor', '__proto__', 'REST_FORBIDDEN'])(
		'knows nothing of %j',
		code => {
			expect(errorCodeFact(code, 409)).toBeNull();
		},
	);

	it('takes any string and any number', () => {
		fc.assert(
			fc.property(anyText, fc.option(fc.integer(), { nil: undefined }), (code, status) => {
				errorCodeFact(code, status);
				ownerOfErrorCode(code);
				idField(code);
			}),
		);
	});
});

describe('the fields with an id to adopt', () => {
	it('are found, each once, with a source', () => {
		expect(new Set(ID_FIELDS.map(row => row.field)).size).toBe(ID_FIELDS.length);
		for (const row of ID_FIELDS) {
			expect(idField(row.field)).toBe(row);
			expect(row.source).not.toBe('');
		}
	});

	it('tell an id from a free value', () => {
		expect(idField('term_id')?.holds).toBe('id');
		expect(idField('unique_sku')?.holds).toBe('free-value');
		expect(idField('status')).toBeNull();
	});
});

describe('ownerOfErrorCode', () => {
	it('finds every prefix, each once, with a source', () => {
		expect(new Set(ERROR_CODE_PREFIXES.map(row => row.code)).size).toBe(ERROR_CODE_PREFIXES.length);
		for (const row of ERROR_CODE_PREFIXES) {
			expect(row.code).toMatch(/^[\w-]+\*$/);
			expect(row.source).not.toBe('');
			expect(ownerOfErrorCode(row.code.replace('*', 'x'))?.owner, row.code).toBe(row.owner);
		}
	});

	it.each([
		['bp_rest_authorization_required', 'buddypress', 'high'],
		['woocommerce_paypal_payments_whatever', 'woocommerce-paypal-payments', 'high'],
		['wcpay_something_new', 'woocommerce-payments', 'high'],
		['rest_something_new', 'wordpress', 'low'],
		['rest_forbidden', 'wordpress', 'high'],
		['tribe_something', 'the-events-calendar', 'low'],
	])('%s is of %s (%s)', (code, owner, confidence) => {
		expect(ownerOfErrorCode(code)).toMatchObject({ owner, confidence });
	});

	it.each(['', 'locked', 'invalid_nonce', 'acme_edit_conflict'])('knows nobody for %j', code => {
		expect(ownerOfErrorCode(code)).toBeNull();
	});
});
