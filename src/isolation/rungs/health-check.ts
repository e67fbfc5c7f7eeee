import type { PageAnswer, PageRequest } from '../../exchange/page-request.ts';
import { fieldAfter, linksWith } from './html-attributes.ts';
import { ALLOWED, activeIn, listRequest, readList, slugOf } from './plugin-list.ts';
import { adminForm, adminPage, type SiteAddress } from './site-calls.ts';
import { troubleOf } from './trouble.ts';

/*
 * Health Check & Troubleshooting 1.7.0 (github.com/WordPress/health-check, mu-plugin/health-check-troubleshooting-mode.php
 * and HealthCheck/class-health-check-troubleshoot.php): a cookie and an option make a session in which filters hide
 * plugins and the theme. One session for a whole site, bound to the tester's address.
 */

export const HEALTH_CHECK = 'health-check/health-check.php';

const START = 'site-health.php';
const TAB = { tab: 'troubleshoot' };
const EXIT = 'health-check-disable-troubleshooting';
const THEME = 'health-check-change-active-theme';
const ENABLE = 'health-check-troubleshoot-enable-plugin';
const DISABLE = 'health-check-troubleshoot-disable-plugin';

/** The form that starts the mode; the answer holds its nonce. To be read before a mask is in force. */
export function startForm(site: SiteAddress): PageRequest {
	return adminPage(site, START, TAB);
}

/** Starts the mode from the form; `null` when there is no such form: not installed, too old, or not allowed. */
export function startRequest(site: SiteAddress, form: PageAnswer): PageRequest | null {
	if (troubleOf(form) || form.kind === 'failed') return null;
	const mark = form.text.indexOf('health-check-troubleshoot-mode');
	if (mark < 0) return null;
	// The nonce stands just before the field that names the form; other forms of the screen have nonces of their own.
	const head = form.text.slice(0, mark);
	const nonce = fieldAfter(head, head.slice(head.lastIndexOf('<form')), '_wpnonce');
	if (!isNonce(nonce)) return null;
	return adminForm(site, `${START}?tab=troubleshoot`, [
		['health-check-troubleshoot-mode', 'true'],
		['_wpnonce', nonce],
	]);
}

/**
 * A screen of wp-admin whose links carry the mode's nonces. It is asked for with no plugin at all: one that is allowed could
 * switch itself off in `admin_init`, and WordPress would then store the list as the mask shows it.
 */
export function modeScreen(site: SiteAddress): PageRequest {
	return adminPage(site, 'index.php', { [ALLOWED]: '' });
}

/** Ends the mode; `null` when the screen shows no such link, as when no mask is in force. */
export function exitRequest(site: SiteAddress, screen: PageAnswer): PageRequest | null {
	return follow(site, screen, EXIT, () => true);
}

/**
 * Chooses the theme of the mode. The mode ignores a preview, and takes another theme than the site's when it starts.
 * Forced, because a site that cannot reach itself has it taken back without a word (its loopback test).
 */
export function themeRequest(site: SiteAddress, screen: PageAnswer, stylesheet: string): PageRequest | null {
	return follow(site, screen, THEME, value => value === stylesheet, {
		'health-check-theme-force-switch': 'true',
	});
}

/** Stores which plugins the mode shows, in at most two forms; `null` when the list of plugins has no nonce. */
export function storeRequests(
	site: SiteAddress,
	list: PageAnswer,
	on: readonly string[],
	off: readonly string[],
): readonly PageRequest[] | null {
	if (list.kind === 'failed' || troubleOf(list)) return null;
	const nonce = fieldAfter(list.text, 'bulk-action-form', '_wpnonce');
	if (!isNonce(nonce)) return null;
	const bulk = (action: string, files: readonly string[]) =>
		files.length === 0
			? []
			: [
					adminForm(site, 'plugins.php', [
						['_wpnonce', nonce],
						['action', action],
						...files.map((file): [string, string] => ['checked[]', file]),
					]),
				];
	return [...bulk('health-check-enable', on), ...bulk('health-check-disable', off)];
}

/** The list of plugins as the mode shows it, with the nonce of its forms. */
export function bulkScreen(site: SiteAddress): PageRequest {
	return adminPage(site, 'plugins.php');
}

/**
 * The order of `active_plugins`, read from the links of the mode, which it makes for each plugin in turn and by folder:
 * of several in one folder the order among them is taken to be that of their names.
 *
 * @param active files that are on
 * @returns `null` when the screen does not show them all
 */
export function orderIn(screen: PageAnswer, active: readonly string[]): readonly string[] | null {
	if (screen.kind === 'failed') return null;
	const start = screen.text.indexOf('health-check-dashboard-widget');
	if (start < 0) return null;
	const html = screen.text.slice(start);
	const slugs = [...html.matchAll(/\shref=(?:"([^"<>]{1,4000})"|'([^'<>]{1,4000})')/g)].flatMap(([link]) => {
		const [query] = linksWith(link, ENABLE).concat(linksWith(link, DISABLE));
		return query?.get(ENABLE) ?? query?.get(DISABLE) ?? [];
	});
	const left = [...active].sort();
	const order = slugs.flatMap(slug => {
		const at = left.findIndex(file => slugOf(file) === slug);
		return at < 0 ? [] : left.splice(at, 1);
	});
	return left.length === 0 ? order : null;
}

/** Asks whether a mask is in force: with one, a request that is to see no plugin sees none. */
export function maskCanary(site: SiteAddress): PageRequest {
	return listRequest(site, []);
}

/** `null` when the answer does not tell. A site without any active plugin shows none either way; see `isThemeHidden`. */
export function isMasked(canary: PageAnswer): boolean | null {
	const list = readList(canary);
	return list && activeIn(list).length === 0;
}

/** Within the mode nobody may switch themes, so that the list of themes is closed to an administrator, too. */
export function isThemeHidden(themes: PageAnswer): boolean {
	return troubleOf(themes) === 'not-allowed';
}

function follow(
	site: SiteAddress,
	screen: PageAnswer,
	parameter: string,
	wanted: (value: string) => boolean,
	more: Readonly<Record<string, string>> = {},
): PageRequest | null {
	if (screen.kind === 'failed' || troubleOf(screen)) return null;
	for (const query of linksWith(screen.text, parameter)) {
		const [value, nonce] = [query.get(parameter) ?? '', query.get('_wpnonce')];
		if (wanted(value) && isNonce(nonce)) {
			return adminPage(site, 'index.php', { [parameter]: value, _wpnonce: nonce, ...more });
		}
	}
	return null;
}

function isNonce(text: string | null): text is string {
	return text !== null && /^[0-9a-f]{6,64}$/.test(text);
}
