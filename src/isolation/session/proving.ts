import { isByRequest } from '../rungs/ladder.ts';
import type { Verdict } from '../search/problem.ts';
import { search } from '../search/search.ts';
import { searchInput } from './components.ts';
import type { SessionState } from './state.ts';

/** What a pair among thirty takes to be proved harder, and a single one less (`npm run bench:isolation`). */
export const USUAL_TO_PROVE = 9;

/** Probes that a harder proof is expected to take from here; 0 where there is nothing to prove. */
export function probesToProve(state: SessionState): number {
	const input = searchInput(state);
	if (!input) return 0;
	const { next } = search(input);
	const isNamed = next.kind === 'verdict' && 'sets' in next.verdict && next.verdict.kind !== 'inconclusive';
	return isNamed ? search({ ...input, proof: 'hard' }).progress.roundsLeft : 0;
}

/** Whether a harder proof is under way, a pause included. */
export function isProving({ ended, proof }: Pick<SessionState, 'ended' | 'proof'>): boolean {
	return proof?.by === 'hard' && ended === null;
}

/**
 * Whether a harder proof costs nobody anything but a second a probe: visitors are unaffected, the panel sends the request by
 * itself, and sending it stores nothing new.
 */
export function provesItself({
	repeatable,
	repeatBy,
	rung,
}: Pick<SessionState, 'repeatable' | 'repeatBy' | 'rung'>): boolean {
	const repetition = repeatable?.repetition;
	return (
		isByRequest(rung) && repeatBy === 'panel' && (repetition === 'harmless' || repetition === 'same-again')
	);
}

/** The session as the verdict left it that a harder proof began with; `null` where none was begun. */
export function beforeProof(state: SessionState): SessionState | null {
	if (state.proof?.by !== 'hard') return null;
	const probes = state.probes.slice(0, state.proof.after);
	return { ...state, probes, proof: null, pending: null, paused: null, ended: 'verdict' };
}

/** What can be told of a search now. */
export interface Standing {
	/** The session that the verdict is of. */
	readonly state: SessionState;
	readonly verdict: Verdict;
	/** What a harder proof began with and did not bear out. */
	readonly refuted: SessionState | null;
}

/**
 * The verdict that stands: with a harder proof under way it is the one that was there before, with all that was seen since
 * as long as that bears it out.
 *
 * @returns `null` where there is none
 */
export function standing(state: SessionState): Standing | null {
	const before = beforeProof(state);
	if (state.ended === 'verdict') {
		const verdict = verdictOf(state);
		if (!verdict) return null;
		const isShaken = before !== null && !isSame(verdictOf(before), verdict);
		return { state, verdict, refuted: isShaken ? before : null };
	}
	const first = before && verdictOf(before);
	if (!before || !first) return null;
	const soFar: SessionState = { ...state, proof: null, pending: null, ended: 'verdict' };
	const verdict = verdictOf(soFar);
	return verdict && isSame(first, verdict)
		? { state: soFar, verdict, refuted: null }
		: { state: before, verdict: first, refuted: before };
}

function verdictOf(state: SessionState): Verdict | null {
	const input = searchInput(state);
	const next = input && search(input).next;
	return next?.kind === 'verdict' ? next.verdict : null;
}

/** They name the same, however surely. */
function isSame(a: Verdict | null, b: Verdict): boolean {
	return a?.kind === b.kind && namesIn(a) === namesIn(b);
}

function namesIn(verdict: Verdict): string {
	const sets = 'sets' in verdict ? verdict.sets : [];
	return JSON.stringify(sets.map(({ members }) => members.map(ids => ids.toSorted()).toSorted()).toSorted());
}
