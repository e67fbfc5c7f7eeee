import type { SecretClass } from '../secret-classes.ts';

export interface CookieRow {
	/** Without the hash at its end; exact, or with a `*` at its end. */
	readonly cookie: string;
	/** What its value is; `kept` when it says something about the site or the browser and nothing about a person. */
	readonly value: SecretClass | 'kept' | 'login' | 'woocommerce-session';
	readonly source: string;
}

const of = (value: CookieRow['value'], source: string, names: readonly string[]): readonly CookieRow[] =>
	names.map(cookie => ({ cookie, value, source }));

/** Cookies of which more is known than that their value is nobody's business. */
export const COOKIE_NAMES: readonly CookieRow[] = [
	...of('login', 'WordPress 7.1.1 wp_generate_auth_cookie()', [
		'wordpress_logged_in',
		'wordpress_sec',
		'wordpress',
	]),
	...of('woocommerce-session', 'WooCommerce 10.5.2 WC_Session_Handler', ['wp_woocommerce_session']),
	...of('name', 'WordPress 7.1.1 wp_set_comment_cookies()', ['comment_author']),
	...of('email', 'WordPress 7.1.1 wp_set_comment_cookies()', ['comment_author_email']),
	...of('kept', 'WordPress 7.1.1', [
		'wordpress_test_cookie',
		'wp_lang',
		'wp-settings-time-*',
		'wp-saving-post',
	]),
	...of('kept', 'WooCommerce 10.5.2', ['woocommerce_items_in_cart', 'woocommerce_cart_hash']),
	...of('kept', 'Polylang, WPML', ['pll_language', 'wp-wpml_current_language', '_icl_current_language']),
];
