import { pointerTo } from '../../exchange/json-pointer.ts';

/** One line of a JSON tree. */
export interface TreeRow {
	/** JSON Pointer of the value; of a "more" line, that of the parent. */
	readonly pointer: string;
	/** 1 for the whole value. */
	readonly level: number;
	readonly name: string | null;
	readonly value: unknown;
	/** `null` for what has nothing inside. */
	readonly open: boolean | null;
	/** So many children are not shown yet: this line stands for them. */
	readonly more: number;
}

/** So many children of one node are shown at once: a site may answer with a million. */
export const PAGE = 100;
/** Deeper than this, nodes start closed. */
const OPEN_LEVELS = 2;
/** More lines than this are not made, whatever is open. */
const MAX_ROWS = 5000;

/** What the person opened and closed, and how far they asked to see. */
export interface TreeState {
	readonly toggled: ReadonlySet<string>;
	readonly shown: ReadonlyMap<string, number>;
}

/**
 * The lines of a parsed JSON value that are to be seen.
 *
 * @param marked pointers that must be in sight: the way to them is open
 */
export function treeRows(
	value: unknown,
	{ shown, toggled }: TreeState,
	marked: readonly string[],
): TreeRow[] {
	const rows: TreeRow[] = [];
	const add = (inside: unknown, path: readonly string[]) => {
		if (rows.length >= MAX_ROWS) return;
		const pointer = pointerTo(path);
		const level = path.length + 1;
		const entries = typeof inside === 'object' && inside !== null ? Object.entries(inside) : [];
		const onTheWay = marked.some(place => place.startsWith(`${pointer}/`));
		const open = entries.length === 0 ? null : (level <= OPEN_LEVELS || onTheWay) !== toggled.has(pointer);
		rows.push({ pointer, level, name: path.at(-1) ?? null, value: inside, open, more: 0 });
		if (!open) return;
		const limit = shown.get(pointer) ?? PAGE;
		for (const [index, [key, child]] of entries.entries()) {
			const childPath = [...path, key];
			if (index < limit || marked.some(place => `${place}/`.startsWith(`${pointerTo(childPath)}/`))) {
				add(child, childPath);
			}
		}
		const more = entries.length - limit;
		if (more > 0) rows.push({ pointer, level: level + 1, name: null, value: undefined, open: null, more });
	};
	add(value, []);
	return rows;
}
