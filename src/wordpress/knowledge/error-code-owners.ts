import { errorCodeFact } from './error-codes.ts';
import { patternIndex } from './lookup.ts';
import type { RowConfidence } from './owner.ts';

export interface ErrorCodePrefixRow {
	/** The beginning of a code, ending with `*`. */
	readonly code: string;
	/** Slug of the component; `wordpress` is core. */
	readonly owner: string;
	readonly confidence: RowConfidence;
	readonly source: string;
}

const known = (source: string, confidence: RowConfidence, entries: readonly (readonly [string, string])[]) =>
	entries.map(([code, owner]): ErrorCodePrefixRow => ({ code, owner, confidence, source }));

/**
 * Who an error code belongs to by how it begins. `rest_` is core's, though many plugins borrow it: hence `low`.
 * Plugins begin their codes as they begin their functions, which is where the unverified rows come from.
 */
export const ERROR_CODE_PREFIXES: readonly ErrorCodePrefixRow[] = [
	...known('plugin source', 'high', [
		['aiv_*', 'seo-by-rank-math'],
		['bp_rest_*', 'buddypress'],
		['dokan_*', 'dokan-lite'],
		['dokan_rest_*', 'dokan-lite'],
		['jwt_auth_*', 'jwt-authentication-for-wp-rest-api'],
		['llms_rest_*', 'lifterlms'],
		['product_invalid_sku*', 'woocommerce'],
		['registration-error-*', 'woocommerce'],
		['wc_stripe_*', 'woocommerce-gateway-stripe'],
		['wcpay_*', 'woocommerce-payments'],
		['woocommerce_*', 'woocommerce'],
		['woocommerce_paypal_payments_*', 'woocommerce-paypal-payments'],
		['woocommerce_rest_*', 'woocommerce'],
		['wpcf7_*', 'contact-form-7'],
	]),
	...known('unverified', 'low', [
		['acf_*', 'advanced-custom-fields'],
		['bbp_*', 'bbpress'],
		['bp_*', 'buddypress'],
		['edd_*', 'easy-digital-downloads'],
		['elementor_*', 'elementor'],
		['fluentform_*', 'fluentform'],
		['forminator_*', 'forminator'],
		['gf_*', 'gravityforms'],
		['gform_*', 'gravityforms'],
		['graphql_*', 'wp-graphql'],
		['itsec_*', 'better-wp-security'],
		['jetpack_*', 'jetpack'],
		['ld_*', 'sfwd-lms'],
		['learndash_*', 'sfwd-lms'],
		['llms_*', 'lifterlms'],
		['mailpoet_*', 'mailpoet'],
		['mo_*', 'miniorange-login-openid'],
		['pmpro_*', 'paid-memberships-pro'],
		['ppcp_*', 'woocommerce-paypal-payments'],
		['rank_math_*', 'seo-by-rank-math'],
		['redirect_*', 'redirection'],
		['rest_*', 'wordpress'],
		['rest_itsec_*', 'better-wp-security'],
		['simple_jwt_login_*', 'simple-jwt-login'],
		['tec_*', 'the-events-calendar'],
		['tribe_*', 'the-events-calendar'],
		['tutor_*', 'tutor'],
		['two_factor_*', 'two-factor'],
		['wordfence_*', 'wordfence'],
		['wpcom_*', 'jetpack'],
		['yoast_*', 'wordpress-seo'],
	]),
];

const byPrefix = patternIndex(ERROR_CODE_PREFIXES, row => row.code);

/** Who an error code belongs to, and how sure that is. */
export interface ErrorCodeOwner {
	readonly owner: string;
	readonly confidence: RowConfidence;
	readonly source: string;
}

/**
 * Who an error code belongs to: the table of codes where it knows the very code, else the beginning of the code.
 *
 * @returns `null` for a word that anybody uses
 */
export function ownerOfErrorCode(code: string): ErrorCodeOwner | null {
	const fact = errorCodeFact(code);
	if (fact?.owner !== undefined && fact.code === code) {
		return { owner: fact.owner, confidence: 'high', source: fact.source };
	}
	return byPrefix(code);
}
