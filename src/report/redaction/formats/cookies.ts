import { patternIndex } from '../../../wordpress/knowledge/lookup.ts';
import { COOKIE_NAMES, type CookieRow } from '../knowledge/cookie-names.ts';
import { decodePart } from '../percent.ts';
import { CONTEXT, type Walk } from '../walk.ts';

const findCookie = patternIndex(COOKIE_NAMES, ({ cookie }) => cookie);

/** `COOKIEHASH` is the MD5 of the site's address: part of a name, and secret only where the site is. */
const HASH_AT_END = /[_-](?=([0-9a-f]{16,64})$)/;

/** What a server writes to take a cookie away. */
const GONE = /^(?:deleted|%20| )?$/;

/** Redacts the value of a `Cookie` header (RFC 6265, 4.2.1): names stay, as they say who set them. */
export function redactCookies(text: string, walk: Walk): string {
	return text
		.split(';')
		.map(pair => redactPair(pair, walk))
		.join(';');
}

/** Redacts the value of a `Set-Cookie` header (RFC 6265, 4.1.1): attributes stay. */
export function redactSetCookie(text: string, walk: Walk): string {
	const end = text.indexOf(';');
	if (end === -1) return redactPair(text, walk);
	return redactPair(text.slice(0, end), walk) + text.slice(end);
}

function redactPair(pair: string, walk: Walk): string {
	const equals = pair.indexOf('=');
	const space = /^\s*/.exec(pair)?.[0] ?? '';
	// Browsers take a cookie without a name for its value.
	const name = equals === -1 ? '' : pair.slice(space.length, equals).trim();
	const value = pair.slice(equals === -1 ? space.length : equals + 1).trim();
	if (GONE.test(value)) return `${space}${equals === -1 ? '' : `${redactName(name, walk)}=`}${value}`;
	return `${space}${equals === -1 ? '' : `${redactName(name, walk)}=`}${redactValue(name, value, walk)}`;
}

function redactName(name: string, walk: Walk): string {
	const hash = HASH_AT_END.exec(name)?.[1];
	if (hash === undefined) return name.length < 20 ? name : walk.any(name, CONTEXT.none);
	return name.slice(0, -hash.length) + walk.siteHash(hash);
}

function redactValue(name: string, value: string, walk: Walk): string {
	const known = name.replace(HASH_AT_END, '\0').split('\0', 1)[0] ?? '';
	const row = findCookie(known);
	const decoded = decodePart(value.replace(/^"(.*)"$/, '$1'));
	switch (row?.value) {
		case 'kept':
			return walk.strict(value);
		case 'name':
		case 'email':
			return walk.secret(row.value, decoded);
		default: {
			// A name that is a secret itself must not come back in the label, of which only these characters are kept.
			const detail = known.replace(/[^\w.-]+/g, '');
			const isNamed = redactName(known, walk) === known && redactName(detail, walk) === detail;
			const label = walk.secret('cookie', decoded, isNamed ? detail : '');
			learnParts(row, label, decoded, walk);
			return label;
		}
	}
}

/** The parts of a value that are secrets of their own: the user's name, the session's token, the signature. */
function learnParts(row: CookieRow | null, label: string, value: string, walk: Walk): void {
	if (row?.value === 'login') {
		const [user = '', , ...keys] = value.split('|');
		if (user !== '') walk.secret('user', user);
		for (const key of keys) walk.alias(label, 'cookie', key);
	} else if (row?.value === 'woocommerce-session') {
		const [customer = '', , , hash = ''] = value.split(value.includes('||') ? '||' : '|');
		walk.alias(label, 'session', customer);
		walk.alias(label, 'cookie', hash);
	}
}
