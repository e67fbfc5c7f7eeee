import { remembered } from './lookup.ts';

export interface ScriptRow {
	readonly name: string;
	/** Looked for in a script's address without its query and fragment. */
	readonly path: RegExp;
	readonly source: string;
}

/** Scripts that send for others. In a stack the one that had something sent stands behind them. */
export const SENDER_SCRIPTS: readonly ScriptRow[] = [
	{
		name: 'a browser extension',
		path: /^(?:chrome|moz|safari-web|ms-browser)-extension:/,
		source: 'URL schemes of the browsers',
	},
	{
		name: 'jQuery',
		path: /\/jquery(?:-\d[\d.]{0,10})?(?:\.slim)?(?:\.min)?\.js$/i,
		source: 'WordPress 7.1.1 wp-includes/js/jquery',
	},
	{
		name: 'jQuery Migrate',
		path: /\/jquery-migrate(?:-\d[\d.]{0,10})?(?:\.min)?\.js$/i,
		source: 'WordPress 7.1.1 wp-includes/js/jquery',
	},
	{
		name: 'jQuery Form',
		path: /\/jquery\.form(?:\.min)?\.js$/i,
		source: 'WordPress 7.1.1 wp-includes/js/jquery',
	},
	{
		name: 'api-fetch',
		path: /\/api-fetch(?:\/index)?(?:\.min)?\.js$/,
		source: 'WordPress 7.1.1 wp-includes/js/dist; Gutenberg build',
	},
	{
		name: 'the data layer of the block editor',
		path: /\/(?:data|core-data|data-controls|redux-routine|compose|priority-queue)(?:\/index)?(?:\.min)?\.js$/,
		source: 'WordPress 7.1.1 wp-includes/js/dist',
	},
	{
		name: 'helpers of the block editor',
		path: /\/(?:dist|build)\/(?:hooks|url|i18n|element|deprecated|private-apis)(?:\/index)?(?:\.min)?\.js$/,
		source: 'WordPress 7.1.1 wp-includes/js/dist',
	},
	{
		name: 'vendor scripts of core',
		path: /\/wp-includes\/js\/dist\/vendor\//,
		source: 'WordPress 7.1.1 wp-includes/js/dist/vendor',
	},
	{ name: 'wp-util', path: /\/wp-util(?:\.min)?\.js$/, source: 'WordPress 7.1.1 wp-includes/js' },
	{
		name: 'heartbeat',
		path: /\/wp-includes\/js\/heartbeat(?:\.min)?\.js$/,
		source: 'WordPress 7.1.1 wp-includes/js',
	},
	{
		name: 'wp-api',
		path: /\/wp-includes\/js\/(?:wp-api|api-request)(?:\.min)?\.js$/,
		source: 'WordPress 7.1.1 wp-includes/js',
	},
	{
		name: 'wp-lists',
		path: /\/wp-includes\/js\/(?:wp-lists|wp-ajax-response)(?:\.min)?\.js$/,
		source: 'WordPress 7.1.1 wp-includes/js',
	},
	{ name: 'wp-backbone', path: /\/wp-backbone(?:\.min)?\.js$/, source: 'WordPress 7.1.1 wp-includes/js' },
	{ name: 'Backbone', path: /\/backbone(?:[.-]min)?\.js$/i, source: 'WordPress 7.1.1 wp-includes/js' },
	{
		name: 'Underscore',
		path: /\/(?:underscore|lodash)(?:[.-]min)?\.js$/i,
		source: 'WordPress 7.1.1 wp-includes/js',
	},
	{
		name: 'Plupload',
		path: /\/(?:plupload|moxie|handlers)(?:\.full)?(?:\.min)?\.js$/,
		source: 'WordPress 7.1.1 wp-includes/js/plupload',
	},
	{ name: 'axios', path: /\/axios(?:\.min)?\.js$/i, source: 'common file name' },
	{ name: 'htmx', path: /\/htmx(?:\.min)?\.js$/i, source: 'common file name' },
	{ name: 'SuperAgent', path: /\/superagent(?:\.min)?\.js$/i, source: 'common file name' },
	{
		name: 'a polyfill',
		path: /\/(?:[\w-]{0,40}polyfill[\w-]{0,40}|regenerator-runtime|core-js|whatwg-fetch|fetch)(?:\.umd)?(?:\.min)?\.js$/i,
		source: 'common file names',
	},
	{ name: 'zone.js', path: /\/zone(?:\.min)?\.js$/, source: 'common file name' },
	{
		name: 'Sentry',
		path: /\/(?:sentry|bundle\.tracing)[\w.-]{0,60}\.js$|sentry-cdn\.com\//i,
		source: 'common file name',
	},
	{
		name: 'New Relic',
		path: /js-agent\.newrelic\.com\/|\/nr-(?:spa|rum|full|loader)[\w.-]{0,40}\.js$/i,
		source: 'common file name',
	},
	{ name: 'Datadog', path: /datadog-(?:rum|logs)[\w.-]{0,40}\.js$/i, source: 'common file name' },
	{ name: 'Bugsnag', path: /\/bugsnag[\w.-]{0,40}\.js$/i, source: 'common file name' },
	{ name: 'Rollbar', path: /\/rollbar[\w.-]{0,40}\.js$/i, source: 'common file name' },
	{ name: 'Google Tag Manager', path: /googletagmanager\.com\/(?:gtm|gtag\/js)/, source: 'common address' },
];

/** Places where scripts of many owners lie in one file, so that the address names nobody. */
export const BUNDLES: readonly ScriptRow[] = [
	{
		name: 'load-scripts.php of core',
		path: /\/wp-admin\/load-scripts\.php$/,
		source: 'WordPress 7.1.1 wp-admin/load-scripts.php',
	},
	{ name: 'WP Rocket', path: /\/wp-content\/cache\/(?:min|busting)\//, source: 'WP Rocket source' },
	{ name: 'Autoptimize', path: /\/wp-content\/cache\/autoptimize\//, source: 'unverified' },
	{ name: 'Fast Velocity Minify', path: /\/wp-content\/cache\/fvm\//, source: 'unverified' },
	{ name: 'WP Fastest Cache', path: /\/wp-content\/cache\/wpfc-minified\//, source: 'unverified' },
	{ name: 'W3 Total Cache', path: /\/wp-content\/cache\/minify\//, source: 'unverified' },
	{ name: 'Perfmatters', path: /\/wp-content\/cache\/perfmatters\//, source: 'unverified' },
	{ name: 'a cache', path: /\/wp-content\/cache\//, source: 'unverified' },
	{ name: 'LiteSpeed Cache', path: /\/wp-content\/litespeed\//, source: 'LiteSpeed Cache source' },
	{
		name: 'SiteGround Optimizer',
		path: /\/wp-content\/uploads\/siteground-optimizer-assets\//,
		source: 'unverified',
	},
	{ name: 'a generated file', path: /\/wp-content\/uploads\//, source: 'unverified' },
	{ name: 'Jetpack Boost', path: /\/_jb_static\//, source: 'unverified' },
	{ name: 'WordPress.com', path: /\bs\d\.wp\.com\/_static\//, source: 'unverified' },
];

/** An address is rarely longer; data URLs are. In characters. */
const READ = 2000;

/** The script that sends for others, if the address is of one; skip its frame in a stack. */
export const senderScript = remembered((url: string): ScriptRow | null => firstOf(SENDER_SCRIPTS, url));

/** The bundle that an address lies in, if it does: the caller is hidden then, and other evidence has to name it. */
export function bundleOf(url: string): ScriptRow | null {
	return firstOf(BUNDLES, url);
}

function firstOf(rows: readonly ScriptRow[], url: string): ScriptRow | null {
	const [path = ''] = url.slice(0, READ).split(/[?#]/, 1);
	return rows.find(row => row.path.test(path)) ?? null;
}
