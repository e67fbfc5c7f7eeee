import type { PageAnswer, PageRequest } from '../../exchange/page-request.ts';
import type { ListDifference } from '../rungs/plugin-list.ts';
import { passes, troubleOf } from '../rungs/trouble.ts';
import type { PauseReason } from './events.ts';
import type { Journal } from './journal.ts';
import type { Questions, Tools } from './tools.ts';

/** A search at work: the world, and the log. */
export interface Desk {
	readonly tools: Tools;
	readonly journal: Journal;
}

/** Seconds between tries while a trouble may pass: a site that restarts, or is updated, is back within two minutes. */
const PATIENCE = [1, 2, 4, 8, 15, 30, 60];

/** The error that stops a search where it is, with why; what is changed stays in the log. */
export function halt(why: PauseReason): Error {
	return new Error('Isolation paused', { cause: { pause: why } });
}

/** Why a search was stopped; `null` for any other error. */
export function whyHalted(error: unknown): PauseReason | null {
	const cause = error instanceof Error ? error.cause : null;
	return typeof cause === 'object' && cause !== null && 'pause' in cause
		? (cause.pause as PauseReason)
		: null;
}

/** Sends a request and waits out what passes by itself. Not for requests that do something new each time. */
export async function sendPatiently({ tools }: Desk, request: PageRequest): Promise<PageAnswer> {
	for (let tries = 0; ; tries++) {
		stopIfPaused(tools);
		// What a page gives up the server does all the same, and at a time of its own: a pause waits for it.
		const isRead = request.method === 'GET';
		const answer = await (isRead ? tools.send(request, tools.signal) : tools.send(request));
		const trouble = troubleOf(answer);
		const pause = PATIENCE[tries];
		if (!trouble || !passes(trouble) || pause === undefined) return answer;
		await tools.wait(pause * 1000);
	}
}

/**
 * Sends a request until the site has heard it, whatever it says then; as long as it does not, the person is asked.
 * @throws a halt when they stop
 */
export async function sendUntilHeard(desk: Desk, request: PageRequest): Promise<PageAnswer> {
	for (;;) {
		const answer = await sendPatiently(desk, request);
		const trouble = troubleOf(answer);
		const isUnheard = trouble && (passes(trouble) || trouble === 'logged-out' || trouble === 'no-page');
		if (!isUnheard) return answer;
		await report(desk, trouble);
	}
}

/**
 * Sends a request until its answer can be read, asking the person whenever something is in the way.
 * @throws a halt when they stop
 */
export async function insist<T>(
	desk: Desk,
	request: PageRequest,
	read: (answer: PageAnswer) => T | null,
): Promise<T> {
	for (;;) {
		const answer = await sendPatiently(desk, request);
		const value = troubleOf(answer) ? null : read(answer);
		if (value !== null) return value;
		await report(desk, troubleOf(answer) ?? 'unexpected');
	}
}

/**
 * Tells the person what is in the way.
 * @throws a halt when they stop
 */
export async function report(
	{ tools }: Desk,
	why: PauseReason,
	difference: ListDifference | null = null,
): Promise<Exclude<Questions['trouble']['answer'], 'stop'>> {
	const answer = await tools.ask('trouble', { why, difference });
	if (answer === 'stop') throw halt(why);
	return answer;
}

/** @throws a halt once the person has paused */
export function stopIfPaused(tools: Tools): void {
	if (tools.signal.aborted) throw halt('person');
}

/** Whether an answer is there and free of trouble. */
export function isFine(answer: PageAnswer): boolean {
	return troubleOf(answer) === null;
}
