import { type ActionEntry, type AjaxActionRow, actionsOf } from './row.ts';

/** Events of WC_AJAX that the shop's front end may send either way. */
const FRONT_END = [
	'add_to_cart',
	'apply_coupon',
	'checkout',
	'get_cart_totals',
	'get_customer_location',
	'get_refreshed_fragments',
	'get_variation',
	'remove_coupon',
	'remove_from_cart',
	'update_order_review',
	'update_shipping_method',
];

/** Events of WC_AJAX for people who run the shop. */
const ADMIN = [
	'add_attribute',
	'add_attributes_and_variations',
	'add_coupon_discount',
	'add_new_attribute',
	'add_order_fee',
	'add_order_item',
	'add_order_note',
	'add_order_shipping',
	'add_order_tax',
	'add_variation',
	'bulk_edit_variations',
	'calc_line_taxes',
	'delete_order_note',
	'delete_refund',
	'feature_product',
	'get_customer_details',
	'get_order_details',
	'grant_access_to_download',
	'json_search_categories',
	'json_search_categories_tree',
	'json_search_customers',
	'json_search_downloadable_products_and_variations',
	'json_search_order_metakeys',
	'json_search_pages',
	'json_search_product_attributes',
	'json_search_products',
	'json_search_products_and_variations',
	'json_search_taxonomy_terms',
	'link_all_variations',
	'load_order_items',
	'load_status_widget',
	'load_variations',
	'mark_order_status',
	'order_add_meta',
	'order_delete_meta',
	'product_ordering',
	'rated',
	'refund_line_items',
	'remove_order_coupon',
	'remove_order_item',
	'remove_order_tax',
	'remove_variations',
	'revoke_access_to_download',
	'save_attributes',
	'save_order_items',
	'save_variations',
	'shipping_classes_save_changes',
	'shipping_zone_add_method',
	'shipping_zone_methods_save_changes',
	'shipping_zone_methods_save_settings',
	'shipping_zone_remove_method',
	'shipping_zones_save_changes',
	'tax_rates_save_changes',
	'term_ordering',
	'toggle_gateway_enabled',
	'update_api_key',
];

const SOURCE = 'WooCommerce 10.5.2 includes/class-wc-ajax.php';

const named = (prefix: string, events: readonly string[]): readonly ActionEntry[] =>
	events.map(event => [`${prefix}${event}`, 'woocommerce']);

/** WooCommerce's own actions by name, and the prefix, which its extensions use as well. */
export const WOOCOMMERCE_ACTIONS: readonly AjaxActionRow[] = [
	...actionsOf('wc-ajax', SOURCE, 'high', named('', FRONT_END)),
	...actionsOf('admin-ajax', SOURCE, 'high', named('woocommerce_', [...FRONT_END, ...ADMIN])),
	...actionsOf('admin-ajax', 'WooCommerce 10.5.2 includes/admin', 'high', [
		['woocommerce_add_dismissed_marketplace_suggestion', 'woocommerce'],
		['woocommerce_dismiss_product_usage_notice', 'woocommerce'],
		['woocommerce_do_ajax_product_export', 'woocommerce'],
		['woocommerce_do_ajax_product_import', 'woocommerce'],
		['woocommerce_remind_later_product_usage_notice', 'woocommerce'],
		['woocommerce_*', 'woocommerce', { ambiguous: true }],
	]),
];
