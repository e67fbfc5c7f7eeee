import type { PageAnswer, PageRequest } from '../../../src/exchange/page-request.ts';

/**
 * A small model of WordPress's list of plugins, of Health Check's mode, and of a request that fails: what core does to the
 * list (`activate_plugin()` sorts it, `deactivate_plugins()` does not, both store what the mask shows), and no more.
 */
export interface SimulatedSite {
	/** Files that are there, active or not. */
	readonly installed: string[];
	/** `active_plugins` as it is stored. */
	active: string[];
	theme: string;
	/** Whether requests of this session are masked. */
	masked: boolean;
	maskTheme: string;
	maskList: string[];
	/** Answers in the place of the site. */
	trouble: ((request: PageRequest) => PageAnswer | null) | null;
	/** How often the failing request came. */
	probes: number;
	/** For everybody, how often plugins were switched. */
	switched: number;
	send(request: PageRequest): PageAnswer;
	/** Takes up a request that writes the list, with the list as it is now. Nothing is stored before the answer is called. */
	takeUp(request: PageRequest): () => void;
}

export interface Guilt {
	/** Files that fail together; with `theme` only under the site's own. */
	readonly culprits: readonly string[];
	readonly theme?: boolean;
	/** By file: it ends every request with an error where that other one is not loaded. */
	readonly fatalWithout?: Readonly<Record<string, string>>;
	readonly healthCheck?: boolean;
	readonly requires?: Readonly<Record<string, string>>;
}

export const ORIGIN = 'https://shop.example';
export const OWN_THEME = 'acme';
const OTHER_THEME = 'twentytwentyfive';
const NONCE = 'abcdef0123';

export function simulatedSite(plugins: readonly string[], guilt: Guilt): SimulatedSite {
	const installed = [...plugins, ...(guilt.healthCheck ? ['health-check/health-check.php'] : [])];
	const site: SimulatedSite = {
		installed,
		active: [...installed],
		theme: OWN_THEME,
		masked: false,
		maskTheme: OTHER_THEME,
		maskList: [],
		trouble: null,
		probes: 0,
		switched: 0,
		send(request) {
			const canned = site.trouble?.(request);
			if (canned) return canned;
			const url = new URL(request.url);
			const seen = visible(site, url);
			for (const [file, needed] of Object.entries(guilt.fatalWithout ?? {})) {
				if (seen.includes(file) && !seen.includes(needed))
					return answer(500, '<p>There has been a critical error', 'text/html');
			}
			const theme = site.masked ? site.maskTheme : (url.searchParams.get('wp_theme_preview') ?? site.theme);
			const route = /\/wp-json(\/.*)$/.exec(url.pathname)?.[1];
			if (route === '/wp/v2/plugins') {
				const list = [...installed].sort().map(file => ({
					plugin: file.replace(/\.php$/, ''),
					status: seen.includes(file) ? 'active' : 'inactive',
					name: file,
					version: '1.0',
				}));
				return json(200, list);
			}
			if (route === '/wp/v2/themes') {
				if (site.masked) return error(403, 'rest_cannot_view_themes');
				const of = (name: string) => ({
					stylesheet: name,
					status: name === theme ? 'active' : 'inactive',
					name: { raw: name },
				});
				return json(200, [of(OWN_THEME), of(OTHER_THEME)]);
			}
			if (route?.startsWith('/wp/v2/plugins/')) {
				const file = `${route.slice('/wp/v2/plugins/'.length)}.php`;
				// The mode minds what is activated, and nothing else.
				if (!isOff(request)) {
					const needed = guilt.requires?.[file];
					if (needed && !seen.includes(needed)) return error(500, 'plugin_missing_dependencies');
				}
				if (!site.masked || isOff(request)) site.active = written(seen, file, isOff(request));
				site.switched++;
				return json(200, {});
			}
			if (route?.startsWith('/wp/v2/posts/')) {
				site.probes++;
				const isGuilty =
					guilt.culprits.every(file => seen.includes(file)) && (!guilt.theme || theme === OWN_THEME);
				return isGuilty ? error(409, 'save_conflict') : json(200, { id: 1 });
			}
			return screen(site, url, request, guilt);
		},
		takeUp(request) {
			const [, name] = /\/wp-json\/wp\/v2\/plugins\/(.*)$/.exec(request.url) ?? [];
			const order = new URLSearchParams(request.body ?? '').getAll('active_plugins[]');
			const list = name ? written(site.active, `${name}.php`, isOff(request)) : order;
			return () => {
				site.active = [...list];
			};
		},
	};
	return site;
}

const isOff = ({ body }: PageRequest) => JSON.parse(body ?? '{}').status !== 'active';

/** `activate_plugin()` sorts, `deactivate_plugins()` does not. */
function written(list: readonly string[], file: string, off: boolean): string[] {
	const rest = list.filter(each => each !== file);
	return off ? rest : [...rest, file].sort();
}

function visible(site: SimulatedSite, url: URL): string[] {
	if (!site.masked) return site.active;
	const asked = url.searchParams.get('health-check-allowed-plugins');
	const allowed = asked === null ? site.maskList : asked.split(',');
	return site.active.filter(file => allowed.includes(file.split('/')[0] ?? ''));
}

function screen(site: SimulatedSite, url: URL, { body, method }: PageRequest, guilt: Guilt): PageAnswer {
	const form = new URLSearchParams(method === 'POST' ? (body ?? '') : '');
	switch (url.pathname) {
		case '/wp-admin/site-health.php':
			if (!guilt.healthCheck) return html('<form></form>');
			if (form.get('_wpnonce') === NONCE) {
				site.masked = true;
				site.maskTheme = OTHER_THEME;
				site.maskList = [];
			}
			return html(
				`<form><input type="hidden" name="_wpnonce" value="${NONCE}"><input name="health-check-troubleshoot-mode"></form>`,
			);
		case '/wp-admin/index.php': {
			if (!site.masked) return html('');
			if (url.searchParams.get('_wpnonce') === NONCE) {
				if (url.searchParams.has('health-check-disable-troubleshooting')) site.masked = false;
				site.maskTheme = url.searchParams.get('health-check-change-active-theme') ?? site.maskTheme;
			}
			const link = (parameter: string, value: string) =>
				`<a href="?${parameter}=${value}&#038;_wpnonce=${NONCE}">`;
			return html(
				[
					link('health-check-disable-troubleshooting', '1'),
					...[OWN_THEME, OTHER_THEME].map(theme => link('health-check-change-active-theme', theme)),
					'<div id="health-check-dashboard-widget">',
					...site.active.map(file =>
						link('health-check-troubleshoot-enable-plugin', file.split('/')[0] ?? ''),
					),
				].join('\n'),
			);
		}
		case '/wp-admin/plugins.php': {
			const files = form.getAll('checked[]').map(file => file.split('/')[0] ?? '');
			if (form.get('action') === 'health-check-enable') site.maskList = [...site.maskList, ...files];
			if (form.get('action') === 'health-check-disable')
				site.maskList = site.maskList.filter(each => !files.includes(each));
			const rows = Object.entries(guilt.requires ?? {}).map(
				([file, needed]) =>
					`<tr data-plugin="${file}"><div class="requires"><p>Requires: ${needed}</p></div>`,
			);
			return html(`<form id="bulk-action-form"><input name="_wpnonce" value="${NONCE}">${rows.join('')}`);
		}
		case '/wp-admin/options.php':
			if (form.get('page_options') === 'active_plugins') site.active = form.getAll('active_plugins[]');
			return html(`<form id="all-options"><input type="hidden" name="_wpnonce" value="${NONCE}" />`);
		default:
			return html('');
	}
}

function answer(status: number, text: string, type: string): PageAnswer {
	const headers = [{ name: 'content-type', value: type }];
	return { kind: 'answer', status, headers, text, truncated: false, startedAt: 0, durationMs: 1 };
}

const json = (status: number, value: unknown) => answer(status, JSON.stringify(value), 'application/json');
const html = (text: string) => answer(200, text, 'text/html');

export function error(status: number, code: string): PageAnswer {
	return json(status, { code, message: 'No.', data: { status } });
}
