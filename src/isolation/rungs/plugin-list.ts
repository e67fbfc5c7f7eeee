import { decodeHTML } from 'entities';
import { parseJson } from '../../exchange/json.ts';
import { asArray, asRecord, asString } from '../../exchange/loose.ts';
import type { PageAnswer, PageRequest } from '../../exchange/page-request.ts';
import { restCall, type SiteAddress } from './site-calls.ts';

/** A plugin as the site lists it. */
export interface InstalledPlugin {
	/** `akismet/akismet.php` */
	readonly file: string;
	readonly name: string;
	readonly version: string;
	readonly status: 'active' | 'inactive' | 'network-active';
}

/** Health Check's parameter that shows one request exactly these plugins, and nothing to whoever is not in its mode. */
export const ALLOWED = 'health-check-allowed-plugins';

/** More plugins than any site has; what comes after them is hostile. */
export const MAX_PLUGINS = 1000;

/** A file below the folder of plugins. The pattern of core's own route is `[^.\/]+(?:\/[^.\/]+)?`; folders may have dots. */
const FILE = /^[^\p{C}\\/"'`<>]{1,200}(?:\/[^\p{C}\\/"'`<>]{1,200})?\.php$/u;

export function isPluginFile(text: string): boolean {
	return FILE.test(text) && !text.startsWith('.');
}

/** The name a plugin goes by with Health Check: its folder, or its file where it has none. */
export function slugOf(file: string): string {
	return file.split('/', 1)[0] ?? file;
}

/** The same as suspects and wordpress.org call it: a file without a folder without its ending. */
export function bareSlugOf(file: string): string {
	return slugOf(file).replace(/\.php$/, '');
}

/**
 * Asks for all plugins with their status (`WP_REST_Plugins_Controller`, since WordPress 5.5).
 *
 * @param allowed slugs that this one request is to see; without it, as the person's session sees the site
 */
export function listRequest(site: SiteAddress, allowed?: readonly string[]): PageRequest {
	return restCall(site, 'GET', '/wp/v2/plugins', {
		_fields: 'plugin,status,name,version',
		...(allowed ? { [ALLOWED]: allowed.join(',') } : {}),
	});
}

/** Reads the list; `null` when it is none. Names come as HTML: `get_plugin_data()` lets `&` be escaped. */
export function readList(answer: PageAnswer): readonly InstalledPlugin[] | null {
	if (answer.kind === 'failed' || answer.status !== 200 || answer.truncated) return null;
	const json = parseJson(answer.text);
	if (!json.ok || !Array.isArray(json.value) || json.value.length > MAX_PLUGINS) return null;
	return asArray(json.value).flatMap(row => {
		const { name, plugin, status, version } = asRecord(row) ?? {};
		const file = `${asString(plugin)}.php`;
		if (!isPluginFile(file)) return [];
		if (status !== 'active' && status !== 'inactive' && status !== 'network-active') return [];
		return [
			{
				file,
				name: decodeHTML(asString(name).slice(0, 400)).slice(0, 200) || file,
				version: asString(version).slice(0, 50),
				status,
			},
		];
	});
}

/** Files that are on for this site alone; those of a whole network nobody here can switch. */
export function activeIn(list: readonly InstalledPlugin[]): readonly string[] {
	return list.filter(({ status }) => status === 'active').map(({ file }) => file);
}

/** What is missing from a list of files and what is there besides; order does not matter. */
export interface ListDifference {
	readonly missing: readonly string[];
	readonly extra: readonly string[];
}

export function compareLists(wanted: readonly string[], found: readonly string[]): ListDifference {
	const [a, b] = [new Set(wanted), new Set(found)];
	return { missing: wanted.filter(each => !b.has(each)), extra: found.filter(each => !a.has(each)) };
}

export function isSame({ extra, missing }: ListDifference): boolean {
	return extra.length === 0 && missing.length === 0;
}
