/** So many times as long as the last drawing took, the next one waits: a flood leaves the machine to the inspected page. */
const REST = 3;
/** A list that stands still for longer looks broken. In milliseconds. */
const LONGEST = 250;

/** What of a window is needed. Times are in milliseconds. */
export interface Pace {
	readonly now: () => number;
	/** Runs a function before the next paint. */
	readonly frame: (run: () => void) => void;
	readonly later: (run: () => void, ms: number) => void;
}

const WINDOW: Pace = {
	now: () => performance.now(),
	frame: run => void requestAnimationFrame(run),
	later: (run, ms) => void setTimeout(run, ms),
};

/**
 * Makes a function that runs others before a paint, at once while little happens. Where a paint is dear (there is no GPU, or
 * a hundred requests come a second), drawing each frame took a fifth of the time of the page that is inspected.
 */
export function paced({ frame, later, now }: Pace = WINDOW): (run: () => void) => void {
	let restsUntil = 0;
	const draw = (run: () => void) =>
		frame(() => {
			const begun = now();
			run();
			// What the run has changed is drawn before the next task.
			later(() => {
				restsUntil = now() + Math.min(LONGEST, (now() - begun) * REST);
			}, 0);
		});
	return run => {
		const rest = restsUntil - now();
		if (rest > 0) later(() => draw(run), rest);
		else draw(run);
	};
}
