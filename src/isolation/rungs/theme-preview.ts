import { parseJson } from '../../exchange/json.ts';
import { asArray, asRecord, asString } from '../../exchange/loose.ts';
import type { PageAnswer, PageRequest } from '../../exchange/page-request.ts';
import { restCall, type SiteAddress } from './site-calls.ts';

/**
 * Runs one request under another theme (`wp-includes/theme-previews.php`, since WordPress 6.3). Only in the query string,
 * only for who may switch themes, and nothing is stored.
 */
export const PREVIEW = 'wp_theme_preview';

export interface Theme {
	readonly stylesheet: string;
	readonly name: string;
	readonly active: boolean;
}

/** Themes WordPress comes with, newest first, which hold no code that could refuse a request. */
const DEFAULT_THEMES = [
	'twentytwentyfive',
	'twentytwentyfour',
	'twentytwentythree',
	'twentytwentytwo',
	'twentytwentyone',
	'twentytwenty',
	'twentynineteen',
	'twentyseventeen',
	'twentysixteen',
	'twentyfifteen',
];

/** Asks for all themes; with a preview, as a request under that theme sees them. */
export function themesRequest(site: SiteAddress, preview?: string): PageRequest {
	const query = { _fields: 'stylesheet,status,name' };
	return restCall(site, 'GET', '/wp/v2/themes', preview ? { ...query, [PREVIEW]: preview } : query);
}

export function readThemes(answer: PageAnswer): readonly Theme[] | null {
	if (answer.kind === 'failed' || answer.status !== 200) return null;
	const json = parseJson(answer.text);
	if (!json.ok || !Array.isArray(json.value)) return null;
	return asArray(json.value)
		.slice(0, 500)
		.flatMap(row => {
			const { name, status, stylesheet } = asRecord(row) ?? {};
			const id = asString(stylesheet);
			if (!/^[\w./-]{1,200}$/.test(id)) return [];
			const title = asString(asRecord(name)?.rendered) || asString(asRecord(name)?.raw) || asString(name);
			return [{ stylesheet: id, name: title.slice(0, 200) || id, active: status === 'active' }];
		});
}

/** The theme to compare with: one of WordPress's own that is not active; `null` when there is none. */
export function otherTheme(themes: readonly Theme[]): Theme | null {
	for (const wanted of DEFAULT_THEMES) {
		const found = themes.find(({ active, stylesheet }) => stylesheet === wanted && !active);
		if (found) return found;
	}
	return null;
}

/** Whether a request with the preview really ran under that theme: then it is the one the site calls active. */
export function isPreviewed(answer: PageAnswer, stylesheet: string): boolean {
	return readThemes(answer)?.some(theme => theme.active && theme.stylesheet === stylesheet) ?? false;
}
