import { resourceOf, type ToldEvent, timelinesOf } from '../../../diagnosis/timeline.ts';
import { parseUrl } from '../../../exchange/url.ts';
import type { Observation } from '../../../inspector.ts';

/** What happened to the resource of one request. */
export interface Story {
	/** As people name it: `/wp/v2/posts/12`, an action. */
	readonly resource: string;
	/** In order of start; none when nothing went wrong with the resource. */
	readonly events: readonly ToldEvent[];
	/** So many requests came before the first event: a long story is told by its end. */
	readonly earlier: number;
}

/**
 * The story that a request belongs to. Requests of other sites stay out of it, even if they name a resource alike.
 *
 * @param rows all that was recorded, in order of start
 */
export function storyOf(rows: readonly Observation[], of: Observation): Story {
	const resource = resourceOf(of);
	const origin = originOf(of);
	const own = rows.filter(row => resourceOf(row) === resource && originOf(row) === origin);
	const ids = new Set(own.map(({ exchange }) => exchange.id));
	// A page of the block editor brings its post along: it is where the story begins.
	const pages = rows.filter(
		row => row.endpoint.family === 'classic-editor' && !ids.has(row.exchange.id) && originOf(row) === origin,
	);
	const events = timelinesOf([...own, ...pages]).find(each => each.resource === resource)?.events ?? [];
	const told = events.filter(({ exchangeId }) => ids.has(exchangeId)).length;
	return { resource, events, earlier: events.length === 0 ? 0 : own.length - told };
}

function originOf({ exchange }: Observation): string | undefined {
	return parseUrl(exchange.request.url)?.origin;
}

/** Where a bar lies on the common axis, in percent of its length. */
export interface Lane {
	readonly start: number;
	readonly length: number;
}

/** One bar an event, on an axis from the first start to the last end; `null` where the recording has no time. */
export function lanesOf(events: readonly ToldEvent[]): readonly (Lane | null)[] {
	const timed = events.filter(({ at }) => Number.isFinite(at));
	const from = Math.min(...timed.map(({ at }) => at));
	const span = Math.max(...timed.map(event => event.at + lasted(event))) - from;
	return events.map(event => {
		if (!Number.isFinite(event.at)) return null;
		if (span <= 0) return { start: 0, length: 100 };
		return { start: (100 * (event.at - from)) / span, length: (100 * lasted(event)) / span };
	});
}

function lasted({ durationMs }: ToldEvent): number {
	return Number.isFinite(durationMs) ? Math.max(0, durationMs) : 0;
}
