import { beginningOf } from '../../exchange/cut-short.ts';
import { type Headers, header } from '../../exchange/headers.ts';
import { CACHE_COMMENTS, type CacheCommentRow } from './cache-signs/comments.ts';
import { CACHE_HEADERS, type CacheHeaderRow, type CacheLayer } from './cache-signs/headers.ts';

export { CACHE_COMMENTS, type CacheCommentRow } from './cache-signs/comments.ts';
export { CACHE_HEADERS, type CacheHeaderRow, type CacheLayer } from './cache-signs/headers.ts';

/** One sign that a response came from a cache, or might have. */
export interface CacheEvidence {
	readonly name: string;
	readonly layer: CacheLayer;
	/** Name of the header, in lower case, where one says it. */
	readonly header?: string;
	/** The time in the comment as it stands there, where a comment says it; empty when it tells none. */
	readonly comment?: string;
	/** When the copy was made, in milliseconds since 1970. Only where the comment says so in a known time zone. */
	readonly madeAt?: number;
	/** What to show: the header with its value, or the comment. */
	readonly text: string;
	/** This very response was served from a cache; otherwise there is only a cache about. */
	readonly proof: boolean;
}

/** A page made this much earlier than it was sent was not made for this request. In milliseconds. */
const OLD = 60_000;
/** The same when the time zone is unknown: zones are at most 26 hours apart. */
const OLD_ANYWHERE = 26 * 3_600_000 + OLD;
/** In characters. */
const SHOWN = 200;

/**
 * What says that a response came from a cache, proofs first.
 *
 * @param headers of the response; its `Date` tells how old the time in a comment is
 * @param htmlTail the last characters of the page, where caches sign (2,000 are enough); empty for anything but HTML
 */
export function cacheEvidence({
	headers,
	htmlTail,
}: {
	readonly headers: Headers;
	readonly htmlTail: string;
}): readonly CacheEvidence[] {
	const found = [
		...fromHeaders(headers),
		...fromComments(htmlTail, Date.parse(header(headers, 'date') ?? '')),
	];
	return [...found.filter(each => each.proof), ...found.filter(each => !each.proof)];
}

function fromHeaders(headers: Headers): readonly CacheEvidence[] {
	return CACHE_HEADERS.flatMap(({ header: wanted, served, name, layer, proof }) => {
		const value = header(headers, wanted)?.trim();
		if (value === undefined || !says(served, value)) return [];
		return [{ name, layer, header: wanted, text: beginningOf(`${wanted}: ${value}`, SHOWN), proof }];
	});
}

/**
 * Caches that say of themselves that they did not serve this response: `cf-cache-status: DYNAMIC`. They are there all the
 * same, and may serve the next one.
 */
export function idleCaches(headers: Headers): readonly CacheEvidence[] {
	return CACHE_HEADERS.flatMap(({ header: wanted, served, name, layer, proof }) => {
		const value = header(headers, wanted)?.trim();
		if (!proof || !value || says(served, value)) return [];
		return [{ name, layer, header: wanted, text: beginningOf(`${wanted}: ${value}`, SHOWN), proof: false }];
	});
}

function says(served: CacheHeaderRow['served'], value: string): boolean {
	if (served === 'present') return value !== '';
	if (served === 'numeric>0')
		return value.split(',').some(part => /^\s*\d{1,15}\s*$/.test(part) && Number(part) > 0);
	return served.test(value);
}

function fromComments(htmlTail: string, sentAt: number): readonly CacheEvidence[] {
	const seen = new Set<string>();
	return CACHE_COMMENTS.flatMap(({ comment, clock, layer, name }) => {
		const match = seen.has(name) ? null : comment.exec(htmlTail);
		if (!match) return [];
		seen.add(name);
		const made = match.groups?.made?.trim() ?? '';
		const madeAt = readTime(made, clock);
		const proof = madeAt !== null && sentAt - madeAt > (clock === 'local' ? OLD_ANYWHERE : OLD);
		const known = madeAt !== null && clock !== 'local' ? { madeAt } : {};
		return [{ name, layer, comment: made, ...known, text: beginningOf(match[0], SHOWN), proof }];
	});
}

/** Reads a comment's time; a local one as though it were GMT. `null` when it is none. */
function readTime(made: string, clock: CacheCommentRow['clock']): number | null {
	if (made === '' || clock === 'none') return null;
	if (clock === 'epoch') return Number(made) * 1000;
	if (clock === 'gmt') return finite(Date.parse(made));
	// `2018-11-26 12:14:40`, or `26-11-18 9:14:40` with the day first.
	const iso = /^(\d{4})-(\d\d)-(\d\d) (\d\d?):(\d\d):(\d\d)$/.exec(made);
	const short = /^(\d\d)-(\d\d)-(\d\d) (\d\d?):(\d\d):(\d\d)$/.exec(made);
	const [year, month, day] = iso
		? [iso[1], iso[2], iso[3]]
		: short
			? [`20${short[3]}`, short[2], short[1]]
			: [];
	const [hour, minute, second] = (iso ?? short ?? []).slice(4);
	return finite(
		Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)),
	);
}

function finite(value: number): number | null {
	return Number.isFinite(value) ? value : null;
}
