import type { Observation } from '../../inspector.ts';
import { SNIPPETS } from '../../report/snippets/snippets.ts';
import type { Words } from '../panel-context.ts';
import type { MenuItem } from '../state/menu.ts';
import type { Panel } from '../state/panel.ts';

/**
 * The lines of a row's menu that copy. All of them redact but the last one of "Copy as", which asks.
 *
 * @param cell text of the cell that the menu was opened on, if it was on one
 */
export function copyItems({ copying }: Panel, t: Words, row: Observation, cell = ''): MenuItem[] {
	const formats = (): MenuItem[] => [
		...SNIPPETS.map(format => ({ label: t(format.label), run: () => void copying.copyAs(row, format) })),
		'-',
		{ label: t('menu_copySecrets'), run: () => copying.ask(row) },
	];
	return [
		{ label: t('menu_copyAs'), items: formats },
		{ label: t('menu_copyUrl'), run: () => void copying.copyUrl(row) },
		...(cell === '' ? [] : [{ label: t('menu_copyCell'), run: () => void copying.copyCell(row, cell) }]),
	];
}
