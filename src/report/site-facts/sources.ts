import type { PageRequest } from '../../exchange/page-request.ts';
import { maskCanary } from '../../isolation/rungs/health-check.ts';
import { adminPage, restCall, type SiteAddress } from '../../isolation/rungs/site-calls.ts';
import type { MessageKey } from '../../words/message.ts';

export type FactSourceId = 'plugins' | 'theme' | 'site-health';

/** Something of a site that can be asked for, each by one GET, and each without the others. */
export interface FactSource {
	readonly id: FactSourceId;
	readonly label: MessageKey;
	readonly request: (site: SiteAddress) => PageRequest;
	/** Where WordPress says it, and to whom. */
	readonly source: string;
}

/**
 * All of them, in the order in which they are asked for. The screen of plugins is none of them, though it lists must-use
 * plugins and drop-ins, too: to open it deactivates plugins whose files are gone (`validate_active_plugins()`).
 */
export const FACT_SOURCES = [
	{
		id: 'plugins',
		label: 'report_plugins',
		// It shows whether Health Check's mode hides plugins from this person, and else is the same list.
		request: maskCanary,
		source: 'WordPress 7.1.1 WP_REST_Plugins_Controller::get_items(), since 5.5; activate_plugins',
	},
	{
		id: 'theme',
		label: 'component_theme',
		request: site =>
			restCall(site, 'GET', '/wp/v2/themes', {
				status: 'active',
				_fields: 'stylesheet,template,name,version',
			}),
		source:
			'WordPress 7.1.1 WP_REST_Themes_Controller::get_items(), since 5.0; the active one for edit_posts',
	},
	{
		id: 'site-health',
		label: 'report_siteHealth',
		request: site => adminPage(site, 'site-health.php', { tab: 'debug' }),
		source: 'WordPress 7.1.1 wp-admin/site-health-info.php, since 5.2; view_site_health_checks',
	},
] as const satisfies readonly FactSource[];
