/** In milliseconds. */
const LONGEST = 200;

/**
 * Runs a function once the next frame is drawn and there is nothing else to do, or soon: work that nobody waits for must not
 * hold up what is waited for.
 *
 * @returns takes it back
 */
export function afterPaint(run: () => void): () => void {
	let idle: number | undefined;
	const frame = requestAnimationFrame(() => {
		idle = requestIdleCallback(run, { timeout: LONGEST });
	});
	return () => {
		cancelAnimationFrame(frame);
		if (idle !== undefined) cancelIdleCallback(idle);
	};
}
