import type { Exchange } from '../../exchange/exchange.ts';
import type { Recording } from './recording.ts';

/** So many requests are remembered with what was fetched, chosen and tried for them; an answer may have 2 MB. */
const MAX_KEPT = 30;

/**
 * Keeps what a person did with a request, so that it is there again when they come back to it.
 *
 * @param make what there is at the beginning
 */
export function createShelf<Kept>(
	{ file }: Recording,
	make: () => Kept,
): (exchange: Exchange, part?: number) => Kept {
	/** Ids are unique among live traffic, and within each file. */
	const shelves = new WeakMap<object, Map<string, Kept>>();
	const live = {};
	return ({ id }, part) => {
		const place = file.peek() ?? live;
		const shelf = shelves.get(place) ?? new Map<string, Kept>();
		shelves.set(place, shelf);
		const key = `${id} ${part ?? ''}`;
		const kept = shelf.get(key) ?? make();
		shelf.delete(key);
		shelf.set(key, kept);
		const [oldest] = shelf.keys();
		if (shelf.size > MAX_KEPT && oldest !== undefined) shelf.delete(oldest);
		return kept;
	};
}
