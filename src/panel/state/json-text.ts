/** Where a text stops being JSON; lines and columns count from one, as editors show them. */
export interface JsonError {
	readonly line: number;
	readonly column: number;
}

/** Deeper lines begin no further to the right. */
const MAX_INDENT = 40;

const SPACE = /[\t\n\r ]*/y;
/** A token of RFC 8259 that is no string. */
const TOKEN = /[[\]{},:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

/** What may come next; `key` after a comma, where no `}` may be. */
type Wanted = 'value' | 'first-item' | 'key' | 'first-key' | 'colon' | 'more' | 'end';

/**
 * The first place where a text is not JSON; `null` when all of it is. `JSON.parse` names the place in English, differently in each
 * browser, and in Chrome only sometimes.
 */
export function jsonErrorIn(text: string): JsonError | null {
	const open: string[] = [];
	let wanted: Wanted = 'value';
	let at = 0;
	const afterValue = (): Wanted => (open.length > 0 ? 'more' : 'end');
	for (at = matchAt(SPACE, text, 0); at < text.length; at = matchAt(SPACE, text, at)) {
		const isString = text[at] === '"';
		const end = isString ? stringEnd(text, at) : matchAt(TOKEN, text, at);
		if (end < 0) return placeOf(text, -1 - end);
		const token = isString ? '"' : (text[at] ?? '');
		const next: Wanted | null = end > at ? step(wanted, token, open, afterValue) : null;
		if (!next) return placeOf(text, at);
		wanted = next;
		at = end;
	}
	return wanted === 'end' ? null : placeOf(text, at);
}

/** Where a match ends that begins at a place; the place itself when nothing matches there. */
function matchAt(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : at;
}

/** Where a string ends; of one that goes wrong, minus one minus the place. */
function stringEnd(text: string, start: number): number {
	let at = start + 1;
	while (text[at] !== '"') {
		const end = text[at] === '\\' ? matchAt(ESCAPE, text, at) : at + 1;
		// Control characters have to be escaped.
		if (end === at || !((text[at] ?? '') >= ' ')) return -1 - at;
		at = end;
	}
	return at + 1;
}

/** What is wanted after a token; `null` when the token is not. */
function step(wanted: Wanted, token: string, open: string[], afterValue: () => Wanted): Wanted | null {
	const opener = open.at(-1);
	const mayClose = token === ']' ? ['first-item', 'more'] : token === '}' ? ['first-key', 'more'] : [];
	if (mayClose.includes(wanted) && opener === (token === ']' ? '[' : '{')) {
		open.pop();
		return afterValue();
	}
	if (wanted === 'more') return token !== ',' ? null : opener === '[' ? 'value' : 'key';
	if (wanted === 'colon') return token === ':' ? 'value' : null;
	if (wanted === 'key' || wanted === 'first-key') return token === '"' ? 'colon' : null;
	if (wanted === 'end') return null;
	if (token === '[' || token === '{') {
		open.push(token);
		return token === '[' ? 'first-item' : 'first-key';
	}
	return /["\-\dtfn]/.test(token) ? afterValue() : null;
}

/**
 * The same JSON with a line for each member. Works on the text, because numbers may be longer than JavaScript keeps them.
 *
 * @param text JSON that {@link jsonErrorIn} finds nothing wrong with
 */
export function indentJson(text: string): string {
	const lines: string[] = [];
	let line = '';
	let depth = 0;
	const breakLine = () => {
		lines.push(line);
		line = '  '.repeat(Math.min(depth, MAX_INDENT));
	};
	for (let at = matchAt(SPACE, text, 0); at < text.length; at = matchAt(SPACE, text, at)) {
		const end = text[at] === '"' ? stringEnd(text, at) : matchAt(TOKEN, text, at);
		const token = text.slice(at, end);
		const isEmpty = /[[{]$/.test(line);
		if (token === '}' || token === ']') depth -= 1;
		if (token === '}' || token === ']' ? !isEmpty : isEmpty) breakLine();
		line += token === ':' ? ': ' : token;
		if (token === ',') breakLine();
		if (token === '{' || token === '[') depth += 1;
		at = end;
	}
	return [...lines, line].join('\n');
}

function placeOf(text: string, at: number): JsonError {
	const before = text.slice(0, at);
	return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
