import { boundedMap } from '../../../exchange/bounded-map.ts';
import { beginningOf, cutShort } from '../../../exchange/cut-short.ts';
import { ownCopy } from '../../../exchange/own-copy.ts';
import { mayHoldSecret } from '../field-name.ts';
import { contextWithin, isPlainName, isWanted, judgeField } from '../field-rules.ts';
import { readString, scanJson } from '../formats/json-scan.ts';
import { nameOfMember, noteMember, type Pair, saysNames } from '../formats/pair.ts';
import { CONTEXT, type Context, type Walk } from '../walk.ts';

/** Deeper, wider or longer than this a shape says nothing more. */
const MAX_DEPTH = 6;
const MAX_MEMBERS = 60;
const MAX_SHOWN = 500;

/**
 * So many keys, values and brackets are read: errors are short and say at once what they are, and of the thousandth answer
 * that went well nobody asks.
 */
const MAX_READ = { error: 10_000, other: 250 } as const;

/** Lists of which every item may be a conflict of its own: `/batch/v1` takes 25 requests, WooCommerce's batches 100. */
const WHOLE_LISTS = new Set([
	'responses',
	'requests',
	'errors',
	'additional_errors',
	'create',
	'update',
	'delete',
]);
const MAX_WHOLE = 100;

interface Holder extends Pair {
	readonly isArray: boolean;
	readonly context: Context;
	/** The key of the member that comes next, and as it is to be written: empty until there is one. */
	key: string;
	written: string;
	/** Members so far, and how many of them are shown. */
	count: number;
	readonly limit: number;
	/** Not shown, as is all inside. */
	readonly isHidden: boolean;
}

/** All that is not shown is in it, and leaves nothing there. */
const HIDDEN: Holder = {
	isArray: false,
	context: CONTEXT.none,
	key: '',
	said: '',
	written: '',
	count: 0,
	limit: 0,
	isHidden: true,
};

/**
 * The shape of JSON text, as JSON: keys as they are, of strings their length, of numbers that they are some. What the diagnosis
 * rests on stays (`WANTED_FIELDS`), and secrets have their labels, so that equal ones are seen to be. What stands after the
 * JSON, a signature of a cache perhaps, is shown as well: somebody spoiled the answer with it.
 *
 * @param from where in the text the JSON begins
 * @param isError whether it says that something failed: then it is read further
 */
export function jsonShape(
	text: string,
	from: number,
	walk: Walk,
	context: Context,
	isError: boolean,
): string {
	const holders: Holder[] = [];
	// A long string that grows by a word at a time costs the engine more than all the rest.
	const pieces: string[] = [];
	const maxRead = MAX_READ[isError ? 'error' : 'other'];
	let read = 0;

	/** Writes what comes before a member; `false` when the member is not to be shown. */
	const begin = (holder: Holder | undefined): boolean => {
		read += 1;
		if (!holder) return pieces.length === 0;
		if (holder.isHidden) return false;
		// Of broken JSON a second value without a key: it belongs to the one before.
		if (!holder.isArray && holder.written === '' && holder.count < holder.limit) return false;
		holder.count += 1;
		if (holder.count > holder.limit) return false;
		if (holder.count > 1) pieces.push(',');
		if (!holder.isArray) pieces.push(holder.written, ':');
		holder.written = '';
		return true;
	};

	const end = (isCut: boolean) => {
		const holder = holders.pop();
		if (!holder || holder.isHidden) return;
		const more = holder.count - holder.limit;
		const rest = more > 0 ? `"${more} more"` : isCut ? '"more"' : '';
		if (rest !== '') pieces.push(holder.count > 0 ? ',' : '', holder.isArray ? rest : `"…":${rest}`);
		pieces.push(holder.isArray ? ']' : '}');
	};

	const stop = scanJson(text, from, {
		key(start, stop) {
			const holder = holders.at(-1);
			if (!holder || holder.isHidden || holder.count >= holder.limit) return;
			holder.key = readString(text, start, stop);
			holder.written =
				(stop - start - 2 === holder.key.length && writtenPlainly(holder.key)) ||
				JSON.stringify(walk.any(beginningOf(holder.key, MAX_SHOWN), holder.context));
		},
		value(start, stop, kind) {
			const holder = holders.at(-1);
			if (!begin(holder)) return;
			const name = holder ? nameOfMember(holder, holder.key) : '';
			// A longer one is no name.
			if (holder && kind === 'string' && stop - start < 100 && saysNames(holder.key)) {
				noteMember(holder, holder.key, readString(text, start, stop));
			}
			const here = holder?.context ?? context;
			if (kind !== 'string') pieces.push(shownWord(name, text.slice(start, stop), here, walk));
			else if (isPlainName(name, here)) pieces.push(lengthOf(start, stop));
			else pieces.push(shownString(name, readString(text, start, stop), here, walk));
		},
		open(bracket) {
			const isArray = bracket === '[';
			const holder = holders.at(-1);
			const isShown = begin(holder);
			const isDeep = holders.length >= MAX_DEPTH;
			if (isShown) pieces.push(isDeep ? (isArray ? '"array"' : '"object"') : bracket);
			if (!isShown || isDeep) {
				holders.push(HIDDEN);
				return;
			}
			const name = holder?.key ?? '';
			holders.push({
				isArray,
				context: holder && name !== '' ? contextWithin(name, holder.context) : context,
				key: isArray ? name : '',
				said: '',
				written: '',
				count: 0,
				limit: isArray ? (WHOLE_LISTS.has(name) ? MAX_WHOLE : 1) : MAX_MEMBERS,
				isHidden: false,
			});
		},
		close: () => end(false),
		isDone: () => read > maxRead,
	});
	while (holders.length > 0) end(true);
	const after = stop === -1 ? '' : beginningOf(text.slice(stop, stop + 2 * MAX_SHOWN), MAX_SHOWN);
	if (/\S/.test(after)) pieces.push(walk.text(after));
	return pieces.join('');
}

/** Keys that need no look, with their quotation marks: a recording has a few hundred of them, over and over. */
const MAX_PLAIN_KEYS = 5000;
const plainKeys = boundedMap<string, string>(MAX_PLAIN_KEYS);

/** A key without escape sequences as it is written; empty when it may be a secret itself. */
function writtenPlainly(key: string): string {
	const known = plainKeys.get(key);
	if (known !== undefined) return known;
	if (mayHoldSecret(key)) return '';
	const own = ownCopy(key);
	const written = `"${own}"`;
	plainKeys.set(own, written);
	return written;
}

/** In characters as they are written. */
function lengthOf(start: number, stop: number): string {
	return stop - start <= 2 ? '""' : `"string(${stop - start - 2})"`;
}

function shownString(name: string, value: string, context: Context, walk: Walk): string {
	if (judgeField(name, value, context).is === 'any') return lengthOf(0, value.length + 2);
	const shown = walk.field(name, value, context);
	return JSON.stringify(cutShort(shown, MAX_SHOWN));
}

function shownWord(name: string, word: string, context: Context, walk: Walk): string {
	if (word === 'true' || word === 'false' || word === 'null') return word;
	if (!/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word)) return '"…"';
	if (isPlainName(name, context)) return '"number"';
	const shown = walk.number(name, word, context);
	if (shown !== word) return JSON.stringify(shown);
	return isWanted(name) ? word : '"number"';
}
