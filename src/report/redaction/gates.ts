import { isIpAddress } from './ip.ts';
import { looksLikeKey, looksOpaque } from './opaque.ts';

/**
 * What a value must be like to be what its name says.
 *
 * - `filled`: anything but nothing, a switch or a caption;
 * - `typed`: anything but nothing: a password may well be `1`;
 * - `key`: drawn at random (`key` and `hash` have other uses too);
 * - `opaque`: a key beyond doubt (`code` is the name of an error as well);
 * - `email`: with an at sign;
 * - `word`: some words that are no number and no sentence;
 * - `digits`: with four digits or more;
 * - `ip`: an address;
 * - `id`: a number or key other than 0
 */
export type Gate = 'filled' | 'typed' | 'key' | 'opaque' | 'word' | 'digits' | 'email' | 'ip' | 'id';

const SWITCHES = /^(?:0|1|-1|on|off|yes|no|true|false|null|undefined|none|deleted|\[\]|\{\})$/i;

const MAX_WORD = 200;

export function passes(gate: Gate, name: string, value: string): boolean {
	const text = value.trim();
	if (text === '') return false;
	if (gate === 'typed') return !isCaption(name, text);
	if (SWITCHES.test(text)) return false;
	switch (gate) {
		case 'filled':
			return !isCaption(name, text);
		case 'key':
			return looksLikeKey(text);
		case 'opaque':
			return looksOpaque(text);
		case 'email':
			return /\S@\S/.test(text);
		case 'word':
			return (
				text.length <= MAX_WORD &&
				/\p{L}/u.test(text) &&
				!isCaption(name, text) &&
				!/[<>{}]|[.!?:]$/.test(text)
			);
		case 'digits':
			return (text.match(/\d/g)?.length ?? 0) >= 4 && text.length <= MAX_WORD;
		case 'ip':
			return isIpAddress(text);
		case 'id':
			return /^[\w.-]{1,200}$/.test(text);
	}
}

/** `"first_name": "First name"`: what a form says beside the field. */
function isCaption(name: string, text: string): boolean {
	const bare = (words: string) => words.toLowerCase().replace(/[\s_*:-]+/g, '');
	return /[A-Z]/.test(text) && !/\d/.test(text) && bare(text) === bare(name);
}
