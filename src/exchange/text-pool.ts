/** A recording has a few thousand addresses, actions and names. */
const MAX_POOLED = 10_000;

/** Longer texts hardly repeat. In UTF-16 units. */
const MAX_LENGTH = 300;

const pool = new Map<string, string>();

/**
 * An equal text, the same one in memory every time it is asked for, and never a piece of a longer one: V8 cuts a text by
 * pointing into it (`SlicedString`), so that the name of an action would keep the whole body it was sent in.
 */
export function sharedText(text: string): string {
	if (text.length > MAX_LENGTH) return text;
	const known = pool.get(text);
	if (known !== undefined) return known;
	if (pool.size >= MAX_POOLED) pool.clear();
	// Put together and cut again, it points into a text of its own.
	const copy = ` ${text}`.slice(1);
	pool.set(copy, copy);
	return copy;
}
