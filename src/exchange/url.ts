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

/** What stands before the path, where it is written in no way that has to be normalised first. */
const PLAIN_SITE = /^https?:\/\/[a-z\d](?:[a-z\d.-]{0,250}[a-z\d])?(?::\d{1,5})?(?=[/?#]|$)/;

/** A recording has a few hundred; more are noise. */
const MAX_KNOWN = 1000;

const origins = new Map<string, string>();

/** The origin of a URL; `null` when it is none. The same few sites are asked about with every request. */
export function originOf(text: string): string | null {
	const site = PLAIN_SITE.exec(text)?.[0];
	if (site === undefined) return parseUrl(text)?.origin ?? null;
	const known = origins.get(site);
	if (known !== undefined) return known;
	const origin = parseUrl(text)?.origin ?? null;
	if (origin !== null) {
		if (origins.size >= MAX_KNOWN) origins.clear();
		origins.set(site, origin);
	}
	return origin;
}
