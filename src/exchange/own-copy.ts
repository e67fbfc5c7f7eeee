/** Of a shorter part V8 makes a copy all the same (`SlicedString::kMinLength`). In UTF-16 units. */
const SHORTEST_PIECE = 13;

/**
 * The same text in memory of its own. V8 makes no copy of a part of a text but keeps the whole: a name that is remembered
 * would hold on to the body it was read from.
 */
export function ownCopy(text: string): string {
	// Put together and cut again, it points into a text of its own.
	return text.length < SHORTEST_PIECE ? text : ` ${text}`.slice(1);
}
