import { activeIn, compareLists, isSame, type ListDifference } from '../rungs/plugin-list.ts';
import { type Desk, report } from './desk.ts';
import type { Snapshot } from './events.ts';
import type { Journal } from './journal.ts';
import { lookAtActive } from './looking.ts';
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
export async function adopt(journal: Journal, difference: ListDifference): Promise<void> {
	const { kept, snapshot } = journal.state();
	if (!snapshot) return;
	// What they switched on again after it was switched off here they want on.
	const before = new Set(activeIn(snapshot.plugins));
	const wanted = difference.extra.filter(file => before.has(file));
	const on = [...new Set([...(kept?.on ?? []), ...wanted])];
	await journal.append(
		{ kind: 'snapshot', snapshot: adopted(snapshot, difference) },
		...(wanted.length > 0 ? [{ kind: 'kept', on, risked: kept?.risked ?? [] } as const] : []),
	);
}

function adopted(snapshot: Snapshot, { extra, missing }: ListDifference): Snapshot {
	const [off, on] = [new Set(missing), new Set(extra)];
	const plugins = snapshot.plugins.map(plugin =>
		off.has(plugin.file)
			? { ...plugin, status: 'inactive' as const }
			: on.has(plugin.file)
				? { ...plugin, status: 'active' as const }
				: plugin,
	);
	const order = snapshot.order && [...new Set([...snapshot.order.filter(file => !off.has(file)), ...extra])];
	return { ...snapshot, plugins, order };
}
