import { type Message, message } from '../words/message.ts';
import type { Confidence, Finding } from './finding.ts';
import { type Decided, ENOUGH, luckOf, triesWanted } from './luck.ts';
import type { Observed } from './observed.ts';
import { type Try, triesIn } from './tries.ts';

export { sameRequest } from './same-request.ts';

/** Tries of one request. */
export interface Tally {
	readonly tries: number;
	/** Those that ran into the same kind of conflict. */
	readonly conflicts: number;
	/** Those that failed in another way: they say nothing of the conflict. */
	readonly others: number;
}

export type Verdict =
	/** Not tried since. */
	| 'waiting'
	| 'gone'
	| 'back'
	/** Not seen since, but that may be luck. */
	| 'unsure';

/** The watch over one request after somebody believes to have fixed it. */
export interface Verification {
	readonly finding: Finding;
	/** Milliseconds since 1970. */
	readonly startedAt: number;
	readonly before: Tally;
	readonly after: Tally;
	readonly verdict: Verdict;
	/** Of the verdict: `certain` where it was seen again, `likely` where luck is ruled out at 5 %. */
	readonly confidence: Confidence;
	/** From 0 to 1, how likely the clean tries since would be had nothing changed; `null` without any, or once it is back. */
	readonly chance: number | null;
	/** Further tries without a conflict until it counts as gone. */
	readonly wanted: number;
	/** The counts in a sentence, and what they are worth. */
	readonly text: Message;
	readonly notes: readonly Message[];
	/** What was counted. Only this file reads it. */
	readonly tries: readonly (Try & { readonly after: boolean })[];
}

/** Whoever tries more often knows by now. */
const MAX_TRIES = 2000;

/**
 * Begins to watch whether a conflict comes back.
 *
 * @param observations of the whole recording: how often the request was tried so far, and how often it failed
 * @param now milliseconds since 1970; what started before then is of the time before the fix
 */
export function startVerification(
	finding: Finding,
	observations: readonly Observed[],
	now: number,
): Verification {
	const found = observations.flatMap(each => triesIn(each, finding));
	const { id, startedAt } = finding.subject.exchange;
	const own = finding.subject.part ? `${id}-${finding.subject.part.index}` : `${id}`;
	// Its own exchange may have been let go.
	const all: readonly Try[] = found.some(({ key }) => key === own)
		? found
		: [{ key: own, startedAt, outcome: 'conflict' }, ...found];
	return assess(
		finding,
		now,
		all.slice(-MAX_TRIES).map(each => ({ ...each, after: false })),
	);
}

/** Takes a request that has ended; one it knows already is judged anew. Others than the one in question do not matter. */
export function verificationSees(verification: Verification, observed: Observed): Verification {
	const { finding, startedAt } = verification;
	const found = triesIn(observed, finding);
	if (found.length === 0 || verification.tries.length >= MAX_TRIES) return verification;
	const keys = new Set(found.map(({ key }) => key));
	return assess(finding, startedAt, [
		...verification.tries.filter(({ key }) => !keys.has(key)),
		...found.map(each => ({ ...each, after: each.startedAt >= startedAt })),
	]);
}

function assess(finding: Finding, startedAt: number, tries: Verification['tries']): Verification {
	const before = tally(tries.filter(({ after }) => !after));
	const after = tally(tries.filter(each => each.after));
	const clean = decided(after).clean;
	const luck = after.conflicts > 0 ? null : luckOf(decided(before), clean);
	const wanted = Math.max(0, triesWanted(decided(before)) - clean);
	const verdict: Verdict =
		after.tries === 0 ? 'waiting' : after.conflicts > 0 ? 'back' : wanted === 0 ? 'gone' : 'unsure';
	return {
		finding,
		startedAt,
		before,
		after,
		verdict,
		confidence: verdict === 'back' ? 'certain' : luck && luck.chance < ENOUGH ? 'likely' : 'possible',
		chance: luck?.chance ?? null,
		wanted: verdict === 'back' ? 0 : wanted,
		text: counts(verdict, before, after),
		notes: notes(verdict, after, luck, wanted),
		tries,
	};
}

function tally(tries: readonly Try[]): Tally {
	const count = (outcome: Try['outcome']) => tries.filter(each => each.outcome === outcome).length;
	return { tries: tries.length, conflicts: count('conflict'), others: count('other') };
}

function decided({ conflicts, others, tries }: Tally): Decided {
	return { conflicts, clean: tries - conflicts - others };
}

function counts(verdict: Verdict, before: Tally, after: Tally): Message {
	const was = [String(before.conflicts), String(before.tries)];
	const is = [String(after.conflicts), String(after.tries)];
	switch (verdict) {
		case 'waiting':
			return message('verify_waiting', ...was);
		case 'gone':
			return message('verify_gone', ...was, ...is);
		case 'back':
			return message('verify_back', ...was, ...is);
		case 'unsure':
			return message('verify_unsure', ...was, ...is);
	}
}

function notes(
	verdict: Verdict,
	{ others }: Tally,
	luck: ReturnType<typeof luckOf>,
	wanted: number,
): readonly Message[] {
	const percent = luck && String(Math.max(1, Math.ceil(luck.chance * 100)));
	return [
		...(luck && percent ? [message(luck.bound ? 'verify_chanceAtMost' : 'verify_chanceAbout', percent)] : []),
		...(verdict === 'unsure' && wanted > 0 ? [message('verify_wanted', String(wanted))] : []),
		...(others > 0 ? [message('verify_others', String(others))] : []),
	];
}
