/** Finds many strings at once in a text, in one pass: strings may be added at any time. */
export interface Matcher<Entry> {
	/** Takes a string of four or more UTF-16 units; of a longer one than 64 the beginning is looked for. */
	add(pattern: string, entry: Entry): void;
	/**
	 * Calls back for each occurrence from left to right: those that begin at one place longest first, until one is accepted,
	 * after whose end the search goes on.
	 */
	find(text: string, accept: (entry: Entry, start: number, end: number) => boolean): void;
	readonly size: number;
}

const SHORTEST = 4;
const LONGEST = 64;

/** Patterns with the same first 64 units; which of them it is makes no difference any more. */
const MAX_ALIKE = 16;

/** Bits of the table that says of nearly every place in a text that nothing begins there (a Bloom filter with one hash). */
const TABLE_BITS = 20;

/**
 * A text is read once; at each place the last four units are hashed into a table of bits. Only where the bit is set are the
 * lengths of the patterns with that beginning tried, 61 at most, so that the time is linear in the text whatever it holds.
 */
export function createMatcher<Entry>(): Matcher<Entry> {
	const table = new Uint32Array(2 ** (TABLE_BITS - 5));
	/** By hash of the beginning: the lengths of patterns, longest first. */
	const lengths = new Map<number, number[]>();
	const patterns = new Map<string, Entry[]>();

	const beginningOf = (pattern: string) => {
		let hash = 0;
		for (let at = 0; at < SHORTEST; at++) hash = (hash << 8) ^ pattern.charCodeAt(at);
		return hash;
	};

	const matchAt = (
		text: string,
		start: number,
		hash: number,
		accept: Parameters<Matcher<Entry>['find']>[1],
	) => {
		for (const length of lengths.get(hash) ?? []) {
			if (start + length > text.length) continue;
			for (const entry of patterns.get(text.slice(start, start + length)) ?? []) {
				if (accept(entry, start, start + length)) return start + length;
			}
		}
		return start;
	};

	return {
		add(pattern, entry) {
			if (pattern.length < SHORTEST) return;
			const key = pattern.slice(0, LONGEST);
			const alike = patterns.get(key);
			if (alike) {
				if (alike.length < MAX_ALIKE && !alike.includes(entry)) alike.push(entry);
				return;
			}
			patterns.set(key, [entry]);
			const hash = beginningOf(key);
			const slot = slotOf(hash);
			table[slot >>> 5] = (table[slot >>> 5] ?? 0) | (1 << (slot & 31));
			const known = lengths.get(hash) ?? [];
			if (!known.includes(key.length)) {
				lengths.set(
					hash,
					[...known, key.length].sort((a, b) => b - a),
				);
			}
		},
		find(text, accept) {
			if (patterns.size === 0) return;
			let hash = 0;
			let from = 0;
			for (let at = 0; at < text.length; at++) {
				// Of a unit that is shifted four times nothing is left: the hash is that of the last four.
				hash = (hash << 8) ^ text.charCodeAt(at);
				const slot = slotOf(hash);
				if (((table[slot >>> 5] ?? 0) & (1 << (slot & 31))) === 0) continue;
				const start = at + 1 - SHORTEST;
				if (start < from) continue;
				const end = matchAt(text, start, hash, accept);
				if (end > start) from = end;
			}
		},
		get size() {
			return patterns.size;
		},
	};
}

/** Multiplicative hashing (Knuth, TAOCP 3, 6.4), with the golden ratio. */
function slotOf(hash: number): number {
	return Math.imul(hash, 0x9e3779b1) >>> (32 - TABLE_BITS);
}
