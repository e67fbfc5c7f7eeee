import { cutShort } from '../../../exchange/cut-short.ts';
import { judgeField } from '../field-rules.ts';
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
	const shown = pairs.slice(0, MAX_PAIRS).map(pair => {
		const [name, value] = readPair(pair);
		return `${encodePart(walk.any(name, context))}=${encodePart(fieldShape(name, value, walk, context))}`;
	});
	return shown.join('&') + (pairs.length > MAX_PAIRS ? '&%E2%80%A6' : '');
}

/** As `URLSearchParams` reads it, which takes several times as long. */
function readPair(pair: string): readonly [name: string, value: string] {
	// It passes over a question mark at the beginning, and over a surrogate that has no other half.
	return (/^\?|\p{Surrogate}/u.test(pair) ? null : readPlainly(pair)) ?? firstOf(new URLSearchParams(pair));
}

/** `null` where a percent sequence is none, or is no UTF-8. */
function readPlainly(pair: string): readonly [name: string, value: string] | null {
	const equals = pair.indexOf('=');
	try {
		return equals === -1
			? [decodeForm(pair), '']
			: [decodeForm(pair.slice(0, equals)), decodeForm(pair.slice(equals + 1))];
	} catch {
		return null;
	}
}

function firstOf([first = ['', '']]: URLSearchParams): readonly [name: string, value: string] {
	return first;
}

function decodeForm(text: string): string {
	return decodeURIComponent(withSpaces(text));
}
