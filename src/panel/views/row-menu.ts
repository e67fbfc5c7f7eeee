import { filterFor, hasTerm } from '../../filter/filter-for.ts';
import type { MessageKey } from '../../words/message.ts';
import type { Words } from '../panel-context.ts';
import type { MenuItem } from '../state/menu.ts';
import type { Selected } from '../state/navigation.ts';
import type { Panel } from '../state/panel.ts';
import { copyItems } from './copy-as.ts';

/** Keys of the filter that a row can be filtered by, with what the menu calls them. */
const FILTERS = [
	['route', 'menu_filterRoute'],
	['action', 'menu_filterAction'],
	['kind', 'menu_filterKind'],
	['plugin', 'menu_filterPlugin'],
	['status', 'menu_filterStatus'],
] as const satisfies readonly (readonly [string, MessageKey])[];

/**
 * What can be done with one row of a list.
 *
 * @param cell text of the cell that the menu was opened on; by the keyboard it is opened on the row
 */
export function rowMenu(
	panel: Panel,
	t: Words,
	{ finding, observation }: Selected,
	cell?: string,
): MenuItem[] {
	const { filtering, host, navigation, resending } = panel;
	const { request } = observation.exchange;
	const open = (tab: 'compare' | 'request' | 'response') => () => {
		navigation.select(observation.exchange.id, finding?.id ?? null);
		navigation.tab.value = tab;
	};
	const items: MenuItem[] = [
		{ label: t('menu_openRequest'), run: open('request') },
		{ label: t('menu_openResponse'), run: open('response') },
		{ label: t('menu_compare'), run: open('compare') },
		{
			label: t('menu_editAndResend'),
			run: () => {
				open('compare')();
				resending.isAsked.value = true;
			},
		},
		'-',
		...copyItems(panel, t, observation, cell),
		{
			label: t('share_har'),
			items: () => [
				{ label: t('share_harRedacted'), run: () => void panel.saving.saveHar(observation) },
				{ label: t('share_harSecrets'), run: () => void panel.saving.ask(observation) },
			],
		},
		...(finding
			? [
					{
						label: t('menu_report'),
						run: () => {
							panel.reporting.about.value = finding.id;
							panel.showView('report');
						},
					},
				]
			: []),
	];
	const filters = FILTERS.flatMap(([key, label]): MenuItem[] => {
		const term = filterFor(observation, key, finding ?? undefined);
		if (term === null) return [];
		const checked = hasTerm(filtering.text.value, term);
		return [{ label: t(label), checked, run: () => filtering.toggle(term) }];
	});
	if (filters.length > 0) items.push('-', ...filters);
	if (host.reveal) {
		const { reveal } = host;
		items.push('-', { label: t('menu_reveal'), run: () => reveal.request(request.url) });
	}
	return items;
}
