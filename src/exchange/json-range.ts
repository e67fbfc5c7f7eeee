/**
 * Where the value of a JSON Pointer stands in a JSON text, so that it can be marked where the server wrote it.
 * The text is walked once, without parsing; what is not on the way is skipped.
 *
 * @param text valid JSON; anything else gives `null` or a wrong place, but ends
 * @param pointer RFC 6901
 * @returns from the value's first character to behind its last, in UTF-16 units; `null` when it is not there
 */
export function jsonRange(text: string, pointer: string): readonly [start: number, end: number] | null {
	let at = skipSpace(text, 0);
	for (const step of pointer === '' ? [] : pointer.slice(1).split('/')) {
		const inside = enter(text, at, step.replaceAll('~1', '/').replaceAll('~0', '~'));
		if (inside === null) return null;
		at = inside;
	}
	return at < text.length ? [at, valueEnd(text, at)] : null;
}

/** The place of a member or an item of the value at a place. Of members of one name the last counts, as in `JSON.parse`. */
function enter(text: string, start: number, step: string): number | null {
	const isObject = text[start] === '{';
	if (!isObject && text[start] !== '[') return null;
	let found: number | null = null;
	let at = skipSpace(text, start + 1);
	for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index++) {
		let name = String(index);
		if (isObject) {
			const end = valueEnd(text, at);
			name = unquote(text.slice(at, end));
			at = skipSpace(text, skipSpace(text, end) + 1);
		}
		if (name === step) {
			found = at;
			if (!isObject) return found;
		}
		const end = valueEnd(text, at);
		if (end <= at) return null;
		at = skipSpace(text, end);
		if (text[at] === ',') at = skipSpace(text, at + 1);
	}
	return found;
}

/** Behind the value that begins at a place. */
function valueEnd(text: string, start: number): number {
	let depth = 0;
	let at = start;
	while (at < text.length) {
		const character = text[at];
		if (character === '"') {
			at = stringEnd(text, at);
		} else if (character === '{' || character === '[') {
			depth += 1;
			at += 1;
		} else if (character === '}' || character === ']') {
			if (depth === 0) return at;
			depth -= 1;
			at += 1;
		} else {
			if (depth === 0 && (character === ',' || character === ':' || isSpace(character))) return at;
			at += 1;
			continue;
		}
		if (depth === 0) return at;
	}
	return at;
}

function stringEnd(text: string, start: number): number {
	for (let at = start + 1; at < text.length; at++) {
		if (text[at] === '\\') at += 1;
		else if (text[at] === '"') return at + 1;
	}
	return text.length;
}

function unquote(text: string): string {
	try {
		return String(JSON.parse(text));
	} catch {
		return text;
	}
}

function skipSpace(text: string, from: number): number {
	let at = from;
	while (at < text.length && isSpace(text[at])) at += 1;
	return at;
}

function isSpace(character: string | undefined): boolean {
	return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}
