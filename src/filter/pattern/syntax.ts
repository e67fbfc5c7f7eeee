import { letterCases } from './letter-cases.ts';

/** What a part of a regular expression asks of the text. */
export type Node =
	/** One UTF-16 unit. */
	| { readonly kind: 'one'; readonly fits: Fits }
	| { readonly kind: 'place'; readonly place: Place }
	| { readonly kind: 'sequence'; readonly nodes: readonly Node[] }
	| { readonly kind: 'choice'; readonly nodes: readonly Node[] }
	| { readonly kind: 'repeat'; readonly node: Node; readonly min: number; readonly max: number };

export type Fits = (unit: number) => boolean;

/** `^`, `$`, `\b`, `\B`. */
export type Place = 'start' | 'end' | 'edge' | 'no-edge';

/** How far the reading has come. */
interface Cursor {
	readonly source: string;
	readonly ignoreCase: boolean;
	at: number;
}

class Unsupported extends Error {}

const DIGIT: Fits = unit => unit >= 48 && unit <= 57;
const SPACE: Fits = unit => /\s/.test(String.fromCharCode(unit));
export const WORD: Fits = unit =>
	DIGIT(unit) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95;
const LINE_END: Fits = unit => unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029;
const not =
	(fits: Fits): Fits =>
	unit =>
		!fits(unit);

const CLASSES: ReadonlyMap<string, Fits> = new Map([
	['d', DIGIT],
	['D', not(DIGIT)],
	['s', SPACE],
	['S', not(SPACE)],
	['w', WORD],
	['W', not(WORD)],
]);

const CONTROLS: ReadonlyMap<string, number> = new Map([
	['n', 10],
	['r', 13],
	['t', 9],
	['v', 11],
	['f', 12],
	['0', 0],
]);

/**
 * Reads the part of ECMAScript's regular expressions (ECMA-262, section 22.2, without the `u` flag) that can be run in one
 * pass over the text. `null` for the rest: looking ahead and behind, and referring back.
 *
 * @param source one that `RegExp` takes; of others the result means nothing
 */
export function parsePattern(source: string, ignoreCase: boolean): Node | null {
	const cursor: Cursor = { source, ignoreCase, at: 0 };
	try {
		const node = choice(cursor);
		return cursor.at === source.length ? node : null;
	} catch (error) {
		if (error instanceof Unsupported) return null;
		throw error;
	}
}

function choice(cursor: Cursor): Node {
	const nodes = [sequence(cursor)];
	while (take(cursor, '|')) nodes.push(sequence(cursor));
	return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: 'choice', nodes };
}

function sequence(cursor: Cursor): Node {
	const nodes: Node[] = [];
	while (cursor.at < cursor.source.length && !'|)'.includes(peek(cursor))) nodes.push(repeated(cursor));
	return { kind: 'sequence', nodes };
}

/** More repetitions than this are more than a program may have (`program.ts`). */
const MOST_TIMES = 9999;

function repeated(cursor: Cursor): Node {
	const node = atom(cursor);
	const quantifier = /[*+?]|\{(\d+)(,(\d*))?\}/y;
	quantifier.lastIndex = cursor.at;
	const match = quantifier.exec(cursor.source);
	if (!match) return node;
	cursor.at += match[0].length;
	// A lazy one finds the same texts, only other parts of them.
	take(cursor, '?');
	const [sign, least, comma, most] = match;
	if (least === undefined) {
		return {
			kind: 'repeat',
			node,
			min: sign === '+' ? 1 : 0,
			max: sign === '?' ? 1 : Number.POSITIVE_INFINITY,
		};
	}
	const min = Number(least);
	const max = comma === undefined ? min : most ? Number(most) : Number.POSITIVE_INFINITY;
	if (min > MOST_TIMES || (most && max > MOST_TIMES)) throw new Unsupported();
	return { kind: 'repeat', node, min, max };
}

function atom(cursor: Cursor): Node {
	const character = peek(cursor);
	cursor.at++;
	switch (character) {
		case '(':
			return group(cursor);
		case '[':
			return { kind: 'one', fits: set(cursor) };
		case '.':
			return { kind: 'one', fits: not(LINE_END) };
		case '^':
			return { kind: 'place', place: 'start' };
		case '$':
			return { kind: 'place', place: 'end' };
		case '\\':
			return escaped(cursor);
		default:
			return { kind: 'one', fits: folded(cursor, isUnit(character.charCodeAt(0))) };
	}
}

function group(cursor: Cursor): Node {
	if (take(cursor, '?') && !take(cursor, ':')) throw new Unsupported();
	const node = choice(cursor);
	if (!take(cursor, ')')) throw new Unsupported();
	return node;
}

function escaped(cursor: Cursor): Node {
	const character = peek(cursor);
	if (character === 'b' || character === 'B') {
		cursor.at++;
		return { kind: 'place', place: character === 'b' ? 'edge' : 'no-edge' };
	}
	const fits = escapedClass(cursor);
	if (fits) return { kind: 'one', fits };
	return { kind: 'one', fits: folded(cursor, isUnit(escapedUnit(cursor))) };
}

/** After `[`, with the closing bracket. */
function set(cursor: Cursor): Fits {
	const negated = take(cursor, '^');
	const members: Fits[] = [];
	while (!take(cursor, ']')) {
		if (cursor.at >= cursor.source.length) throw new Unsupported();
		const from = member(cursor);
		const isRange = peek(cursor) === '-' && !['', ']'].includes(cursor.source.charAt(cursor.at + 1));
		if (!isRange) {
			members.push(typeof from === 'number' ? isUnit(from) : from);
			continue;
		}
		cursor.at++;
		const to = member(cursor);
		if (typeof from === 'number' && typeof to === 'number') members.push(unit => unit >= from && unit <= to);
		// `[\d-x]`: with a class on either side the hyphen is itself.
		else members.push(...[from, to, 45].map(each => (typeof each === 'number' ? isUnit(each) : each)));
	}
	const fits = folded(cursor, unit => members.some(each => each(unit)));
	return negated ? not(fits) : fits;
}

function member(cursor: Cursor): number | Fits {
	if (!take(cursor, '\\')) {
		const unit = cursor.source.charCodeAt(cursor.at);
		cursor.at++;
		return unit;
	}
	if (take(cursor, 'b')) return 8;
	return escapedClass(cursor) ?? escapedUnit(cursor);
}

function escapedClass(cursor: Cursor): Fits | null {
	const fits = CLASSES.get(peek(cursor)) ?? null;
	if (fits) cursor.at++;
	return fits;
}

/** After the backslash. What stands for itself may do so with a backslash too. */
function escapedUnit(cursor: Cursor): number {
	const hex = /x([\da-fA-F]{2})|u([\da-fA-F]{4})/y;
	hex.lastIndex = cursor.at;
	const match = hex.exec(cursor.source);
	if (match) {
		cursor.at += match[0].length;
		return Number.parseInt(match[1] ?? match[2] ?? '', 16);
	}
	const character = peek(cursor);
	// `\1` refers back, `\k` too, `\cM` is a control character, and `\07` an octal number of old.
	if (/[1-9kcxu]/.test(character) || /^0\d/.test(cursor.source.slice(cursor.at, cursor.at + 2)))
		throw new Unsupported();
	cursor.at++;
	return CONTROLS.get(character) ?? character.charCodeAt(0);
}

function isUnit(wanted: number): Fits {
	return unit => unit === wanted;
}

/** Whether any case of a letter fits, where case does not count. */
function folded({ ignoreCase }: Cursor, fits: Fits): Fits {
	if (!ignoreCase) return fits;
	return unit => letterCases(unit).some(fits);
}

function peek({ at, source }: Cursor): string {
	return source.charAt(at);
}

function take(cursor: Cursor, character: string): boolean {
	if (peek(cursor) !== character) return false;
	cursor.at++;
	return true;
}
