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

const NUMBER_OR_WORD = /[\w.+-]+/y;

/**
 * Reads JSON text from `from` on, however damaged: cut off, with a comma too many, or with something else after it. What cannot
 * be read is passed over, so that no mistake of a server hides a secret.
 *
 * @returns where the value that began at `from` ends, or -1 when the text ends before
 */
export function scanJson(text: string, from: number, visitor: JsonVisitor): number {
	/** Of each open bracket whether it is one of an object. */
	const open: boolean[] = [];
	let at = from;
	while (at < text.length && !visitor.isDone?.()) {
		const character = text[at];
		switch (character) {
			case '"': {
				const end = endOfString(text, at);
				const isKey = open.at(-1) === true && isBeforeColon(text, end);
				if (isKey) visitor.key(at, end);
				else visitor.value(at, end, 'string');
				at = end;
				if (open.length === 0) return at;
				continue;
			}
			case '{':
			case '[':
				open.push(character === '{');
				visitor.open(character);
				break;
			case '}':
			case ']':
				if (open.length > 0) visitor.close();
				open.pop();
				if (open.length === 0) return at + 1;
				break;
			case ' ':
			case '\n':
			case '\r':
			case '\t':
			case ',':
			case ':':
				break;
			default: {
				NUMBER_OR_WORD.lastIndex = at;
				const token = NUMBER_OR_WORD.exec(text)?.[0];
				if (token === undefined) break;
				visitor.value(at, at + token.length, /^[-\d]/.test(token) ? 'number' : 'word');
				at += token.length;
				continue;
			}
		}
		at += 1;
	}
	return -1;
}

/** After the closing quotation mark; a backslash guards one. */
export function endOfString(text: string, from: number): number {
	for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
		let backslashes = 0;
		while (text[at - 1 - backslashes] === '\\') backslashes += 1;
		if (backslashes % 2 === 0) return at + 1;
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
	while (at < text.length && ' \n\r\t'.includes(text[at] ?? '')) at += 1;
	return text[at] === ':';
}
