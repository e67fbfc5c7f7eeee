import { EVERYDAY_ACTIONS, HEARSAY_ACTIONS } from './ajax-actions/hearsay.ts';
import { READ_ACTIONS } from './ajax-actions/plugins.ts';
import type { AjaxActionRow, AjaxDoor } from './ajax-actions/row.ts';
import { WOOCOMMERCE_ACTIONS } from './ajax-actions/woocommerce.ts';
import { isCoreAction } from './core-ajax-actions.ts';
import { patternIndex } from './lookup.ts';

export { EVERYDAY_ACTIONS } from './ajax-actions/hearsay.ts';
export type { AjaxActionRow, AjaxDoor } from './ajax-actions/row.ts';

/** Actions of plugins and themes; core's are in `core-ajax-actions`. */
export const AJAX_ACTIONS: readonly AjaxActionRow[] = [
	...WOOCOMMERCE_ACTIONS,
	...READ_ACTIONS,
	...HEARSAY_ACTIONS,
];

const finders: Readonly<Record<AjaxDoor, (action: string) => AjaxActionRow | null>> = {
	'admin-ajax': patternIndex(through('admin-ajax'), row => row.action),
	'wc-ajax': patternIndex(through('wc-ajax'), row => row.action),
};
const everyday: ReadonlySet<string> = new Set(EVERYDAY_ACTIONS);

/**
 * Who registers an ajax action. Core's names come before the prefixes of plugins (`health-check-*` is a plugin's,
 * `health-check-get-sizes` is core's), exact rows before both.
 *
 * @param action value of `action`, or of `wc-ajax`
 * @returns `null` for an unknown action and for everyday names. `confidence` and `ambiguous` say how far to trust it
 */
export function ownerOfAction(action: string, via: AjaxDoor): AjaxActionRow | null {
	if (everyday.has(action)) return null;
	const row = finders[via](action);
	if (via === 'admin-ajax' && row?.action !== action && isCoreAction(action)) return coreRow(action);
	return row;
}

function through(door: AjaxDoor): readonly AjaxActionRow[] {
	return AJAX_ACTIONS.filter(row => row.via === door);
}

function coreRow(action: string): AjaxActionRow {
	return {
		action,
		via: 'admin-ajax',
		type: 'core',
		slug: 'wordpress',
		confidence: 'high',
		source: 'WordPress 7.1.1 wp-admin/admin-ajax.php',
	};
}
