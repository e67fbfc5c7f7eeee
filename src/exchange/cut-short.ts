/**
 * Where a text may be cut: at a space or a mark of a format. No escape sequence holds one, nor do keys, so neither is cut in the
 * middle, in however many formats they were put one into the other.
 */
const GAP = /[\s"'<>,()[\]|]/;

/** A longer piece without a gap is cut all the same: base64, a script without spaces. In UTF-16 units. */
const LONGEST_PIECE = 1000;

/**
 * The beginning of an escape sequence whose end is missing: of JSON and JavaScript, of HTML, of a URL, there with the bytes of
 * one character (RFC 3629, 3); half a surrogate pair.
 */
const HALF_AT_END =
	/(?:\\+(?:u[0-9a-f]{0,3}|u\{[0-9a-f]{0,6}|x[0-9a-f]?)?|&[#\w]{0,31}|(?:%[c-f][0-9a-f](?:%[89ab][0-9a-f]){0,2})?(?:%[0-9a-f]?)?|[\ud800-\udbff])$/i;

/** So much of an end is looked at, that the time does not grow with the text. */
const TAIL = 64;

/** In the formats of `HALF_AT_END`, the longest. */
const LONGEST_SEQUENCE = 12;

/**
 * The beginning of a text that is to be quoted. It is cut at a gap where there is one near: half an escape sequence (`\u00`)
 * hides what stands before it from whoever looks through the quote for secrets, and half a key is still half a key.
 *
 * @param max in UTF-16 units; a longer text ends with `…`, and is up to half as long where it has no gap before
 */
export function cutShort(text: string, max: number): string {
	return text.length > max ? `${beginningOf(text, max)}…` : text;
}

/** The same without `…`, for what is read further. */
export function beginningOf(text: string, max: number): string {
	if (text.length <= max) return text;
	for (let at = max; at > max - nearby(max); at--) {
		if (GAP.test(text[at] ?? '')) return cutAt(text, at, /\\+$/);
	}
	return cutAt(text, max, HALF_AT_END);
}

/** The end of a text that is to be quoted, in the same way. */
export function endOf(text: string, max: number): string {
	if (text.length <= max) return text;
	const from = text.length - max;
	for (let at = from; at < from + nearby(max); at++) {
		if (GAP.test(text[at - 1] ?? '')) return text.slice(at);
	}
	return text.slice(from + LONGEST_SEQUENCE).replace(/^[\udc00-\udfff]/, '');
}

/** At a gap half a sequence can only be the backslash of `\"`. */
function cutAt(text: string, end: number, half: RegExp): string {
	const from = Math.max(0, end - TAIL);
	return text.slice(0, from) + text.slice(from, end).replace(half, '');
}

function nearby(max: number): number {
	return Math.min(max / 2, LONGEST_PIECE);
}
