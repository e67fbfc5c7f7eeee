import { asRecord, type Loose } from '../../exchange/loose.ts';
import { memberOf, sameJson } from './json-values.ts';

/** Deeper than this values are equal only if they are the same JSON. */
const MAX_DEPTH = 12;

/** What core puts around a text: `content: {raw, rendered, protected, block_version}`. */
const AROUND_TEXT: ReadonlySet<string> = new Set(['raw', 'rendered', 'protected', 'block_version']);

/**
 * Whether two values mean the same to WordPress, of which one was sent and the other answered, or both were answered.
 *
 * Numbers and booleans may be texts (`rest_sanitize_value_from_schema()`), a list may be the text `1,2`
 * (`wp_parse_list()`) or a form's numbered fields, a title may stand in `{raw, rendered}`, an empty object may be `[]`
 * (PHP knows one kind of array), and an answer says more of an item of a list than its sender did.
 *
 * @param unordered compare lists as sets
 */
export function sameValue(a: unknown, b: unknown, unordered = false, depth = 0): boolean {
	if (Object.is(a, b)) return true;
	if (a === undefined || b === undefined) return false;
	if (depth > MAX_DEPTH) return sameJson(a, b);
	const [wrappedA, wrappedB] = [textWrapper(a), textWrapper(b)];
	if (wrappedA && wrappedB) {
		const name = hasRaw(wrappedA) && hasRaw(wrappedB) ? 'raw' : 'rendered';
		return sameValue(memberOf(wrappedA, name), memberOf(wrappedB, name), false, depth + 1);
	}
	if (wrappedA || wrappedB) return sameValue(unwrapped(a), unwrapped(b), unordered, depth + 1);
	if (Array.isArray(a) || Array.isArray(b)) return sameList(a, b, unordered, depth);
	const [recordA, recordB] = [asRecord(a), asRecord(b)];
	if (recordA && recordB) return sameRecord(recordA, recordB, depth);
	return !recordA && !recordB && sameScalar(a, b);
}

/** The `{raw, rendered}` that core puts around texts; `null` for any other value. */
export function textWrapper(value: unknown): Loose | null {
	const record = asRecord(value);
	if (!record || !(hasRaw(record) || Object.hasOwn(record, 'rendered'))) return null;
	return Object.keys(record).every(key => AROUND_TEXT.has(key)) ? record : null;
}

/** A text as it was written; where the server kept that to itself (`context=view`), as it is shown. */
export function unwrapped(value: unknown): unknown {
	const wrapper = textWrapper(value);
	return wrapper ? memberOf(wrapper, hasRaw(wrapper) ? 'raw' : 'rendered') : value;
}

/** Whether an answer holds a text only as it is shown, with filters applied: nothing to be sent back. */
export function isShownOnly(value: unknown): boolean {
	const wrapper = textWrapper(value);
	return wrapper !== null && !hasRaw(wrapper);
}

/** A list, however it was sent; `null` for what is none. A form's `a[]=1&a[]=2` is `{0: '1', 1: '2'}` by now. */
export function asList(value: unknown): readonly unknown[] | null {
	if (Array.isArray(value)) return value;
	if (typeof value === 'string') return value.split(/[\s,]+/).filter(item => item !== '');
	const record = asRecord(value);
	const keys = record && Object.keys(record);
	return keys?.every((key, index) => key === String(index)) ? Object.values(record ?? {}) : null;
}

function hasRaw(record: Loose): boolean {
	return Object.hasOwn(record, 'raw');
}

function sameList(a: unknown, b: unknown, unordered: boolean, depth: number): boolean {
	const [listA, listB] = [asList(a), asList(b)];
	if (!listA || !listB || listA.length !== listB.length) return false;
	const [keysA, keysB] = [listA.map(keyOf), listB.map(keyOf)];
	if (unordered && !keysA.includes(null) && !keysB.includes(null)) {
		const known = new Set(keysA);
		return keysB.every(key => known.has(key)) && new Set(keysB).size === known.size;
	}
	return listA.every((item, index) => sameValue(item, listB[index], false, depth + 1));
}

/** What an item of a set is known by: itself, or its id; `null` when it has none. */
function keyOf(item: unknown): string | null {
	const id = memberOf(asRecord(item), 'id') ?? item;
	return typeof id === 'object' ? null : String(id);
}

function sameRecord(a: Loose, b: Loose, depth: number): boolean {
	const keys = Object.keys(a);
	return (
		keys.length === Object.keys(b).length &&
		keys.every(key => Object.hasOwn(b, key) && sameValue(a[key], b[key], false, depth + 1))
	);
}

function sameScalar(a: unknown, b: unknown): boolean {
	if (typeof a === typeof b) return typeof a === 'string' ? sameText(a, String(b)) : a === b;
	if (a === null || b === null) return false;
	if (typeof a === 'boolean' || typeof b === 'boolean') return asBoolean(a) === asBoolean(b);
	return asNumber(a) === asNumber(b);
}

/** `rest_is_boolean()`; `null` for what is none. */
function asBoolean(value: unknown): boolean | null {
	if (value === true || value === 1 || /^(?:true|1)$/i.test(String(value))) return true;
	return value === false || value === 0 || /^(?:false|0)$/i.test(String(value)) ? false : null;
}

/** `NaN`, which equals nothing, for what is no number. */
function asNumber(value: unknown): number {
	if (typeof value === 'number') return value;
	return /^\s{0,5}[+-]?\d{1,30}(?:\.\d{1,30})?\s{0,5}$/.test(String(value)) ? Number(value) : Number.NaN;
}

/**
 * Texts are the same but for the kind of line breaks, which forms send as CRLF, and for a bare `&`, which
 * `wp_kses_normalize_entities()` stores as `&amp;` for whoever may not post unfiltered HTML.
 */
function sameText(a: string, b: string): boolean {
	return a === b || canonicalText(a) === canonicalText(b);
}

/** The references that `wp_kses_normalize_entities()` leaves alone. */
const BARE_AMPERSAND = /&(?!#\d{1,8};|#[xX][\dA-Fa-f]{1,6};|[A-Za-z]{2,8}\d{0,2};)/g;

function canonicalText(text: string): string {
	const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
	return lines.includes('&') ? lines.replace(BARE_AMPERSAND, '&amp;') : lines;
}
