import { patternIndex, patternSet, remembered } from './lookup.ts';
import { isNonceField } from './nonce-carriers.ts';

export type VolatileGroup =
	| 'screen'
	| 'time'
	| 'shaping'
	| 'captcha'
	| 'anti-spam'
	| 'form-identity'
	| 'shop-attribution'
	| 'heartbeat'
	| 'transport';

export interface VolatileFieldRow {
	/** In lower case; exact, or with a `*` at its end or its beginning. */
	readonly field: string;
	readonly group: VolatileGroup;
	readonly source: string;
}

const of = (group: VolatileGroup, source: string, fields: readonly string[]): readonly VolatileFieldRow[] =>
	fields.map(field => ({ field, group, source }));

/**
 * Fields and headers that change from one sending of the same thing to the next, besides nonces (`nonce-carriers`).
 *
 * Some names that do so as well are left out on purpose, because elsewhere they are the very thing that is meant:
 * `date` and `time` (bookings), `lang` (translations), `client_id` and `cursor`.
 */
export const VOLATILE_FIELDS: readonly VolatileFieldRow[] = [
	...of('screen', 'WordPress 7.1.1 admin forms, heartbeat.js', [
		'_wp_http_referer',
		'_wp_original_http_referer',
		'has_focus',
		'interval',
		'pagenow',
		'referredby',
		'screen_id',
	]),
	...of('time', 'common cache busters, unverified', [
		'_',
		'_cache_buster',
		'_t',
		'_ts',
		'cachebuster',
		'cb',
		'nocache',
		'rand',
		'random',
		'rnd',
		't',
		'timestamp',
		'ts',
		'ver',
	]),
	...of('time', 'WordPress 7.1.1 wp_ajax_heartbeat()', ['server_time']),
	...of('time', 'WPForms source, excerpt', ['wpforms[start_timestamp]']),
	...of('shaping', 'WordPress 7.1.1 js/dist/api-fetch.js, rest-api.php', [
		'_embed',
		'_envelope',
		'_fields',
		'_jsonp',
		'_locale',
		'_pretty',
		'context',
		'rest_route',
		'wp_theme_preview',
	]),
	...of('captcha', 'common captcha fields, unverified', [
		'_wpcf7_recaptcha_response',
		'cf-turnstile-response',
		'frc-captcha-solution',
		'g-recaptcha-response',
		'h-captcha-response',
		'recaptcha_token',
	]),
	...of('anti-spam', 'Akismet source', ['ak_bfs', 'ak_bib', 'ak_bkpc', 'ak_hp_textarea', 'ak_js', 'ak_*']),
	...of('anti-spam', 'unverified', [
		'ct_bot_detector_event_token',
		'ct_checkjs*',
		'gform_ajax_honeypot',
		'wfls-*',
		'wpa_field_info',
	]),
	...of('form-identity', 'Contact Form 7 includes/submission.php', [
		'_wpcf7_container_post',
		'_wpcf7_posted_data_hash',
		'_wpcf7_unit_tag',
		'posted_data_hash',
	]),
	...of('form-identity', 'Gravity Forms source', ['gform_unique_id']),
	...of('form-identity', 'MC4WP source', ['_mc4wp_timestamp']),
	...of('shop-attribution', 'WooCommerce 10.5.2 order attribution', [
		'wc_order_attribution_*',
		'cart_hash',
		'woocommerce/order-attribution',
	]),
	...of('heartbeat', 'WordPress 7.1.1 wp-admin/includes/misc.php', [
		'data[wp-refresh-post-lock]*',
		'data[wp-check-locked-posts]*',
		'data[wp_autosave]*',
		'data[wp-refresh-post-nonces]*',
		'data[wp-refresh-metabox-loader-nonces]*',
		'data[wp-auth-check]*',
	]),
	...of('heartbeat', 'Gutenberg packages/sync', ['awareness', 'rooms[*']),
	...of('transport', 'headers of every request', [
		'authorization',
		'cart-token',
		'content-length',
		'cookie',
		'traceparent',
		'tracestate',
		'x-request-id',
		'x-requested-with',
		'x-wc-*',
	]),
];

/** Field names with a number in the middle of them, which patterns cannot say. Gravity Forms: its encrypted state. */
const NUMBERED = /^(?:state|is_submit)_\d{1,10}$/;

const findVolatile = patternIndex(VOLATILE_FIELDS, row => row.field);

/**
 * Whether a field says nothing about what a request means: a nonce, a time stamp, a captcha, a counter.
 * Payment tokens are not volatile: two of them may be two charges (`isPaymentToken`).
 *
 * @param name of a form field (`a[b][c]` as PHP writes it), of a member of a JSON object, or of a header
 */
export const isVolatileField = remembered((name: string): boolean => {
	const lower = name.toLowerCase();
	if (isPaymentToken(lower)) return false;
	return findVolatile(lower) !== null || NUMBERED.test(lower) || isNonceField(lower);
});

export interface PaymentTokenRow {
	/** In lower case; exact, or with a `*` at its end or its beginning. */
	readonly field: string;
	readonly source: string;
}

/**
 * Fields whose value stands for a means of payment or an attempt to pay. Two requests that differ in nothing else are
 * most likely two charges: worth a louder word than "duplicate", never to be dropped in silence.
 */
export const PAYMENT_TOKENS: readonly PaymentTokenRow[] = [
	{ field: 'stripe_source', source: 'WooCommerce Stripe, unverified' },
	{ field: 'stripe_token', source: 'WooCommerce Stripe, unverified' },
	{ field: 'wc-stripe-payment-method', source: 'WooCommerce Stripe, unverified' },
	{ field: 'wc-stripe-confirmation-token', source: 'WooCommerce Stripe, unverified' },
	{ field: 'wcpay-payment-method', source: 'WooPayments, unverified' },
	{ field: 'wcpay-fingerprint', source: 'WooPayments, unverified' },
	{ field: 'wcpay-confirmation-token', source: 'WooPayments, unverified' },
	{ field: 'paypal_order_id', source: 'PayPal Payments, unverified' },
	{ field: 'payment_method_id', source: 'common name, unverified' },
	{ field: 'payment_nonce', source: 'Square, Braintree; unverified' },
	{ field: 'wc-square-credit-card-payment-nonce', source: 'Square, unverified' },
	{ field: 'wc_braintree_credit_card_payment_nonce', source: 'Braintree, unverified' },
	{ field: 'payment_token', source: 'common name, unverified' },
	{ field: 'card_token', source: 'common name, unverified' },
	{ field: 'payment_intent', source: 'Stripe' },
	{ field: 'setup_intent', source: 'Stripe' },
	{ field: '*_intent', source: 'common name, unverified' },
	{ field: '*_payment_token', source: 'common name, unverified' },
	{ field: '*-payment-token', source: 'WooCommerce WC_Payment_Gateway saved payment methods' },
];

const findPaymentToken = patternIndex(PAYMENT_TOKENS, row => row.field);

/** Whether a field (or the `key` of an entry of the Store API's `payment_data`) carries a payment token. */
export function isPaymentToken(name: string): boolean {
	return findPaymentToken(name.toLowerCase()) !== null;
}

/** Ajax actions that are sent again by design, or whose repetition means nothing. Exact, or ending with `*`. */
export const QUIET_ACTIONS: readonly string[] = [
	'action_scheduler_*',
	'as_async_request_queue_runner',
	'async_litespeed',
	'get_cart_totals',
	'get_refreshed_fragments',
	'get_variation',
	'heartbeat',
	'imagifybeat',
	'jetpack_tracks',
	'oembed-cache',
	'platform_tracks',
	'query-attachments',
	'query-themes',
	'rest-nonce',
	'update_order_review',
	'update_views_ajax',
	'woocommerce_get_cart_totals',
	'woocommerce_get_refreshed_fragments',
	'woocommerce_get_variation',
	'woocommerce_update_order_review',
	'wordfence_logHuman',
	'wp-compression-test',
	'wp_statistics_*',
	'*_async_request',
	'*_background_process',
];

/** `wp_<prefix>_background_<action>`: Delicious Brains' library, inside many plugins. */
const BACKGROUND = /^wp_\w{1,60}_(?:async|background)_\w{1,60}$/;

const isListedAction = patternSet(QUIET_ACTIONS);

/** Whether an ajax action never makes a duplicate worth telling. */
export function isQuietAction(action: string): boolean {
	return isListedAction(action) || BACKGROUND.test(action);
}

/**
 * REST routes of the same kind, by their beginning: collaboration, counters of visits. `/batch/v1` is not one: it writes.
 */
export const QUIET_ROUTES: readonly string[] = [
	'/burst/v1',
	'/jetpack/v4/stats',
	'/koko-analytics/v1',
	'/matomo/v1',
	'/oembed/1.0',
	'/wc-telemetry',
	'/wordpress-popular-posts/v1',
	'/wordpress-popular-posts/v2',
	'/wp-statistics/v2/hit',
	'/wp-sync/v1',
];

const quietRoutes: ReadonlySet<string> = new Set(QUIET_ROUTES);

/** Whether a REST route never makes a duplicate worth telling: a listed one or one below it, or an autosave. */
export function isQuietRoute(route: string): boolean {
	const parts = route.split('/').filter(Boolean);
	if (parts.includes('autosaves')) return true;
	return parts.slice(0, 4).some((_, index) => quietRoutes.has(`/${parts.slice(0, index + 1).join('/')}`));
}
