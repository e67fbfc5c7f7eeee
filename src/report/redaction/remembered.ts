/** Longer texts hardly repeat. In UTF-16 units. */
const MAX_LENGTH = 500;

/** Of shorter ones nearly nothing is asked. */
const MIN_LENGTH = 4;

const MAX_KNOWN = 20_000;

/** Does the same to the same text only once: a recording repeats its URLs, its keys and most of its short values. */
export function remembered(redact: (text: string) => string): (text: string) => string {
	const known = new Map<string, string>();
	return text => {
		if (text.length < MIN_LENGTH || text.length > MAX_LENGTH) return redact(text);
		const old = known.get(text);
		// Nothing is redacted to nothing: empty stands for the text itself.
		if (old !== undefined) return old === '' ? text : old;
		if (known.size >= MAX_KNOWN) known.clear();
		const redacted = redact(text);
		known.set(ownCopy(text), redacted === text ? '' : redacted);
		return redacted;
	};
}

/** Of a shorter part V8 makes a copy all the same (`SlicedString::kMinLength`). In UTF-16 units. */
const SHORTEST_PIECE = 13;

/**
 * The same text in memory of its own. V8 makes no copy of a part of a text but keeps the whole: a name that is remembered
 * would hold on to the body it was read from.
 */
export function ownCopy(text: string): string {
	return text.length < SHORTEST_PIECE ? text : ` ${text}`.slice(1);
}
