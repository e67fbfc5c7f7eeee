import type { RateHistory, RatePoint } from '../../diagnosis/rate-history.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Says a stretch of the plot's time, no finer than its bars are: `8:00:05 – 8:00:10 AM`. */
export function stretchFormat(
	{ bucketMs, from, to }: RateHistory,
	language: string,
): (from: number, to: number) => string {
	const date: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
	const time: Intl.DateTimeFormatOptions = {
		hour: 'numeric',
		minute: '2-digit',
		...(bucketMs < MINUTE ? { second: '2-digit' } : {}),
	};
	const format = new Intl.DateTimeFormat(language, {
		...(to - from > DAY || bucketMs >= DAY ? date : {}),
		...(bucketMs < DAY ? time : {}),
	});
	return (begin, end) => format.formatRange(begin, end);
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
