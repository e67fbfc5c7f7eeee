import { type CodeEntry, codesFrom, type ErrorCodeRow } from './row.ts';

const wooCommerce = (file: string, entries: readonly CodeEntry[]) =>
	codesFrom('woocommerce', `WooCommerce 10.5.2 ${file}`, entries);

/**
 * Codes of what WooCommerce has under `src/`: the Store API, admin, REST v4, agentic checkout.
 * A 409 of a cart route or of checkout carries the present cart in `data.cart`; the same codes at 400 do not, hence
 * the statuses.
 */
export const WOOCOMMERCE_STORE_CODES: readonly ErrorCodeRow[] = [
	...wooCommerce('src/Admin/API/AnalyticsImports.php', [
		['woocommerce_rest_analytics_import_immediate_mode', 'invalid-transition'],
		['woocommerce_rest_analytics_import_in_progress', 'locked'],
		['woocommerce_rest_cannot_access', 'permission'],
	]),
	...wooCommerce('src/Admin/API/Plugins.php', [
		['woocommerce_rest_helper_not_active', 'disabled'],
		['woocommerce_rest_jetpack_not_active', 'disabled'],
	]),
	...wooCommerce('src/Admin/API/Reports/GenericController.php', [
		['woocommerce_rest_reports_invalid_response', 'server-fault'],
	]),
	...wooCommerce('src/Admin/API/Settings.php', [
		['woocommerce_settings_invalid_nonce', 'stale-nonce'],
		['woocommerce_settings_save_error', 'server-fault'],
	]),
	...wooCommerce('src/Admin/API/Themes.php', [['woocommerce_rest_invalid_file', 'upload-damaged']]),
	...wooCommerce('src/Admin/Features/OnboardingTasks/TaskLists.php', [
		['woocommerce_task_list_exists', 'already-exists'],
	]),
	...wooCommerce('src/Admin/ReportsSync.php', [['wc_admin_import_in_progress', 'locked']]),
	...wooCommerce('src/Blocks/BlockTypes/OrderConfirmation/CreateAccount.php', [
		['order_already_has_user', 'invalid-transition'],
	]),
	...wooCommerce('src/Blocks/Domain/Services/CheckoutFields.php', [
		['woocommerce_invalid_checkout_field', 'validation'],
		['woocommerce_required_checkout_field', 'validation'],
	]),
	...wooCommerce('src/Blocks/Domain/Services/CheckoutFieldsSchema/Validation.php', [
		['woocommerce_rest_checkout_invalid_field', 'validation'],
		['woocommerce_rest_checkout_validation_failed', 'validation'],
	]),
	...wooCommerce('src/Checkout/Helpers/ReserveStock.php', [
		[
			'woocommerce_product_not_enough_stock',
			'locked',
			{ note: 'stock held by a pending order, often by the same shopper' },
		],
		[
			'woocommerce_product_out_of_stock',
			'locked',
			{ note: 'stock held by a pending order, often by the same shopper' },
		],
	]),
	...wooCommerce('src/Internal/Admin/Settings/PaymentsProviders/WooPayments/WooPaymentsRestController.php', [
		['woocommerce_rest_woopayments_onboarding_error', 'server-fault'],
	]),
	...wooCommerce('src/Internal/Admin/Settings/PaymentsProviders/WooPayments/WooPaymentsService.php', [
		['woocommerce_woopayments_onboarding_action_error', 'invalid-transition'],
		['woocommerce_woopayments_onboarding_client_api_error', 'server-fault'],
		['woocommerce_woopayments_onboarding_extension_not_active', 'disabled'],
		['woocommerce_woopayments_onboarding_extension_version', 'disabled'],
		['woocommerce_woopayments_onboarding_locked', 'locked'],
		['woocommerce_woopayments_onboarding_step_blocked', 'invalid-transition'],
		['woocommerce_woopayments_onboarding_step_requirements_not_met', 'invalid-transition'],
		['woocommerce_woopayments_test_account_already_exists', 'already-exists'],
	]),
	...wooCommerce('src/Internal/Font/FontFace.php', [
		['duplicate_font_face', 'already-exists', { ownerless: true }],
	]),
	...wooCommerce('src/Internal/Font/FontFamily.php', [
		['duplicate_font_family', 'already-exists', { ownerless: true }],
	]),
	...wooCommerce('src/Internal/MCP/Transport/WooCommerceRestTransport.php', [
		['insecure_transport', 'permission', { ownerless: true }],
		['invalid_api_key', 'permission', { ownerless: true }],
		['mcp_user_not_found', 'permission'],
		['missing_api_key', 'permission', { ownerless: true }],
	]),
	...wooCommerce('src/Internal/Orders/OrderActionsRestController.php', [
		['woocommerce_rest_not_found', 'not-found'],
		['woocommerce_rest_order_billing_email_exists', 'already-exists'],
	]),
	...wooCommerce('src/Internal/RestApi/Routes/V4/Orders/ActionController.php', [
		['woocommerce_rest_payment_complete_failed', 'invalid-transition'],
	]),
	...wooCommerce('src/Internal/RestApi/Routes/V4/Settings/Emails/Controller.php', [
		['woocommerce_rest_email_not_found', 'not-found'],
	]),
	...wooCommerce('src/Internal/RestApi/Routes/V4/Settings/OfflinePaymentMethods/Controller.php', [
		['woocommerce_rest_cannot_read', 'permission'],
	]),
	...wooCommerce('src/Internal/RestApi/Routes/V4/ShippingZoneMethod/Controller.php', [
		['rest_shipping_disabled', 'disabled'],
	]),
	...wooCommerce('src/Internal/RestApi/Routes/V4/ShippingZones/ShippingZoneService.php', [
		['woocommerce_rest_cannot_edit_zone', 'invalid-transition'],
	]),
	...wooCommerce('src/Internal/RestApiControllerBase.php', [
		['woocommerce_rest_internal_error', 'server-fault'],
	]),
	...wooCommerce('src/Internal/Utilities/Users.php', [['wc_user_invalid_id', 'not-found']]),
	...wooCommerce('src/StoreApi/Legacy.php', [['woocommerce_rest_payment_error', 'invalid-transition']]),
	...wooCommerce('src/StoreApi/Routes/V1/AbstractCartRoute.php', [
		['woocommerce_rest_invalid_nonce', 'stale-nonce'],
		['woocommerce_rest_missing_nonce', 'missing-nonce'],
		[
			'woocommerce_rest_unknown_server_error',
			'server-fault',
			{ note: 'also what an invalid cart becomes outside checkout' },
		],
	]),
	...wooCommerce('src/StoreApi/Routes/V1/AbstractRoute.php', [
		['woocommerce_rest_invalid_endpoint', 'not-found'],
	]),
	...wooCommerce('src/StoreApi/Routes/V1/Agentic/CheckoutSessionsComplete.php', [
		['woocommerce_checkout_session_no_payment_gateway_available', 'disabled'],
		['woocommerce_rest_invalid_checkout_session', 'not-found'],
	]),
	...wooCommerce('src/StoreApi/Routes/V1/CartAddItem.php', [
		['woocommerce_rest_cart_item_exists', 'already-exists'],
	]),
	...wooCommerce('src/StoreApi/Routes/V1/CartApplyCoupon.php', [
		['woocommerce_rest_cart_coupon_disabled', 'disabled'],
	]),
	...wooCommerce('src/StoreApi/Routes/V1/CartItemsByKey.php', [
		['woocommerce_rest_cart_invalid_key', 'cart-changed', { note: 'data.cart holds the cart as it is now' }],
	]),
	...wooCommerce('src/StoreApi/Routes/V1/CartRemoveCoupon.php', [
		['woocommerce_rest_cart_coupon_invalid_code', 'cart-changed', { statuses: [409] }],
		['woocommerce_rest_cart_coupon_invalid_code', 'not-found'],
	]),
	...wooCommerce('src/StoreApi/Routes/V1/CartSelectShippingRate.php', [
		['woocommerce_rest_cart_missing_rate_id', 'validation'],
		['woocommerce_rest_shipping_disabled', 'disabled'],
	]),
	...wooCommerce('src/StoreApi/Routes/V1/Checkout.php', [
		['woocommerce_rest_checkout_error', 'validation'],
		['woocommerce_rest_checkout_missing_order', 'server-fault'],
		['woocommerce_rest_checkout_missing_payment_method', 'validation'],
		['woocommerce_rest_checkout_payment_method_disabled', 'disabled'],
		['woocommerce_rest_coupon_reserve_failed', 'locked', { note: 'usage held by a pending order' }],
		['woocommerce_rest_guest_checkout_disabled', 'logged-out'],
	]),
	...wooCommerce('src/StoreApi/Routes/V1/CheckoutOrder.php', [
		['invalid_order_update_status', 'invalid-transition'],
	]),
	...wooCommerce('src/StoreApi/Routes/V1/ProductAttributesById.php', [
		['woocommerce_rest_attribute_invalid_id', 'not-found'],
	]),
	...wooCommerce('src/StoreApi/Routes/V1/ProductBrandsById.php', [
		['woocommerce_rest_brand_invalid_id', 'not-found'],
	]),
	...wooCommerce('src/StoreApi/Routes/V1/ProductCategoriesById.php', [
		['woocommerce_rest_category_invalid_id', 'not-found'],
	]),
	...wooCommerce('src/StoreApi/Schemas/V1/CartExtensionsSchema.php', [
		['woocommerce_rest_cart_extensions_error', 'validation'],
	]),
	...wooCommerce('src/StoreApi/Utilities/CartController.php', [
		['woocommerce_cart_error', 'cart-changed', { note: 'outer code; checkout puts the inner one on top' }],
		['woocommerce_coupons_error', 'cart-changed', { note: 'outer code; checkout puts the inner one on top' }],
		['woocommerce_rest_cart_coupon_error', 'cart-changed', { statuses: [409] }],
		['woocommerce_rest_cart_coupon_error', 'validation'],
		[
			'woocommerce_rest_cart_empty',
			'invalid-transition',
			{ note: 'session lost, or the order is already placed: look for a second checkout' },
		],
		['woocommerce_rest_cart_error', 'server-fault'],
		['woocommerce_rest_cart_invalid_parent_product', 'validation'],
		['woocommerce_rest_cart_invalid_product', 'validation'],
		['woocommerce_rest_invalid_variation_data', 'validation'],
		['woocommerce_rest_missing_attributes', 'validation'],
		['woocommerce_rest_missing_variation_data', 'validation'],
		['woocommerce_rest_product_invalid_quantity', 'validation'],
		['woocommerce_rest_product_not_purchasable', 'cart-changed', { statuses: [409] }],
		['woocommerce_rest_product_not_purchasable', 'validation'],
		['woocommerce_rest_product_out_of_stock', 'cart-changed', { statuses: [409] }],
		['woocommerce_rest_product_out_of_stock', 'validation'],
		['woocommerce_rest_product_partially_out_of_stock', 'cart-changed', { statuses: [409] }],
		['woocommerce_rest_product_partially_out_of_stock', 'validation'],
		['woocommerce_rest_product_too_many_in_cart', 'cart-changed'],
		['woocommerce_rest_variation_id_from_variation_data', 'validation'],
		[
			'woocommerce_stock_availability_error',
			'cart-changed',
			{ note: 'outer code; checkout puts the inner one on top' },
		],
	]),
	...wooCommerce('src/StoreApi/Utilities/CheckoutTrait.php', [
		['woocommerce_rest_checkout_invalid_payment_result', 'server-fault'],
		[
			'woocommerce_rest_checkout_process_payment_error',
			'invalid-transition',
			{ note: 'the gateway refused; look for an order or a charge first' },
		],
	]),
	...wooCommerce('src/StoreApi/Utilities/OrderAuthorizationTrait.php', [
		['woocommerce_rest_invalid_billing_email', 'permission'],
		['woocommerce_rest_invalid_user', 'permission'],
	]),
	...wooCommerce('src/StoreApi/Utilities/OrderController.php', [
		['woocommerce_rest_checkout_custom_validation_error', 'validation'],
		['woocommerce_rest_invalid_address', 'validation'],
		['woocommerce_rest_invalid_address_country', 'validation'],
		['woocommerce_rest_invalid_email_address', 'validation'],
		['woocommerce_rest_invalid_shipping_option', 'validation'],
		['woocommerce_rest_missing_email_address', 'validation'],
	]),
	...wooCommerce('src/StoreApi/Utilities/OrderController.php', [
		[
			'woocommerce_rest_cart_coupon_errors',
			'cart-changed',
			{ note: 'data.removed_coupons says which and why' },
		],
		[
			'woocommerce_rest_order_coupon_errors',
			'cart-changed',
			{ note: 'data.removed_coupons says which and why' },
		],
	]),
	...wooCommerce('src/StoreApi/Utilities/CartController.php', [
		['woocommerce_rest_cart_item_error', 'cart-changed', { statuses: [409] }],
		['woocommerce_rest_cart_item_error', 'validation'],
	]),
	...wooCommerce('src/StoreApi/Authentication.php', [
		[
			'rate_limit_exceeded',
			'rate-limit',
			{ statuses: [400], note: '400, not 429; see RateLimit-Retry-After' },
		],
	]),
	...wooCommerce('src/StoreApi/Routes/V1/Agentic/Error.php', [
		['request_not_idempotent', 'idempotency', { note: 'stands in `type`, not in `code`', ownerless: true }],
	]),
	...codesFrom('woocommerce', 'WooCommerce trunk', [
		['woocommerce_fulfillments_import_chunk_in_progress', 'locked'],
	]),
];
