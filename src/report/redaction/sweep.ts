import { LONGEST, type Matcher } from './matcher.ts';
import type { SoughtForm } from './secrets.ts';
import { mayGoOn, type Unescaped, unescapeOnce } from './unescape.ts';

/** A known secret that stands in a text, by the places of the text as it is. */
export interface Sighting {
	readonly start: number;
	readonly end: number;
	readonly form: SoughtForm;
	/** How many times escape sequences had to be read to see it. */
	readonly depth: number;
}

/** JSON inside JSON inside a URL is three; each proxy on the way may add one. */
const MAX_DEPTH = 8;

/**
 * Finds every known secret in a text of any format: as it is, then with its escape sequences read (of URLs, JSON, JavaScript
 * and HTML alike), again and again while there are any. So mixed and nested encodings count, as do sequences for characters
 * that need none (`%61dmin`).
 *
 * @param matchers of secrets sought anywhere, and of plain words (`Reach`) where those count as well
 * @returns from left to right, none overlapping another
 */
export function sightings(text: string, matchers: readonly Matcher<SoughtForm>[]): readonly Sighting[] {
	if (text.length < 4 || matchers.every(({ size }) => size === 0)) return [];
	const found: Sighting[] = [];
	const layers: Unescaped[] = [];
	let current = text;
	// What was found and may go on behind an escape sequence has to be found again.
	let isWhole = false;
	let covered = 0;
	for (let depth = 0; ; depth++) {
		const accept = (form: SoughtForm, start: number, end: number) => {
			if (end <= covered) return true;
			if (!counts(form, current, start, end)) return false;
			const place = wholePlace(form, current, start, end);
			const isContinued = start < covered;
			covered = place.end;
			isWhole ||= form.base64 || form.text.length > LONGEST;
			for (const layer of layers.toReversed()) {
				place.start = layer.startOf(place.start);
				place.end = layer.endOf(place.end);
			}
			// One that overlaps itself ("aaaa…") must not be kept once for each unit.
			const last = isContinued ? found.pop() : undefined;
			if (last) found.push({ ...last, start: Math.min(last.start, place.start), end: place.end });
			else found.push({ ...place, form, depth });
			return true;
		};
		const last = layers.at(-1);
		const places = isWhole || !last ? [ALL] : newPlaces(last);
		isWhole = false;
		for (const matcher of matchers) {
			if (matcher.size === 0) continue;
			covered = 0;
			for (const [from, to] of places) matcher.find(current, accept, from, to);
		}
		if (depth >= MAX_DEPTH || (last && !mayGoOn(last))) break;
		const layer = unescapeOnce(current, 'all');
		if (!layer) break;
		layers.push(layer);
		current = layer.text;
	}
	return found.length < 2 ? found : withoutOverlaps(found);
}

/** What is asked of the text after a place that may be one of a word (`isWholeWord`). */
const AFTER_WORD = 8;

type Stretch = readonly [from: number, to?: number];

const ALL: Stretch = [0];

/** Where something may begin that could not be seen before its escape sequences were read; the rest was looked through. */
function newPlaces({ places }: Unescaped): readonly Stretch[] {
	const result: Stretch[] = [];
	let from = -1;
	let to = -1;
	for (let index = 0; index < places.length; index += 2) {
		const first = Math.max(0, (places[index] ?? 0) - LONGEST - AFTER_WORD);
		if (first > to) {
			if (from !== -1) result.push([from, to]);
			from = first;
		}
		// What adjoins a sequence may count now, for what stands before it is another character.
		to = (places[index + 1] ?? 0) + 1;
	}
	if (from !== -1) result.push([from, to]);
	return result;
}

/** What stands beside a label may be seen to be a secret only then: as often it is looked again. */
const MAX_PASSES = 4;

/** Replaces every known secret by its label; in URLs and form bodies as they would travel. */
export function sweep(
	text: string,
	matchers: readonly Matcher<SoughtForm>[],
	encode: (label: string) => string,
): string {
	let swept = text;
	for (let pass = 0; pass < MAX_PASSES; pass++) {
		const found = sightings(swept, matchers);
		if (found.length === 0) break;
		swept = replaced(swept, found, encode);
	}
	return swept;
}

function replaced(text: string, found: readonly Sighting[], encode: (label: string) => string): string {
	let out = '';
	let copied = 0;
	for (const { start, end, form } of found) {
		out += text.slice(copied, start) + encode(form.secret.label);
		copied = end;
	}
	return out + text.slice(copied);
}

/** Of those that overlap one remains, from where the first begins to where the last ends: no end of one may be left over. */
function withoutOverlaps(found: readonly Sighting[]): readonly Sighting[] {
	const result: Sighting[] = [];
	for (const each of found.toSorted((a, b) => a.start - b.start || b.end - a.end || a.depth - b.depth)) {
		const last = result.at(-1);
		if (!last || each.start >= last.end) result.push(each);
		else if (each.end > last.end) result.splice(-1, 1, { ...last, end: each.end });
	}
	return result;
}

function counts({ bounded, secret }: SoughtForm, text: string, start: number, end: number): boolean {
	if (secret.reach === 'whole-words') return isWholeWord(text, start, end);
	return !bounded || (!isAlphanumeric(text, start - 1) && !isAlphanumeric(text, end));
}

/** Somebody cut the text in the middle of an escape sequence: what that was is no part of the word. */
const HALF_AT_END = /^\\+(?:u[0-9a-f]{0,3}|x[0-9a-f]?)?…?$/i;

/**
 * Whether a word stands by itself in running text or as a value: not inside another, no part of a slug, a path, a URL or a
 * file name, no key and no name of a field.
 */
function isWholeWord(text: string, start: number, end: number): boolean {
	const before = text[start - 1] ?? ' ';
	const after = HALF_AT_END.test(text.slice(end, end + 7)) ? ' ' : (text[end] ?? ' ');
	if (/[\p{L}\p{N}/\\_<.&?-]/u.test(before) || /[\p{L}\p{N}/\\_=-]/u.test(after)) return false;
	return !/^(?:\\?["'])?\s{0,3}:|^\.[\p{L}\p{N}]|^\\?["']\]?\s{0,3}=/u.test(text.slice(end, end + 8));
}

function isAlphanumeric(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
}

/** Of a long secret, of which the beginning was found, all that agrees; of base64 all around it, which is of one piece. */
function wholePlace(
	form: SoughtForm,
	text: string,
	start: number,
	end: number,
): { start: number; end: number } {
	let [from, to] = [start, end];
	if (form.base64) {
		while (isBase64(text, from - 1)) from -= 1;
		while (isBase64(text, to)) to += 1;
		while (text[to] === '=' && to - end < 4) to += 1;
		return { start: from, end: to };
	}
	while (to - start < form.text.length && text.charCodeAt(to) === form.text.charCodeAt(to - start)) to += 1;
	return { start, end: to };
}

function isBase64(text: string, at: number): boolean {
	return isAlphanumeric(text, at) || text[at] === '+' || text[at] === '-' || text[at] === '_';
}
