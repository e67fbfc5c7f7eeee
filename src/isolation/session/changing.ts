import type { PageAnswer } from '../../exchange/page-request.ts';
import { lacksDependency, planSwitching, type Switching, switchRequest } from '../rungs/for-everybody.ts';
import {
	bulkScreen,
	exitRequest,
	modeScreen,
	orderIn,
	startForm,
	startRequest,
	storeRequests,
	themeRequest,
} from '../rungs/health-check.ts';
import { settingsForm, writeOrder } from '../rungs/list-order.ts';
import { activeIn, compareLists, isSame, type ListDifference, slugOf } from '../rungs/plugin-list.ts';
import { troubleOf } from '../rungs/trouble.ts';
import { type Desk, insist, isFine, report, sendPatiently, sendUntilHeard, stopIfPaused } from './desk.ts';
import { isMaskOn, lookAtActive, lookAtMask, proveUnmasked } from './looking.ts';

/* Each change is announced in the log before its first request, and confirmed once the site shows it. */

/** Starts Health Check's mode, unless it is on. */
export async function startMask(desk: Desk): Promise<void> {
	const { journal } = desk;
	if (journal.state().changes.mask === 'on') return;
	const { site } = journal.state();
	const change = { what: 'mask', to: 'on' } as const;
	for (;;) {
		// Its own session may be on already, from before a reload.
		if (!(await isMaskOn(desk))) {
			const start = await insist(desk, startForm(site), form => startRequest(site, form));
			await journal.append({ kind: 'changing', change });
			await sendPatiently(desk, start);
		}
		if (await isMaskOn(desk)) break;
		await report(desk, 'mask-lost');
	}
	await journal.append({ kind: 'changed', change });
	await learnOrder(desk);
}

/** The mode tells the order of the list, should a plugin behind the mask make away with it. */
async function learnOrder(desk: Desk): Promise<void> {
	const { journal } = desk;
	const { site, snapshot } = journal.state();
	if (!snapshot || snapshot.order) return;
	const screen = await sendPatiently(desk, modeScreen(site));
	const order = isFine(screen) ? orderIn(screen, activeIn(snapshot.plugins)) : null;
	if (order) await journal.append({ kind: 'snapshot', snapshot: { ...snapshot, order } });
}

/** Ends the mode, if it is on. */
export async function endMask(desk: Desk): Promise<void> {
	const { journal } = desk;
	const { changes, site } = journal.state();
	if (changes.mask === 'off') return;
	const change = { what: 'mask', to: 'off' } as const;
	while (await isMaskOn(desk)) {
		const exit = await insist(desk, modeScreen(site), screen => exitRequest(site, screen));
		await journal.append({ kind: 'changing', change });
		await sendPatiently(desk, exit);
		if (await isMaskOn(desk)) await report(desk, 'mask-on');
	}
	await journal.append({ kind: 'changed', change });
}

/** Chooses the theme of the mode. */
export async function setMaskTheme(desk: Desk, stylesheet: string): Promise<void> {
	const { journal } = desk;
	const { changes, site } = journal.state();
	if (changes.maskTheme === stylesheet) return;
	const change = { what: 'mask-theme', stylesheet } as const;
	// A theme that is chosen already has no link.
	const found = await insist(desk, modeScreen(site), screen => ({
		choose: themeRequest(site, screen, stylesheet),
	}));
	await journal.append({ kind: 'changing', change });
	if (found.choose) await sendPatiently(desk, found.choose);
	await journal.append({ kind: 'changed', change });
}

/** Stores which plugins the mode shows. Answers in what that is other than it was to be. */
export async function storeMaskList(desk: Desk, active: readonly string[]): Promise<ListDifference> {
	const { site } = desk.journal.state();
	const slugs = new Set(active.map(slugOf));
	const wanted = (await lookAtActive(desk)).filter(file => slugs.has(slugOf(file)));
	const difference = compareLists(wanted, await lookAtMask(desk));
	if (isSame(difference)) return difference;
	const { extra, missing } = difference;
	const forms = await insist(desk, bulkScreen(site), list => storeRequests(site, list, missing, extra));
	for (const form of forms) await sendPatiently(desk, form);
	return compareLists(wanted, await lookAtMask(desk));
}

/**
 * Switches plugins for everybody until just these are active; answers which are.
 *
 * @param found those that are, if somebody has just looked: what came on since is not switched off unseen
 */
export async function switchPlugins(
	desk: Desk,
	target: readonly string[],
	found?: readonly string[],
): Promise<readonly string[]> {
	const { journal, tools } = desk;
	const { site, snapshot } = journal.state();
	const before = found ?? (await lookAtActive(desk));
	const plan = planSwitching(before, target, snapshot?.requires ?? {});
	if (plan.on.length + plan.off.length === 0) {
		await noteSwitched(desk, plan, before);
		return target;
	}
	const turn = async (file: string, to: 'on' | 'off'): Promise<PageAnswer> => {
		stopIfPaused(tools);
		// Each time anew: the person may start the mode in another tab at any moment.
		const proof = await proveUnmasked(desk);
		// One by one: what is planned and not done yet somebody else may switch meanwhile.
		const change = { what: 'plugins', on: [], off: [], [to]: [file] } as const;
		await journal.append({ kind: 'changing', change });
		isUnheard = true;
		const answer = await sendUntilHeard(notingUnheard(desk), switchRequest(proof, site, file, to));
		isUnheard = false;
		return answer;
	};
	let isUnheard = false;
	try {
		let left = plan.on;
		for (let before = left.length + 1; left.length > 0 && left.length < before; ) {
			before = left.length;
			const waiting: string[] = [];
			for (const file of left) {
				// What a dependency nobody knew of kept back may go in the next round.
				if (lacksDependency(await turn(file, 'on'))) waiting.push(file);
			}
			left = waiting;
		}
		for (const file of plan.off) await turn(file, 'off');
	} catch (error) {
		if (!isUnheard) await journal.append(NOTHING_SENT);
		throw error;
	}
	const active = await lookAtActive(desk);
	await noteSwitched(desk, plan, active);
	return active;
}

/** A request whose answer was lost on its way may have come to WordPress all the same; the log remembers it. */
function notingUnheard({ journal, tools }: Desk): Desk {
	const send: Desk['tools']['send'] = async (request, signal) => {
		const answer = await tools.send(request, signal);
		const trouble = troubleOf(answer);
		if (trouble === 'site-down' || trouble === 'page-gone') {
			const own = journal.state().changes.switched;
			await journal.append({ kind: 'settling', late: { since: tools.now(), own } });
		}
		return answer;
	};
	return { journal, tools: { ...tools, send } };
}

/** Says that no request that writes the list is under way. */
export const NOTHING_SENT = { kind: 'changed', change: { what: 'plugins', off: [], on: [] } } as const;

/** What is seen to be on is off no more, be it that a panel had switched it on that was killed before it knew. */
async function noteSwitched({ journal }: Desk, plan: Switching, active: readonly string[]): Promise<void> {
	const isOn = new Set(active);
	const on = [...new Set([...plan.on, ...journal.state().changes.switched])].filter(file => isOn.has(file));
	if (plan.off.length + plan.on.length + on.length === 0) return;
	await journal.append({ kind: 'changed', change: { what: 'plugins', off: plan.off, on } });
}

/** Puts the list in its order. Answers whether the site took it, as far as it says. */
export async function restoreOrder(desk: Desk, order: readonly string[]): Promise<boolean> {
	const { journal } = desk;
	const { site } = journal.state();
	const proof = await proveUnmasked(desk);
	const form = await sendPatiently(desk, settingsForm(site));
	const write = writeOrder(proof, site, form, order);
	if (!write) return false;
	// Nothing may be lost that somebody has switched on a moment ago.
	if (!isSame(compareLists(order, await lookAtActive(desk)))) return false;
	await journal.append({ kind: 'changing', change: { what: 'order' } });
	const answer = await sendPatiently(notingUnheard(desk), write);
	if (answer.kind === 'answer') await journal.append(NOTHING_SENT);
	const isThere = isSame(compareLists(order, await lookAtActive(desk)));
	return isThere && answer.kind === 'answer' && answer.status === 200;
}
