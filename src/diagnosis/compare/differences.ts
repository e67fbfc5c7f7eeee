import type { FormField } from '../../exchange/form.ts';
import { pointerTo } from '../../exchange/json-pointer.ts';
import { asRecord } from '../../exchange/loose.ts';
import { memberOf, sameJson } from './json-values.ts';

/** One place where two values differ; a side that does not have it is `undefined`. */
export interface Difference {
	/** JSON Pointer; into the second where both have it. */
	readonly pointer: string;
	readonly before: unknown;
	readonly after: unknown;
}

export interface Differences {
	readonly rows: readonly Difference[];
	/** How many fields are equal; of lists of unequal length, how many items. */
	readonly same: number;
	/** There was more than could be compared. */
	readonly cut: boolean;
}

const MAX_DEPTH = 12;
const MAX_ROWS = 2000;
/** So many values are looked at. */
const MAX_VALUES = 200_000;

/**
 * Where two JSON values differ, member by member. Of lists the beginnings and the ends that are equal are set aside first, so
 * that an item more does not change all behind it.
 */
export function differencesOf(before: unknown, after: unknown): Differences {
	const rows: Difference[] = [];
	let same = 0;
	let looked = 0;

	const walk = (path: readonly (string | number)[], a: unknown, b: unknown) => {
		looked += 1;
		if (rows.length >= MAX_ROWS || looked > MAX_VALUES) return;
		const [recordA, recordB] = [asRecord(a), asRecord(b)];
		if (path.length < MAX_DEPTH && recordA && recordB) {
			for (const key of new Set([...Object.keys(recordA), ...Object.keys(recordB)])) {
				walk([...path, key], memberOf(recordA, key), memberOf(recordB, key));
			}
		} else if (path.length < MAX_DEPTH && Array.isArray(a) && Array.isArray(b)) {
			walkList(path, a, b);
		} else if (sameJson(a, b)) {
			same += 1;
		} else {
			rows.push({ pointer: pointerTo(path), before: a, after: b });
		}
	};

	const walkList = (path: readonly (string | number)[], a: readonly unknown[], b: readonly unknown[]) => {
		const shorter = Math.min(a.length, b.length);
		let start = 0;
		let end = 0;
		if (a.length !== b.length) {
			while (start < shorter && sameJson(a[start], b[start])) start += 1;
			while (end < shorter - start && sameJson(a.at(-1 - end), b.at(-1 - end))) end += 1;
			same += start + end;
		}
		const middle = Math.max(a.length, b.length) - start - end;
		for (let index = 0; index < middle; index++) {
			const place = start + index;
			const [inA, inB] = [place < a.length - end, place < b.length - end];
			walk([...path, place], inA ? a[place] : undefined, inB ? b[place] : undefined);
		}
	};

	walk([], before, after);
	return { rows, same, cut: rows.length >= MAX_ROWS || looked > MAX_VALUES };
}

/** Where two lists of named texts differ: queries, headers, forms. Those of one name are told apart by their order. */
export function fieldDifferences(before: readonly FormField[], after: readonly FormField[]): Differences {
	const [a, b] = [byName(before), byName(after)];
	const rows: Difference[] = [];
	let same = 0;
	for (const name of new Set([...a.keys(), ...b.keys()])) {
		const [valuesA, valuesB] = [a.get(name) ?? [], b.get(name) ?? []];
		for (let index = 0; index < Math.max(valuesA.length, valuesB.length); index++) {
			if (valuesA[index] === valuesB[index]) same += 1;
			else if (rows.length < MAX_ROWS) {
				const pointer = pointerTo(index === 0 ? [name] : [name, index]);
				rows.push({ pointer, before: valuesA[index], after: valuesB[index] });
			}
		}
	}
	return { rows, same, cut: rows.length >= MAX_ROWS };
}

/** Of a file its name and size stand for it. */
function byName(fields: readonly FormField[]): ReadonlyMap<string, readonly string[]> {
	const names = new Map<string, string[]>();
	for (const { fileName, name, size, value } of fields) {
		const shown = fileName === undefined ? value : `@${fileName} (${size ?? 0})`;
		const values = names.get(name);
		if (values) values.push(shown);
		else names.set(name, [shown]);
	}
	return names;
}
