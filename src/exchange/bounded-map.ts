/** A memory of what was found out before, of which as much may be lost as it likes. */
export interface BoundedMap<Key, Value> {
	get(key: Key): Value | undefined;
	set(key: Key, value: Value): void;
	clear(): void;
}

/**
 * Starts over when it is full: a recording asks the same few things again and again, and those of a hostile one are not worth
 * choosing between.
 *
 * @param most entries
 */
export function boundedMap<Key, Value>(most: number): BoundedMap<Key, Value> {
	const map = new Map<Key, Value>();
	return {
		get: key => map.get(key),
		set(key, value) {
			if (map.size >= most) map.clear();
			map.set(key, value);
		},
		clear: () => map.clear(),
	};
}
