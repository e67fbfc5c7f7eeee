import type { Kind } from './target.ts';

/** So often it is tried at most; what is left is small enough to read. */
const MAX_TRIES = 3000;

/** Deeper parts stay as they are. */
const MAX_DEPTH = 20;

/**
 * Makes an input smaller as long as it stays one that fails.
 *
 * @param fails whether an input still shows the same fault
 * @param tries fewer for one that takes long
 */
export function shrink(
	input: unknown,
	kind: Kind,
	fails: (input: unknown) => boolean,
	tries = MAX_TRIES,
): unknown {
	let left = tries;
	const holds = (candidate: unknown) => left-- > 0 && fails(candidate);
	return kind === 'value' ? shrinkValue(input, holds) : shrinkText(String(input), holds);
}

/** Cuts out ever smaller pieces, then makes letters of what is left. */
function shrinkText(text: string, holds: (text: string) => boolean): string {
	let smallest = text;
	for (let size = Math.ceil(text.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
		for (let at = 0; at < smallest.length; ) {
			const candidate = smallest.slice(0, at) + smallest.slice(at + size);
			if (holds(candidate)) smallest = candidate;
			else at += size;
		}
	}
	return smallest;
}

function shrinkValue(value: unknown, holds: (value: unknown) => boolean): unknown {
	let smallest = value;
	for (let changed = true; changed; ) {
		changed = false;
		for (const candidate of smallerValues(smallest)) {
			if (!holds(candidate)) continue;
			smallest = candidate;
			changed = true;
			break;
		}
	}
	return smallest;
}

/** The value without one of its parts, with one of them smaller, or one of them alone. */
function* smallerValues(value: unknown, depth = 0): Generator<unknown> {
	if (depth > MAX_DEPTH) return;
	if (typeof value === 'string' && value !== '') {
		yield '';
		yield value.slice(0, value.length / 2);
		yield value.slice(Math.ceil(value.length / 2));
		yield value.slice(1);
		yield value.slice(0, -1);
	}
	if (Array.isArray(value)) {
		for (let at = 0; at < value.length; at++) yield value.toSpliced(at, 1);
		for (const [at, item] of value.entries())
			for (const smaller of smallerValues(item, depth + 1)) yield value.with(at, smaller);
	} else if (typeof value === 'object' && value !== null) {
		const members = Object.entries(value);
		for (let at = 0; at < members.length; at++) yield Object.fromEntries(members.toSpliced(at, 1));
		for (const [at, [key, member]] of members.entries()) {
			for (const smaller of smallerValues(member, depth + 1))
				yield Object.fromEntries(members.with(at, [key, smaller]));
		}
	}
}
