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

/**
 * When each of so many drawings began that each took so long, where the next is wanted right after the last.
 *
 * @param isBehind whether there was more to draw each time
 */
function begun(took: number, count: number, isBehind: boolean): number[] {
	const window = clock();
	const schedule = paced(window);
	const times: number[] = [];
	const next = () => {
		times.push(window.now());
		window.work(took);
		if (times.length < count) window.later(() => schedule(next, isBehind), 1);
	};
	schedule(next);
	window.passUntil(10_000);
	return times;
}

/** The times from each to the next. */
function pauses(times: readonly number[]): readonly number[] {
	return times.slice(1).map((time, place) => time - (times[place] ?? 0));
}

describe('Drawing', () => {
	it('comes with the next frame while little happens', () => {
		const window = clock();
		const schedule = paced(window);
		const waits: number[] = [];
		for (let wanted = 0; wanted < 3000; wanted += 300) {
			window.later(() => schedule(() => waits.push(window.now() - wanted)), wanted);
		}
		window.passUntil(5000);
		expect(waits).toHaveLength(10);
		expect(Math.max(...waits)).toBeLessThanOrEqual(16);
	});

	it('comes less often the longer it goes on, down to four times a second', () => {
		const [first = 0, ...others] = pauses(begun(1, 12, false));
		expect(first).toBeLessThanOrEqual(48);
		expect(others.slice(0, 3)).toEqual(others.slice(0, 3).toSorted((a, b) => a - b));
		for (const pause of others.slice(3)) {
			expect(pause).toBeGreaterThanOrEqual(250);
			expect(pause).toBeLessThanOrEqual(250 + 2 * 16);
		}
	});

	it('comes with each frame while there is more to draw and it is cheap', () => {
		expect(begun(1, 4, true)).toEqual([16, 32, 48, 64]);
	});

	it('rests three times as long as it took where it is dear', () => {
		const [pause = 0] = pauses(begun(20, 2, true));
		expect(pause).toBeGreaterThanOrEqual(20 + 60);
		expect(pause).toBeLessThanOrEqual(20 + 60 + 2 * 16);
	});

	it('rests no longer than a quarter of a second', () => {
		for (const isBehind of [true, false]) {
			const [pause = 0] = pauses(begun(1000, 2, isBehind));
			expect(pause).toBeLessThanOrEqual(1000 + 250 + 2 * 16);
		}
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
