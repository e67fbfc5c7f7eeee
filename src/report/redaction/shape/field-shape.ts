import { boundedMap } from '../../../exchange/bounded-map.ts';
import { cutShort } from '../../../exchange/cut-short.ts';
import { ownCopy } from '../../../exchange/own-copy.ts';
import { mayHoldSecret } from '../field-name.ts';
import { isPlainName, judgeField } from '../field-rules.ts';
import { encodePart, withSpaces } from '../percent.ts';
import type { Context, Walk } from '../walk.ts';

const MAX_PAIRS = 200;
const MAX_SHOWN = 500;

/** The shape of one field of a form: its value where the diagnosis rests on it, a label where it is secret, else its length. */
export function fieldShape(name: string, value: string, walk: Walk, context: Context): string {
	if (judgeField(name, value, context).is === 'any') return value === '' ? '' : `string(${value.length})`;
	const shown = walk.field(name, value, context);
	return cutShort(shown, MAX_SHOWN);
}

/** The shape of an urlencoded body, which is one itself. */
export function queryShape(text: string, walk: Walk, context: Context): string {
	const pairs = text.split('&', MAX_PAIRS + 1);
	const isOdd = ODD.test(text);
	const shown = pairs
		.slice(0, MAX_PAIRS)
		.map(pair => (isOdd ? null : plainShape(pair, walk, context)) ?? oddShape(pair, walk, context));
	return shown.join('&') + (pairs.length > MAX_PAIRS ? '&%E2%80%A6' : '');
}

/** `URLSearchParams` passes over a question mark at the beginning, and over a surrogate that has no other half. */
const ODD = /(?:^|&)\?|\p{Surrogate}/u;

/** As `URLSearchParams` reads it, which takes several times as long; `null` where a percent sequence is none, or is no UTF-8. */
function plainShape(pair: string, walk: Walk, context: Context): string | null {
	const equals = pair.indexOf('=');
	try {
		const { name, encoded } = readName(equals === -1 ? pair : pair.slice(0, equals));
		const shown = walk.any(name, context);
		const written = shown === name ? encoded : encodePart(shown);
		const from = equals === -1 ? pair.length : equals + 1;
		if (from === pair.length) return `${written}=`;
		if (isPlainName(name, context)) return `${written}=string(${decodedLength(pair, from)})`;
		return `${written}=${encodePart(fieldShape(name, decodeForm(pair.slice(from)), walk, context))}`;
	} catch {
		return null;
	}
}

function oddShape(pair: string, walk: Walk, context: Context): string {
	const [[name, value] = ['', '']] = new URLSearchParams(pair);
	return `${encodePart(walk.any(name, context))}=${encodePart(fieldShape(name, value, walk, context))}`;
}

/** What a field is called, and how that is written where nothing in it is replaced. */
interface EncodedName {
	readonly name: string;
	readonly encoded: string;
}

/** A recording has a few hundred names, over and over; what may be a secret itself is not kept. */
const MAX_NAMES = 5000;
const names = boundedMap<string, EncodedName>(MAX_NAMES);

function readName(raw: string): EncodedName {
	const known = names.get(raw);
	if (known) return known;
	const name = ownCopy(decodeForm(raw));
	const read = { name, encoded: encodePart(name) };
	if (!mayHoldSecret(name)) names.set(ownCopy(raw), read);
	return read;
}

function decodedLength(text: string, from: number): number {
	return text.includes('%', from) ? decodeURIComponent(text.slice(from)).length : text.length - from;
}

function decodeForm(text: string): string {
	return decodeURIComponent(withSpaces(text));
}
