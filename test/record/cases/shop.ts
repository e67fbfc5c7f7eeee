import type { Label } from '../../accuracy/truth.ts';
import { chromium, form, REST_HEADERS, SIGNED_IN, type Sketch, wpError } from '../by-hand.ts';
import type { WrittenStory } from '../story.ts';

/* WooCommerce, written after its source (10.5): no shop can be run here. */

const SHOP = 'https://shop.example';
const STORE = `${SHOP}/wp-json/wc/store/v1`;
const V3 = `${SHOP}/wp-json/wc/v3`;
const BLOCKS = `${SHOP}/wp-content/plugins/woocommerce/assets/client/blocks/wc-cart-checkout-base-frontend.js`;
const CLASSIC = `${SHOP}/wp-content/plugins/woocommerce/assets/js/frontend`;

const NONCE = 'b0c5e4a3f1';
const CARRIED = { Nonce: NONCE, 'X-WP-Nonce': '3f1c5d7a90' };

/** What every answer of a cart route carries. */
const cartHeaders = (at: number) => ({
	...REST_HEADERS,
	Nonce: NONCE,
	'Nonce-Timestamp': String(1_795_183_200 + Math.round(at / 1000)),
	'User-ID': '0',
	'Cart-Token': 'eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoidF8xIn0.c2lnbmF0dXJl',
	'Cart-Hash': 'a1b2c3d4e5f6a7b8',
});

const line = (id: number, quantity: number) => ({
	key: `c9f0f895fb98ab9159f51fd0297e236${id}`,
	id,
	quantity,
	name: id === 1 ? 'Soup bowl' : 'Bread board',
	prices: { price: '2000', currency_code: 'EUR' },
});

const cart = (...items: readonly ReturnType<typeof line>[]) => ({
	items,
	coupons: [],
	totals: { total_items: String(2000 * items.length), total_price: String(2000 * items.length) },
	items_count: items.length,
	needs_payment: items.length > 0,
	errors: [],
});

/** A call of the Store API as its blocks make it. */
function store(at: number, ask: Sketch['ask'], status: number, answer: object, send?: object): Sketch {
	return {
		at,
		ask,
		status,
		answer,
		headers: CARRIED,
		answerHeaders: cartHeaders(at),
		by: [`${BLOCKS}#apiFetchWithHeaders`],
		...(send === undefined ? {} : { send }),
	};
}

function ajax(at: number, event: string, send: string, answer: object | string, by: string): Sketch {
	return {
		at,
		ask: `POST ${SHOP}/?wc-ajax=${event}`,
		send,
		status: 200,
		answer,
		answerHeaders: { 'Content-Type': 'text/html; charset=UTF-8', 'X-Robots-Tag': 'noindex' },
		headers: { 'X-Requested-With': 'XMLHttpRequest' },
		type: 'xhr',
		by: [`${CLASSIC}/${by}`],
	};
}

/** A call of the REST API by somebody signed in. */
function v3(at: number, ask: Sketch['ask'], status: number, answer: object, send?: object): Sketch {
	return {
		at,
		ask,
		status,
		answer,
		headers: SIGNED_IN,
		answerHeaders: REST_HEADERS,
		...(send === undefined ? {} : { send }),
	};
}

function story(
	name: string,
	what: string,
	sketches: readonly Sketch[],
	...labels: readonly Label[]
): WrittenStory {
	return {
		by: 'hand',
		browser: 'Chromium 156',
		name,
		what,
		write: () => chromium(sketches),
		truth: () => labels,
	};
}

const goneFromCart = (code: string, message: string, more: object = {}) =>
	wpError(code, message, 409, { cart: cart(line(2, 1)), ...more });

const FRAGMENTS = {
	fragments: { 'div.widget_shopping_cart_content': '<div class="widget_shopping_cart_content">…</div>' },
	cart_hash: 'a1b2c3d4e5f6a7b8',
};

const healthy: WrittenStory[] = [
	story(
		'healthy-shop-blocks',
		'Browsing a shop with the cart block: goods are added, changed and removed, and the order is placed.',
		[
			store(0, `GET ${STORE}/cart`, 200, cart()),
			store(900, `POST ${STORE}/cart/add-item`, 201, cart(line(1, 1)), { id: 1, quantity: 1 }),
			store(2100, `POST ${STORE}/cart/add-item`, 201, cart(line(1, 1), line(2, 1)), { id: 2, quantity: 1 }),
			store(3000, `GET ${STORE}/cart`, 200, cart(line(1, 1), line(2, 1))),
			store(4000, `POST ${STORE}/cart/update-item`, 200, cart(line(1, 2), line(2, 1)), {
				key: line(1, 1).key,
				quantity: 2,
			}),
			store(5000, `POST ${STORE}/cart/update-item`, 200, cart(line(1, 3), line(2, 1)), {
				key: line(1, 1).key,
				quantity: 3,
			}),
			store(6000, `POST ${STORE}/cart/remove-item`, 200, cart(line(1, 3)), { key: line(2, 1).key }),
			store(
				7000,
				`POST ${STORE}/batch`,
				207,
				{ responses: [{ body: cart(line(1, 3)), status: 200, headers: { Nonce: NONCE } }] },
				{
					requests: [
						{
							path: '/wc/store/v1/cart/update-customer',
							method: 'POST',
							body: { billing_address: { city: 'Riga' } },
						},
					],
				},
			),
			store(8000, `GET ${STORE}/checkout`, 200, { order_id: 41, status: 'checkout-draft' }),
			store(
				9500,
				`POST ${STORE}/checkout`,
				200,
				{
					order_id: 41,
					status: 'processing',
					payment_result: { payment_status: 'success', redirect_url: `${SHOP}/thanks/` },
				},
				{ billing_address: { city: 'Riga' }, payment_method: 'cod' },
			),
		],
	),
	story(
		'healthy-shop-classic',
		'Browsing a shop of the classic kind: fragments on every page, an order reviewed again and again, and placed.',
		[
			ajax(0, 'get_refreshed_fragments', 'time=1795183200001', FRAGMENTS, 'cart-fragments.min.js#refresh'),
			ajax(
				1000,
				'add_to_cart',
				form({ product_sku: 'BOWL', product_id: '1', quantity: '1' }),
				FRAGMENTS,
				'add-to-cart.min.js#onAddToCart',
			),
			ajax(2000, 'get_refreshed_fragments', 'time=1795183202001', FRAGMENTS, 'cart-fragments.min.js#refresh'),
			ajax(2020, 'get_refreshed_fragments', 'time=1795183202001', FRAGMENTS, 'cart-fragments.min.js#refresh'),
			...[0, 1, 2, 3].map(n =>
				ajax(
					3000 + 150 * n,
					'update_order_review',
					form({ security: NONCE, payment_method: 'cod', country: 'LV', city: 'Riga' }),
					{ result: 'success', messages: '', reload: false, fragments: {} },
					'checkout.min.js#update_checkout_action',
				),
			),
			ajax(
				5000,
				'checkout',
				form({ billing_city: 'Riga', payment_method: 'cod', 'woocommerce-process-checkout-nonce': NONCE }),
				{ result: 'success', redirect: `${SHOP}/thanks/?key=wc_order_1`, order_id: 41 },
				'checkout.min.js#submit',
			),
		],
	),
	story(
		'healthy-shop-admin',
		"The shop's own pages of the admin: reports, notes, options, a product saved.",
		[
			v3(0, `GET ${SHOP}/wp-json/wc-admin/onboarding/tasks?ids=setup&_locale=user`, 200, []),
			v3(50, `GET ${SHOP}/wp-json/wc-admin/options?options=woocommerce_task_list_hidden&_locale=user`, 200, {
				woocommerce_task_list_hidden: 'yes',
			}),
			v3(
				500,
				`POST ${SHOP}/wp-json/wc-admin/options?_locale=user`,
				200,
				{ woocommerce_ces_shown: true },
				{ woocommerce_ces_shown: 'yes' },
			),
			v3(900, `GET ${V3}/products/1?context=edit`, 200, { id: 1, sku: 'BOWL', stock_quantity: 4 }),
			v3(1900, `PUT ${V3}/products/1`, 200, { id: 1, sku: 'BOWL', stock_quantity: 5 }, { stock_quantity: 5 }),
			v3(2900, `PUT ${V3}/products/1`, 200, { id: 1, sku: 'BOWL', stock_quantity: 6 }, { stock_quantity: 6 }),
		],
	),
];

const carts: WrittenStory[] = [
	story(
		'shop-cart-item-gone',
		'The quantity of a line is changed that another tab has removed: 409 with the cart as it is now.',
		[
			store(0, `GET ${STORE}/cart`, 200, cart(line(1, 1), line(2, 1))),
			store(
				4000,
				`POST ${STORE}/cart/update-item`,
				409,
				goneFromCart('woocommerce_rest_cart_invalid_key', 'Cart item does not exist.'),
				{ key: line(1, 1).key, quantity: 2 },
			),
		],
		{ kind: 'cart-changed', exchange: 1 },
	),
	story(
		'shop-remove-item-twice',
		'A line is removed by a double click: 200, then 409 with the cart as it is now.',
		[0, 40].map(at =>
			at === 0
				? store(at, `POST ${STORE}/cart/remove-item`, 200, cart(line(2, 1)), { key: line(1, 1).key })
				: store(
						at,
						`POST ${STORE}/cart/remove-item`,
						409,
						goneFromCart('woocommerce_rest_cart_invalid_key', 'Cart item no longer exists or is invalid.'),
						{ key: line(1, 1).key },
					),
		),
		{ kind: 'cart-changed', or: ['duplicate-submission'], exchange: 1 },
	),
	story(
		'shop-checkout-out-of-stock',
		'At the checkout something has been sold out meanwhile: 409 with the cart as it is now.',
		[
			store(
				0,
				`POST ${STORE}/checkout`,
				409,
				{
					...goneFromCart(
						'woocommerce_rest_product_partially_out_of_stock',
						'There are not enough units of &quot;Soup bowl&quot; in stock.',
						{ 0: 409 },
					),
					additional_errors: [],
				},
				{ billing_address: { city: 'Riga' }, payment_method: 'cod' },
			),
		],
		{ kind: 'cart-changed', exchange: 0 },
	),
	story(
		'shop-checkout-coupons-dropped',
		'At the checkout a coupon is no longer good: 409 with removed_coupons.',
		[
			store(
				0,
				`POST ${STORE}/checkout`,
				409,
				goneFromCart('woocommerce_rest_cart_coupon_errors', 'Invalid coupons were removed from the cart.', {
					removed_coupons: { spring: 'This coupon has expired.' },
				}),
				{ payment_method: 'cod' },
			),
		],
		{ kind: 'cart-changed', exchange: 0 },
	),
	story(
		'shop-batch-part-refused',
		'A batch of the Store API: the first part went through, the second is about a line that is gone.',
		[
			store(
				0,
				`POST ${STORE}/batch`,
				207,
				{
					responses: [
						{ body: cart(line(2, 1)), status: 201, headers: {} },
						{
							body: goneFromCart('woocommerce_rest_cart_invalid_key', 'Cart item does not exist.'),
							status: 409,
							headers: {},
						},
					],
				},
				{
					requests: [
						{ path: '/wc/store/v1/cart/add-item', method: 'POST', body: { id: 2, quantity: 1 } },
						{
							path: '/wc/store/v1/cart/update-item',
							method: 'POST',
							body: { key: line(1, 1).key, quantity: 2 },
						},
					],
				},
			),
		],
		{ kind: 'cart-changed', exchange: 0, part: 1 },
	),
	story(
		'shop-held-stock',
		'At the checkout the stock is held by another order that waits for its payment: 403.',
		[
			store(
				0,
				`POST ${STORE}/checkout`,
				403,
				wpError(
					'woocommerce_product_not_enough_stock',
					'Not enough units of Soup bowl are available in stock to fulfil this order.',
					403,
				),
				{ payment_method: 'cod' },
			),
		],
		{ kind: 'locked', exchange: 0, optional: true },
	),
];

const nonces: WrittenStory[] = [
	story(
		'shop-nonce-invalid',
		'The Store API refuses the nonce of a page that stood in a cache: 403.',
		[
			{
				at: 0,
				ask: `GET ${SHOP}/shop/`,
				status: 200,
				type: 'document',
				answerHeaders: { Age: '172800', 'X-Cache': 'HIT', 'Cache-Control': 'public, max-age=604800' },
				answer: `<!DOCTYPE html><html><head><title>Shop</title><link rel="https://api.w.org/" href="${SHOP}/wp-json/"></head><body><script id="wc-blocks-middleware-js-before">var wcBlocksMiddlewareConfig = {"storeApiNonce":"${NONCE}","wcStoreApiNonceTimestamp":"1795010400"};</script></body></html>`,
			},
			store(
				1500,
				`POST ${STORE}/cart/add-item`,
				403,
				wpError('woocommerce_rest_invalid_nonce', 'Nonce is invalid.', 403),
				{ id: 1, quantity: 1 },
			),
		],
		{ kind: 'stale-nonce', exchange: 1, nonceState: 'cached' },
	),
	story(
		'shop-nonce-missing',
		'A script of the theme calls the Store API without a nonce: 401.',
		[
			{
				at: 0,
				ask: `POST ${STORE}/cart/add-item`,
				send: { id: 1, quantity: 1 },
				status: 401,
				answer: wpError(
					'woocommerce_rest_missing_nonce',
					'Missing the Nonce header. This endpoint requires a valid nonce.',
					401,
				),
				answerHeaders: REST_HEADERS,
				by: [`${SHOP}/wp-content/themes/bistro/assets/buy.js#buyNow`],
			},
		],
		{ kind: 'stale-nonce', exchange: 0, nonceState: 'missing', suspect: 'bistro' },
	),
	story(
		'shop-checkout-nonce-refused',
		'The classic checkout refuses the nonce behind a 200, and asks for a refresh.',
		[
			ajax(
				0,
				'checkout',
				form({ billing_city: 'Riga', 'woocommerce-process-checkout-nonce': '0123456789' }),
				{
					result: 'failure',
					messages:
						'<ul class="woocommerce-error" role="alert"><li>We were unable to process your order, please try again.</li></ul>',
					refresh: true,
					reload: false,
				},
				'checkout.min.js#submit',
			),
		],
		{ kind: 'stale-nonce', exchange: 0 },
	),
];

const catalogue: WrittenStory[] = [
	story(
		'shop-term-exists',
		'A product category that is there already: 400 term_exists with its id.',
		[
			v3(
				0,
				`POST ${V3}/products/categories`,
				400,
				wpError('term_exists', 'A term with the name provided already exists in this taxonomy.', 400, {
					resource_id: 15,
				}),
				{ name: 'Bowls' },
			),
		],
		{ kind: 'already-exists', exchange: 0 },
	),
	story(
		'shop-sku-taken',
		'A product with a SKU that is taken: 400 product_invalid_sku, and the SKU that would be free.',
		[
			v3(
				0,
				`POST ${V3}/products`,
				400,
				wpError('product_invalid_sku', 'Invalid or duplicated SKU.', 400, {
					resource_id: 87,
					unique_sku: 'BOWL-1',
				}),
				{ name: 'Soup bowl', sku: 'BOWL' },
			),
		],
		{ kind: 'already-exists', exchange: 0 },
	),
	story(
		'shop-coupon-taken',
		'A coupon whose code is taken: 400.',
		[
			v3(
				0,
				`POST ${V3}/coupons`,
				400,
				wpError('woocommerce_rest_coupon_code_already_exists', 'The coupon code already exists', 400),
				{ code: 'spring', amount: '10' },
			),
		],
		{ kind: 'already-exists', exchange: 0 },
	),
	story(
		'shop-customer-taken',
		'A customer whose address has an account: 400.',
		[
			v3(
				0,
				`POST ${V3}/customers`,
				400,
				wpError(
					'registration-error-email-exists',
					'An account is already registered with ann@example.test. Please log in or use a different email address.',
					400,
				),
				{ email: 'ann@example.test' },
			),
		],
		{ kind: 'already-exists', exchange: 0 },
	),
	story(
		'shop-products-batch',
		"Products in WooCommerce's own batch: 200 outside, and one of them has a SKU that is taken.",
		[
			v3(
				0,
				`POST ${V3}/products/batch`,
				200,
				{
					create: [
						{ id: 88, name: 'Plate', sku: 'PLATE' },
						{
							id: 0,
							error: {
								code: 'product_invalid_sku',
								message: 'Invalid or duplicated SKU.',
								data: { status: 400, resource_id: 87, unique_sku: 'BOWL-1' },
							},
						},
					],
				},
				{
					create: [
						{ name: 'Plate', sku: 'PLATE' },
						{ name: 'Bowl', sku: 'BOWL' },
					],
				},
			),
		],
		{ kind: 'already-exists', exchange: 0 },
	),
	story(
		'shop-review-twice',
		'The same product review twice: 409.',
		[
			v3(
				0,
				`POST ${V3}/products/reviews`,
				409,
				wpError(
					'woocommerce_rest_comment_duplicate',
					'Duplicate comment detected; it looks as though you&#8217;ve already said that!',
					409,
				),
				{
					product_id: 1,
					review: 'Lovely bowl',
					reviewer: 'Ann',
					reviewer_email: 'ann@example.test',
					rating: 5,
				},
			),
		],
		{ kind: 'already-exists', exchange: 0 },
	),
	story(
		'shop-already-trashed',
		'A product is deleted that is in the trash: 410.',
		[
			v3(
				0,
				`DELETE ${V3}/products/1`,
				410,
				wpError('woocommerce_rest_already_trashed', 'The product has already been deleted.', 410),
			),
		],
		{ kind: 'invalid-transition', exchange: 0 },
	),
];

const payments: WrittenStory[] = [
	story(
		'shop-paypal-not-pending',
		'A PayPal button of an order that is paid already: 409 without a code.',
		[
			v3(
				0,
				`POST ${V3}/paypal-buttons/create-order`,
				409,
				{ error: 'Order is not pending' },
				{ order_id: 41 },
			),
		],
		{ kind: 'invalid-transition', exchange: 0 },
	),
	story(
		'shop-payment-uncapturable',
		'A payment is captured that was captured before: 409.',
		[
			v3(
				0,
				`POST ${V3}/payments/orders/41/capture_terminal_payment`,
				409,
				wpError('wcpay_payment_uncapturable', 'The payment cannot be captured', 409),
				{ payment_intent_id: 'pi_fixture' },
			),
		],
		{ kind: 'invalid-transition', exchange: 0 },
	),
	story(
		'shop-onboarding-locked',
		'The setting up of payments runs in another window: 409.',
		[
			v3(
				0,
				`POST ${SHOP}/wp-json/wc-admin/settings/payments/woopayments/onboarding/step/test_account/init`,
				409,
				wpError(
					'woocommerce_woopayments_onboarding_locked',
					'Another onboarding action is already in progress. Please wait for it to finish.',
					409,
				),
				{},
			),
		],
		{ kind: 'locked', exchange: 0 },
	),
	story(
		'shop-request-not-idempotent',
		'The agentic checkout is given a used idempotency key with another body: 409.',
		[
			{
				at: 0,
				ask: `POST ${SHOP}/wp-json/wc/agentic/v1/checkout_sessions`,
				send: { items: [{ id: '1', quantity: 2 }] },
				headers: { 'Idempotency-Key': 'key-of-a-fixture' },
				status: 409,
				answer: {
					type: 'request_not_idempotent',
					code: 'idempotency_conflict',
					message: 'The same idempotency key was used with different parameters.',
				},
				answerHeaders: { ...REST_HEADERS, 'Idempotency-Key': 'key-of-a-fixture' },
			},
		],
		{ kind: 'idempotency-conflict', exchange: 0 },
	),
];

export const shop = [...healthy, ...carts, ...nonces, ...catalogue, ...payments];
