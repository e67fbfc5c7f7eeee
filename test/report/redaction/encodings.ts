import type { Dice } from './dice.ts';

/** A way to write a text so that a reader who knows the format reads it at sight. */
export type Encode = (text: string) => string;

const utf8 = (text: string) => [...Buffer.from(text)];

const percentAll: Encode = text =>
	utf8(text)
		.map(byte => `%${byte.toString(16).padStart(2, '0')}`)
		.join('');

const plus: Encode = text => encodeURIComponent(text).replaceAll('%20', '+');

/** Within quotation marks. */
export const jsonInside: Encode = text => JSON.stringify(text).slice(1, -1);

const jsonAll: Encode = text =>
	Array.from(
		{ length: text.length },
		(_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
	).join('');

const htmlNamed: Encode = text =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#039;');

const htmlDecimal: Encode = text => Array.from(text, each => `&#${each.codePointAt(0)};`).join('');

const htmlHex: Encode = text => Array.from(text, each => `&#x${each.codePointAt(0)?.toString(16)};`).join('');

/** Ways to write a value in a URL or a form. */
export const IN_QUERY: readonly Encode[] = [
	encodeURIComponent,
	plus,
	percentAll,
	text => percentAll(text).toUpperCase(),
];

/** Ways to write a value in JSON, between quotation marks. */
export const IN_JSON: readonly Encode[] = [
	jsonInside,
	text => jsonInside(text).replaceAll('/', '\\/'),
	jsonAll,
];

/** Ways to write a value in HTML. */
export const IN_HTML: readonly Encode[] = [htmlNamed, htmlDecimal, htmlHex];

const base64: Encode = text => Buffer.from(text).toString('base64');
const base64Url: Encode = text => Buffer.from(text).toString('base64url');

/** What a sender may have done to a value before it came to its place. */
export const BEFORE: readonly Encode[] = [
	text => text,
	encodeURIComponent,
	text => encodeURIComponent(encodeURIComponent(text)),
	percentAll,
	jsonInside,
	jsonAll,
	text => jsonInside(jsonInside(text)),
	htmlNamed,
	htmlDecimal,
	base64,
	base64Url,
];

/** As it is most of the time, so that plain places are met most. */
export function encodeBefore(dice: Dice, text: string): string {
	if (dice.number(0, 2) > 0) return text;
	const once = dice.pick(BEFORE)(text);
	return dice.number(0, 3) > 0 ? once : dice.pick(BEFORE)(once);
}
