import type { PageRequest } from '../../exchange/page-request.ts';
import { isForAll } from '../rungs/ladder.ts';
import {
	ALLOWED,
	activeIn,
	compareLists,
	isSame,
	type ListDifference,
	slugOf,
} from '../rungs/plugin-list.ts';
import { withQuery } from '../rungs/site-calls.ts';
import { PREVIEW } from '../rungs/theme-preview.ts';
import { passes } from '../rungs/trouble.ts';
import type { ThemeChoice } from '../search/problem.ts';
import {
	endMask,
	NOTHING_SENT,
	restoreOrder,
	setMaskTheme,
	startMask,
	storeMaskList,
	switchPlugins,
} from './changing.ts';
import { type Desk, halt, report, stopIfPaused } from './desk.ts';
import { type Judged, judge, judgeAnswer } from './failure.ts';
import { isMaskOn, lookAtActive } from './looking.ts';
import { adopt, changedByOthers, settle } from './others.ts';
import { arrangeTheme } from './theme-by-hand.ts';

/** Probes in a row that may come to nothing before one is taken for untestable. */
const MOST_DISCARDED = 3;

/** A set of plugins and a theme to try. */
export interface Setting {
	readonly active: readonly string[];
	readonly theme: ThemeChoice;
}

/** Makes one probe. Its outcome is in the log only if mask and list were right before and after it. */
export async function probe(desk: Desk, setting: Setting): Promise<void> {
	const { journal } = desk;
	const way = await arrange(desk, setting);
	if (way === 'anew') return;
	await journal.append({ kind: 'probing', active: setting.active, theme: setting.theme });
	if (way === 'cannot') return journal.append({ kind: 'probed', judged: UNARRANGED });
	const judged = await ask(desk, way.query);
	const isLost = way.masked && !(await isMaskOn(desk));
	if (isLost) await dropMask(desk);
	const isRight = await watch(desk, expected(desk, setting));
	const mayPass = judged.why !== null && isPassing(judged.why);
	if ((isLost || !isRight || mayPass) && journal.state().discarded < MOST_DISCARDED) {
		await journal.append({ kind: 'discarded' });
	} else {
		const spoilt: Judged = { ...judged, outcome: 'untestable', why: judged.why ?? 'cannot-tell' };
		await journal.append({ kind: 'probed', judged: isLost || !isRight ? spoilt : judged });
	}
}

const UNARRANGED: Judged = { outcome: 'untestable', why: 'skipped', status: 0, code: '' };

/** Not of the plugins' making: looking at the site, which comes next, waits until it is over. */
function isPassing(why: NonNullable<Judged['why']>): boolean {
	return why === 'logged-out' || why === 'no-page' || (isTroubleWord(why) && passes(why));
}

function isTroubleWord(why: string): why is 'site-down' | 'maintenance' | 'too-many' | 'page-gone' {
	return ['site-down', 'maintenance', 'too-many', 'page-gone'].includes(why);
}

/** What is added to the request so that it meets the setting, and whether a mask has to hold meanwhile. */
interface Way {
	readonly query: Readonly<Record<string, string>>;
	readonly masked: boolean;
}

/** `anew`: the search has to think again. `cannot`: nobody can bring the site into that setting. */
type NoWay = 'anew' | 'cannot';

/** Brings the site into a setting. */
async function arrange(desk: Desk, { active, theme }: Setting): Promise<Way | NoWay> {
	const { changes, repeatBy, rung, snapshot } = desk.journal.state();
	const other = snapshot?.otherTheme ?? null;
	const preview: Way = {
		query: theme === 'default' && other ? { [PREVIEW]: other } : {},
		masked: false,
	};
	const isWhole = isSame(compareLists(activeIn(snapshot?.plugins ?? []), active));
	switch (rung) {
		case 'theme-preview':
			return preview;
		case 'per-request':
		case 'stored-list': {
			// No mask for what can be had without one.
			if (isWhole && changes.mask === 'off' && repeatBy === 'panel') return preview;
			await startMask(desk);
			const stylesheet = theme === 'default' ? other : snapshot?.theme?.stylesheet;
			if (stylesheet) await setMaskTheme(desk, stylesheet);
			if (rung === 'stored-list') {
				const stored = await storeList(desk, active);
				return stored === 'reached' ? { query: {}, masked: true } : stored;
			}
			return { query: { [ALLOWED]: [...new Set(active.map(slugOf))].join(',') }, masked: true };
		}
		case 'everybody':
		case 'by-hand': {
			const reached = await (rung === 'everybody' ? reach : reachByHand)(desk, active);
			if (reached !== 'reached') return reached;
			const themed = await reachTheme(desk, theme);
			return themed === 'reached' ? preview : themed;
		}
	}
}

/** Has the mode show just these. A site that cannot reach itself takes back what was stored, without a word. */
async function storeList(desk: Desk, active: readonly string[]): Promise<'reached' | NoWay> {
	const difference = await storeMaskList(desk, active);
	if (isSame(difference)) return 'reached';
	if (!(await isMaskOn(desk))) {
		await dropMask(desk);
		return 'anew';
	}
	return (await report(desk, 'not-switched', difference)) === 'accept' ? 'cannot' : 'anew';
}

/** Switches plugins for everybody until the site shows just these. */
async function reach(desk: Desk, active: readonly string[]): Promise<'reached' | NoWay> {
	for (;;) {
		const { choice, found, theirs } = await settle(desk, () => true);
		if (choice === 'keep') return goOnWith(desk, theirs);
		const now = await switchPlugins(desk, active, found);
		const difference = compareLists(active, now);
		if (isSame(difference)) return 'reached';
		if (!isSame(changedByOthers(desk.journal.state(), now))) continue;
		const answer = await report(desk, 'not-switched', difference);
		if (answer === 'accept') return 'cannot';
	}
}

async function reachByHand(desk: Desk, active: readonly string[]): Promise<'reached' | NoWay> {
	for (;;) {
		const { choice, found, theirs } = await settle(desk, () => true);
		if (choice === 'keep') return goOnWith(desk, theirs);
		const difference = compareLists(active, found);
		if (isSame(difference)) return 'reached';
		const { extra, missing } = difference;
		// It is the person who changes it, and the log has to know all the same.
		const change = { what: 'plugins', off: extra, on: missing } as const;
		await desk.journal.append({ kind: 'changing', change }, NOTHING_SENT);
		const answer = await desk.tools.ask('arrange', { off: extra, on: missing, theme: null });
		if (answer === 'stop') throw halt('person');
		if (answer === 'cannot') return 'cannot';
		const { missing: still } = compareLists(active, await lookAtActive(desk));
		const on = missing.filter(file => !still.includes(file));
		await desk.journal.append({ kind: 'changed', change: { ...change, on } });
	}
}

async function goOnWith(desk: Desk, theirs: ListDifference): Promise<'anew'> {
	await adopt(desk, theirs);
	return 'anew';
}

/** The theme for everybody, where the person repeats the action: no request of theirs can be previewed. */
async function reachTheme(desk: Desk, theme: ThemeChoice): Promise<'reached' | NoWay> {
	const { changes, repeatBy, themeBy } = desk.journal.state();
	const isTheirs = repeatBy === 'person' && (themeBy === 'person' || changes.theme !== 'own');
	if (!isTheirs || (await arrangeTheme(desk, theme))) return 'reached';
	if (theme === 'own') return 'cannot';
	await desk.journal.append({ kind: 'agreed-theme', by: 'nobody' });
	return 'anew';
}

/** Has the request repeated, and judges what it brings. */
async function ask({ journal, tools }: Desk, query: Way['query']): Promise<Judged> {
	const { failure, repeatable, repeatBy } = journal.state();
	stopIfPaused(tools);
	if (repeatBy === 'panel' && repeatable) {
		const request: PageRequest = withQuery(repeatable.request, query);
		return judgeAnswer(failure, await tools.send(request, tools.signal));
	}
	const seen = await tools.observe(failure, tools.signal);
	return seen === 'cannot-tell'
		? { outcome: 'untestable', why: 'cannot-tell', status: 0, code: '' }
		: judge(failure, seen);
}

/** The mode is over, whoever ended it. */
async function dropMask(desk: Desk): Promise<void> {
	await desk.journal.append({ kind: 'changed', change: { what: 'mask', to: 'off' } });
	await report(desk, 'mask-lost');
}

/** What the site's list has to be: for everybody the setting itself; behind a mask, what it was. */
function expected(desk: Desk, { active }: Setting): readonly string[] {
	const { rung, snapshot } = desk.journal.state();
	const networkWide = new Set(
		snapshot?.plugins.filter(({ status }) => status === 'network-active').map(({ file }) => file),
	);
	return isForAll(rung) ? active.filter(file => !networkWide.has(file)) : activeIn(snapshot?.plugins ?? []);
}

/**
 * Looks whether the site's list is as it should be. If not, somebody else has changed it, or a plugin behind the mask has
 * had WordPress store the list as the mask shows it.
 *
 * @returns false when it was not; by then the person has decided and it has been done
 */
export async function watch(desk: Desk, wanted: readonly string[]): Promise<boolean> {
	const { journal } = desk;
	for (let isRight = true; ; isRight = false) {
		const difference = compareLists(wanted, await lookAtActive(desk));
		if (isSame(difference)) return isRight;
		const { rung, snapshot } = journal.state();
		const answer = await report(desk, 'list-changed', difference);
		if (answer === 'accept') {
			await adopt(desk, difference);
			return false;
		}
		// By hand, the next probe tells the person what to switch.
		if (answer === 'put-back' && rung === 'by-hand') return false;
		if (answer === 'put-back' && snapshot) {
			await endMask(desk);
			await switchPlugins(desk, wanted);
			const order = snapshot.order?.filter(file => wanted.includes(file));
			if (order?.length === wanted.length) await restoreOrder(desk, order);
		}
	}
}
