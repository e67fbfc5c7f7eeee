/** A list of rows of one height under a head that stays in sight. In CSS pixels. */
export interface Lengths {
	readonly count: number;
	readonly rowHeight: number;
	readonly headHeight: number;
}

/** How far it is scrolled, and how much of it can be seen, the head included. In CSS pixels. */
export interface ScrollPlace {
	readonly top: number;
	readonly height: number;
}

/** Rows from `first` to before `end`. */
export interface RowRange {
	readonly first: number;
	readonly end: number;
}

/** Which rows are in sight, wholly or in part, and so many more on each side. */
export function rowsInSight(
	{ count, headHeight, rowHeight }: Lengths,
	{ height, top }: ScrollPlace,
	around: number,
): RowRange {
	// A list that became shorter is scrolled back by the browser, only later.
	const furthest = Math.max(0, headHeight + count * rowHeight - height);
	const from = Math.min(Math.max(0, top), furthest);
	const first = Math.floor(from / rowHeight) - around;
	const end = Math.ceil((from + height - headHeight) / rowHeight) + around;
	return { first: Math.max(0, Math.min(first, count)), end: Math.max(0, Math.min(end, count)) };
}

/** How far to scroll for all of a row to be in sight: not at all when it is, else no further than needed. */
export function scrollTopFor(
	{ headHeight, rowHeight }: Lengths,
	{ height, top }: ScrollPlace,
	index: number,
): number {
	const underHead = index * rowHeight;
	const atEnd = headHeight + underHead + rowHeight - height;
	return top > underHead ? underHead : Math.max(top, atEnd);
}

/** The slots of a list: as many as rows were ever drawn at once. */
export interface Slots {
	/** The row in the first slot. */
	readonly base: number;
	readonly count: number;
}

/** Rows that stay keep their slots; after a jump, when none does, they are given anew from the first one on. */
export function slotsFor(drawn: RowRange, before: RowRange, { base, count }: Slots): Slots {
	const size = drawn.end - drawn.first;
	const stays = drawn.first < before.end && drawn.end > before.first;
	return stays && size <= count ? { base, count } : { base: drawn.first, count: Math.max(size, count) };
}

export function slotOf(index: number, { base, count }: Slots): number {
	return (((index - base) % count) + count) % count;
}
