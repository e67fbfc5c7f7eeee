import { describe, expect, it } from 'vitest';
import { paced } from '../../../src/panel/state/paced.ts';

/** A window whose time passes by hand: frames every 16 ms, and work that takes as long as it says. */
function clock() {
	let time = 0;
	const tasks: { at: number; run: () => void }[] = [];
	const later = (run: () => void, ms: number) => void tasks.push({ at: time + ms, run });
	return {
		now: () => time,
		later,
		frame: (run: () => void) => later(run, 16 - (time % 16)),
		work(ms: number) {
			time += ms;
		},
		passUntil(end: number) {
			for (;;) {
				tasks.sort((a, b) => a.at - b.at);
				if ((tasks[0]?.at ?? end) >= end) break;
				const task = tasks.shift();
				time = Math.max(time, task?.at ?? 0);
				task?.run();
			}
			time = Math.max(time, end);
		},
	};
}

/** When each of so many drawings began that each took so long, where the next is wanted right after the last. */
function begun(took: number, count: number): number[] {
	const window = clock();
	const schedule = paced(window);
	const times: number[] = [];
	const next = () => {
		times.push(window.now());
		window.work(took);
		if (times.length < count) window.later(() => schedule(next), 1);
	};
	schedule(next);
	window.passUntil(10_000);
	return times;
}

describe('Drawing', () => {
	it('comes with the next frame while it is cheap', () => {
		expect(begun(1, 4)).toEqual([16, 32, 48, 64]);
	});

	it('rests three times as long as it took where it is dear', () => {
		const [first = 0, second = 0] = begun(20, 2);
		expect(second - first).toBeGreaterThanOrEqual(20 + 60);
		expect(second - first).toBeLessThanOrEqual(20 + 60 + 2 * 16);
	});

	it('rests no longer than a quarter of a second', () => {
		const [first = 0, second = 0] = begun(1000, 2);
		expect(second - first).toBeLessThanOrEqual(1000 + 250 + 2 * 16);
	});

	it('is at once again after a pause', () => {
		const window = clock();
		const schedule = paced(window);
		const times: number[] = [];
		schedule(() => window.work(20));
		window.passUntil(1000);
		schedule(() => times.push(window.now()));
		window.passUntil(2000);
		expect(times[0]).toBeLessThanOrEqual(1016);
	});
});
