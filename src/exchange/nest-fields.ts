import type { FormField } from './form-field.ts';
import type { Loose } from './loose.ts';

/** `max_input_nesting_level`: PHP lets a field go that is nested deeper, and what its top-level name held before. */
const MAX_DEPTH = 64;

/** A PHP array: keys without a prototype behind them, and the index that `[]` gets next. */
interface Nest {
	readonly members: Record<string, unknown>;
	next: number | null;
}

/**
 * What `$_POST` would hold: names with brackets become arrays in arrays, all others texts. Follows
 * `php_register_variable_ex()` (php/php-src, `main/php_variables.c`), as the table in `test/exchange` shows, which PHP wrote.
 * Files are not in it, as they are not in `$_POST`.
 *
 * Arrays are objects here even when their keys count from 0, for PHP knows no other; `__proto__` is a key like any other.
 */
export function nestFields(fields: readonly FormField[]): Loose {
	const top = emptyNest();
	const nests = new Map<unknown, Nest>([[top.members, top]]);
	for (const { name, value, fileName } of fields) {
		const path = fileName === undefined ? readName(name) : null;
		if (!path) continue;
		if (path.length > MAX_DEPTH + 1) delete top.members[path[0] ?? ''];
		else put(top, nests, path, value);
	}
	return top.members;
}

function emptyNest(): Nest {
	return { members: Object.create(null), next: null };
}

function put(top: Nest, nests: Map<unknown, Nest>, path: readonly (string | null)[], value: string): void {
	let nest = top;
	for (const [depth, step] of path.entries()) {
		const key = step ?? String(nest.next ?? 0);
		if (/^(?:0|-?[1-9]\d{0,14})$/.test(key)) nest.next = Math.max(nest.next ?? -Infinity, Number(key) + 1);
		if (depth === path.length - 1) {
			nest.members[key] = value;
			return;
		}
		const known = nests.get(nest.members[key]);
		const inner = known ?? emptyNest();
		if (!known) {
			nests.set(inner.members, inner);
			nest.members[key] = inner.members;
		}
		nest = inner;
	}
}

/** `a[b][]` as `['a', 'b', null]`; `null` for a name PHP drops. Text after a closing bracket does not count. */
function readName(name: string): (string | null)[] | null {
	// C strings end at a NUL, and leading spaces are skipped.
	const text = name.split('\0', 1)[0]?.replace(/^ +/, '') ?? '';
	const open = text.indexOf('[');
	if (open === 0) return null;
	const path: (string | null)[] = [];
	for (let at = open; at !== -1 && text[at] === '[' && path.length <= MAX_DEPTH; ) {
		// `[ ]` counts as `[]`: one white space is skipped before the bracket is looked for.
		const from = at + (isSpace(text[at + 1]) ? 2 : 1);
		const close = text.indexOf(']', from);
		if (close === -1 && path.length === 0) return [mangle(text)];
		// The bracket that is one too deep need not even be closed.
		if (close === -1 && path.length < MAX_DEPTH) break;
		path.push(close === from ? null : text.slice(at + 1, close));
		at = close + 1;
	}
	const base = mangle(open === -1 ? text : text.slice(0, open));
	return base === '' ? null : [base, ...path];
}

/** `isspace()` of C. */
function isSpace(character: string | undefined): boolean {
	return character !== undefined && ' \t\n\v\f\r'.includes(character);
}

/** Names of PHP variables hold no space, dot or bracket. */
function mangle(name: string): string {
	return name.replace(/[ .[]/g, '_');
}
