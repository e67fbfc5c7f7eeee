import { COMMON_WORDS } from './common-words.ts';
import { looksRandom } from './opaque.ts';
import { makerOf, type SecretClass } from './secret-classes.ts';

/**
 * How far a known secret is looked for outside the place that gave it away:
 *
 * - `anywhere`: replaced wherever it stands, in any encoding, and the finished output is searched for it;
 * - `whole-words`: a plain word such as a surname; replaced as a whole word in running text only, for it may well be the
 *   name of a plugin or a part of a URL too, and not searched for afterwards, for our own sentences may hold it;
 * - `in-place`: too short or too common to mean anything elsewhere (`1`, `admin`, `en_US`, a time stamp).
 */
export type Reach = 'anywhere' | 'whole-words' | 'in-place';

/** Shorter texts are found by chance. In UTF-16 units. */
const SHORTEST = 6;
const SHORTEST_WORD = 4;
const SHORTEST_RANDOM = 8;
const SHORTEST_ISSUED = 16;

export function reachOf(kind: SecretClass, secret: string): Reach {
	switch (makerOf(kind)) {
		case 'network':
			// Of a site somebody said that it is to be hidden, however short its name.
			if (kind === 'site') return 'anywhere';
			return secret.length >= SHORTEST ? 'anywhere' : 'in-place';
		case 'person':
			return reachOfTyped(kind, secret);
		case 'program':
			if (secret.length < SHORTEST_RANDOM) return 'in-place';
			if (/^\d+$/.test(secret)) return kind === 'nonce' && !isTime(secret) ? 'anywhere' : 'in-place';
			return looksRandom(secret) || isIssued(kind, secret) ? 'anywhere' : 'in-place';
	}
}

/** Keys are drawn from capitals alone, too. */
function isIssued(kind: SecretClass, secret: string): boolean {
	return secret.length >= SHORTEST_ISSUED && (kind === 'api-key' || kind === 'private-key');
}

/** Whether a secret counts only where no letter or digit adjoins it: figures and short ones are part of much else. */
export function isBounded(secret: string): boolean {
	return secret.length < 10 || /^[\d.:+() -]+$/.test(secret);
}

function reachOfTyped(kind: SecretClass, secret: string): Reach {
	if (isProse(kind, secret) || isCommon(secret)) return 'in-place';
	if (/^\d+$/.test(secret)) return secret.length >= 8 && !isTime(secret) ? 'anywhere' : 'in-place';
	if (/^[\p{L}\p{M}_-]+$/u.test(secret) && !looksRandom(secret)) {
		return secret.length >= SHORTEST_WORD ? 'whole-words' : 'in-place';
	}
	return secret.length >= SHORTEST ? 'anywhere' : 'in-place';
}

/** A common word, also with what stands around it where broken JSON was read (`:null,`). */
function isCommon(text: string): boolean {
	const word = /^[\s:;,="'{}[\]]{0,8}([^\s:;,="'{}[\]]+)[\s:;,="'{}[\]]{0,8}$/.exec(text)?.[1];
	return COMMON_WORDS.has(word?.toLowerCase() ?? '');
}

/** Seconds or milliseconds since 1970, from 2001 to 2039. */
function isTime(digits: string): boolean {
	return /^(?:1\d{9}|20\d{8}|21\d{8})(?:\d{3})?$/.test(digits);
}

/** A sentence of a form under a telling name (`"password": "Enter your password."`), not what somebody typed. */
const SENTENCE = /^\p{Lu}[\p{L}\p{M}'’-]*(?: [\p{L}\p{M}\d'’"(),:;-]+){2,}[.!?:…]?$/u;

/** `Rue de la Paix 5` and `Anna Maria van den Berg` are none: a name or an address has few words, or figures, and no full stop. */
const NAME_OR_ADDRESS = /^(?=.*\d)[^.!?:…]*$|^\S+(?: \S+){0,4}(?<![.!?:…])$/;

function isProse(kind: SecretClass, text: string): boolean {
	if (text.length > 1000) return true;
	const isShort = (kind === 'name' || kind === 'address') && text.length <= 100 && NAME_OR_ADDRESS.test(text);
	return !isShort && SENTENCE.test(text);
}
