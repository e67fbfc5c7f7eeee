/** A stretch of text that both have, or only one. */
export interface Run {
	readonly kind: 'same' | 'added' | 'removed';
	readonly text: string;
}

/** So many words or lines are looked at altogether, which takes some tens of milliseconds. */
const MAX_STEPS = 4_000_000;
/** More edits than this make another text of it. */
const MAX_EDITS = 1000;
/** A longer change is not looked at word by word, in UTF-16 units. */
const MAX_WORDS_TEXT = 40_000;
/** Fewer runs than this can be read whatever they say. */
const MANY_RUNS = 60;

const LINES = /[^\n]*\n|[^\n]+/g;
const WORDS = /\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu;

/**
 * The way from one text to another: first by lines, then by words within the lines that changed. What is the same and
 * what was removed make up `before`, what is the same and what was added make up `after`.
 *
 * The work is bounded: of texts that have too little in common only the beginning and the end are compared.
 */
export function textDiff(before: string, after: string): readonly Run[] {
	const budget = { steps: MAX_STEPS };
	const lines = diffTokens(before.match(LINES) ?? [], after.match(LINES) ?? [], budget);
	const runs: Run[] = [];
	for (const [index, run] of lines.entries()) {
		const next = lines[index + 1];
		if (run.kind === 'added' && lines[index - 1]?.kind === 'removed') continue;
		if (run.kind !== 'removed' || next?.kind !== 'added') {
			add(runs, run);
		} else if (run.text.length + next.text.length > MAX_WORDS_TEXT) {
			add(runs, run);
			add(runs, next);
		} else {
			const words = diffTokens(run.text.match(WORDS) ?? [], next.text.match(WORDS) ?? [], budget);
			for (const word of isReadable(words, run, next) ? words : [run, next]) add(runs, word);
		}
	}
	return runs;
}

/** Two texts of one language share every other word by chance: of many runs half must be the same to say anything. */
function isReadable(words: readonly Run[], removed: Run, added: Run): boolean {
	if (words.length <= MANY_RUNS) return true;
	const same = words.reduce((sum, { kind, text }) => (kind === 'same' ? sum + text.length : sum), 0);
	return same * 2 >= Math.min(removed.text.length, added.text.length);
}

/** Adds a run to those before it; two of one kind become one. */
function add(runs: Run[], { kind, text }: Run): void {
	const last = runs.at(-1);
	if (text === '') return;
	if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
	else runs.push({ kind, text });
}

/** Compares two lists of words or lines. What was removed stands before what was added in its place. */
function diffTokens(a: readonly string[], b: readonly string[], budget: { steps: number }): readonly Run[] {
	const shorter = Math.min(a.length, b.length);
	let start = 0;
	while (start < shorter && a[start] === b[start]) start += 1;
	let end = 0;
	while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
	const [middleA, middleB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
	// Without a way through, the middle is one change.
	const snakes = [
		...(snakesOf(middleA, middleB, budget) ?? []),
		{ a: middleA.length, b: middleB.length, length: 0 },
	];
	const runs: Run[] = [];
	add(runs, { kind: 'same', text: a.slice(0, start).join('') });
	let [atA, atB] = [0, 0];
	for (const snake of snakes) {
		add(runs, { kind: 'removed', text: middleA.slice(atA, snake.a).join('') });
		add(runs, { kind: 'added', text: middleB.slice(atB, snake.b).join('') });
		[atA, atB] = [snake.a + snake.length, snake.b + snake.length];
		add(runs, { kind: 'same', text: middleA.slice(snake.a, atA).join('') });
	}
	add(runs, { kind: 'same', text: a.slice(a.length - end).join('') });
	return runs;
}

/** Where two lists run side by side: from these places on, for so many. */
interface Snake {
	readonly a: number;
	readonly b: number;
	readonly length: number;
}

/**
 * Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), figure 2. `V[k]` is how far the first list has been read
 * on diagonal k after so many edits.
 *
 * @returns `null` when it would take more steps or more edits than allowed
 */
function snakesOf(a: readonly string[], b: readonly string[], budget: { steps: number }): Snake[] | null {
	const numbers = new Map<string, number>();
	const [numbersA, numbersB] = [numbered(a, numbers), numbered(b, numbers)];
	const most = Math.min(a.length + b.length, MAX_EDITS);
	const reach = new Int32Array(2 * most + 3);
	const at = (k: number) => k + most + 1;
	/** What `reach` was after each number of edits, from diagonal `-edits` to `edits`. */
	const trace: Int32Array[] = [];
	for (let edits = 0; edits <= most; edits++) {
		for (let k = -edits; k <= edits; k += 2) {
			const [right, down] = [reach[at(k - 1)] ?? 0, reach[at(k + 1)] ?? 0];
			let x = k === -edits || (k !== edits && right < down) ? down : right + 1;
			while (x < a.length && x - k < b.length && numbersA[x] === numbersB[x - k]) {
				x += 1;
				budget.steps -= 1;
			}
			reach[at(k)] = x;
			budget.steps -= 1;
			if (x >= a.length && x - k >= b.length) return readBack(trace, a.length, b.length);
		}
		if (budget.steps <= 0) return null;
		trace.push(reach.slice(at(-edits), at(edits) + 1));
	}
	return null;
}

/** Follows the way back from the end, and answers it from the beginning. */
function readBack(trace: readonly Int32Array[], lengthA: number, lengthB: number): Snake[] {
	const snakes: Snake[] = [];
	let [x, k] = [lengthA, lengthA - lengthB];
	for (let edits = trace.length; edits > 0; edits--) {
		const before = trace[edits - 1];
		const reached = (diagonal: number) => before?.[diagonal + edits - 1] ?? -1;
		const isDown = k === -edits || (k !== edits && reached(k - 1) < reached(k + 1));
		const from = isDown ? reached(k + 1) : reached(k - 1) + 1;
		if (x > from) snakes.push({ a: from, b: from - k, length: x - from });
		x = isDown ? from : from - 1;
		k += isDown ? 1 : -1;
	}
	if (x > 0) snakes.push({ a: 0, b: 0, length: x });
	return snakes.reverse();
}

/** Equal words get equal numbers, which compare faster. */
function numbered(list: readonly string[], numbers: Map<string, number>): readonly number[] {
	return list.map(token => {
		const number = numbers.get(token) ?? numbers.size;
		numbers.set(token, number);
		return number;
	});
}
