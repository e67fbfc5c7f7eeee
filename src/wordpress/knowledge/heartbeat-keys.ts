import { patternIndex } from './lookup.ts';
import type { Owner, RowConfidence } from './owner.ts';

export interface HeartbeatKeyRow extends Owner {
	/** A member of `data` in the request or of the response: exact, or a beginning that ends with `*`. */
	readonly key: string;
	/** Which way it travels. */
	readonly way: 'both' | 'request' | 'response';
	readonly confidence: RowConfidence;
	readonly source: string;
}

const core = { type: 'core', slug: 'wordpress', confidence: 'high' } as const;
const plugin = { type: 'plugin', confidence: 'high' } as const;
const MISC = 'WordPress 7.1.1 wp-admin/includes/misc.php';
const AJAX = 'WordPress 7.1.1 wp_ajax_heartbeat()';

/** What rides on the heartbeat, and whose it is. */
export const HEARTBEAT_KEYS: readonly HeartbeatKeyRow[] = [
	{ key: 'wp-refresh-post-lock', way: 'both', ...core, source: MISC },
	{ key: 'wp-check-locked-posts', way: 'both', ...core, source: MISC },
	{ key: 'wp-refresh-post-nonces', way: 'both', ...core, source: MISC },
	{ key: 'wp-refresh-metabox-loader-nonces', way: 'both', ...core, source: MISC },
	{ key: 'wp_autosave', way: 'both', ...core, source: MISC },
	{
		key: 'check_changeset_lock',
		way: 'request',
		...core,
		source: 'WordPress 7.1.1 class-wp-customize-manager.php',
	},
	{
		key: 'customize_changeset_lock_user',
		way: 'response',
		...core,
		source: 'WordPress 7.1.1 class-wp-customize-manager.php',
	},
	{ key: 'wp-auth-check', way: 'both', ...core, source: 'WordPress 7.1.1 wp-includes/functions.php' },
	{ key: 'heartbeat_nonce', way: 'response', ...core, source: MISC },
	{ key: 'rest_nonce', way: 'response', ...core, source: MISC },
	{ key: 'nonces_expired', way: 'response', ...core, source: AJAX },
	{ key: 'server_time', way: 'response', ...core, source: AJAX },
	{
		key: 'wc-refresh-order-lock',
		way: 'both',
		...plugin,
		slug: 'woocommerce',
		source: 'WooCommerce 10.5.2 EditLock.php',
	},
	{
		key: 'wc-check-locked-orders',
		way: 'both',
		...plugin,
		slug: 'woocommerce',
		source: 'WooCommerce 10.5.2 EditLock.php',
	},
	{ key: 'wc-*', way: 'both', ...plugin, slug: 'woocommerce', source: 'WooCommerce 10.5.2 EditLock.php' },
	{
		key: 'elementor_post_lock',
		way: 'request',
		...plugin,
		slug: 'elementor',
		source: 'Elementor 3.30 heartbeat',
	},
	{
		key: 'elementorNonce',
		way: 'response',
		...plugin,
		slug: 'elementor',
		source: 'Elementor 3.30 heartbeat',
	},
	{ key: 'elementor*', way: 'both', ...plugin, slug: 'elementor', source: 'Elementor 3.30 heartbeat' },
	{
		key: 'gform-*',
		way: 'both',
		...plugin,
		slug: 'gravityforms',
		source: 'Gravity Forms class-gf-locking.php',
	},
	{ key: 'imagifybeat*', way: 'both', ...plugin, slug: 'imagify', source: 'Imagify source' },
	{ key: 'rocket_*', way: 'both', ...plugin, slug: 'wp-rocket', source: 'WP Rocket source' },
];

const find = patternIndex(HEARTBEAT_KEYS, row => row.key);

/** Whose a member of a heartbeat is; `null` when nobody is known for it. */
export function ownerOfHeartbeatKey(key: string): HeartbeatKeyRow | null {
	return find(key);
}
