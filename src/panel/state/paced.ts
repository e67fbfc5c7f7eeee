/** So many times as long as the last drawing took, the next one waits: a flood leaves the machine to the inspected page. */
const REST = 3;
/** A list that stands still for longer looks broken, and nobody reads one that moves more often. In milliseconds. */
const LONGEST = 250;
/** The rest after the first drawing of many; it doubles with each. In milliseconds. */
const FIRST_REST = 16;

/** What of a window is needed. Times are in milliseconds. */
export interface Pace {
	readonly now: () => number;
	/** Runs a function before the next paint. */
	readonly frame: (run: () => void) => void;
	readonly later: (run: () => void, ms: number) => void;
}

/**
 * Runs a function before a paint.
 *
 * @param isBehind what is to be drawn was there before: then only what the last drawing took counts
 */
export type Schedule = (run: () => void, isBehind?: boolean) => void;

const WINDOW: Pace = {
	now: () => performance.now(),
	frame: run => void requestAnimationFrame(run),
	later: (run, ms) => void setTimeout(run, ms),
};

/**
 * Makes a function that runs others before a paint, at once while little happens. Where a paint is dear (there is no GPU, or
 * a hundred requests come a second), drawing each frame took a fifth of the time of the page that is inspected. What it takes
 * here is less than half of it: compositing and painting are done elsewhere, so the longer it goes on, the longer the rests.
 */
export function paced({ frame, later, now }: Pace = WINDOW): Schedule {
	let drawnAt = Number.NEGATIVE_INFINITY;
	let restsUntil = 0;
	let rest = 0;
	const draw = (run: () => void) =>
		frame(() => {
			const begun = now();
			run();
			// What the run has changed is drawn before the next task.
			later(() => {
				drawnAt = now();
				restsUntil = drawnAt + Math.min(LONGEST, (drawnAt - begun) * REST);
			}, 0);
		});
	return (run, isBehind = false) => {
		const isOneOfMany = now() - drawnAt < LONGEST;
		if (!isOneOfMany) rest = 0;
		else if (!isBehind) rest = Math.min(LONGEST, Math.max(FIRST_REST, rest * 2));
		const until = isBehind ? restsUntil : Math.max(restsUntil, drawnAt + rest);
		if (until > now()) later(() => draw(run), until - now());
		else draw(run);
	};
}
