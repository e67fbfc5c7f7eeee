import { endpointPattern } from './endpoint-pattern.ts';
import type { Observed } from './observed.ts';

/** What fell into one stretch of time. */
export interface RatePoint {
	/** Its beginning, in milliseconds since 1970. */
	readonly at: number;
	readonly writes: number;
	readonly conflicts: number;
}

/** The same of one endpoint. */
export interface EndpointHistory {
	/** Method and route without ids, or the action: named as in `conflictRates`. */
	readonly endpoint: string;
	readonly writes: number;
	readonly conflicts: number;
	/** As many as the whole has, at the same times. */
	readonly points: readonly RatePoint[];
}

/** How often writes ran into conflicts over the time of a recording. */
export interface RateHistory {
	/** Beginning of the first stretch and end of the last. */
	readonly from: number;
	readonly to: number;
	readonly bucketMs: number;
	readonly points: readonly RatePoint[];
	/** Those with conflicts, most of them first. */
	readonly endpoints: readonly EndpointHistory[];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Lengths that people count in. */
const STEPS = [
	SECOND,
	5 * SECOND,
	15 * SECOND,
	MINUTE,
	5 * MINUTE,
	15 * MINUTE,
	HOUR,
	6 * HOUR,
	DAY,
	7 * DAY,
	30 * DAY,
];

/** More than this no plot can show. */
const MAX_BUCKETS = 500;
const MAX_ENDPOINTS = 5;

/** Counts by stretch of time; only stretches in which something was counted are there. */
interface Series {
	writes: number;
	conflicts: number;
	readonly places: Map<number, { writes: number; conflicts: number }>;
}

/**
 * Conflicts over time, for a plot. A conflict is a finding that is more than a remark, and falls where its request started.
 *
 * @param observations in any order; those without a time are left out
 * @param buckets how many stretches of time there may be at most, from 2 to 500
 * @returns `null` when nothing has a time
 */
export function rateHistory(observations: readonly Observed[], buckets: number): RateHistory | null {
	const timed = observations.filter(({ exchange }) => Number.isFinite(exchange.startedAt));
	const [first] = timed;
	if (!first) return null;
	let earliest = first.exchange.startedAt;
	let latest = earliest;
	for (const { exchange } of timed) {
		earliest = Math.min(earliest, exchange.startedAt);
		latest = Math.max(latest, exchange.startedAt);
	}
	const bucketMs = stepFor(latest - earliest, Math.min(MAX_BUCKETS, Math.max(2, Math.floor(buckets) || 2)));
	const from = Math.floor(earliest / bucketMs) * bucketMs;
	const count = Math.floor((latest - from) / bucketMs) + 1;
	const whole = emptySeries();
	const byEndpoint = new Map<string, Series>();
	for (const observed of timed) {
		const name = `${observed.endpoint.method} ${endpointPattern(observed)}`;
		const own = byEndpoint.get(name) ?? emptySeries();
		byEndpoint.set(name, own);
		const place = Math.floor((observed.exchange.startedAt - from) / bucketMs);
		for (const series of [whole, own]) tally(series, place, observed);
	}
	const pointsOf = ({ places }: Series): readonly RatePoint[] =>
		Array.from({ length: count }, (_, place) => ({
			at: from + place * bucketMs,
			...(places.get(place) ?? { writes: 0, conflicts: 0 }),
		}));
	const endpoints = [...byEndpoint]
		.filter(([, { conflicts }]) => conflicts > 0)
		.sort(([a, x], [b, y]) => y.conflicts - x.conflicts || a.localeCompare(b))
		.slice(0, MAX_ENDPOINTS)
		.map(([endpoint, series]) => ({
			endpoint,
			writes: series.writes,
			conflicts: series.conflicts,
			points: pointsOf(series),
		}));
	return { from, to: from + count * bucketMs, bucketMs, points: pointsOf(whole), endpoints };
}

/** The shortest step with which a span fits wherever it begins; of a broken recording's decades, as many months as it takes. */
function stepFor(span: number, most: number): number {
	const step = STEPS.find(each => span <= each * (most - 1));
	const month = 30 * DAY;
	return step ?? Math.ceil(span / (month * (most - 1))) * month;
}

function emptySeries(): Series {
	return { writes: 0, conflicts: 0, places: new Map() };
}

function tally(series: Series, place: number, { findings, isWrite }: Observed): void {
	const here = series.places.get(place) ?? { writes: 0, conflicts: 0 };
	series.places.set(place, here);
	const conflicts = findings.filter(({ severity }) => severity !== 'info').length;
	for (const counts of [series, here]) {
		counts.conflicts += conflicts;
		if (isWrite) counts.writes += 1;
	}
}
