import { patternIndex } from './lookup.ts';
import type { Owner, RowConfidence } from './owner.ts';

export interface FieldOwnerRow extends Owner {
	/** Name of a request field: exact, or a beginning that ends with `*`. */
	readonly field: string;
	readonly confidence: RowConfidence;
	readonly source: string;
}

const fields = (
	slug: string,
	source: string,
	names: readonly string[],
	{ type = 'plugin', confidence = 'high' }: Partial<Pick<FieldOwnerRow, 'type' | 'confidence'>> = {},
): readonly FieldOwnerRow[] => names.map(field => ({ field, type, slug, confidence, source }));

/** Names of fields that one component's forms have. */
export const FIELD_OWNERS: readonly FieldOwnerRow[] = [
	...fields(
		'wordpress',
		'WordPress 7.1.1 class-wp-customize-manager.php',
		['customize_changeset_*', 'customized', 'wp_customize'],
		{
			type: 'core',
		},
	),
	...fields('wordpress', 'WordPress 7.1.1 wp-admin/edit-form-advanced.php', ['post_ID', 'active_post_lock'], {
		type: 'core',
	}),
	...fields('wordpress', 'WordPress 7.1.1 wp-comments-post.php', ['comment_post_ID', 'comment_parent'], {
		type: 'core',
	}),
	...fields('contact-form-7', 'Contact Form 7 source', ['_wpcf7', '_wpcf7_*']),
	...fields('gravityforms', 'Gravity Forms source', [
		'gform_*',
		'gform_submit',
		'gform_source_page_number_*',
		'gform_target_page_number_*',
		'is_submit_*',
	]),
	...fields('wpforms-lite', 'WPForms source, excerpt', ['wpforms[*']),
	...fields('elementor-pro', 'Elementor Pro 3.21 source', ['form_fields[*', 'queried_id']),
	...fields('elementor', 'Elementor 3.30 source', ['editor_post_id', 'initial_document_id']),
	...fields('Divi', 'unverified', ['et_pb_contactform_submit_*', 'et_pb_contact_*'], {
		type: 'theme',
		confidence: 'low',
	}),
	...fields('fluentform', 'Fluent Forms source', ['_fluentform_*', '__fluent_form_embded_post_id']),
	...fields('formidable', 'Formidable source', ['frm_action', 'frm_submit_entry_*', 'item_meta[*']),
	...fields('mailchimp-for-wp', 'MC4WP source', ['_mc4wp_*']),
	...fields('advanced-custom-fields', 'ACF source', ['_acf_*', 'acf[*']),
	...fields('woocommerce', 'WooCommerce 10.5.2 class-wc-checkout.php', [
		'billing_*',
		'ship_to_different_address',
		'woocommerce-*',
		'wc_order_attribution_*',
	]),
	...fields('woocommerce-payments', 'WooPayments, unverified', ['wcpay-*'], { confidence: 'low' }),
	...fields(
		'woocommerce-gateway-stripe',
		'WooCommerce Stripe, unverified',
		['wc-stripe-*', 'stripe_source'],
		{
			confidence: 'low',
		},
	),
	...fields('akismet', 'Akismet source', ['ak_*']),
	...fields('give', 'GiveWP source', ['give-form-*']),
	...fields('ninja-forms', 'unverified', ['formData'], { confidence: 'low' }),
];

const findField = patternIndex(FIELD_OWNERS, row => row.field);

/** Whose form a request field belongs to; `null` for a name that anybody uses. */
export function ownerOfField(name: string): FieldOwnerRow | null {
	return findField(name);
}

export interface HeaderOwnerRow extends Owner {
	/** Lower case; exact, or a beginning that ends with `*`. */
	readonly header: string;
	readonly value?: RegExp;
	readonly of: 'request' | 'response';
	/** What it says: whose endpoint it is, who redirected, who is merely there. */
	readonly says: 'endpoint' | 'redirected' | 'present';
	readonly source: string;
}

const plugin = { type: 'plugin' } as const;
const REDIRECT = 'X-Redirect-By as the component names itself';

/** Headers that name a component. */
export const HEADER_OWNERS: readonly HeaderOwnerRow[] = [
	{
		header: 'cart-token',
		...plugin,
		slug: 'woocommerce',
		of: 'request',
		says: 'endpoint',
		source: 'WooCommerce 10.5.2 Store API',
	},
	{
		header: 'nonce',
		...plugin,
		slug: 'woocommerce',
		of: 'request',
		says: 'endpoint',
		source: 'WooCommerce 10.5.2 Store API',
	},
	{
		header: 'x-wc-store-api-nonce',
		...plugin,
		slug: 'woocommerce',
		of: 'request',
		says: 'endpoint',
		source: 'WooCommerce Store API',
	},
	{
		header: 'cart-token',
		...plugin,
		slug: 'woocommerce',
		of: 'response',
		says: 'endpoint',
		source: 'WooCommerce 10.5.2 Store API',
	},
	{
		header: 'cart-hash',
		...plugin,
		slug: 'woocommerce',
		of: 'response',
		says: 'endpoint',
		source: 'WooCommerce 10.5.2 Store API',
	},
	{
		header: 'x-redirect-by',
		value: /^WordPress$/,
		type: 'core',
		slug: 'wordpress',
		of: 'response',
		says: 'redirected',
		source: 'WordPress 7.1.1 wp_redirect()',
	},
	{
		header: 'x-redirect-by',
		value: /^redirection$/i,
		...plugin,
		slug: 'redirection',
		of: 'response',
		says: 'redirected',
		source: REDIRECT,
	},
	{
		header: 'x-redirect-by',
		value: /^Yoast SEO/i,
		...plugin,
		slug: 'wordpress-seo',
		of: 'response',
		says: 'redirected',
		source: REDIRECT,
	},
	{
		header: 'x-redirect-by',
		value: /^Rank Math/i,
		...plugin,
		slug: 'seo-by-rank-math',
		of: 'response',
		says: 'redirected',
		source: REDIRECT,
	},
	{
		header: 'x-redirect-by',
		value: /^Polylang/i,
		...plugin,
		slug: 'polylang',
		of: 'response',
		says: 'redirected',
		source: REDIRECT,
	},
	{
		header: 'x-redirect-by',
		value: /^WPML/i,
		...plugin,
		slug: 'sitepress-multilingual-cms',
		of: 'response',
		says: 'redirected',
		source: 'unverified',
	},
	{
		header: 'x-redirect-by',
		value: /^Really Simple S/i,
		...plugin,
		slug: 'really-simple-ssl',
		of: 'response',
		says: 'redirected',
		source: 'unverified',
	},
	{
		header: 'x-powered-by',
		value: /W3 Total Cache/i,
		...plugin,
		slug: 'w3-total-cache',
		of: 'response',
		says: 'present',
		source: 'W3 Total Cache',
	},
	{
		header: 'x-powered-by',
		value: /WP Rocket/i,
		...plugin,
		slug: 'wp-rocket',
		of: 'response',
		says: 'present',
		source: 'WP Rocket',
	},
	{
		header: 'x-litespeed-*',
		...plugin,
		slug: 'litespeed-cache',
		of: 'response',
		says: 'present',
		source: 'LiteSpeed Cache src/control.cls.php',
	},
	{
		header: 'wp-super-cache',
		...plugin,
		slug: 'wp-super-cache',
		of: 'response',
		says: 'present',
		source: 'WP Super Cache',
	},
	{
		header: 'x-qm-*',
		...plugin,
		slug: 'query-monitor',
		of: 'response',
		says: 'present',
		source: 'Query Monitor output/headers',
	},
];

/** The components that a header names; most headers name none. */
export function ownersOfHeader(
	name: string,
	value: string,
	of: HeaderOwnerRow['of'],
): readonly HeaderOwnerRow[] {
	const lower = name.toLowerCase();
	return HEADER_OWNERS.filter(
		row =>
			row.of === of &&
			(row.header.endsWith('*') ? lower.startsWith(row.header.slice(0, -1)) : row.header === lower) &&
			(row.value === undefined || row.value.test(value)),
	);
}
