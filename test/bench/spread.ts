/** Several measurements of one thing. */
export interface Spread {
	readonly median: number;
	readonly least: number;
	readonly most: number;
}

/** @param values at least one */
export function spreadOf(values: readonly number[]): Spread {
	const sorted = values.toSorted((a, b) => a - b);
	const at = (place: number) => sorted[place] ?? Number.NaN;
	const middle = (sorted.length - 1) / 2;
	return {
		median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
		least: at(0),
		most: at(sorted.length - 1),
	};
}

/** Each measurement beside that of something else in the same round. */
export function ratios(values: readonly number[], others: readonly number[]): readonly number[] {
	return values.map((value, round) => value / (others[round] ?? Number.NaN));
}
