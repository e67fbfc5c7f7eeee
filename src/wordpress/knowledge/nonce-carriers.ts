import { patternIndex, remembered } from './lookup.ts';

/** `wp_create_nonce()`: ten hexadecimal digits. */
export const NONCE_VALUE = /^[0-9a-f]{10}$/;

export interface NonceCarrierRow {
	/** In lower case; exact, or with a `*` at its end or its beginning. */
	readonly field: string;
	readonly where: readonly ('header' | 'query' | 'body')[];
	/** Slug of the component whose nonce it is; absent for names that many use. */
	readonly owner?: string;
	readonly source: string;
}

const FORM = ['query', 'body'] as const;
const CORE = 'WordPress 7.1.1 check_ajax_referer(), wp_nonce_field()';
const WOO = 'WooCommerce 10.5.2 forms';

/** Names of fields and headers that carry a nonce. Where the name may mean something else, look at the value too. */
export const NONCE_CARRIERS: readonly NonceCarrierRow[] = [
	{
		field: 'x-wp-nonce',
		where: ['header'],
		owner: 'wordpress',
		source: 'WordPress 7.1.1 rest_cookie_check_errors()',
	},
	{
		field: 'nonce',
		where: ['header', 'query', 'body'],
		source: 'WooCommerce 10.5.2 AbstractCartRoute.php; core and many',
	},
	{
		field: 'x-wc-store-api-nonce',
		where: ['header'],
		owner: 'woocommerce',
		source: 'WooCommerce AbstractCartRoute.php',
	},
	{ field: '_wpnonce', where: FORM, source: CORE },
	{ field: '_ajax_nonce', where: FORM, source: CORE },
	{ field: '_wpnonce_*', where: FORM, owner: 'wordpress', source: CORE },
	{ field: '_wpnonce-*', where: FORM, owner: 'wordpress', source: CORE },
	{ field: '_ajax_nonce-*', where: FORM, owner: 'wordpress', source: CORE },
	{ field: '_ajax_fetch_list_nonce', where: FORM, owner: 'wordpress', source: CORE },
	{ field: '_ajax_linking_nonce', where: FORM, owner: 'wordpress', source: CORE },
	{ field: '_inline_edit', where: FORM, owner: 'wordpress', source: CORE },
	{ field: '_signup_form', where: FORM, owner: 'wordpress', source: CORE },
	{ field: '_wp_unfiltered_html_comment', where: FORM, owner: 'wordpress', source: CORE },
	{ field: '_wp_unfiltered_html_comment_disabled', where: FORM, owner: 'wordpress', source: CORE },
	{ field: 'closedpostboxesnonce', where: FORM, owner: 'wordpress', source: CORE },
	{ field: 'getpermalinknonce', where: FORM, owner: 'wordpress', source: CORE },
	{ field: 'samplepermalinknonce', where: FORM, owner: 'wordpress', source: CORE },
	{ field: 'meta-box-order-nonce', where: FORM, owner: 'wordpress', source: CORE },
	{ field: 'menu-settings-column-nonce', where: FORM, owner: 'wordpress', source: CORE },
	{ field: 'update-nav-menu-nonce', where: FORM, owner: 'wordpress', source: CORE },
	{ field: 'customize-menus-nonce', where: FORM, owner: 'wordpress', source: CORE },
	{ field: 'dashboard-widget-nonce', where: FORM, owner: 'wordpress', source: CORE },
	{ field: 'toggle-custom-fields-nonce', where: FORM, owner: 'wordpress', source: CORE },
	{ field: 'removeinactivewidgets', where: FORM, owner: 'wordpress', source: CORE },
	{ field: 'savewidgets', where: FORM, owner: 'wordpress', source: CORE },
	{ field: 'screenoptionnonce', where: FORM, owner: 'wordpress', source: CORE },
	{ field: 'welcomepanelnonce', where: FORM, owner: 'wordpress', source: CORE },
	{ field: '_thumbnail_nonce', where: FORM, owner: 'wordpress', source: CORE },
	{ field: '_nonce', where: FORM, source: 'WordPress 7.1.1 wp_ajax_heartbeat(); Elementor' },
	{ field: 'security', where: FORM, source: 'WooCommerce 10.5.2 class-wc-ajax.php; core; many plugins' },
	{ field: 'woocommerce-process-checkout-nonce', where: FORM, owner: 'woocommerce', source: WOO },
	{ field: 'woocommerce-cart-nonce', where: FORM, owner: 'woocommerce', source: WOO },
	{ field: 'woocommerce-login-nonce', where: FORM, owner: 'woocommerce', source: WOO },
	{ field: 'woocommerce-register-nonce', where: FORM, owner: 'woocommerce', source: WOO },
	{ field: 'woocommerce-edit-address-nonce', where: FORM, owner: 'woocommerce', source: WOO },
	{ field: 'woocommerce-add-payment-method-nonce', where: FORM, owner: 'woocommerce', source: WOO },
	{ field: 'save-account-details-nonce', where: FORM, owner: 'woocommerce', source: WOO },
	{ field: 'wpforms[token]', where: FORM, owner: 'wpforms-lite', source: 'WPForms source, excerpt' },
	{ field: 'give-form-hash', where: FORM, owner: 'give', source: 'GiveWP source' },
	{ field: '_gform_submit_nonce_*', where: FORM, owner: 'gravityforms', source: 'Gravity Forms source' },
	{ field: '*_fluentformnonce', where: FORM, owner: 'fluentform', source: 'Fluent Forms source' },
	{ field: '_acf_nonce', where: FORM, owner: 'advanced-custom-fields', source: 'ACF source' },
	{ field: 'forminator_nonce', where: FORM, owner: 'forminator', source: 'Forminator source, excerpt' },
	{ field: '_vcnonce', where: FORM, owner: 'js_composer', source: 'LiteSpeed Cache data/esi.nonces.txt' },
	{
		field: '_tec_view_rest_nonce_*',
		where: FORM,
		owner: 'the-events-calendar',
		source: 'LiteSpeed Cache data/esi.nonces.txt',
	},
	{
		field: 'swpmtxnonce',
		where: FORM,
		owner: 'searchwp-metrics',
		source: 'LiteSpeed Cache data/esi.nonces.txt',
	},
	{ field: 'wpnonce', where: FORM, source: 'common name' },
	{ field: 'ajax_nonce', where: FORM, source: 'common name' },
	{ field: 'ajaxnonce', where: FORM, source: 'common name' },
	// `ajaxNonce`, `edd-checkout-nonce`, `et_fb_save_nonce`: whatever ends so is one.
	{ field: '*nonce', where: ['header', 'query', 'body'], source: 'common name' },
];

const find = patternIndex(NONCE_CARRIERS, row => row.field);

/**
 * The row of a field or header that carries a nonce. Of `data[_wpnonce]` the inner name counts as well.
 *
 * @returns `null` when the name is not known for it
 */
export const nonceCarrier = remembered((name: string): NonceCarrierRow | null => {
	const lower = name.toLowerCase();
	return find(lower) ?? find(innerName(lower));
});

/** Whether a field or header of this name carries a nonce. */
export function isNonceField(name: string): boolean {
	return nonceCarrier(name) !== null;
}

/** `b` of `a[b]` and of `x[a][b]`; the name itself when it has no brackets. */
function innerName(name: string): string {
	const open = name.lastIndexOf('[');
	return open >= 0 && name.endsWith(']') ? name.slice(open + 1, -1) : name;
}

export interface NonceFailureRow {
	/** English; other languages have the code or nothing. */
	readonly text: RegExp;
	readonly meaning: 'stale-nonce' | 'missing-nonce' | 'logged-out';
	/** `low`: the words are said of other tokens too. */
	readonly confidence: 'high' | 'low';
	readonly example: string;
	readonly source: string;
}

/** What is said when a nonce fails. A fallback: codes come first (`errorCodeFact`), and texts are translated. */
export const NONCE_FAILURES: readonly NonceFailureRow[] = [
	{
		text: /\bcookie check failed\b/i,
		meaning: 'stale-nonce',
		confidence: 'high',
		example: 'Cookie check failed',
		source: 'WordPress 7.1.1 rest_cookie_check_errors()',
	},
	{
		text: /\bcookie nonce is invalid\b/i,
		meaning: 'stale-nonce',
		confidence: 'high',
		example: 'Cookie nonce is invalid',
		source: 'WordPress before 5.2',
	},
	{
		text: /\bthe link you followed has expired\b/i,
		meaning: 'stale-nonce',
		confidence: 'high',
		example: 'The link you followed has expired.',
		source: 'WordPress 7.1.1 wp_nonce_ays()',
	},
	{
		text: /\bare you sure you want to do this\?/i,
		meaning: 'stale-nonce',
		confidence: 'high',
		example: 'Are you sure you want to do this?',
		source: 'WordPress before 4.9 wp_nonce_ays()',
	},
	{
		text: /\bdo you really want to (?:<[^>]{0,300}>)?log out/i,
		meaning: 'stale-nonce',
		confidence: 'high',
		example: 'Do you really want to log out?',
		source: 'WordPress 7.1.1 wp_nonce_ays()',
	},
	{
		text: /\bmissing the nonce header\b/i,
		meaning: 'missing-nonce',
		confidence: 'high',
		example: 'Missing the Nonce header. This endpoint requires a valid nonce.',
		source: 'WooCommerce 10.5.2 AbstractCartRoute.php',
	},
	{
		text: /\bnonce is invalid\b/i,
		meaning: 'stale-nonce',
		confidence: 'high',
		example: 'Nonce is invalid.',
		source: 'WooCommerce 10.5.2 AbstractCartRoute.php',
	},
	{
		text: /\bwe were unable to process your order, please try again\b/i,
		meaning: 'stale-nonce',
		confidence: 'high',
		example: 'We were unable to process your order, please try again.',
		source: 'WooCommerce 10.5.2 class-wc-checkout.php',
	},
	{
		// WooCommerce's OAuth has nonces of its own; there the sentence goes on and means a replay.
		text: /\binvalid nonce\b(?! - nonce has already been used)/i,
		meaning: 'stale-nonce',
		confidence: 'high',
		example: 'Invalid nonce.',
		source: 'wording of several plugins',
	},
	{
		text: /\bnonce (?:verification|check|validation) failed\b/i,
		meaning: 'stale-nonce',
		confidence: 'high',
		example: 'Nonce verification failed',
		source: 'wording of several plugins',
	},
	{
		text: /\b(?:missing|no) nonce\b/i,
		meaning: 'missing-nonce',
		confidence: 'high',
		example: 'Missing nonce',
		source: 'wording of several plugins',
	},
	{
		text: /\b(?:nonce_invalid|invalid_nonce|bad_nonce|nonce_failed|nonce_expired|expired_nonce)\b/i,
		meaning: 'stale-nonce',
		confidence: 'high',
		example: 'bad_nonce',
		source: 'WordPress 7.1.1 class-wp-customize-nav-menus.php; several plugins',
	},
	{
		text: /\bsecurity (?:check|verification|token) (?:has )?(?:failed|expired)\b/i,
		meaning: 'stale-nonce',
		confidence: 'high',
		example: 'Security check failed',
		source: 'wording of several plugins',
	},
	{
		text: /\btoken (?:has )?expired\b/i,
		meaning: 'stale-nonce',
		confidence: 'low',
		example: 'Token Expired.',
		source: 'Elementor 3.30; said of other tokens too',
	},
	{
		text: /\b(?:your )?session (?:has |is )?expired\b/i,
		meaning: 'logged-out',
		confidence: 'low',
		example: 'Sorry, your session has expired.',
		source: 'WooCommerce 10.5.2 class-wc-checkout.php (empty cart); several plugins',
	},
];

/** What a text says about a nonce; the first row that fits. Only the first part of a long text is searched. */
export function nonceFailure(text: string): NonceFailureRow | null {
	const searched = text.slice(0, 10_000);
	return NONCE_FAILURES.find(row => row.text.test(searched)) ?? null;
}
