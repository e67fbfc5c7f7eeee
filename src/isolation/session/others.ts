import {
	activeIn,
	compareLists,
	type InstalledPlugin,
	isSame,
	type ListDifference,
} from '../rungs/plugin-list.ts';
import { type Desk, report } from './desk.ts';
import type { Snapshot } from './events.ts';
import { lookAtActive, lookAtSite } from './looking.ts';
import type { SessionState } from './state.ts';

/*
 * What others do to the list while a session lasts: another administrator, an update, or a plugin that had WordPress store
 * the list as a mask showed it. It is never taken for our own, and only the person can say whether it was meant so.
 */

/** What is other than at the start, and was not for this session to switch. */
export function changedByOthers(
	{ changes, snapshot }: Pick<SessionState, 'changes' | 'snapshot'>,
	found: readonly string[],
): ListDifference {
	const { extra, missing } = compareLists(activeIn(snapshot?.plugins ?? []), found);
	const own = new Set(changes.switched);
	return { extra, missing: missing.filter(file => !own.has(file)) };
}

/**
 * What others have changed since the session began, and what stays so: what they did midway, which the snapshot has taken
 * over, and what was found when all was put back.
 */
export function keptOfOthers({
	activeAtStart,
	restored,
	snapshot,
}: Pick<SessionState, 'activeAtStart' | 'restored' | 'snapshot'>): ListDifference {
	const off = new Set(restored?.foreignOff);
	const now = activeIn(snapshot?.plugins ?? []).filter(file => !off.has(file));
	return compareLists(activeAtStart ?? [], [...now, ...(restored?.foreignOn ?? [])]);
}

/** How a look at the list ended. */
export interface Settled {
	/** Files that are active. */
	readonly found: readonly string[];
	/** What others have done. */
	readonly theirs: ListDifference;
	/** `keep`: it stays as they wanted it. `undo`: the list is to be as it was. */
	readonly choice: 'none' | 'keep' | 'undo';
}

/**
 * Looks at the list, and asks about what others have done to it.
 *
 * @throws a halt when the person stops
 */
export async function settle(desk: Desk, matters: (theirs: ListDifference) => boolean): Promise<Settled> {
	for (;;) {
		const found = await lookAtActive(desk);
		const theirs = changedByOthers(desk.journal.state(), found);
		if (isSame(theirs)) return { found, theirs, choice: 'none' };
		if (!matters(theirs)) return { found, theirs, choice: 'keep' };
		const answer = await report(desk, 'list-changed', theirs);
		if (answer !== 'again') return { found, theirs, choice: answer === 'put-back' ? 'undo' : 'keep' };
	}
}

/** Goes on with the list as others have made it: it is what is put back in the end. */
export async function adopt(desk: Desk, difference: ListDifference): Promise<void> {
	const { journal } = desk;
	const { kept, snapshot } = journal.state();
	if (!snapshot) return;
	const known = new Set(snapshot.plugins.map(({ file }) => file));
	const isNew = difference.extra.some(file => !known.has(file));
	// What was installed since has no place in the snapshot yet.
	const added = isNew ? (await lookAtSite(desk)).filter(({ file }) => !known.has(file)) : [];
	// What they switched on again after it was switched off here they want on.
	const before = new Set(activeIn(snapshot.plugins));
	const wanted = difference.extra.filter(file => before.has(file));
	const on = [...new Set([...(kept?.on ?? []), ...wanted])];
	await journal.append(
		{ kind: 'snapshot', snapshot: adopted(snapshot, difference, added) },
		...(wanted.length > 0 ? [{ kind: 'kept', on, risked: kept?.risked ?? [] } as const] : []),
	);
}

function adopted(
	snapshot: Snapshot,
	{ extra, missing }: ListDifference,
	added: readonly InstalledPlugin[],
): Snapshot {
	const [off, on] = [new Set(missing), new Set(extra)];
	const plugins = [...snapshot.plugins, ...added].map(plugin =>
		off.has(plugin.file)
			? { ...plugin, status: 'inactive' as const }
			: on.has(plugin.file)
				? { ...plugin, status: 'active' as const }
				: plugin,
	);
	const order = snapshot.order && [...new Set([...snapshot.order.filter(file => !off.has(file)), ...extra])];
	return { ...snapshot, plugins, order };
}
