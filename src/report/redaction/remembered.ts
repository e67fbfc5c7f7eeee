import { boundedMap } from '../../exchange/bounded-map.ts';
import { ownCopy } from '../../exchange/own-copy.ts';

/** Longer texts hardly repeat. In UTF-16 units. */
const MAX_LENGTH = 500;

/** Of shorter ones nearly nothing is asked. */
const MIN_LENGTH = 4;

const MAX_KNOWN = 20_000;

/** Does the same to the same text only once: a recording repeats its URLs, its keys and most of its short values. */
export function remembered(redact: (text: string) => string): (text: string) => string {
	const known = boundedMap<string, string>(MAX_KNOWN);
	return text => {
		if (text.length < MIN_LENGTH || text.length > MAX_LENGTH) return redact(text);
		const old = known.get(text);
		// Nothing is redacted to nothing: empty stands for the text itself.
		if (old !== undefined) return old === '' ? text : old;
		const redacted = redact(text);
		known.set(ownCopy(text), redacted === text ? '' : redacted);
		return redacted;
	};
}
