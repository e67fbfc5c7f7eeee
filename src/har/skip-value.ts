import { BYTE, isSpace } from './byte.ts';

/** Deeper values are for the slow way to judge. */
const MAX_DEPTH = 900;

/** The next place that is no white space. */
export function skipSpace(bytes: Uint8Array, from: number): number {
	let index = from;
	while (isSpace(bytes[index])) index += 1;
	return index;
}

/** So many bytes are looked at one by one: most strings end sooner, and `indexOf`, though faster, costs to begin. */
const SHORT = 20;

/** Behind the closing quote of a string; -1 when it does not end here. */
export function endOfString(bytes: Uint8Array, from: number): number {
	const end = bytes.length;
	let index = from + 1;
	// Sees nearly every byte of a file.
	for (;;) {
		const near = index + SHORT < end ? index + SHORT : end;
		while (index < near && bytes[index] !== BYTE.quote) index += 1;
		if (index === near) {
			index = bytes.indexOf(BYTE.quote, index);
			if (index === -1) return -1;
		}
		index += 1;
		if (bytes[index - 2] !== BYTE.backslash) return index;
		// A quote behind an even number of backslashes is one.
		let back = index - 3;
		while (bytes[back] === BYTE.backslash) back -= 1;
		if (((index - back) & 1) === 0) return index;
	}
}

/** What a byte is outside of strings. */
const KIND = { other: 0, quote: 1, open: 2, close: 3 } as const;
const KINDS = new Uint8Array(256);
KINDS[BYTE.quote] = KIND.quote;
KINDS[BYTE.openBrace] = KIND.open;
KINDS[BYTE.openBracket] = KIND.open;
KINDS[BYTE.closeBrace] = KIND.close;
KINDS[BYTE.closeBracket] = KIND.close;

/** Behind the value that begins here; -1 when it does not end here, or begins with what begins none. */
export function endOfValue(bytes: Uint8Array, from: number): number {
	const first = KINDS[bytes[from] ?? 0];
	if (first === KIND.quote) return endOfString(bytes, from);
	if (first !== KIND.open) return endOfScalar(bytes, from);
	const end = bytes.length;
	let depth = 0;
	let index = from;
	while (index < end) {
		const kind = KINDS[bytes[index] ?? 0];
		index += 1;
		if (kind === KIND.other) continue;
		if (kind === KIND.quote) {
			index = endOfString(bytes, index - 1);
			if (index === -1) return -1;
		} else if (kind === KIND.open) {
			depth += 1;
			if (depth > MAX_DEPTH) return -1;
		} else {
			depth -= 1;
			if (depth === 0) return index;
		}
	}
	return -1;
}

function endOfScalar(bytes: Uint8Array, from: number): number {
	let index = from;
	while (index < bytes.length) {
		const byte = bytes[index];
		if (byte === BYTE.comma || byte === BYTE.closeBrace || byte === BYTE.closeBracket || isSpace(byte)) break;
		// Where the text or the brackets would end that begin in the middle of it, is not for this to say.
		if (byte === BYTE.quote || byte === BYTE.openBrace || byte === BYTE.openBracket) return -1;
		index += 1;
	}
	return index > from && index < bytes.length ? index : -1;
}
