import { codesFrom, type ErrorCodeRow } from './row.ts';

/** Codes of plugins other than WooCommerce, and of the services that stand behind some of them. */
export const PLUGIN_CODES: readonly ErrorCodeRow[] = [
	...codesFrom('woocommerce-payments', 'WooPayments 10.5.1 class-wc-rest-payments-orders-controller.php', [
		['wcpay_cancel_error', 'server-fault'],
		['wcpay_capture_error', 'server-fault'],
		['wcpay_intent_order_mismatch', 'invalid-transition', { note: '409: the intent is of another order' }],
		['wcpay_invalid_order_status', 'invalid-transition'],
		['wcpay_missing_order', 'not-found'],
		['wcpay_payment_uncapturable', 'invalid-transition', { note: '409: captured or cancelled already' }],
		['wcpay_refunded_order_uncapturable', 'invalid-transition'],
		['wcpay_server_error', 'server-fault'],
	]),
	...codesFrom('woocommerce-payments', 'WooPayments 10.5.1 class-wc-payments-http.php', [
		['wcpay_wpcom_not_connected', 'invalid-transition', { note: '409: reconnect to WordPress.com' }],
	]),
	...codesFrom('woocommerce-payments', 'WooPayments 10.5.1 class-wc-payment-gateway-wcpay.php', [
		['wcpay_edit_order_refund_failure', 'server-fault'],
		['wcpay_edit_order_refund_not_found', 'not-found'],
		['wcpay_edit_order_refund_not_possible', 'invalid-transition'],
	]),
	...codesFrom(
		'woocommerce-gateway-stripe',
		'WooCommerce Stripe class-wc-rest-stripe-orders-controller.php',
		[
			[
				'wc_stripe_payment_uncapturable',
				'invalid-transition',
				{ note: '409: captured or cancelled already' },
			],
		],
	),
	...codesFrom('woocommerce-gateway-stripe', 'WooCommerce Stripe class-wc-stripe-api.php', [
		[
			'idempotency_error',
			'idempotency',
			{ note: "Stripe's own word; the gateway retries it", ownerless: true },
		],
	]),
	...codesFrom('woocommerce-paypal-payments', 'PayPal Payments 3.4.0 OnboardingRESTController.php', [
		['woocommerce_paypal_payments_credentials_incomplete', 'validation'],
		['woocommerce_paypal_payments_credentials_not_saved', 'server-fault'],
		['woocommerce_paypal_payments_invalid_environment', 'validation'],
	]),
	...codesFrom('akismet', 'Akismet class.akismet-rest-api.php', [
		['hardcoded_key', 'disabled', { note: '409: WPCOM_API_KEY in wp-config.php fixes the key' }],
	]),
	...codesFrom('all-in-one-seo-pack', 'AIOSEO 2026-06 app/Common/Services/RobotsService.php', [
		['rule_exists', 'already-exists', { ownerless: true }],
	]),
	...codesFrom('kadence-blocks', 'Kadence Blocks trunk', [
		['rest_design_tokens_conflict', 'stale-version', { note: '409; data.slug names the set' }],
		['rest_design_tokens_id_conflict', 'already-exists'],
	]),
	...codesFrom('hostinger', 'Hostinger Tools, one file', [
		['hostinger_cdn_no_software_id', 'invalid-transition', { note: '409: the link to the host is missing' }],
	]),
	...codesFrom('jetpack', 'Automattic/jetpack PR 35526', [
		['old-revision', 'stale-version', { note: 'if_not_modified_since was older' }],
	]),
	...codesFrom('jetpack', 'Automattic/jetpack PR 29869', [
		['post_exists', 'already-exists', { ownerless: true }],
	]),
	...codesFrom('jetpack', 'Automattic/wp-calypso PR 19568', [['duplicate_comment', 'duplicate']]),
	...codesFrom('gutenberg', 'Gutenberg trunk class-gutenberg-rest-comment-controller-7-2.php', [
		['rest_comment_duplicate_reaction', 'duplicate'],
	]),
	...codesFrom('gutenberg', 'Gutenberg packages/sync', [
		['rest_sync_engine_mismatch', 'stale-version', { note: '409: reload the tab' }],
		['rest_sync_protocol_mismatch', 'stale-version', { note: '426: reload the tab' }],
	]),
	...codesFrom('gutenberg', 'Gutenberg lib/compat/wordpress-7.1/class-wp-sync-save-server.php', [
		['rest_crdt_save_failed', 'server-fault'],
	]),
	...codesFrom('contact-form-7', 'Contact Form 7 2026-07 includes/rest-api.php', [
		['wpcf7_forbidden', 'permission'],
		['wpcf7_not_found', 'not-found'],
		['wpcf7_post_exists', 'already-exists'],
		['wpcf7_unit_tag_not_found', 'validation'],
		['wpcf7_unsupported_media_type', 'validation'],
	]),
	...codesFrom('bbpress', 'bbPress', [
		['bbp_reply_duplicate', 'duplicate'],
		['bbp_reply_flood', 'rate-limit'],
		['bbp_topic_duplicate', 'duplicate'],
		['bbp_topic_flood', 'rate-limit'],
	]),
	...codesFrom('lifterlms', 'LifterLMS llms_rest_authorization_required_error()', [
		['llms_rest_forbidden_request', 'permission'],
		['llms_rest_unauthorized_request', 'logged-out'],
	]),
	...codesFrom('dokan-lite', 'Dokan REST controllers', [
		['dokan_rest_invalid_values', 'validation'],
		['dokan_rest_no_term', 'not-found'],
		['dokan_rest_taxonomy_invalid', 'not-found'],
	]),
	...codesFrom('jwt-authentication-for-wp-rest-api', 'JWT Authentication 1.5.0 class-jwt-auth-public.php', [
		['jwt_auth_bad_auth_header', 'logged-out'],
		['jwt_auth_bad_config', 'server-fault'],
		['jwt_auth_bad_iss', 'logged-out'],
		['jwt_auth_bad_request', 'logged-out'],
		['jwt_auth_invalid_token', 'logged-out', { note: 'also what an expired token gives' }],
		['jwt_auth_no_auth_header', 'logged-out'],
		['jwt_auth_unsupported_algorithm', 'server-fault'],
	]),
	...codesFrom('wp-file-manager', 'WP File Manager file_folder_manager.php', [
		['fm_missing_params', 'validation'],
		['fm_security_issue', 'stale-nonce', { note: '404' }],
	]),

	// Words that many use; they say what happened and name nobody.
	...codesFrom(null, 'plugins that restrict the REST API', [
		['rest_disabled', 'disabled'],
		['rest_login_required', 'logged-out'],
	]),
	...codesFrom(null, 'WordPress 7.1.1 wp-includes/class-wp-customize-manager.php', [
		['invalid_nonce', 'stale-nonce', { note: 'as a bare string too; WooCommerce and others use it as well' }],
	]),
	...codesFrom(null, 'code of several public plugins', [
		['nonce_failed', 'stale-nonce'],
		['nonce_invalid', 'stale-nonce'],
		['rate_limit_exceeded', 'rate-limit'],
		['tus_chunk_offset_mismatch', 'stale-version', { note: 'resumable upload: ask for the offset again' }],
	]),
	...codesFrom(null, 'WordPress 7.1.1 wp-includes/rest-api (naming rule)', [
		['rest_cannot_*', 'permission'],
		['rest_duplicate_*', 'already-exists'],
		['rest_forbidden_*', 'permission'],
		['rest_invalid_*', 'validation'],
		['rest_user_cannot_*', 'permission'],
	]),
];
