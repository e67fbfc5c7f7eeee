/** Percent-encodes a text as a part of a URL; an unpaired surrogate has no encoding, and browsers send U+FFFD for it. */
export function encodePart(text: string): string {
	try {
		return encodeURIComponent(text);
	} catch {
		return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
	}
}

/** In a form a space is sent as a plus sign (WHATWG URL, 5.1). */
export function withSpaces(text: string): string {
	return text.includes('+') ? text.replaceAll('+', ' ') : text;
}

/** Reads percent sequences; the text itself when one of them is none, or is no UTF-8. */
export function decodePart(text: string): string {
	if (!text.includes('%')) return text;
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
