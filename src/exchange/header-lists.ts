import type { HeaderField, Headers } from './headers.ts';

/** So many lists that end alike are told apart. */
const MAX_ALIKE = 8;

/** By the last field, which is the same object wherever it is equal (`header-pool.ts`). */
const alike = new WeakMap<HeaderField, Headers[]>();

/**
 * An equal list of pooled fields that was there before, or this one. A browser sends the same headers with all it asks one
 * site for, and the lists are the largest part of a kept request.
 */
export function sharedList(fields: Headers): Headers {
	const last = fields.at(-1);
	if (!last) return fields;
	const others = alike.get(last) ?? [];
	const same = others.find(
		other => other.length === fields.length && other.every((field, place) => field === fields[place]),
	);
	if (same) return same;
	// The oldest goes: what repeats, repeats soon.
	alike.set(last, [...others.slice(1 - MAX_ALIKE), fields]);
	return fields;
}
