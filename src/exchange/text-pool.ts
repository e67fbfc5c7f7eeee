import { boundedMap } from './bounded-map.ts';
import { ownCopy } from './own-copy.ts';

/** A recording has a few thousand addresses, actions and names. */
const MAX_POOLED = 10_000;

/** Longer texts hardly repeat. In UTF-16 units. */
const MAX_LENGTH = 300;

const pool = boundedMap<string, string>(MAX_POOLED);

/**
 * An equal text, the same one in memory every time it is asked for, and never a piece of a longer one: V8 cuts a text by
 * pointing into it (`SlicedString`), so that the name of an action would keep the whole body it was sent in.
 */
export function sharedText(text: string): string {
	if (text.length > MAX_LENGTH) return text;
	const known = pool.get(text);
	if (known !== undefined) return known;
	const copy = ownCopy(text);
	pool.set(copy, copy);
	return copy;
}
