import { boundedMap } from '../../exchange/bounded-map.ts';

/** A name as a table writes it: exact (`heartbeat`), the beginning (`woocommerce_*`) or the end (`*_nonce`) of one. */
export type NamePattern = string;

/**
 * Looks names up in a table of patterns: an exact row first, else the longest beginning that fits, else the longest end.
 * Built once; a look-up costs one map access for every length that the table's patterns have.
 *
 * @param rows when two rows have the same pattern, the first one counts
 * @param patternOf the pattern of a row; a lone `*` would fit everything and is ignored
 * @returns `null` when no row fits
 */
export function patternIndex<Row>(
	rows: readonly Row[],
	patternOf: (row: Row) => NamePattern,
): (name: string) => Row | null {
	const exact = new Map<string, Row>();
	const beginnings = new Map<string, Row>();
	const ends = new Map<string, Row>();
	for (const row of rows) {
		const pattern = patternOf(row);
		const bare = pattern.replace(/^\*|\*$/g, '');
		if (bare === '') continue;
		const map = pattern.endsWith('*') ? beginnings : pattern.startsWith('*') ? ends : exact;
		if (!map.has(bare)) map.set(bare, row);
	}
	const beginningLengths = lengthsOf(beginnings);
	const endLengths = lengthsOf(ends);
	return name =>
		exact.get(name) ??
		longest(beginnings, beginningLengths, name, length => name.slice(0, length)) ??
		longest(ends, endLengths, name, length => name.slice(-length));
}

/** Whether a name fits any of the patterns. */
export function patternSet(patterns: readonly NamePattern[]): (name: string) => boolean {
	const find = patternIndex(patterns, pattern => pattern);
	return name => find(name) !== null;
}

/** A site has a few hundred scripts and names of fields, and they come with every request. */
const MAX_REMEMBERED = 2000;
/** In UTF-16 units. */
const MAX_NAME = 300;

/** The same look-up, which remembers its answers: names come again and again. */
export function remembered<T>(find: (name: string) => T): (name: string) => T {
	const answers = boundedMap<string, T>(MAX_REMEMBERED);
	return name => {
		const known = answers.get(name);
		if (known !== undefined) return known;
		const answer = find(name);
		if (name.length <= MAX_NAME) answers.set(name, answer);
		return answer;
	};
}

function lengthsOf(map: ReadonlyMap<string, unknown>): readonly number[] {
	return [...new Set([...map.keys()].map(key => key.length))].sort((a, b) => b - a);
}

function longest<Row>(
	map: ReadonlyMap<string, Row>,
	lengths: readonly number[],
	name: string,
	part: (length: number) => string,
): Row | null {
	for (const length of lengths) {
		if (length > name.length) continue;
		const row = map.get(part(length));
		if (row !== undefined) return row;
	}
	return null;
}
