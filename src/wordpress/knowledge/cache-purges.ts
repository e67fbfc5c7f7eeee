import { type Message, type MessageKey, message } from '../../words/message.ts';
import type { CacheLayer } from './cache-signs.ts';

/** One layer of caches, and how it is emptied where nothing is known of the product. */
export interface PurgeStep {
	readonly layer: CacheLayer;
	readonly title: MessageKey;
	/** Whose copies go: emptying a shared cache makes the site slower for everybody for a while. */
	readonly reach: 'you' | 'everybody';
	readonly how: MessageKey;
	readonly source: string;
}

/**
 * The layers in the order in which to empty them: from the database outwards. What a cache does not hold it asks for
 * further inward and stores (RFC 9111, 4), so one that is emptied before the next one inward fills up with the stale copy
 * again. PHP's opcode cache is not among them: it holds compiled code, and no answer, nonce or state.
 */
export const PURGE_ORDER: readonly PurgeStep[] = [
	{
		layer: 'object',
		title: 'caches_object',
		reach: 'everybody',
		how: 'caches_purgeObject',
		source: 'WP-CLI handbook: wp cache flush',
	},
	{
		layer: 'page-cache-plugin',
		title: 'caches_plugin',
		reach: 'everybody',
		how: 'caches_purgePlugin',
		source: 'common habit of cache plugins',
	},
	{
		layer: 'host',
		title: 'caches_host',
		reach: 'everybody',
		how: 'caches_purgeHost',
		source: 'common habit of hosts',
	},
	{
		layer: 'gateway',
		title: 'caches_gateway',
		reach: 'everybody',
		how: 'caches_purgeGateway',
		source: 'common habit of firewalls with a cache',
	},
	{
		layer: 'cdn',
		title: 'caches_cdn',
		reach: 'everybody',
		how: 'caches_purgeCdn',
		source: 'common habit of CDNs',
	},
	{
		layer: 'service-worker',
		title: 'caches_serviceWorker',
		reach: 'you',
		how: 'caches_purgeServiceWorker',
		source: 'Chrome DevTools docs: debug progressive web apps',
	},
	{
		layer: 'browser',
		title: 'caches_browser',
		reach: 'you',
		how: 'caches_purgeBrowser',
		source: 'Chrome and Firefox help: reload without cache',
	},
	{
		layer: 'session',
		title: 'caches_session',
		reach: 'you',
		how: 'caches_purgeSession',
		source: 'WooCommerce WC_Session_Handler: the session hangs on a cookie',
	},
];

export interface CachePurgeRow {
	/** As in `CACHE_HEADERS` and `CACHE_COMMENTS`. */
	readonly name: string;
	readonly how: MessageKey;
	readonly source: string;
}

/** Where the button is, product by product. */
export const CACHE_PURGES: readonly CachePurgeRow[] = [
	{
		name: 'Cloudflare',
		how: 'caches_purgeCloudflare',
		source: 'Cloudflare docs: purge everything',
	},
	{ name: 'bunny.net', how: 'caches_purgeBunny', source: 'bunny.net docs: purge cache' },
	{ name: 'Sucuri', how: 'caches_purgeSucuri', source: 'unverified' },
	{
		name: 'LiteSpeed Cache',
		how: 'caches_purgeLiteSpeed',
		source: 'LiteSpeed Cache: admin bar, excerpt',
	},
	{ name: 'Kinsta', how: 'caches_purgeKinsta', source: 'Kinsta MU plugins: admin bar, excerpt' },
	{ name: 'SiteGround', how: 'caches_purgeSiteGround', source: 'Speed Optimizer: admin bar, excerpt' },
	{ name: 'Pantheon', how: 'caches_purgePantheon', source: 'unverified' },
	{
		name: 'WP Rocket',
		how: 'caches_purgeWpRocket',
		source: 'WP Rocket, seen in use',
	},
	{
		name: 'WP Rocket (Rocket-Nginx)',
		how: 'caches_purgeWpRocket',
		source: 'WP Rocket, seen in use',
	},
	{
		name: 'WP Super Cache',
		how: 'caches_purgeWpSuperCache',
		source: 'WP Super Cache: settings, excerpt',
	},
	{
		name: 'W3 Total Cache',
		how: 'caches_purgeW3TotalCache',
		source: 'W3 Total Cache: admin bar, excerpt',
	},
	{
		name: 'W3 Total Cache objects',
		how: 'caches_purgeW3TotalCache',
		source: 'W3 Total Cache: admin bar, excerpt',
	},
	{
		name: 'WP Fastest Cache',
		how: 'caches_purgeWpFastestCache',
		source: 'WP Fastest Cache: admin bar, excerpt',
	},
	{
		name: 'Hummingbird',
		how: 'caches_purgeHummingbird',
		source: 'Hummingbird: admin bar, excerpt',
	},
	{
		name: 'Cache Enabler',
		how: 'caches_purgeCacheEnabler',
		source: 'Cache Enabler: admin bar, excerpt',
	},
	{ name: 'Breeze', how: 'caches_purgeBreeze', source: 'Breeze: admin bar, excerpt' },
	{
		name: 'WP-Optimize',
		how: 'caches_purgeWpOptimize',
		source: 'WP-Optimize: cache screen, excerpt',
	},
	{
		name: 'Redis Object Cache',
		how: 'caches_purgeRedis',
		source: 'Redis Object Cache: settings, excerpt',
	},
];

/** Names in the tables of signs that are no product but a manner of speaking. */
const NOBODYS: ReadonlySet<string> = new Set([
	'a cache',
	'a cache on the way',
	'a CDN or proxy',
	'a proxy',
	'a shared cache',
	'the CDN',
	'the host',
	'the proxy of the host',
]);

const purges = new Map(CACHE_PURGES.map(row => [row.name, row]));
const steps = new Map(PURGE_ORDER.map(row => [row.layer, row]));

/** The product behind a sign; `null` when the sign only says that there is some cache. */
export function productName(name: string): string | null {
	return NOBODYS.has(name) ? null : name;
}

/**
 * How to empty a cache, in a sentence.
 *
 * @param name of the product, `null` when nobody knows
 */
export function purgeMessage(layer: CacheLayer, name: string | null): Message {
	const row = name === null ? undefined : purges.get(name);
	if (row) return message(row.how);
	if (layer === 'cdn' && name !== null) return message('caches_purgeNamedCdn', name);
	return message(steps.get(layer)?.how ?? 'caches_purgeHost');
}
