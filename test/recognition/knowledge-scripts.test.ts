import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	BUNDLES,
	bundleOf,
	SENDER_SCRIPTS,
	senderScript,
} from '../../src/wordpress/knowledge/script-senders.ts';

/** Any string at all, lone surrogates and control characters among them. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map(units => String.fromCharCode(...units));

const SITE = 'https://example.test';

/** An address for each row. */
const SENDERS: Readonly<Record<string, string>> = {
	'a browser extension': 'moz-extension://1f0e/content.js',
	jQuery: `${SITE}/wp-includes/js/jquery/jquery.min.js?ver=3.7.1`,
	'jQuery Migrate': `${SITE}/wp-includes/js/jquery/jquery-migrate.min.js?ver=3.4.1`,
	'jQuery Form': `${SITE}/wp-includes/js/jquery/jquery.form.min.js`,
	'api-fetch': `${SITE}/wp-includes/js/dist/api-fetch.min.js?ver=1`,
	'the data layer of the block editor': `${SITE}/wp-content/plugins/gutenberg/build/core-data/index.min.js`,
	'helpers of the block editor': `${SITE}/wp-includes/js/dist/hooks.min.js`,
	'vendor scripts of core': `${SITE}/wp-includes/js/dist/vendor/react.min.js`,
	'wp-util': `${SITE}/wp-includes/js/wp-util.min.js`,
	heartbeat: `${SITE}/blog/wp-includes/js/heartbeat.js`,
	'wp-api': `${SITE}/wp-includes/js/api-request.min.js`,
	'wp-lists': `${SITE}/wp-includes/js/wp-lists.min.js`,
	'wp-backbone': `${SITE}/wp-includes/js/wp-backbone.min.js`,
	Backbone: `${SITE}/wp-includes/js/backbone.min.js`,
	Underscore: `${SITE}/wp-includes/js/underscore.min.js`,
	Plupload: `${SITE}/wp-includes/js/plupload/plupload.min.js`,
	axios: `${SITE}/wp-content/themes/x/axios.min.js`,
	htmx: `${SITE}/wp-content/themes/x/htmx.min.js`,
	SuperAgent: `${SITE}/wp-content/plugins/x/superagent.js`,
	'a polyfill': `${SITE}/wp-content/plugins/x/whatwg-fetch.js`,
	'zone.js': `${SITE}/wp-content/plugins/x/zone.min.js`,
	Sentry: 'https://browser.sentry-cdn.com/7.0.0/bundle.min.js',
	'New Relic': 'https://js-agent.newrelic.com/nr-spa-1.2.min.js',
	Datadog: `${SITE}/x/datadog-rum-v5.js`,
	Bugsnag: `${SITE}/x/bugsnag.min.js`,
	Rollbar: `${SITE}/x/rollbar.min.js`,
	'Google Tag Manager': 'https://www.googletagmanager.com/gtm.js?id=GTM-1',
};

const BUNDLED: Readonly<Record<string, string>> = {
	'load-scripts.php of core': `${SITE}/wp-admin/load-scripts.php?c=1&load%5Bchunk_0%5D=jquery-core`,
	'WP Rocket': `${SITE}/wp-content/cache/min/1/abc.js`,
	Autoptimize: `${SITE}/wp-content/cache/autoptimize/js/autoptimize_9d.js`,
	'Fast Velocity Minify': `${SITE}/wp-content/cache/fvm/min/x.js`,
	'WP Fastest Cache': `${SITE}/wp-content/cache/wpfc-minified/x/y.js`,
	'W3 Total Cache': `${SITE}/wp-content/cache/minify/a1b2c.js`,
	Perfmatters: `${SITE}/wp-content/cache/perfmatters/example.test/js/x.js`,
	'a cache': `${SITE}/wp-content/cache/other/x.js`,
	'LiteSpeed Cache': `${SITE}/wp-content/litespeed/js/abc.js`,
	'SiteGround Optimizer': `${SITE}/wp-content/uploads/siteground-optimizer-assets/x.min.js`,
	'a generated file': `${SITE}/wp-content/uploads/elementor/x.js`,
	'Jetpack Boost': `${SITE}/_jb_static/??-eJx`,
	'WordPress.com': 'https://s0.wp.com/_static/??/x.js',
};

describe('scripts that send for others', () => {
	it('are known, each with a sample and a source', () => {
		expect(Object.keys(SENDERS)).toEqual(SENDER_SCRIPTS.map(row => row.name));
		for (const row of SENDER_SCRIPTS) {
			expect(senderScript(SENDERS[row.name] ?? ''), row.name).toBe(row);
			expect(row.source.trim(), row.name).not.toBe('');
		}
	});

	it.each([
		'',
		`${SITE}/wp-content/plugins/acme/js/acme.js`,
		`${SITE}/wp-content/plugins/acme/js/acme-jquery.js`,
		`${SITE}/wp-content/plugins/woocommerce/assets/js/frontend/checkout.min.js`,
		`${SITE}/wp-includes/js/autosave.min.js`,
		`${SITE}/wp-content/plugins/acme/js/app.js?lib=/jquery.js`,
		`${SITE}/wp-includes/js/dist/editor.min.js`,
	])('%j sends for itself', url => {
		expect(senderScript(url)).toBeNull();
	});
});

describe('bundles', () => {
	it('are known, each with a sample and a source', () => {
		expect(Object.keys(BUNDLED)).toEqual(BUNDLES.map(row => row.name));
		for (const row of BUNDLES) {
			expect(bundleOf(BUNDLED[row.name] ?? ''), row.name).toBe(row);
			expect(row.source.trim(), row.name).not.toBe('');
		}
	});

	it("are not a plugin's own file", () => {
		expect(bundleOf(`${SITE}/wp-content/plugins/acme/build/app.js`)).toBeNull();
	});

	it('take any string', () => {
		fc.assert(
			fc.property(anyText, url => {
				senderScript(url);
				bundleOf(url);
			}),
		);
	});
});
