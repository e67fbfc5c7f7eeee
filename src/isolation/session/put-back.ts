import { activeIn, compareLists } from '../rungs/plugin-list.ts';
import { endMask, restoreOrder, switchPlugins } from './changing.ts';
import { type Desk, halt } from './desk.ts';
import type { Restored } from './events.ts';
import { lookAtActive } from './looking.ts';
import { settle } from './others.ts';
import { isChanged } from './state.ts';
import { arrangeTheme } from './theme-by-hand.ts';

/**
 * Puts the site back to how it was: first the mask goes, then what was switched off comes on again, what is required
 * first, then the list gets its order. What somebody else has changed meanwhile is told, and stays or goes as the person
 * says. It can be cut short anywhere, and called again.
 *
 * @throws a halt when the person stops; what is still changed is in the log
 */
export async function putBack(desk: Desk): Promise<Restored> {
	const { journal } = desk;
	if (!isChanged(journal.state().changes)) return AS_BEFORE;
	await endMask(desk);
	const plugins = await putPluginsBack(desk);
	const theme = (await arrangeTheme(desk, 'own')) ? 'own' : 'other';
	const result: Restored = { ...plugins, theme };
	await journal.append({ kind: 'restored', result });
	return result;
}

const AS_BEFORE: Restored = { missing: [], foreignOn: [], foreignOff: [], order: 'same' };

async function putPluginsBack(desk: Desk): Promise<Restored> {
	const { changes, snapshot } = desk.journal.state();
	if (!snapshot) return AS_BEFORE;
	// Of what we did not touch, only a loss matters: a mask can make away with plugins, and brings none.
	const { choice, found, theirs } = await settle(
		desk,
		({ missing }) => changes.listTouched || missing.length > 0,
	);
	const left = choice === 'undo' ? { extra: [], missing: [] } : theirs;
	const off = new Set(left.missing);
	const wanted = [...activeIn(snapshot.plugins).filter(file => !off.has(file)), ...left.extra];
	const active = await switchByHand(desk, wanted, await switchPlugins(desk, wanted, found));
	const isOn = new Set(active);
	const told = {
		missing: wanted.filter(file => !isOn.has(file)),
		foreignOn: compareLists(activeIn(snapshot.plugins), active).extra,
		foreignOff: left.missing,
	};
	const isUntouched = !desk.journal.state().changes.listTouched;
	if (isUntouched) return { ...told, order: 'same' };
	if (!snapshot.order) return { ...told, order: 'unknown' };
	const known = snapshot.order.filter(file => isOn.has(file));
	const order = [...known, ...compareLists(known, active).extra];
	return { ...told, order: (await restoreOrder(desk, order)) ? 'same' : 'failed' };
}

/** What was switched off by files only comes on by files: REST knows no plugin whose folder has another name. */
async function switchByHand(
	desk: Desk,
	wanted: readonly string[],
	found: readonly string[],
): Promise<readonly string[]> {
	const { journal, tools } = desk;
	if (journal.state().rung !== 'by-hand') return found;
	for (let active = found; ; active = await lookAtActive(desk)) {
		const { missing } = compareLists(wanted, active);
		if (missing.length === 0) return active;
		const answer = await tools.ask('arrange', { off: [], on: missing, theme: null });
		if (answer === 'stop') throw halt('person');
		if (answer === 'cannot') return active;
	}
}
