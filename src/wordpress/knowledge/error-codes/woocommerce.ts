import { type CodeEntry, codesFrom, type ErrorCodeRow } from './row.ts';

const wooCommerce = (file: string, entries: readonly CodeEntry[]) =>
	codesFrom('woocommerce', `WooCommerce 10.5.2 ${file}`, entries);

/** Codes of WooCommerce's REST API v1 to v3 and of its classes. */
export const WOOCOMMERCE_CODES: readonly ErrorCodeRow[] = [
	...wooCommerce('includes/abstracts/abstract-wc-product.php', [
		[
			'product_invalid_global_unique_id',
			'already-exists',
			{ note: 'data.resource_id is the product that has it' },
		],
		[
			'product_invalid_sku',
			'already-exists',
			{ note: 'data.resource_id is the product to adopt, data.unique_sku a free SKU' },
		],
	]),
	...wooCommerce('includes/admin/importers/class-wc-product-csv-importer-controller.php', [
		['woocommerce_product_csv_importer_upload_invalid_file', 'upload-damaged'],
	]),
	...wooCommerce('includes/class-wc-cart-fees.php', [['fee_exists', 'already-exists', { ownerless: true }]]),
	...wooCommerce('includes/class-wc-rest-authentication.php', [
		[
			'woocommerce_rest_authentication_error',
			'permission',
			{ note: 'with "nonce has already been used": a replayed OAuth request' },
		],
		['woocommerce_rest_authentication_missing_parameter', 'permission'],
	]),
	...wooCommerce('includes/class-wc-tax.php', [
		['tax_class_exists', 'already-exists'],
		['tax_class_slug_exists', 'already-exists'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Telemetry/class-wc-rest-telemetry-controller.php', [
		['woocommerce_rest_cannot_view', 'permission'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version1/class-wc-rest-coupons-v1-controller.php', [
		['woocommerce_rest_coupon_code_already_exists', 'already-exists'],
		['woocommerce_rest_empty_coupon_code', 'validation'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version1/class-wc-rest-customers-v1-controller.php', [
		['woocommerce_rest_cannot_batch', 'permission'],
		['woocommerce_rest_cannot_create', 'permission'],
		['woocommerce_rest_cannot_delete', 'permission'],
		['woocommerce_rest_cannot_edit', 'permission'],
		['woocommerce_rest_customer_exists', 'already-exists'],
		['woocommerce_rest_customer_invalid_argument', 'validation'],
		['woocommerce_rest_customer_invalid_email', 'validation'],
		['woocommerce_rest_invalid_id', 'not-found'],
		['woocommerce_rest_trash_not_supported', 'invalid-transition'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version1/class-wc-rest-order-notes-v1-controller.php', [
		['woocommerce_api_cannot_create_order_note', 'server-fault'],
		['woocommerce_rest_order_invalid_id', 'not-found'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version1/class-wc-rest-order-refunds-v1-controller.php', [
		['woocommerce_rest_cannot_create_order_refund', 'server-fault'],
		['woocommerce_rest_invalid_order', 'validation'],
		['woocommerce_rest_invalid_order_id', 'not-found'],
		['woocommerce_rest_invalid_order_refund_id', 'not-found'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version1/class-wc-rest-orders-v1-controller.php', [
		['woocommerce_rest_invalid_customer_id', 'validation'],
		['woocommerce_rest_invalid_item_id', 'validation'],
		['woocommerce_rest_required_product_reference', 'validation'],
	]),
	...wooCommerce(
		'includes/rest-api/Controllers/Version1/class-wc-rest-product-attributes-v1-controller.php',
		[
			['woocommerce_rest_attribute_invalid', 'not-found'],
			['woocommerce_rest_cannot_update', 'permission'],
			['woocommerce_rest_invalid_product_attribute_slug_already_exists', 'already-exists'],
			['woocommerce_rest_taxonomy_invalid', 'not-found'],
		],
	),
	...wooCommerce('includes/rest-api/Controllers/Version1/class-wc-rest-product-reviews-v1-controller.php', [
		['woocommerce_rest_product_invalid_id', 'not-found'],
		['woocommerce_rest_product_review_invalid_id', 'not-found'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version1/class-wc-rest-products-v1-controller.php', [
		['woocommerce_product_image_upload_error', 'validation'],
		['woocommerce_product_invalid_image_id', 'validation'],
		['woocommerce_rest_already_trashed', 'duplicate'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version1/class-wc-rest-tax-classes-v1-controller.php', [
		['woocommerce_rest_tax_class_invalid_slug', 'not-found'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version1/class-wc-rest-taxes-v1-controller.php', [
		['woocommerce_rest_tax_exists', 'already-exists'],
	]),
	...wooCommerce(
		'includes/rest-api/Controllers/Version1/class-wc-rest-webhook-deliveries-v1-controller.php',
		[['woocommerce_rest_webhook_invalid_id', 'not-found']],
	),
	...wooCommerce('includes/rest-api/Controllers/Version2/class-wc-rest-payment-gateways-v2-controller.php', [
		['rest_setting_value_invalid', 'validation'],
		['woocommerce_rest_payment_gateway_invalid', 'not-found'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version2/class-wc-rest-setting-options-v2-controller.php', [
		['rest_setting_setting_group_invalid', 'not-found'],
		['rest_setting_setting_invalid', 'not-found'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version2/class-wc-rest-shipping-methods-v2-controller.php', [
		['woocommerce_rest_shipping_method_invalid', 'not-found'],
	]),
	...wooCommerce(
		'includes/rest-api/Controllers/Version2/class-wc-rest-shipping-zone-methods-v2-controller.php',
		[
			['woocommerce_rest_shipping_zone_method_invalid', 'not-found'],
			['woocommerce_rest_shipping_zone_not_created', 'server-fault'],
		],
	),
	...wooCommerce('includes/rest-api/Controllers/Version2/class-wc-rest-shipping-zones-v2-controller.php', [
		['woocommerce_rest_shipping_zone_invalid_zone', 'invalid-transition'],
	]),
	...wooCommerce(
		'includes/rest-api/Controllers/Version2/class-wc-rest-system-status-tools-v2-controller.php',
		[['woocommerce_rest_system_status_tool_invalid_id', 'not-found']],
	),
	...wooCommerce('includes/rest-api/Controllers/Version3/class-wc-rest-controller.php', [
		['woocommerce_rest_request_entity_too_large', 'too-large'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version3/class-wc-rest-data-continents-controller.php', [
		['woocommerce_rest_data_invalid_location', 'not-found'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version3/class-wc-rest-data-currencies-controller.php', [
		['woocommerce_rest_data_invalid_currency', 'not-found'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version3/class-wc-rest-orders-controller.php', [
		['woocommerce_rest_invalid_coupon', 'validation'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version3/class-wc-rest-product-reviews-controller.php', [
		['woocommerce_rest_comment_failed_edit', 'server-fault'],
		['woocommerce_rest_review_content_invalid', 'validation'],
		['woocommerce_rest_review_exists', 'already-exists'],
		['woocommerce_rest_review_failed_create', 'server-fault'],
		['woocommerce_rest_review_failed_edit', 'server-fault'],
		['woocommerce_rest_review_invalid_id', 'not-found'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version3/class-wc-rest-products-controller.php', [
		['woocommerce_rest_product_duplicate_error', 'server-fault'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version3/class-wc-rest-shipping-zones-controller-base.php', [
		['woocommerce_rest_shipping_zone_invalid', 'not-found'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version3/class-wc-rest-terms-controller.php', [
		['woocommerce_rest_taxonomy_not_hierarchical', 'validation'],
		['woocommerce_rest_term_invalid', 'not-found'],
	]),
	...wooCommerce('includes/wc-attribute-functions.php', [
		['invalid_product_attribute_slug_already_exists', 'already-exists'],
	]),
	...wooCommerce('includes/wc-user-functions.php', [
		['registration-error-email-exists', 'already-exists'],
		['registration-error-invalid-email', 'validation'],
		['registration-error-invalid-username', 'validation'],
		['registration-error-missing-password', 'validation'],
		['registration-error-username-exists', 'already-exists'],
	]),
	// Made of parts at run time, so that no literal stands in the source.
	...wooCommerce('includes/rest-api/Controllers/Version3/class-wc-rest-product-reviews-controller.php', [
		['woocommerce_rest_comment_duplicate', 'duplicate'],
		['woocommerce_rest_comment_flood', 'rate-limit'],
	]),
	...wooCommerce('includes/rest-api/Controllers/Version3/class-wc-rest-crud-controller.php', [
		['woocommerce_rest_product_exists', 'already-exists', { note: 'an id was sent to a create route' }],
		[
			'woocommerce_rest_product_variation_exists',
			'already-exists',
			{ note: 'an id was sent to a create route' },
		],
		['woocommerce_rest_shop_order_exists', 'already-exists', { note: 'an id was sent to a create route' }],
		['woocommerce_rest_shop_coupon_exists', 'already-exists', { note: 'an id was sent to a create route' }],
		['woocommerce_rest_shop_order_invalid_id', 'not-found'],
		['woocommerce_rest_shop_coupon_invalid_id', 'not-found'],
		['woocommerce_rest_product_variation_invalid_id', 'not-found'],
		[
			'woocommerce_rest_product_not_created',
			'locked',
			{ note: 'the SKU is being used by another request right now' },
		],
	]),
	// The naming rule, for what the rows above do not know.
	...wooCommerce('naming rule', [
		['woocommerce_rest_cannot_*', 'permission'],
		['woocommerce_rest_invalid_*', 'validation'],
		['woocommerce_rest_missing_*', 'validation'],
		['woocommerce_rest_user_cannot_*', 'permission'],
		['registration-error-*', 'validation'],
	]),
];
