import { BYTE, WHITE_SPACE } from './byte.ts';

/** Finds where a JSON value ends, in however many pieces it comes. It only counts brackets outside of strings. */
export interface ValueEnd {
	/** The value's first byte is the next one asked about. */
	begin(firstByte: number): void;
	/** The index after the value's last byte, or -1 when the piece ends first; the next piece then begins at 0. */
	find(bytes: Uint8Array, from: number): number;
	/** Whether it is a number, `true`, `false` or `null`, which end only where something else begins. */
	readonly isScalar: boolean;
	/** Whether brackets are nested deeper than any recorder nests them. What reads values afterwards may recurse. */
	readonly isTooDeep: boolean;
}

/** Chrome's longest chain of asynchronous stacks nests 200 levels. */
const MAX_DEPTH = 1000;

/** The bytes that matter outside of strings. */
const OUTSIDE = marks(BYTE.quote, BYTE.openBrace, BYTE.openBracket, BYTE.closeBrace, BYTE.closeBracket);
const AFTER_SCALAR = marks(BYTE.comma, BYTE.closeBrace, BYTE.closeBracket, ...WHITE_SPACE);

export function createValueEnd(): ValueEnd {
	let depth = 0;
	let deepest = 0;
	let isScalar = false;
	let inString = false;
	/** The piece before ended with a backslash. */
	let isEscaped = false;

	return {
		get isScalar() {
			return isScalar;
		},
		get isTooDeep() {
			return deepest > MAX_DEPTH;
		},
		begin(firstByte) {
			depth = 0;
			deepest = 0;
			isScalar = OUTSIDE[firstByte] !== 1;
			inString = false;
			isEscaped = false;
		},
		find(bytes, from) {
			if (isScalar) {
				const end = findMark(bytes, from, AFTER_SCALAR);
				return end < bytes.length ? end : -1;
			}
			let index = from;
			if (isEscaped && index < bytes.length) {
				isEscaped = false;
				index += 1;
			}
			for (;;) {
				index = inString ? endOfText(bytes, index) : findMark(bytes, index, OUTSIDE);
				if (index >= bytes.length) return -1;
				const byte = bytes[index];
				index += 1;
				if (byte === BYTE.backslash) {
					isEscaped = index === bytes.length;
					index += 1;
				} else if (byte === BYTE.quote) {
					inString = !inString;
				} else if (byte === BYTE.openBrace || byte === BYTE.openBracket) {
					depth += 1;
					if (depth > deepest) deepest = depth;
				} else {
					depth -= 1;
				}
				if (depth === 0 && !inString) return index;
			}
		},
	};
}

/**
 * The next quote or backslash. This and the next one see every byte of a file. On their own they are compiled well; in a
 * longer function V8 falls back to its interpreter at the end of each chunk, which takes fifteen times as long.
 */
function endOfText(bytes: Uint8Array, from: number): number {
	const end = bytes.length;
	let index = from;
	while (index < end && bytes[index] !== BYTE.quote && bytes[index] !== BYTE.backslash) index += 1;
	return index;
}

function findMark(bytes: Uint8Array, from: number, marked: Uint8Array): number {
	const end = bytes.length;
	let index = from;
	while (index < end && marked[bytes[index] ?? 0] === 0) index += 1;
	return index;
}

function marks(...bytes: readonly number[]): Uint8Array {
	const table = new Uint8Array(256);
	for (const byte of bytes) table[byte] = 1;
	return table;
}
