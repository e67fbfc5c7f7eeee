import type { RateHistory, RatePoint } from '../../diagnosis/rate-history.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MAX_DATE = 8.64e15;

/** Says a moment of the plot's time, no finer than its bars are: `8:00:05 AM`. */
export function timeFormat(history: RateHistory, language: string): (at: number) => string {
	const format = formatOf(history, language);
	return at => format.format(bounded(at));
}

/** Says a stretch of the plot's time: `8:00:05 – 8:00:10 AM`. */
export function stretchFormat(history: RateHistory, language: string): (from: number, to: number) => string {
	const format = formatOf(history, language);
	return (from, to) => format.formatRange(bounded(from), bounded(to));
}

function formatOf({ bucketMs, from, to }: RateHistory, language: string): Intl.DateTimeFormat {
	const date: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
	const time: Intl.DateTimeFormatOptions = {
		hour: 'numeric',
		minute: '2-digit',
		...(bucketMs < MINUTE ? { second: '2-digit' } : {}),
	};
	return new Intl.DateTimeFormat(language, {
		...(to - from > DAY || bucketMs >= DAY ? date : {}),
		...(bucketMs < DAY ? time : {}),
	});
}

/** A recording may say any time; beyond what a Date holds, the last bar would end (ECMA-262, 21.4.1.1). */
function bounded(at: number): number {
	return Math.min(MAX_DATE, Math.max(-MAX_DATE, at));
}

/** What the highest bar stands for; at least 1, so that nothing is divided by zero. */
export function highest(points: readonly RatePoint[]): number {
	return points.reduce((most, { conflicts, writes }) => Math.max(most, conflicts, writes), 1);
}

/** The bar under a pointer. Positions in the same unit, CSS pixels say. */
export function bucketAt(position: number, width: number, count: number): number {
	if (width <= 0) return 0;
	return Math.min(count - 1, Math.max(0, Math.floor((position / width) * count)));
}
