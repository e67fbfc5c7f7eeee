import type { Span, TermValue } from './filter.ts';

/** A word of a filter before anybody asks what it means: `-key:a,"b c"`, `"two words"`, `text`. */
export interface Word extends Span {
	readonly negated: boolean;
	/** As typed, without its colon; `null` when there is none. */
	readonly key: string | null;
	/** Of the key with its colon; empty when there is none. */
	readonly keySpan: Span;
	/** Between the commas after a key; without a key just one, the text. Never empty, but their texts can be. */
	readonly values: readonly TermValue[];
	/** The text stands in quotes, so that it is meant as it is. */
	readonly quoted: boolean;
}

/** Longer filters are no filters: what is over is not read. In UTF-16 units. */
const MAX_TEXT = 10_000;

const SPACE = /\s/;
/** `https://` is an address and `C:\` a folder, and neither a key. */
const KEY = /-?([a-z_][\w-]{0,39}):(?!\/\/|\\)/iy;

/** Splits a filter at white space, but not within double quotes; a quote left open ends with the text. Never throws. */
export function lex(whole: string): readonly Word[] {
	const text = whole.slice(0, MAX_TEXT);
	const words: Word[] = [];
	let at = 0;
	while (at < text.length) {
		if (SPACE.test(text.charAt(at))) {
			at++;
			continue;
		}
		const word = readWord(text, at);
		words.push(word);
		at = word.end;
	}
	return words;
}

function readWord(text: string, start: number): Word {
	const negated = text.charAt(start) === '-';
	const begin = negated ? start + 1 : start;
	KEY.lastIndex = start;
	const key = KEY.exec(text)?.[1] ?? null;
	if (key === null) {
		const quoted = text.charAt(begin) === '"';
		const value = quoted ? readQuoted(text, begin) : readBare(text, begin, false);
		const keySpan = { start: begin, end: begin };
		return { start, end: value.end, negated, key, keySpan, values: [value], quoted };
	}
	const keySpan = { start: begin, end: begin + key.length + 1 };
	const values: TermValue[] = [];
	let at = keySpan.end;
	do {
		if (values.length > 0) at++;
		const value = text.charAt(at) === '"' ? readQuoted(text, at) : readBare(text, at, true);
		values.push(value);
		at = value.end;
	} while (text.charAt(at) === ',');
	return { start, end: at, negated, key, keySpan, values, quoted: false };
}

function readBare(text: string, start: number, listed: boolean): TermValue {
	let end = start;
	while (end < text.length && !SPACE.test(text.charAt(end)) && !(listed && text.charAt(end) === ',')) end++;
	return { start, end, text: text.slice(start, end) };
}

/** Within quotes, `\"` is a quote and `\\` a backslash. */
function readQuoted(text: string, start: number): TermValue {
	let value = '';
	let at = start + 1;
	for (; at < text.length; at++) {
		const character = text.charAt(at);
		if (character === '"') return { start, end: at + 1, text: value };
		const next = text.charAt(at + 1);
		if (character === '\\' && (next === '"' || next === '\\')) {
			value += next;
			at++;
		} else value += character;
	}
	return { start, end: at, text: value };
}
