import { BYTE } from './byte.ts';
import { endOfValue, skipSpace } from './skip-value.ts';

/**
 * The members of an entry that anybody reads, by the object they stand in; `content` and `postData` are read whole. All else
 * (`cookies`, `queryString`, `timings`, `cache`) says again what stands elsewhere, or nothing that matters here.
 */
const MEMBERS: Readonly<Record<'entry' | 'request' | 'response', readonly string[]>> = {
	entry: [
		'startedDateTime',
		'time',
		'serverIPAddress',
		'connection',
		'_connectionId',
		'_concordUntimed',
		'_fetchType',
		'_fromCache',
		'_initiator',
		'_resourceType',
		'request',
		'response',
	],
	request: [
		'method',
		'url',
		'headers',
		'postData',
		'bodySize',
		'_concordBody',
		'_content',
		'_requestBodyStatus',
	],
	response: [
		'status',
		'statusText',
		'headers',
		'content',
		'redirectURL',
		'_error',
		'_failureText',
		'_fetchedViaServiceWorker',
	],
};

/** What of an entry is looked at before it is parsed. */
export const LOOKED_AT = [
	'_initiator',
	'_resourceType',
	'request.url',
	'request.headers',
	'response.status',
	'response.headers',
] as const;

export type LookedAt = (typeof LOOKED_AT)[number];

/** Where the members of one entry stand in its bytes. */
export interface EntryWalk {
	/**
	 * Walks an entry that begins at a place.
	 *
	 * @returns the index after its last byte; -1 when the bytes end first, or when there is anything unusual about it, such
	 *   as a member told twice: then nothing else here means anything
	 */
	walk(bytes: Uint8Array, from: number): number;
	/** From a value's first byte to behind its last; empty when it is not there. */
	start(what: LookedAt): number;
	end(what: LookedAt): number;
	/** Writes the entry again, with nothing but the members that are read, `_initiator` left out. The same buffer each time. */
	reduced(bytes: Uint8Array): Uint8Array;
}

/** Shorter pieces are copied faster byte by byte. */
const SHORT = 48;

/** In the list of pieces, where an object begins (from there to the second number) or ends. */
const CLOSE = -1;

/** `_fetchedViaServiceWorker` has 24 letters. */
const LONGEST_KEY = 31;

interface Row {
	readonly name: Uint8Array;
	readonly bit: number;
	/** Place in `LOOKED_AT`, or -1. */
	readonly slot: number;
	readonly inside: 'request' | 'response' | null;
	readonly isKept: boolean;
}

/** The rows of each length. */
type Table = readonly (readonly Row[])[];

export function createEntryWalk(): EntryWalk {
	const tables = {
		entry: tableOf('entry'),
		request: tableOf('request'),
		response: tableOf('response'),
	};
	const starts = new Int32Array(LOOKED_AT.length);
	const ends = new Int32Array(LOOKED_AT.length);
	/** Pairs: a member from its key to the end of its value, an object from its key to behind its brace, or the end of one. */
	const pieces = new Int32Array(400);
	let count = 0;
	let buffer = new Uint8Array(65_536);

	const add = (start: number, end: number) => {
		pieces[count] = start;
		pieces[count + 1] = end;
		count += 2;
	};

	/** Walks the members of an object whose brace is at `from`. */
	const object = (bytes: Uint8Array, from: number, place: keyof typeof MEMBERS): number => {
		const table = tables[place];
		let seen = 0;
		let index = skipSpace(bytes, from + 1);
		if (bytes[index] === BYTE.closeBrace) return index + 1;
		for (;;) {
			if (bytes[index] !== BYTE.quote) return -1;
			const key = index;
			const keyEnd = endOfKey(bytes, index + 1);
			if (keyEnd === -1) return -1;
			index = skipSpace(bytes, keyEnd);
			if (bytes[index] !== BYTE.colon) return -1;
			index = skipSpace(bytes, index + 1);
			const row = findRow(table, bytes, key + 1, keyEnd - 1);
			if (row === null) {
				index = endOfValue(bytes, index);
				if (index === -1) return -1;
			} else {
				if ((seen & row.bit) !== 0) return -1;
				seen |= row.bit;
				const start = index;
				if (row.inside !== null && bytes[index] === BYTE.openBrace) {
					add(key, index + 1);
					index = object(bytes, index, row.inside);
					if (index === -1) return -1;
					add(CLOSE, CLOSE);
				} else {
					index = endOfValue(bytes, index);
					if (index === -1) return -1;
					if (row.isKept) add(key, index);
					if (row.slot >= 0) {
						starts[row.slot] = start;
						ends[row.slot] = index;
					}
				}
			}
			index = skipSpace(bytes, index);
			if (bytes[index] === BYTE.closeBrace) return index + 1;
			if (bytes[index] !== BYTE.comma) return -1;
			index = skipSpace(bytes, index + 1);
		}
	};

	return {
		walk(bytes, from) {
			starts.fill(0);
			ends.fill(0);
			count = 0;
			return bytes[from] === BYTE.openBrace ? object(bytes, from, 'entry') : -1;
		},
		start: what => starts[LOOKED_AT.indexOf(what)] ?? 0,
		end: what => ends[LOOKED_AT.indexOf(what)] ?? 0,
		reduced(bytes) {
			let needed = 2;
			for (let at = 0; at < count; at += 2) needed += 1 + (pieces[at + 1] ?? 0) - (pieces[at] ?? 0);
			if (needed > buffer.length) buffer = new Uint8Array(needed * 2);
			let length = 0;
			buffer[length++] = BYTE.openBrace;
			let isFirst = true;
			for (let at = 0; at < count; at += 2) {
				const start = pieces[at] ?? 0;
				const end = pieces[at + 1] ?? 0;
				if (start === CLOSE) {
					buffer[length++] = BYTE.closeBrace;
					isFirst = false;
					continue;
				}
				if (!isFirst) buffer[length++] = BYTE.comma;
				if (end - start < SHORT) {
					for (let from = start; from < end; from++) buffer[length++] = bytes[from] ?? 0;
				} else {
					buffer.set(bytes.subarray(start, end), length);
					length += end - start;
				}
				// No member ends with the brace that opens an object.
				isFirst = bytes[end - 1] === BYTE.openBrace;
			}
			buffer[length++] = BYTE.closeBrace;
			return buffer.subarray(0, length);
		},
	};
}

/** By the length of the name: that tells nearly all apart. */
function tableOf(place: keyof typeof MEMBERS): Table {
	const table: Row[][] = Array.from({ length: LONGEST_KEY + 1 }, () => []);
	for (const [index, name] of MEMBERS[place].entries()) {
		table[name.length]?.push({
			name: new TextEncoder().encode(name),
			bit: 1 << index,
			slot: (LOOKED_AT as readonly string[]).indexOf(place === 'entry' ? name : `${place}.${name}`),
			inside: place === 'entry' && (name === 'request' || name === 'response') ? name : null,
			isKept: name !== '_initiator',
		});
	}
	return table;
}

/** Behind the closing quote of a key; -1 when it does not end here, or has an escape in it. */
function endOfKey(bytes: Uint8Array, from: number): number {
	const end = bytes.length;
	for (let index = from; index < end; index++) {
		if (bytes[index] === BYTE.quote) return index + 1;
		if (bytes[index] === BYTE.backslash) return -1;
	}
	return -1;
}

/** `null` for a key that is none of them. */
function findRow(table: Table, bytes: Uint8Array, start: number, end: number): Row | null {
	const length = end - start;
	const rows = length <= LONGEST_KEY ? table[length] : undefined;
	if (rows === undefined) return null;
	for (let place = 0; place < rows.length; place++) {
		const row = rows[place];
		if (row === undefined) break;
		const name = row.name;
		let at = 0;
		while (at < length && name[at] === bytes[start + at]) at += 1;
		if (at === length) return row;
	}
	return null;
}
