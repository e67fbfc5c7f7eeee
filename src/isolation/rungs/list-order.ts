import { parseJson } from '../../exchange/json.ts';
import { asArray, asRecord, asString } from '../../exchange/loose.ts';
import type { PageAnswer, PageRequest } from '../../exchange/page-request.ts';
import { fieldAfter } from './html-attributes.ts';
import { compareLists, isPluginFile, isSame, MAX_PLUGINS } from './plugin-list.ts';
import { adminForm, adminPage, restCall, type SiteAddress } from './site-calls.ts';
import { troubleOf } from './trouble.ts';
import type { Unmasked } from './unmasked.ts';

/*
 * The order of `active_plugins` is the order in which plugins are loaded. `activate_plugin()` sorts the whole list by file
 * name each time; `deactivate_plugins()` keeps its order. No door of core tells the order: REST and the screens sort by
 * name. WooCommerce's status report does, Health Check's mode does, and somebody with WP-CLI can.
 */

/** WooCommerce's status report lists the active plugins as they are stored (`get_active_plugins()` of its controller). */
export function wooOrderRequest(site: SiteAddress): PageRequest {
	return restCall(site, 'GET', '/wc/v3/system_status', { _fields: 'active_plugins' });
}

export function readWooOrder(answer: PageAnswer, active: readonly string[]): readonly string[] | null {
	if (answer.kind === 'failed' || answer.status !== 200) return null;
	const json = parseJson(answer.text);
	const rows = json.ok ? asArray(asRecord(json.value)?.active_plugins) : [];
	return orderOf(
		rows.map(row => asString(asRecord(row)?.plugin)),
		active,
	);
}

/** What `wp option get active_plugins --format=json` prints, as somebody pasted it; `null` when it is not this list. */
export function readPastedOrder(text: string, active: readonly string[]): readonly string[] | null {
	const json = text.length > 200_000 ? null : parseJson(text);
	if (!json?.ok) return null;
	// After a deactivation PHP's list has gaps, and JSON makes an object of it.
	return orderOf(Object.values(asRecord(json.value) ?? asArray(json.value)).map(asString), active);
}

function orderOf(found: readonly string[], active: readonly string[]): readonly string[] | null {
	const known = new Set(active);
	const order = [...new Set(found.slice(0, 2 * MAX_PLUGINS))].filter(file => known.has(file));
	return isSame(compareLists(active, order)) ? order : null;
}

/** As `activate_plugin()` leaves it: PHP's `sort()` compares bytes. */
export function sortedOrder(files: readonly string[]): readonly string[] {
	return [...files].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** The form of all settings: its nonce is what the write below needs. */
export function settingsForm(site: SiteAddress): PageRequest {
	return adminPage(site, 'options.php');
}

/**
 * Stores the list in just this order, in one write: the form of all settings takes any option by name (`options.php`,
 * "back compat"; cap `manage_options`, on a multisite `manage_network_options`). No activation hook runs. What comes
 * after is a screen without anything of a plugin's.
 *
 * @returns `null` without a nonce, and for a list that is empty or holds what is no plugin: such a write would be a loss
 */
export function writeOrder(
	_proof: Unmasked,
	site: SiteAddress,
	form: PageAnswer,
	order: readonly string[],
): PageRequest | null {
	if (form.kind === 'failed' || troubleOf(form)) return null;
	const nonce = fieldAfter(form.text, 'id="all-options"', '_wpnonce');
	if (nonce === null || !/^[0-9a-f]{6,64}$/.test(nonce)) return null;
	if (order.length === 0 || !order.every(isPluginFile)) return null;
	return adminForm(site, 'options.php', [
		['option_page', 'options'],
		['action', 'update'],
		['_wpnonce', nonce],
		['_wp_http_referer', `${new URL(site.admin).pathname}freedoms.php`],
		['page_options', 'active_plugins'],
		...order.map((file): [string, string] => ['active_plugins[]', file]),
	]);
}
