/** Reads an absolute URL; `null` when it is none. (`URL.parse` is not in Node 20 nor in Chrome before 126.) */
export function parseUrl(text: string): URL | null {
	try {
		return new URL(text);
	} catch {
		return null;
	}
}
