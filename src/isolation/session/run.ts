import { message } from '../../words/message.ts';
import { isForAll } from '../rungs/ladder.ts';
import { activeIn } from '../rungs/plugin-list.ts';
import type { Step, Verdict } from '../search/problem.ts';
import { search } from '../search/search.ts';
import { searchInput } from './components.ts';
import { type Desk, whyHalted } from './desk.ts';
import type { PauseReason, Restored } from './events.ts';
import { isJournalLost, openJournal } from './journal.ts';
import { sitOutLate } from './late.ts';
import { prepare } from './prepare.ts';
import { probe, watch } from './probing.ts';
import { putBack } from './put-back.ts';
import type { SessionState } from './state.ts';
import { steadinessOf } from './steadiness.ts';
import type { Tools } from './tools.ts';

export type RunOutcome =
	| { readonly kind: 'verdict'; readonly verdict: Verdict; readonly restored: Restored }
	| { readonly kind: 'paused'; readonly why: PauseReason }
	| { readonly kind: 'restored'; readonly restored: Restored }
	/** Another panel holds the session, or it cannot be read or stored. Nothing was done. */
	| { readonly kind: 'held'; readonly until: number }
	| { readonly kind: 'none' | 'unreadable' | 'not-stored' };

/**
 * Searches on from where the stored session stands, to a verdict, and then puts everything back. It can be cut short at
 * any moment and called again.
 *
 * @throws only what the tools throw of their own
 */
export function runIsolation(tools: Tools, takeOver = false): Promise<RunOutcome> {
	return withDesk(tools, takeOver, async desk => {
		const { journal } = desk;
		const { ended, paused } = journal.state();
		if (paused || ended === 'stopped') await journal.append({ kind: 'resumed' });
		const isResumed = journal.state().snapshot !== null;
		await sitOutLate(desk);
		await prepare(desk);
		if (isResumed) await watchOverMask(desk);
		for (;;) {
			const state = journal.state();
			const step = stepOf(state);
			tools.show?.(state, step);
			if (!step) return { kind: 'none' };
			const { next } = step;
			if (next.kind === 'verdict') {
				const restored = await putBack(desk);
				await journal.append({ kind: 'ended', why: 'verdict' });
				tools.show?.(journal.state(), step);
				return { kind: 'verdict', verdict: next.verdict, restored };
			}
			await probe(desk, next);
		}
	});
}

/** While nobody looked, a plugin behind the mask may have had the list stored as the mask shows it. */
async function watchOverMask(desk: Desk): Promise<void> {
	const { rung, snapshot } = desk.journal.state();
	if (!isForAll(rung) && snapshot) await watch(desk, activeIn(snapshot.plugins));
}

/** Stops a search and puts everything back: the one click on return. What was found out stays. */
export function stopIsolation(tools: Tools, takeOver = false): Promise<RunOutcome> {
	return withDesk(tools, takeOver, async desk => {
		const restored = await putBack(desk);
		if (desk.journal.state().ended === null) await desk.journal.append({ kind: 'ended', why: 'stopped' });
		tools.show?.(desk.journal.state(), null);
		return { kind: 'restored', restored };
	});
}

/** What comes next: first of all the request as it is, to see that it still fails. `null` before a snapshot. */
export function stepOf(state: SessionState): Step | null {
	const input = searchInput(state);
	if (!input) return null;
	const step = search(input);
	const { toMeasure } = steadinessOf(state, input.components);
	const toTry = Math.max(toMeasure, input.outcomes.length > 0 ? 0 : 1);
	if (toTry === 0 || step.next.kind === 'verdict') return step;
	const active = input.components.filter(({ type }) => type === 'plugin').map(({ id }) => id);
	const reason = message(toMeasure > 0 ? 'isolation_askHowOften' : 'isolation_askAllOn');
	return {
		next: { kind: 'probe', active, theme: 'own', phase: 'baseline', reason },
		progress: { ...step.progress, roundsLeft: step.progress.roundsLeft + toTry },
	};
}

async function withDesk(
	tools: Tools,
	takeOver: boolean,
	work: (desk: Desk) => Promise<RunOutcome>,
): Promise<RunOutcome> {
	const opening = await openJournal(tools.store, tools.owner, tools.now, { takeOver });
	if (opening.kind !== 'open') return opening;
	const { journal } = opening;
	try {
		const outcome = await work({ tools, journal });
		await journal.release();
		return outcome;
	} catch (error) {
		if (isJournalLost(error)) return { kind: 'not-stored' };
		const why = whyHalted(error) ?? (tools.signal.aborted ? 'person' : null);
		if (why === null) throw error;
		await journal.append({ kind: 'paused', why });
		await journal.release();
		tools.show?.(journal.state(), null);
		return { kind: 'paused', why };
	}
}
