/** How long a wait may take. A loaded two-core machine needs up to seven seconds for DevTools to boot. */
export const PATIENCE_MS = 30_000;

const PAUSE_MS = 20;
/** A probe asked this shortly before the end says nothing by not answering. */
const CUT_SHORT_MS = 1_000;
/** From Playwright's message about anything in a browser that is gone. */
const CLOSED = 'browser has been closed';

/**
 * Asks again and again until the answer is there: the only way this folder waits.
 *
 * A probe that throws counts as "not yet", because frames and their script worlds come and go while DevTools boots.
 *
 * @param what what is waited for, as the end of the sentence "Waited 30 s for …"
 * @param probe answers with something truthy once it is there
 * @param patience milliseconds after which to give up
 * @returns the first truthy answer
 * @throws Error that says what was waited for, how long, and what the last probe threw
 */
export async function until<T>(
	what: string,
	probe: () => T | Promise<T>,
	patience: number = PATIENCE_MS,
): Promise<NonNullable<Exclude<T, false | 0 | ''>>> {
	const end = Date.now() + patience;
	let last = '';
	for (;;) {
		const asked = Date.now();
		try {
			// A probe may hang for good when its frame dies under it, so it gets no more than what is left.
			const answer = await within(probe(), end - asked);
			if (answer) return answer as NonNullable<Exclude<T, false | 0 | ''>>;
			last = '';
		} catch (error) {
			const wasCutShort = Date.now() >= end && Date.now() - asked < CUT_SHORT_MS;
			if (!wasCutShort) last = ` (last: ${firstLine(error)})`;
		}
		if (Date.now() >= end) throw new Error(`Waited ${patience / 1000} s for ${what}${last}`);
		// What a closed browser has not given it never will.
		if (last.includes(CLOSED)) throw new Error(`Waited in vain for ${what}${last}`);
		await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
	}
}

function firstLine(error: unknown): string {
	return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

/**
 * Gives a promise a time limit.
 *
 * @param promise what may never settle
 * @param milliseconds how long it may take
 * @returns what the promise resolves to
 * @throws what the promise rejects with, or Error "no answer" when the time is over
 */
export async function within<T>(promise: T | Promise<T>, milliseconds: number): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('no answer')), Math.max(0, milliseconds));
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}
