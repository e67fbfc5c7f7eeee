import { patternIndex } from '../../wordpress/knowledge/lookup.ts';

/** Whose answers a row speaks of: `wp` is core's `wp/v2`, `wc` is WooCommerce's `wc/v1` to `wc/v3`, `any` is everybody. */
export type ServerFieldScope = 'any' | 'wp' | 'wc';

export interface ServerFieldRow {
	/** A top-level member of an answer; exact, or with a `*` at its end or its beginning. */
	readonly field: string;
	readonly scope: ServerFieldScope;
	readonly source: string;
}

const of = (scope: ServerFieldScope, source: string, fields: readonly string[]): readonly ServerFieldRow[] =>
	fields.map(field => ({ field, scope, source }));

const CORE = 'WordPress 7.1.1 wp-includes/rest-api/endpoints/class-wp-rest-';
const WOO = 'WooCommerce 10.5.2 includes/rest-api/Controllers/';

/**
 * Members of an answer that the server works out by itself: `readonly` in the schema, so whoever sends one is not heard. A
 * difference in them is a consequence and never a conflict.
 *
 * Only names that are read-only wherever the scope has them: `type` is not listed, because menu items let it be written;
 * `price` is WooCommerce's alone, because other people's prices are the very thing that is edited.
 */
export const SERVER_FIELDS: readonly ServerFieldRow[] = [
	...of('any', 'WordPress 7.1.1 WP_REST_Server::response_to_data()', ['_links', '_embedded']),
	...of('any', 'the name says when it was written; WordPress 7.1.1 and WooCommerce 10.5.2 schemas', [
		'date_modified',
		'date_modified_gmt',
		'modified',
		'modified_gmt',
	]),
	...of('wp', `${CORE}posts-controller.php get_item_schema()`, [
		'class_list',
		'generated_slug',
		'guid',
		'link',
		'permalink_template',
	]),
	...of('wp', `${CORE}autosaves-controller.php get_item_schema()`, ['preview_link']),
	...of('wp', `${CORE}terms-controller.php get_item_schema()`, ['count', 'taxonomy']),
	...of('wp', `${CORE}users-controller.php get_item_schema()`, [
		'avatar_urls',
		'capabilities',
		'extra_capabilities',
		'registered_date',
	]),
	...of('wp', `${CORE}comments-controller.php get_item_schema()`, ['author_avatar_urls']),
	...of('wp', `${CORE}attachments-controller.php get_item_schema()`, [
		'filename',
		'filesize',
		'media_details',
		'media_type',
		'mime_type',
		'missing_image_sizes',
		'source_url',
	]),
	...of('wp', `${CORE}templates-controller.php get_item_schema()`, [
		'author_text',
		'has_theme_file',
		'is_custom',
		'original_source',
		'wp_id',
	]),
	...of('wp', `${CORE}menu-items-controller.php get_item_schema()`, ['invalid', 'type_label']),
	...of('wc', `${WOO}Version3/class-wc-rest-products-controller.php`, [
		'average_rating',
		'backordered',
		'backorders_allowed',
		'has_options',
		'on_sale',
		'permalink',
		'price',
		'price_html',
		'purchasable',
		'rating_count',
		'related_ids',
		'shipping_class_id',
		'shipping_required',
		'shipping_taxable',
		'total_sales',
	]),
	...of('wc', `${WOO}Version2/class-wc-rest-orders-v2-controller.php`, [
		'cart_hash',
		'cart_tax',
		'date_completed*',
		'date_paid*',
		'discount_tax',
		'discount_total',
		'is_editable',
		'needs_payment',
		'needs_processing',
		'order_key',
		'payment_url',
		'prices_include_tax',
		'refunds',
		'shipping_tax',
		'shipping_total',
		'tax_lines',
		'total',
		'total_tax',
		'version',
	]),
	...of('wc', `${WOO}Version2/class-wc-rest-coupons-v2-controller.php`, ['usage_count', 'used_by']),
	...of('wc', `${WOO}Version3/class-wc-rest-customers-controller.php`, ['avatar_url', 'is_paying_customer']),
	...of('wc', `${WOO}Version3/class-wc-rest-product-categories-controller.php`, ['count']),
];

const tableOf = (scopes: readonly ServerFieldScope[]) =>
	patternIndex(
		SERVER_FIELDS.filter(row => scopes.includes(row.scope)),
		row => row.field,
	);

const anybody = tableOf(['any']);
const core = tableOf(['any', 'wp']);
const shop = tableOf(['any', 'wc']);

/** WooCommerce's routes that read and write whole resources; `wc/store` is another API. */
const SHOP_NAMESPACE = /^wc\/v[1-3]$/;

/** Whether answers of a namespace have the shapes of core's controllers: `context=edit`, `{raw, rendered}`, terms by their ids. */
export function isCoreNamespace(namespace: string | null): boolean {
	return namespace === 'wp/v2';
}

/**
 * Whether a namespace is WooCommerce's, whose answers for `context=view` are made for showing as core's are
 * (`WC_REST_Products_V2_Controller::get_product_data()` runs descriptions through `wpautop()` there).
 */
export function isShopNamespace(namespace: string | null): boolean {
	return SHOP_NAMESPACE.test(namespace ?? '');
}

/**
 * Whether the server alone decides a top-level member of an answer.
 *
 * @param namespace of the route, such as `wp/v2`; `null` when there is none
 */
export function isServerField(name: string, namespace: string | null): boolean {
	const find = isCoreNamespace(namespace) ? core : isShopNamespace(namespace) ? shop : anybody;
	return find(name) !== null;
}
