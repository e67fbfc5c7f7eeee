import { parseJson } from '../exchange/json.ts';

/** Reads initiators from their JSON text; `undefined` when it is no JSON. Equal texts give the same object, parsed once. */
export type InitiatorPool = (text: string) => unknown;

/** In UTF-16 units, all together. */
const MAX_POOLED = 4_000_000;

/** Longer ones are not worth keeping. Sixty frames with long addresses fit. */
const MAX_TEXT = 65_536;

/** So many of one length are told apart. */
const MAX_ALIKE = 16;

interface Pooled {
	readonly text: string;
	readonly value: unknown;
}

/**
 * The same few places in scripts send all requests of a page, and each stack is long. They are looked up by length, since
 * comparing a few texts costs less than hashing one.
 */
export function createInitiatorPool(): InitiatorPool {
	const known = new Map<number, Pooled[]>();
	let units = 0;

	const keep = (pooled: Pooled) => {
		units += pooled.text.length;
		if (units > MAX_POOLED) {
			known.clear();
			units = pooled.text.length;
		}
		const alike = known.get(pooled.text.length);
		if (!alike) known.set(pooled.text.length, [pooled]);
		else {
			if (alike.length === MAX_ALIKE) units -= alike.shift()?.text.length ?? 0;
			alike.push(pooled);
		}
	};

	return text => {
		const before = known.get(text.length)?.find(each => each.text === text);
		if (before) return before.value;
		const json = parseJson(text);
		if (!json.ok) return undefined;
		if (text.length <= MAX_TEXT) keep({ text, value: json.value });
		return json.value;
	};
}
