import { bareSlugOf } from './plugin-list.ts';

/** Why a plugin is not to be switched off for everybody. */
export type Danger =
	/** Who is out stays out: the address of the login, a second factor, a single sign-on. */
	| 'lock-out'
	/** It protects the site, or keeps it closed. */
	| 'protection'
	/** Its deactivation is known to have deleted settings or data. */
	| 'data-loss'
	/** It sells; while it is off, nothing is sold, and what hangs on it breaks. */
	| 'shop'
	/** The site does not run without it. */
	| 'foundation';

interface Row {
	/** Folder of the plugin, without an author's suffix. */
	readonly slug: string;
	readonly danger: Danger;
	readonly source: string;
}

const wporg = (slug: string) => `https://wordpress.org/plugins/${slug}/`;
const own = (slug: string, danger: Danger): Row => ({ slug, danger, source: wporg(slug) });

/** Handle with care: each needs a consent of its own before it is switched off for all visitors. */
export const NEVER_TOUCH: readonly Row[] = [
	{
		slug: 'wps-hide-login',
		danger: 'lock-out',
		source: 'https://github.com/tabrisrp/wps-hide-login/issues/13',
	},
	{
		slug: 'theme-my-login',
		danger: 'lock-out',
		source: 'https://github.com/theme-my-login/theme-my-login/issues/206',
	},
	own('two-factor', 'lock-out'),
	own('wp-2fa', 'lock-out'),
	own('google-authenticator', 'lock-out'),
	own('miniorange-2-factor-authentication', 'lock-out'),
	own('miniorange-saml-20-single-sign-on', 'lock-out'),
	own('onelogin-saml-sso', 'lock-out'),
	own('daggerhart-openid-connect-generic', 'lock-out'),
	own('rename-wp-login', 'lock-out'),
	own('loginpress', 'lock-out'),
	{
		slug: 'stop-spammer-registrations-plugin',
		danger: 'protection',
		source: 'https://github.com/webguyio/stop-spammers/issues/189',
	},
	own('wordfence', 'protection'),
	own('better-wp-security', 'protection'),
	own('all-in-one-wp-security-and-firewall', 'protection'),
	own('limit-login-attempts-reloaded', 'protection'),
	own('ninjafirewall', 'protection'),
	own('coming-soon', 'protection'),
	own('maintenance', 'protection'),
	own('wp-maintenance-mode', 'protection'),
	own('under-construction-page', 'protection'),
	own('password-protected', 'protection'),
	own('members', 'protection'),
	own('restrict-user-access', 'protection'),
	own('paid-memberships-pro', 'protection'),
	{
		slug: 'sucuri-scanner',
		danger: 'data-loss',
		source: 'https://github.com/Sucuri/sucuri-wordpress-plugin/pull/60',
	},
	{
		slug: 'mailchimp-for-woocommerce',
		danger: 'data-loss',
		source: 'https://github.com/mailchimp/mc-woocommerce/issues/136',
	},
	{
		slug: 'apple-news',
		danger: 'data-loss',
		source: 'https://github.com/alleyinteractive/apple-news/issues/80',
	},
	{
		slug: 'publish-to-apple-news',
		danger: 'data-loss',
		source: 'https://github.com/alleyinteractive/apple-news/issues/80',
	},
	{
		slug: 'laterpay',
		danger: 'data-loss',
		source: 'https://github.com/laterpay/laterpay-wordpress-plugin/issues/35',
	},
	{ slug: 'rtsocial', danger: 'data-loss', source: 'https://github.com/rtCamp/rtSocial/pull/45' },
	{
		slug: 'cookie-notice',
		danger: 'data-loss',
		source: 'https://github.com/dfactoryplugins/cookie-notice/pull/46',
	},
	{ slug: 'woocommerce', danger: 'shop', source: 'https://github.com/woocommerce/woocommerce/issues/40383' },
	own('easy-digital-downloads', 'shop'),
	own('sqlite-database-integration', 'foundation'),
	own('ludicrousdb', 'foundation'),
	own('health-check', 'foundation'),
];

/** Why this plugin is not to be switched off for everybody; `null` when nothing is known against it. */
export function dangerOf(file: string): Danger | null {
	const slug = bareSlugOf(file);
	return NEVER_TOUCH.find(row => row.slug === slug)?.danger ?? null;
}
