import type { Browser, Frame } from 'playwright-core';

/** What a page's main thread did in a stretch of time, in milliseconds. */
export interface Tasks {
	/** As a person feels it: from the start of the longest task to its end. */
	readonly longest: number;
	/** The most work of its own that one had; what is between the two, a busy machine took. */
	readonly longestCpu: number;
	/** Of tasks over 50 ms, which a person may notice (RAIL, Long Tasks API). */
	readonly long: number;
	/** The time of those. */
	readonly longTime: number;
}

interface TraceEvent {
	readonly name: string;
	readonly ph: string;
	readonly pid: number;
	readonly tid: number;
	readonly ts: number;
	readonly dur?: number;
	readonly tdur?: number;
}

/** Above this a task is long. In milliseconds. */
export const LONG_TASK = 50;

const CATEGORIES = ['toplevel', 'blink.user_timing'];
const FROM = 'concord-bench-from';
const TO = 'concord-bench-to';

/** Traces the main thread of a frame while something is done in it. */
export async function traced<T>(
	browser: Browser,
	frame: Frame,
	work: () => Promise<T>,
): Promise<{ readonly value: T; readonly tasks: Tasks }> {
	await browser.startTracing(undefined, { categories: CATEGORIES });
	await frame.evaluate(`void performance.mark('${FROM}')`);
	const value = await work();
	await frame.evaluate(`void performance.mark('${TO}')`);
	const trace = await browser.stopTracing();
	return { value, tasks: tasksOf(JSON.parse(trace.toString('utf8')).traceEvents) };
}

function tasksOf(events: readonly TraceEvent[]): Tasks {
	const from = events.find(({ name }) => name === FROM);
	const to = events.findLast(({ name }) => name === TO);
	if (!from || !to) throw new Error('The trace does not have the marks');
	const tasks = events.filter(
		({ dur = 0, name, ph, pid, tid, ts }) =>
			ph === 'X' &&
			name.endsWith('RunTask') &&
			pid === from.pid &&
			tid === from.tid &&
			ts + dur > from.ts &&
			ts < to.ts,
	);
	const longest = (of: 'dur' | 'tdur') => Math.max(0, ...tasks.map(task => task[of] ?? 0)) / 1000;
	const long = tasks.filter(({ dur = 0 }) => dur > LONG_TASK * 1000);
	return {
		longest: longest('dur'),
		longestCpu: longest('tdur'),
		long: long.length,
		longTime: long.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1000,
	};
}
