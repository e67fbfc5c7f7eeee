/** Seeded pseudo-random numbers (mulberry32), so that a seed gives the same file anywhere. */
export interface Random {
	/** From 0 to below 1. */
	next(): number;
	/** A whole number from 0 to below the limit. */
	below(limit: number): number;
	pick<T>(items: readonly [T, ...T[]]): T;
	/** A length between two, of which small ones are as likely as large ones on a logarithmic scale. */
	length(least: number, most: number): number;
	hex(digits: number): string;
}

export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	return {
		next,
		below,
		pick: items => items[below(items.length)] ?? items[0],
		length: (least, most) => Math.round(least * (most / least) ** next()),
		hex: digits => Array.from({ length: digits }, () => below(16).toString(16)).join(''),
	};
}
