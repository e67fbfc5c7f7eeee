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
