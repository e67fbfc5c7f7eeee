import { mayHoldSecret } from '../field-name.ts';
import { contextWithin } from '../field-rules.ts';
import type { Context, Walk } from '../walk.ts';
import { readString, scanJson } from './json-scan.ts';
import { nameOfMember, noteMember, type Pair } from './pair.ts';

/** A bracket that is open: the name of its members is the last key, of an array's items the array's own name. */
interface Holder extends Pair {
	readonly isArray: boolean;
	readonly context: Context;
	/** The key of the member that comes next. */
	key: string;
}

/**
 * Redacts JSON text in place: only strings with something secret in them are written anew, so that numbers keep all their
 * digits, damage stays to be seen, and the text around (a notice of PHP, a byte order mark, the call of JSONP) is read, too.
 */
export function redactJson(text: string, walk: Walk, context: Context): string {
	let out = '';
	let at = 0;
	while (at < text.length) {
		const start = nextValue(text, at);
		if (start > at) out += walk.text(text.slice(at, start));
		if (start === text.length) break;
		const value = redactValue(text, start, walk, context);
		out += value.redacted;
		at = value.end;
	}
	return out;
}

/** A string counts only where the text begins with it: later it is one in running text. `[name] => ` is PHP's `print_r()`. */
function nextValue(text: string, from: number): number {
	const pattern = from === 0 ? /^\s*"|\{|\[(?!\S{1,100}\] => )/g : /\{|\[(?!\S{1,100}\] => )/g;
	pattern.lastIndex = from;
	const match = pattern.exec(text);
	return match ? match.index + match[0].length - 1 : text.length;
}

function redactValue(
	text: string,
	from: number,
	walk: Walk,
	context: Context,
): { readonly redacted: string; readonly end: number } {
	const holders: Holder[] = [];
	let out = '';
	let copied = from;
	const replace = (start: number, end: number, replacement: string) => {
		out += text.slice(copied, start) + quote(replacement);
		copied = end;
	};
	const scanned = scanJson(text, from, {
		key(start, end) {
			const key = readString(text, start, end);
			const holder = holders.at(-1);
			if (holder) holder.key = key;
			if (!mayHoldSecret(key)) return;
			const redacted = walk.any(key, context);
			if (redacted !== key) replace(start, end, redacted);
		},
		value(start, end, kind) {
			const holder = holders.at(-1);
			const name = holder ? nameOfMember(holder, holder.key) : '';
			if (kind === 'word' || (kind === 'number' && name === '')) return;
			const value = kind === 'string' ? readString(text, start, end) : text.slice(start, end);
			if (holder && kind === 'string') noteMember(holder, holder.key, value);
			const redacted = redactMember(name, value, kind, holder?.context ?? context, walk);
			if (redacted !== value) replace(start, end, redacted);
		},
		open(bracket) {
			const holder = holders.at(-1);
			const isArray = bracket === '[';
			const name = holder?.key ?? '';
			const within = holder && name !== '' ? contextWithin(name, holder.context) : context;
			holders.push({ isArray, context: within, key: isArray ? name : '', said: '' });
		},
		close() {
			holders.pop();
		},
	});
	const end = scanned === -1 ? text.length : scanned;
	return { redacted: out + text.slice(copied, end), end };
}

function redactMember(
	name: string,
	value: string,
	kind: 'string' | 'number',
	context: Context,
	walk: Walk,
): string {
	if (kind === 'number') return walk.number(name, value, context);
	return name === '' ? walk.any(value, context) : walk.field(name, value, context);
}

/** `</` would end an inline script. */
function quote(text: string): string {
	return JSON.stringify(text).replaceAll('</', '<\\/');
}
