/** Where a copy may lie, from the person to the database. A session is no cache, but is as stale as one and cleared like one. */
export type CacheLayer =
	| 'browser'
	| 'service-worker'
	| 'cdn'
	| 'gateway'
	| 'host'
	| 'page-cache-plugin'
	| 'object'
	| 'session';

export interface CacheHeaderRow {
	/** Lower case. */
	readonly header: string;
	/** What the value says when a cache served this very response; `numeric>0`: any of its numbers is. */
	readonly served: RegExp | 'numeric>0' | 'present';
	/** `false`: only that there is a cache. Core's Site Health counts `etag` and `via` too; for blame that is too little. */
	readonly proof: boolean;
	readonly layer: CacheLayer;
	readonly name: string;
	readonly source: string;
}

const HIT = /(?:^|[\s,_])hit(?:$|[\s,:;-])/i;
const HIT_OR_STALE = /(?:^|[\s,_])(?:hit|stale|updating|revalidated)(?:$|[\s,:;-])/i;
const SITE_HEALTH = 'WordPress 7.1.1 class-wp-site-health.php get_page_cache_headers()';

/** Headers of caches. Those that say how this response was served come first. */
export const CACHE_HEADERS: readonly CacheHeaderRow[] = [
	{
		header: 'cf-cache-status',
		served: HIT_OR_STALE,
		proof: true,
		layer: 'cdn',
		name: 'Cloudflare',
		source: 'Cloudflare docs: cache responses',
	},
	{
		header: 'x-litespeed-cache',
		served: /\bhit\b/i,
		proof: true,
		layer: 'host',
		name: 'LiteSpeed Cache',
		source: SITE_HEALTH,
	},
	{
		header: 'x-qc-cache',
		served: HIT,
		proof: true,
		layer: 'cdn',
		name: 'QUIC.cloud',
		source: 'LiteSpeed Cache crawler.cls.php',
	},
	{
		header: 'x-lsadc-cache',
		served: HIT,
		proof: true,
		layer: 'host',
		name: 'LiteSpeed ADC',
		source: 'LiteSpeed Cache crawler.cls.php',
	},
	{
		header: 'wp-super-cache',
		served: /^served/i,
		proof: true,
		layer: 'page-cache-plugin',
		name: 'WP Super Cache',
		source: 'WP Super Cache wp-cache-phase1.php',
	},
	{
		header: 'x-wp-super-cache',
		served: /^served/i,
		proof: true,
		layer: 'page-cache-plugin',
		name: 'WP Super Cache',
		source: 'WP Super Cache, seen in use',
	},
	{
		header: 'x-rocket-nginx-serving-static',
		served: /^(?:yes|hit)$/i,
		proof: true,
		layer: 'page-cache-plugin',
		name: 'WP Rocket (Rocket-Nginx)',
		source: 'Rocket-Nginx, seen in use',
	},
	{ header: 'x-kinsta-cache', served: HIT, proof: true, layer: 'host', name: 'Kinsta', source: 'unverified' },
	{
		header: 'x-sucuri-cache',
		served: HIT,
		proof: true,
		layer: 'gateway',
		name: 'Sucuri',
		source: 'wafw00f',
	},
	{
		header: 'x-vercel-cache',
		served: /^(?:hit|stale|prerender)$/i,
		proof: true,
		layer: 'cdn',
		name: 'Vercel',
		source: 'Vercel docs: cache status',
	},
	{
		header: 'x-hcdn-cache-status',
		served: HIT,
		proof: true,
		layer: 'cdn',
		name: 'Hostinger CDN',
		source: 'unverified',
	},
	{ header: 'cdn-cache', served: HIT, proof: true, layer: 'cdn', name: 'bunny.net', source: 'unverified' },
	{
		header: 'x-bunny-cache',
		served: HIT,
		proof: true,
		layer: 'cdn',
		name: 'bunny.net',
		source: 'unverified',
	},
	{
		header: 'x-77-cache',
		served: HIT,
		proof: true,
		layer: 'cdn',
		name: 'CDN77',
		source: 'CDN77 docs: understanding HTTP headers',
	},
	{
		header: 'x-cdn-cache-status',
		served: HIT,
		proof: true,
		layer: 'cdn',
		name: 'the CDN',
		source: 'Hostnin guides',
	},
	{
		header: 'x-fastcgi-cache',
		served: HIT,
		proof: true,
		layer: 'host',
		name: 'nginx FastCGI cache',
		source: 'unverified',
	},
	{ header: 'x-nginx-cache', served: HIT, proof: true, layer: 'host', name: 'nginx', source: 'unverified' },
	{
		header: 'x-srcache-fetch-status',
		served: HIT,
		proof: true,
		layer: 'host',
		name: 'nginx srcache',
		source: SITE_HEALTH,
	},
	{
		header: 'x-proxy-cache',
		served: HIT,
		proof: true,
		layer: 'host',
		name: 'the proxy of the host',
		source: SITE_HEALTH,
	},
	{
		header: 'x-cache-status',
		served: HIT_OR_STALE,
		proof: true,
		layer: 'host',
		name: 'the proxy of the host',
		source: SITE_HEALTH,
	},
	{
		header: 'x-cache',
		served: HIT_OR_STALE,
		proof: true,
		layer: 'cdn',
		name: 'a CDN or proxy',
		source: SITE_HEALTH,
	},
	{
		header: 'x-cache-hits',
		served: 'numeric>0',
		proof: true,
		layer: 'cdn',
		name: 'Fastly',
		source: 'Fastly docs: X-Cache-Hits',
	},
	{
		header: 'x-varnish',
		served: /^\d{1,20}\s{1,5}\d{1,20}$/,
		proof: true,
		layer: 'host',
		name: 'Varnish',
		source: SITE_HEALTH,
	},
	{
		header: 'cache-status',
		served: /;\s{0,5}hit\b/i,
		proof: true,
		layer: 'cdn',
		name: 'a cache',
		source: 'RFC 9211',
	},
	{
		header: 'age',
		served: 'numeric>0',
		proof: true,
		layer: 'cdn',
		name: 'a shared cache',
		source: 'RFC 9111, 5.1',
	},

	{
		header: 'x-cacheable',
		served: 'present',
		proof: false,
		layer: 'host',
		name: 'WP Engine or Varnish',
		source: 'unverified',
	},
	{
		header: 'x-srcache-store-status',
		served: /\bstore\b/i,
		proof: false,
		layer: 'host',
		name: 'nginx srcache',
		source: SITE_HEALTH,
	},
	{
		header: 'x-cache-enabled',
		served: /^true$/i,
		proof: false,
		layer: 'host',
		name: 'SiteGround',
		source: SITE_HEALTH,
	},
	{
		header: 'x-cache-disabled',
		served: /^off$/i,
		proof: false,
		layer: 'host',
		name: 'the host',
		source: SITE_HEALTH,
	},
	{
		header: 'x-powered-by',
		served: /W3 Total Cache/i,
		proof: false,
		layer: 'page-cache-plugin',
		name: 'W3 Total Cache',
		source: 'W3 Total Cache',
	},
	{
		header: 'x-powered-by',
		served: /WP Rocket/i,
		proof: false,
		layer: 'page-cache-plugin',
		name: 'WP Rocket',
		source: 'WP Rocket',
	},
	{
		header: 'x-turbo-charged-by',
		served: 'present',
		proof: false,
		layer: 'host',
		name: 'LiteSpeed',
		source: 'unverified',
	},
	{
		header: 'x-endurance-cache-level',
		served: 'numeric>0',
		proof: false,
		layer: 'host',
		name: 'Endurance Page Cache',
		source: 'unverified',
	},
	{
		header: 'x-pantheon-styx-hostname',
		served: 'present',
		proof: false,
		layer: 'host',
		name: 'Pantheon',
		source: 'unverified',
	},
	{
		header: 'cache-control',
		served: /(?:^|[\s,])(?:s-)?max-age=[1-9]/i,
		proof: false,
		layer: 'browser',
		name: 'a cache on the way',
		source: SITE_HEALTH,
	},
	{ header: 'via', served: 'present', proof: false, layer: 'cdn', name: 'a proxy', source: SITE_HEALTH },
	{
		header: 'etag',
		served: 'present',
		proof: false,
		layer: 'browser',
		name: 'a cache on the way',
		source: SITE_HEALTH,
	},
	{
		header: 'last-modified',
		served: 'present',
		proof: false,
		layer: 'browser',
		name: 'a cache on the way',
		source: SITE_HEALTH,
	},
];
