import { mayHoldSecret } from '../field-name.ts';
import { decodePart, encodePart, withSpaces } from '../percent.ts';
import type { Context, Walk } from '../walk.ts';

/** More pairs than PHP takes ten times over (`max_input_vars`) are cut off. */
const MAX_PAIRS = 10_000;

/** The rest of an ampersand that HTML wrote as a reference, in a URL that was taken out of a page. */
const AMPERSAND = /^(?:amp|#0{0,3}38|#x26);/i;

/**
 * Redacts the query of a URL or an urlencoded body (WHATWG URL, 5). What has nothing secret in it stays byte for byte;
 * labels are percent-encoded like any other value, so that the result can still be read as what it was.
 */
export function redactQuery(text: string, walk: Walk, context: Context): string {
	if (text === '') return text;
	const pairs = text.split('&', MAX_PAIRS);
	const redacted = pairs.map(pair => redactPair(pair, walk, context));
	return redacted.every((pair, index) => pair === pairs[index]) && pairs.length < MAX_PAIRS
		? text
		: redacted.join('&');
}

function redactPair(pair: string, walk: Walk, context: Context): string {
	const equals = pair.indexOf('=');
	if (equals === -1) return redactName(pair, walk, context);
	const rawName = pair.slice(0, equals);
	const name = decodeForm(rawName.replace(AMPERSAND, ''));
	const rawValue = pair.slice(equals + 1);
	if (rawValue === '') return redactName(rawName, walk, context) + pair.slice(equals);
	const value = decodeForm(rawValue);
	const redacted = walk.field(name, value, context);
	const shownName = mayHoldSecret(name) ? redactName(rawName, walk, context) : rawName;
	return `${shownName}=${redacted === value ? rawValue : encodePart(redacted)}`;
}

/** A name without a value may be the value itself: `?ann@example.test`. */
function redactName(raw: string, walk: Walk, context: Context): string {
	const name = decodeForm(raw);
	if (!mayHoldSecret(name)) return raw;
	const redacted = walk.any(name, context);
	return redacted === name ? raw : encodePart(redacted);
}

function decodeForm(text: string): string {
	return decodePart(withSpaces(text));
}
