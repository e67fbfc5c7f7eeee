import { boundedMap } from './bounded-map.ts';

/**
 * Reads a URL; `null` when it is none. (`URL.parse` is not in Node 20 nor in Chrome before 126.)
 *
 * @param base what a relative URL is relative to; without it only absolute ones are URLs
 */
export function parseUrl(text: string, base?: string): URL | null {
	try {
		return new URL(text, base);
	} catch {
		return null;
	}
}

/** The parts of a URL, as `URL` has them. */
export type UrlParts = Readonly<Pick<URL, 'origin' | 'pathname' | 'protocol' | 'search'>>;

/** A page asks the same few URLs again and again, and each request's is looked at many times. */
const MAX_PARTS = 500;
/** Longer ones do not come again. In UTF-16 units. */
const MAX_LENGTH = 4096;

const parts = boundedMap<string, UrlParts | null>(MAX_PARTS);

/** The parts of an absolute URL; `null` when it is none. Remembers the latest, for reading one costs more than the rest. */
export function urlParts(text: string): UrlParts | null {
	const known = parts.get(text);
	if (known !== undefined) return known;
	const url = parseUrl(text);
	const read = url && {
		origin: url.origin,
		pathname: url.pathname,
		protocol: url.protocol,
		search: url.search,
	};
	if (text.length <= MAX_LENGTH) parts.set(text, read);
	return read;
}

/** The first value of a parameter in the query of a URL, decoded; `null` when it is not there. */
export function searchParam({ search }: Pick<UrlParts, 'search'>, name: string): string | null {
	if (!search.includes(name) && !search.includes('%')) return null;
	return new URLSearchParams(search).get(name);
}

/** What stands before the path, where it is written in no way that has to be normalised first. */
const PLAIN_SITE = /^https?:\/\/[a-z\d](?:[a-z\d.-]{0,250}[a-z\d])?(?::\d{1,5})?(?=[/?#]|$)/;

/** A recording has a few hundred; more are noise. */
const MAX_KNOWN = 1000;

const origins = boundedMap<string, string>(MAX_KNOWN);

/** The origin of a URL; `null` when it is none. The same few sites are asked about with every request. */
export function originOf(text: string): string | null {
	const read = parts.get(text);
	if (read) return read.origin;
	const site = PLAIN_SITE.exec(text)?.[0];
	if (site === undefined) return parseUrl(text)?.origin ?? null;
	const known = origins.get(site);
	if (known !== undefined) return known;
	const origin = parseUrl(text)?.origin ?? null;
	if (origin !== null) origins.set(site, origin);
	return origin;
}
