import { activeIn, compareLists, isSame, type ListDifference } from '../rungs/plugin-list.ts';
import { endMask, restoreOrder, switchPlugins } from './changing.ts';
import { type Desk, halt, report } from './desk.ts';
import type { Restored } from './events.ts';
import { expectLate, waitForLate } from './late.ts';
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
	await expectLate(desk);
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
	const before = activeIn(snapshot.plugins);
	let list = await bring(desk, found, choice === 'undo' ? before : withTheirs(before, theirs));
	let order = await putInOrder(desk, list.active);
	// Of a panel that died, or of this one.
	const late = await expectLate(desk);
	if (late) {
		const own = new Set(late.write.own);
		for (const pause of late.pauses) {
			await waitForLate(desk, late, pause);
			list = await putBackLate(desk, list, own);
		}
		// The late one may have sorted the list, which nobody can see.
		order = await putInOrder(desk, list.active);
		if (order === 'failed') {
			list = await putBackLate(desk, list, own);
			order = await putInOrder(desk, list.active);
		}
	}
	return {
		missing: compareLists(list.wanted, list.active).missing,
		foreignOn: compareLists(before, list.active).extra,
		foreignOff: compareLists(before, list.wanted).missing,
		order,
	};
}

/** Files that are to be active, and those that are. */
interface PutBack {
	readonly wanted: readonly string[];
	readonly active: readonly string[];
}

async function bring(desk: Desk, found: readonly string[], wanted: readonly string[]): Promise<PutBack> {
	const active = await switchByHand(desk, wanted, await switchPlugins(desk, wanted, found));
	return { wanted, active };
}

function withTheirs(files: readonly string[], { extra, missing }: ListDifference): readonly string[] {
	const off = new Set(missing);
	return [...files.filter(file => !off.has(file)), ...extra];
}

/**
 * Puts back what a late request has undone. Of anything else that is other than it was put back nobody knows whether that
 * request did it or somebody else, so the person says.
 *
 * @param own files that this session had switched
 */
async function putBackLate(desk: Desk, list: PutBack, own: ReadonlySet<string>): Promise<PutBack> {
	for (;;) {
		const found = await lookAtActive(desk);
		// By hand the person has said already what cannot be done.
		const isByHand = desk.journal.state().rung === 'by-hand';
		const { extra, missing } = compareLists(isByHand ? list.active : list.wanted, found);
		const theirs = { extra, missing: missing.filter(file => !own.has(file)) };
		const answer = isSame(theirs) ? 'put-back' : await report(desk, 'list-changed', theirs);
		if (answer === 'again') continue;
		const wanted = answer === 'accept' ? withTheirs(list.wanted, theirs) : list.wanted;
		if (isSame({ extra, missing })) return list;
		const off = missing.filter(file => own.has(file));
		await desk.journal.append({ kind: 'changing', change: { what: 'plugins', off, on: [] } });
		return bring(desk, found, wanted);
	}
}

async function putInOrder(desk: Desk, active: readonly string[]): Promise<Restored['order']> {
	const { changes, snapshot } = desk.journal.state();
	if (!changes.listTouched) return 'same';
	if (!snapshot?.order) return 'unknown';
	const isOn = new Set(active);
	const known = snapshot.order.filter(file => isOn.has(file));
	const order = [...known, ...compareLists(known, active).extra];
	return (await restoreOrder(desk, order)) ? 'same' : 'failed';
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
