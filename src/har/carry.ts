/** Holds the pieces of a value that is spread over chunks, up to a limit. */
export interface Carry {
	/** The first `length` bytes count. */
	readonly bytes: Uint8Array;
	readonly length: number;
	/** Whether more was added than the limit; then it no longer holds anything. */
	readonly isOverflown: boolean;
	/** Starts again from nothing. */
	begin(limit: number): void;
	add(piece: Uint8Array): void;
}

const INITIAL_SIZE = 65_536;

/** A buffer that one value made larger than this is given back. */
const KEPT_SIZE = 4 * 1024 * 1024;

export function createCarry(): Carry {
	let bytes = new Uint8Array(INITIAL_SIZE);
	let length = 0;
	let limit = 0;
	let isOverflown = false;

	return {
		get bytes() {
			return bytes;
		},
		get length() {
			return length;
		},
		get isOverflown() {
			return isOverflown;
		},
		begin(newLimit) {
			limit = newLimit;
			length = 0;
			isOverflown = false;
			if (bytes.length > KEPT_SIZE) bytes = new Uint8Array(INITIAL_SIZE);
		},
		add(piece) {
			const needed = length + piece.length;
			isOverflown ||= needed > limit;
			if (isOverflown) return;
			if (needed > bytes.length) {
				const larger = new Uint8Array(Math.max(needed, bytes.length * 2));
				larger.set(bytes.subarray(0, length));
				bytes = larger;
			}
			bytes.set(piece, length);
			length = needed;
		},
	};
}
