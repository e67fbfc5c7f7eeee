import { activeIn, compareLists } from '../rungs/plugin-list.ts';
import { endMask, restoreOrder, switchPlugins } from './changing.ts';
import type { Desk } from './desk.ts';
import type { Restored } from './events.ts';
import { lookAtActive } from './looking.ts';
import { isChanged } from './state.ts';

/**
 * Puts the site back to how it was: first the mask goes, then what was switched off comes on again, what is required
 * first, then the list gets its order. What somebody else has changed meanwhile stays as they wanted it, and is told.
 * It can be cut short anywhere, and called again.
 *
 * @throws a halt when the person stops; what is still changed is in the log
 */
export async function putBack(desk: Desk): Promise<Restored> {
	const { journal } = desk;
	if (!isChanged(journal.state().changes))
		return { missing: [], foreignOn: [], foreignOff: [], order: 'same' };
	await endMask(desk);
	const result = await putPluginsBack(desk);
	await journal.append({ kind: 'restored', result });
	return result;
}

async function putPluginsBack(desk: Desk): Promise<Restored> {
	const { changes, snapshot } = desk.journal.state();
	if (!snapshot) return { missing: [], foreignOn: [], foreignOff: [], order: 'same' };
	const before = activeIn(snapshot.plugins);
	const own = new Set(changes.switched);
	const found = await lookAtActive(desk);
	const { extra, missing } = compareLists(before, found);
	const ours = missing.filter(file => own.has(file));
	const others = missing.filter(file => !own.has(file));
	const lost = (await areLost(desk, others, extra)) ? others : [];
	const wanted = [...ours, ...lost];
	const active = wanted.length > 0 ? await switchPlugins(desk, [...found, ...wanted]) : found;
	const isOn = new Set(active);
	const told = {
		missing: wanted.filter(file => !isOn.has(file)),
		foreignOn: extra,
		foreignOff: lost.length > 0 ? [] : others,
	};
	const isUntouched = !desk.journal.state().changes.listTouched;
	if (isUntouched) return { ...told, order: 'same' };
	if (!snapshot.order) return { ...told, order: 'unknown' };
	const known = snapshot.order.filter(file => isOn.has(file));
	const order = [...known, ...compareLists(known, active).extra];
	return { ...told, order: (await restoreOrder(desk, order)) ? 'same' : 'failed' };
}

/**
 * Plugins that are off, and not by us: another administrator's wish, or lost behind a mask when something had WordPress
 * store the list as the mask shows it. Only the person can tell.
 */
async function areLost(
	{ tools }: Desk,
	missing: readonly string[],
	extra: readonly string[],
): Promise<boolean> {
	if (missing.length === 0) return false;
	const difference = { missing, extra };
	return (await tools.ask('trouble', { why: 'list-changed', difference })) === 'put-back';
}
