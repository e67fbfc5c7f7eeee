/** Chance that can be had again: the same seed, the same throws. */
export interface Dice {
	/** From `low` to `high`, both included. */
	number(low: number, high: number): number;
	chance(): boolean;
	pick<Item>(items: readonly Item[]): Item;
	text(from: string | readonly string[], length: number): string;
}

/** Mulberry32, by Tommy Ettinger: small, and good enough to mix places and letters. */
export function createDice(seed: number): Dice {
	let state = seed | 0;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const number = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
	const pick = <Item>(items: readonly Item[]): Item => {
		const item = items[number(0, items.length - 1)];
		if (item === undefined) throw new RangeError('Nothing to pick from');
		return item;
	};
	return {
		number,
		pick,
		chance: () => next() < 0.5,
		text(from, length) {
			const characters = typeof from === 'string' ? [...from] : from;
			return Array.from({ length }, () => pick(characters)).join('');
		},
	};
}
