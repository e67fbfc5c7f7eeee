/** Finds many strings at once in a text, in one pass: strings may be added at any time. */
export interface Matcher<Entry> {
	/** Takes a string of four or more UTF-16 units; of a longer one than `LONGEST` the beginning is looked for. */
	add(pattern: string, entry: Entry): void;
	/**
	 * Calls back for each occurrence from left to right: those that begin at one place longest first, until one is accepted.
	 * What begins within an accepted one is called back as well, for it may end behind it.
	 *
	 * @param from and `to` (the end of the text): only what begins between them is wanted
	 */
	find(
		text: string,
		accept: (entry: Entry, start: number, end: number) => boolean,
		from?: number,
		to?: number,
	): void;
	readonly size: number;
}

/** In UTF-16 units. */
export const LONGEST = 64;
const SHORTEST = 4;

/** Patterns with the same first 64 units; which of them it is makes no difference any more. */
const MAX_ALIKE = 16;

/** So many units of each pattern are looked at to begin with, at most: the more, the longer the steps. */
const MOST_LOOKED_AT = 8;

/** Of the table of steps: it grows with the patterns, and a small one stays in the processor's nearest cache. */
const TABLE_BITS = { first: 12, last: 22 };

/**
 * After Wu and Manber ("A fast algorithm for multi-pattern searching", 1994): blocks of four units are hashed into a table
 * that says how far the next pattern can begin at the earliest, so that most places of a text are never looked at. Where one
 * can begin, the lengths of the patterns with that block are tried, 61 at most: the time is linear in the text whatever it
 * holds.
 */
export function createMatcher<Entry>(): Matcher<Entry> {
	const patterns = new Map<string, Entry[]>();
	/** By hash of the last block that is looked at: the lengths of patterns, longest first. */
	const lengths = new Map<number, number[]>();
	let lookedAt = MOST_LOOKED_AT;
	let shift = 32 - TABLE_BITS.first;
	let steps = new Uint8Array(0);

	const enter = (key: string) => {
		const last = lookedAt - SHORTEST;
		for (let offset = 0; offset <= last; offset++) {
			const slot = Math.imul(hashAt(key, offset), GOLDEN) >>> shift;
			steps[slot] = Math.min(steps[slot] ?? 0, last - offset);
		}
		const hash = hashAt(key, last);
		const known = lengths.get(hash);
		if (!known) lengths.set(hash, [key.length]);
		else if (!known.includes(key.length)) {
			known.push(key.length);
			known.sort((a, b) => b - a);
		}
	};
	const rebuild = () => {
		lengths.clear();
		steps = new Uint8Array(2 ** (32 - shift)).fill(lookedAt - SHORTEST + 1);
		for (const key of patterns.keys()) enter(key);
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
				if (accept(entry, start, start + length)) return;
			}
		}
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
			const isCrowded = patterns.size * 2 * MOST_LOOKED_AT > steps.length && shift > 32 - TABLE_BITS.last;
			if (!isCrowded && key.length >= lookedAt) return enter(key);
			if (isCrowded && steps.length > 0) shift -= 2;
			lookedAt = Math.min(lookedAt, key.length);
			rebuild();
		},
		find(text, accept, from = 0, to = text.length) {
			if (patterns.size === 0) return;
			const before = lookedAt - 1;
			const end = Math.min(text.length, to + before);
			const next = lookedAt === SHORTEST ? nextByUnits : nextBySteps;
			let at = next(text, from + before, end, steps, shift);
			while (at < end) {
				matchAt(text, at - before, hashAt(text, at - 3), accept);
				at = next(text, at + 1, end, steps, shift);
			}
		},
		get size() {
			return patterns.size;
		},
	};
}

/** Multiplicative hashing (Knuth, TAOCP 3, 6.4), with the golden ratio. */
const GOLDEN = 0x9e3779b1;

/*
 * Where the next block ends after which a pattern may have begun; `end` when there is none. These two take most of the time
 * there is, and are functions of their own because the compiler does better with them.
 */

function nextByUnits(text: string, from: number, end: number, steps: Uint8Array, shift: number): number {
	if (from >= end) return end;
	let hash = (text.charCodeAt(from - 3) << 16) ^ (text.charCodeAt(from - 2) << 8) ^ text.charCodeAt(from - 1);
	for (let at = from; at < end; at++) {
		// Of a unit that is shifted four times nothing is left: the hash is that of the last four.
		hash = (hash << 8) ^ text.charCodeAt(at);
		if (steps[Math.imul(hash, GOLDEN) >>> shift] === 0) return at;
	}
	return end;
}

function nextBySteps(text: string, from: number, end: number, steps: Uint8Array, shift: number): number {
	for (let at = from; at < end; ) {
		const step = steps[Math.imul(hashAt(text, at - 3), GOLDEN) >>> shift] ?? 1;
		if (step === 0) return at;
		at += step;
	}
	return end;
}

/** Of a block of four units. */
function hashAt(text: string, at: number): number {
	return (
		(text.charCodeAt(at) << 24) ^
		(text.charCodeAt(at + 1) << 16) ^
		(text.charCodeAt(at + 2) << 8) ^
		text.charCodeAt(at + 3)
	);
}
