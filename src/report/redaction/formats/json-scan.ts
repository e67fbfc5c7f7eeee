import { unescapeOnce } from '../unescape.ts';

/** What a scan of JSON text meets; places are in the text, ends exclusive. */
export interface JsonVisitor {
	/** A string that names a member. */
	key(start: number, end: number): void;
	/** A string, number or word that is a value. */
	value(start: number, end: number, kind: 'string' | 'number' | 'word'): void;
	open(bracket: '{' | '['): void;
	close(): void;
	/** After which the scan ends. */
	isDone?(): boolean;
}

/** Of a scan that only looks for the end. */
export const IDLE: JsonVisitor = { key() {}, value() {}, open() {}, close() {} };

/**
 * Reads JSON text from `from` on, however damaged: cut off, with a comma too many, or with something else after it. What cannot
 * be read is passed over, so that no mistake of a server hides a secret.
 *
 * @returns where the value that began at `from` ends, or -1 when the text ends before
 */
export function scanJson(text: string, from: number, visitor: JsonVisitor): number {
	/** Of each open bracket whether it is one of an object. */
	const open: boolean[] = [];
	let isInObject = false;
	let at = from;
	while (at < text.length) {
		const code = text.charCodeAt(at);
		if (code <= SPACE || code === COMMA || code === COLON) {
			at += 1;
			continue;
		}
		if (visitor.isDone?.()) return -1;
		if (code === QUOTE) {
			const end = endOfString(text, at);
			if (isInObject && isBeforeColon(text, end)) visitor.key(at, end);
			else visitor.value(at, end, 'string');
			at = end;
			if (open.length === 0) return at;
		} else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
			isInObject = code === OPEN_OBJECT;
			open.push(isInObject);
			visitor.open(isInObject ? '{' : '[');
			at += 1;
		} else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
			if (open.length > 0) visitor.close();
			open.pop();
			at += 1;
			if (open.length === 0) return at;
			isInObject = open.at(-1) === true;
		} else {
			const end = endOfToken(text, at);
			if (end > at) visitor.value(at, end, code === MINUS || isDigit(code) ? 'number' : 'word');
			at = Math.max(end, at + 1);
		}
	}
	return -1;
}

const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const MINUS = 0x2d;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** After the letters, digits and marks of a number or a word that begins there, if one does. */
function endOfToken(text: string, from: number): number {
	let at = from;
	while (isOfToken(text.charCodeAt(at))) at += 1;
	return at;
}

/** `NaN` after the end is none. */
function isOfToken(code: number): boolean {
	const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
	// `_`, `+`, `-` and `.`
	return isLetter || isDigit(code) || code === 0x5f || code === 0x2b || code === MINUS || code === 0x2e;
}

function isDigit(code: number): boolean {
	return code >= 0x30 && code <= 0x39;
}

/** Most strings end within so many units, and asking for the next quotation mark takes as long as looking at a dozen. */
const NEAR = 16;

/** After the closing quotation mark; a backslash guards one. */
export function endOfString(text: string, from: number): number {
	let at = from + 1;
	for (const near = at + NEAR; at < near; at++) {
		const code = text.charCodeAt(at);
		if (code === QUOTE) return at + 1;
		if (code === BACKSLASH) at += 1;
	}
	for (at = text.indexOf('"', at); at !== -1; at = text.indexOf('"', at + 1)) {
		let before = at - 1;
		while (text.charCodeAt(before) === BACKSLASH) before -= 1;
		if ((at - before) % 2 === 1) return at + 1;
	}
	return text.length;
}

/** What a string in JSON text says, its quotation marks included in the places. */
export function readString(text: string, start: number, end: number): string {
	const isClosed = end - start >= 2 && text[end - 1] === '"';
	const raw = text.slice(start + 1, isClosed ? end - 1 : end);
	if (!raw.includes('\\')) return raw;
	try {
		return JSON.parse(`"${raw}"`);
	} catch {
		// JavaScript knows more sequences than JSON, and damage knows no limits.
		return unescapeOnce(raw, 'backslash-and-entity')?.text ?? raw;
	}
}

function isBeforeColon(text: string, from: number): boolean {
	let at = from;
	let code = text.charCodeAt(at);
	// Space, line feed, carriage return, tab.
	while (code === SPACE || code === 0x0a || code === 0x0d || code === 0x09) code = text.charCodeAt(++at);
	return code === COLON;
}
