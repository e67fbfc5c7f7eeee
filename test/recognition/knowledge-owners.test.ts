import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AJAX_ACTIONS, EVERYDAY_ACTIONS, ownerOfAction } from '../../src/wordpress/knowledge/ajax-actions.ts';
import {
	CORE_ACTIONS_CUSTOMIZER,
	CORE_ACTIONS_DEPRECATED,
	CORE_ACTIONS_GET,
	CORE_ACTIONS_NOPRIV,
	CORE_ACTIONS_OTHER,
	CORE_ACTIONS_POST,
	coreAnswersLoggedOut,
	isCoreAction,
} from '../../src/wordpress/knowledge/core-ajax-actions.ts';
import {
	FIELD_OWNERS,
	HEADER_OWNERS,
	ownerOfField,
	ownersOfHeader,
} from '../../src/wordpress/knowledge/field-owners.ts';
import { HEARTBEAT_KEYS, ownerOfHeartbeatKey } from '../../src/wordpress/knowledge/heartbeat-keys.ts';
import { NAMESPACES, ownerOfRoute } from '../../src/wordpress/knowledge/namespaces.ts';

/** Any string at all, lone surrogates and control characters among them. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map(units => String.fromCharCode(...units));

describe('REST namespaces', () => {
	it('are as many as they have to be, each once', () => {
		const names = NAMESPACES.map(row => row.namespace.toLowerCase());
		expect(names.length).toBeGreaterThanOrEqual(120);
		expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
	});

	it('are found by a route below them, and say where they come from', () => {
		for (const row of NAMESPACES) {
			expect(ownerOfRoute(`/${row.namespace}/no-such-thing/7`), row.namespace).toBe(row);
			expect(ownerOfRoute(`/${row.namespace}`), row.namespace).toBe(row);
			expect(row.namespace, row.namespace).not.toMatch(/^\/|\/$|\/\/|\s/);
			expect(row.slug, row.namespace).toMatch(/^[\w-]+$/);
			expect(row.source.trim(), row.namespace).not.toBe('');
		}
	});

	it('with an unverified source are of low confidence', () => {
		expect(NAMESPACES.filter(row => row.source === 'unverified' && row.confidence !== 'low')).toEqual([]);
	});

	it.each([
		['/wp/v2/posts/12', 'wordpress', true],
		['/wc/v3/orders/7', 'woocommerce', undefined],
		['/wc/v3/payments/orders/7/capture_authorization', 'woocommerce-payments', undefined],
		['/wc/v3/wc_stripe/account', 'woocommerce-gateway-stripe', undefined],
		['/wc/v3/acme-gateway/x', 'woocommerce', true],
		['/wc/store/v1/cart', 'woocommerce', undefined],
		['wc/store/cart', 'woocommerce', undefined],
		['//contact-form-7//v1/contact-forms/5/feedback?x=/wp/v2', 'contact-form-7', undefined],
		['/WP/V2/posts', 'wordpress', true],
		['/jetpack/v4/sync/status', 'jetpack', true],
		['/rankmath/v1/an/dashboard', 'seo-by-rank-math', undefined],
	])('%s belongs to %s', (route, slug, shared) => {
		expect(ownerOfRoute(route)).toMatchObject({ slug });
		expect(ownerOfRoute(route)?.shared).toBe(shared);
	});

	it.each([
		'',
		'/',
		'/acme/v1/things',
		'/wp',
		'/wpx/v2',
		'/wc',
		'/coblocksx',
		'/__proto__',
		'/constructor/v1',
	])('nobody is known for %j: parts count whole', route => {
		expect(ownerOfRoute(route)).toBeNull();
	});

	it('take any string', () => {
		fc.assert(fc.property(anyText, route => void ownerOfRoute(route)));
	});
});

describe('ajax actions', () => {
	it('are as many as they have to be, each once a door', () => {
		const keys = AJAX_ACTIONS.map(row => `${row.via} ${row.action}`);
		expect(keys.length).toBeGreaterThanOrEqual(150);
		expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
	});

	it('are found by name or beginning, and say where they come from', () => {
		for (const row of AJAX_ACTIONS) {
			expect(ownerOfAction(row.action.replace(/\*$/, 'x'), row.via), row.action).toBe(row);
			expect(row.action, row.action).toMatch(/^[\w/-]+\*?$/);
			expect(row.slug, row.action).toMatch(/^[\w-]+$/);
			expect(row.source.trim(), row.action).not.toBe('');
		}
	});

	it('with an unverified source are of low confidence', () => {
		expect(AJAX_ACTIONS.filter(row => row.source === 'unverified' && row.confidence !== 'low')).toEqual([]);
	});

	it.each([
		['acf/fields/post_object/query', 'admin-ajax', 'advanced-custom-fields'],
		['elementor_ajax', 'admin-ajax', 'elementor'],
		['elementor_pro_forms_send_form', 'admin-ajax', 'elementor-pro'],
		['woocommerce_save_variations', 'admin-ajax', 'woocommerce'],
		['woocommerce_of_an_extension', 'admin-ajax', 'woocommerce'],
		['checkout', 'wc-ajax', 'woocommerce'],
		['ppc-create-order', 'wc-ajax', 'woocommerce-paypal-payments'],
		['wcpay_init_woopay', 'wc-ajax', 'woocommerce-payments'],
		['et_fb_ajax_save', 'admin-ajax', 'Divi'],
		['heartbeat', 'admin-ajax', 'wordpress'],
		['health-check-get-sizes', 'admin-ajax', 'wordpress'],
		['health-check-tools', 'admin-ajax', 'health-check'],
	] as const)('%s through %s is of %s', (action, via, slug) => {
		expect(ownerOfAction(action, via)).toMatchObject({ action: expect.any(String), via, slug });
	});

	it('say when a name is only a hint', () => {
		expect(ownerOfAction('woocommerce_of_an_extension', 'admin-ajax')?.ambiguous).toBe(true);
		expect(ownerOfAction('woocommerce_save_variations', 'admin-ajax')?.ambiguous).toBeUndefined();
		expect(ownerOfAction('fs_toggle_debug_mode', 'admin-ajax')?.ambiguous).toBe(true);
	});

	it('keep the doors apart', () => {
		expect(ownerOfAction('heartbeat', 'wc-ajax')).toBeNull();
		expect(ownerOfAction('checkout', 'admin-ajax')).toBeNull();
	});

	it.each([...EVERYDAY_ACTIONS, '', '*', 'acme_save', 'constructor', 'toString'])(
		'nobody is known for %j',
		action => {
			expect(ownerOfAction(action, 'admin-ajax')).toBeNull();
		},
	);

	it('take any string', () => {
		fc.assert(
			fc.property(
				anyText,
				fc.constantFrom('admin-ajax', 'wc-ajax'),
				(action, via) => void ownerOfAction(action, via),
			),
		);
	});
});

describe("core's ajax actions", () => {
	it('are the lists of admin-ajax.php, each name once', () => {
		expect(CORE_ACTIONS_GET).toHaveLength(9);
		expect(CORE_ACTIONS_POST).toHaveLength(84);
		expect(CORE_ACTIONS_DEPRECATED).toHaveLength(7);
		for (const list of [
			CORE_ACTIONS_GET,
			CORE_ACTIONS_POST,
			CORE_ACTIONS_DEPRECATED,
			CORE_ACTIONS_NOPRIV,
			CORE_ACTIONS_CUSTOMIZER,
			CORE_ACTIONS_OTHER,
		]) {
			expect(new Set(list).size).toBe(list.length);
			for (const action of list) {
				expect(isCoreAction(action), action).toBe(true);
				expect(ownerOfAction(action, 'admin-ajax'), action).toMatchObject({
					type: 'core',
					slug: 'wordpress',
				});
			}
		}
	});

	it('answer hardly anything to somebody who is not signed in', () => {
		expect(coreAnswersLoggedOut('heartbeat')).toBe(true);
		expect(coreAnswersLoggedOut('rest-nonce')).toBe(false);
		expect(isCoreAction('toString')).toBe(false);
	});
});

describe('request fields', () => {
	it('are found, each once, with a source', () => {
		expect(new Set(FIELD_OWNERS.map(row => row.field)).size).toBe(FIELD_OWNERS.length);
		for (const row of FIELD_OWNERS) {
			expect(ownerOfField(row.field.replace(/\*$/, 'x')), row.field).toBe(row);
			expect(row.source.trim(), row.field).not.toBe('');
		}
	});

	it.each([
		['_wpcf7_unit_tag', 'contact-form-7'],
		['wpforms[id]', 'wpforms-lite'],
		['form_fields[email]', 'elementor-pro'],
		['acf[field_5f]', 'advanced-custom-fields'],
		['is_submit_3', 'gravityforms'],
		['billing_email', 'woocommerce'],
		['customize_changeset_uuid', 'wordpress'],
	])('%s is of %s', (field, slug) => {
		expect(ownerOfField(field)?.slug).toBe(slug);
	});

	it('leave everyday names alone', () => {
		for (const name of ['', 'title', 'email', '_wpnonce', 'constructor'])
			expect(ownerOfField(name)).toBeNull();
		fc.assert(fc.property(anyText, name => void ownerOfField(name)));
	});
});

describe('headers that name a component', () => {
	const samples: Readonly<Record<string, string>> = {
		'wordpress x-redirect-by': 'WordPress',
		'redirection x-redirect-by': 'redirection',
		'wordpress-seo x-redirect-by': 'Yoast SEO Premium',
		'seo-by-rank-math x-redirect-by': 'Rank Math',
		'polylang x-redirect-by': 'Polylang Pro',
		'sitepress-multilingual-cms x-redirect-by': 'WPML',
		'really-simple-ssl x-redirect-by': 'Really Simple Security',
		'w3-total-cache x-powered-by': 'W3 Total Cache/2.7.0',
		'wp-rocket x-powered-by': 'WP Rocket/3.15',
	};

	it('are found with a value such as they have, and come from somewhere', () => {
		for (const row of HEADER_OWNERS) {
			const value = row.value === undefined ? 'x' : (samples[`${row.slug} ${row.header}`] ?? '');
			const name = row.header.replace(/\*$/, 'x').toUpperCase();
			expect(ownersOfHeader(name, value, row.of), `${row.slug} ${row.header}`).toContain(row);
			expect(row.source.trim()).not.toBe('');
		}
	});

	it('leave the others alone', () => {
		expect(ownersOfHeader('X-Powered-By', 'PHP/8.3', 'response')).toEqual([]);
		expect(ownersOfHeader('X-Redirect-By', 'Acme', 'response')).toEqual([]);
		expect(ownersOfHeader('Nonce', 'a1b2c3d4e5', 'response')).toEqual([]);
		fc.assert(fc.property(anyText, anyText, (name, value) => void ownersOfHeader(name, value, 'response')));
	});
});

describe('heartbeat keys', () => {
	it('are found, each once, with a source', () => {
		expect(new Set(HEARTBEAT_KEYS.map(row => row.key)).size).toBe(HEARTBEAT_KEYS.length);
		for (const row of HEARTBEAT_KEYS) {
			expect(ownerOfHeartbeatKey(row.key.replace(/\*$/, 'x')), row.key).toBe(row);
			expect(row.source.trim(), row.key).not.toBe('');
		}
	});

	it('say whose they are', () => {
		expect(ownerOfHeartbeatKey('wp-refresh-post-lock')).toMatchObject({ type: 'core' });
		expect(ownerOfHeartbeatKey('gform-check-locked-objects-form')).toMatchObject({ slug: 'gravityforms' });
		expect(ownerOfHeartbeatKey('acme')).toBeNull();
		fc.assert(fc.property(anyText, key => void ownerOfHeartbeatKey(key)));
	});
});
