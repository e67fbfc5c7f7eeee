import { redactBase64 } from './base64-text.ts';
import { looksOpaque } from './opaque.ts';
import type { Context, Walk } from './walk.ts';

/** Shorter values hold nothing. */
const SHORTEST = 4;

/** Base64 (RFC 4648, 4 and 5). */
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** `a=1&b[c]=2`, with something on both sides of the first sign, and no space. */
const QUERY = /^[\w.%[\]+~*-]{1,200}=[^\s<>"{}]*$/;

/** A scheme and an authority, an authority alone, or the address of a letter or telephone. */
const URL_START = /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/|\/\/[\w[]|(?:mailto|tel|sms|data|blob|javascript):)/i;

/** The path of a URL on the same site. */
const PATH_OF_URL = /^\/(?!\/)[^\s<>"\\]*$/;

/** Where a path on the same site begins that could be one on a server as well, but for these. */
const OF_WORDPRESS =
	/^\/(?:[\w.-]+\/)?(?:wp-(?:admin|content|includes|json|login|cron|comments-post|activate|signup)|\?)/;

/** Whether a text holds HTML or XML: then its elements say what stands in them. */
export function hasElements(text: string): boolean {
	return text.includes('<') && /<[a-z!/][^<>]{0,2000}>/i.test(text);
}

/** Redacts a value of which nothing is known but what it looks like. */
export function redactByLook(text: string, walk: Walk, context: Context): string {
	if (text.length < SHORTEST) return text;
	const first = text[0] ?? '';
	if ((first === '{' || first === '[' || first === '"') && /[}\]"]\s*$/.test(text))
		return walk.json(text, context);
	if (URL_START.test(text) && !/\s/.test(text)) return walk.url(text);
	if (PATH_OF_URL.test(text) && (text.includes('?') || OF_WORDPRESS.test(text))) return walk.url(text);
	if (hasElements(text)) return walk.html(text);
	const encoded = BASE64.test(text) ? redactBase64(text, walk) : null;
	if (encoded !== null) return encoded;
	if (looksOpaque(text)) return walk.secret('token', text);
	return QUERY.test(text) ? walk.query(text, context) : walk.text(text);
}
