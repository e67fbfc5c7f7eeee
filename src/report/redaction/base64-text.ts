import { bytesFromBase64 } from '../../exchange/decode.ts';
import { CONTEXT, type Walk } from './walk.ts';

/** Longer base64 is a file. In characters. */
const MAX_BASE64 = 16_384;

/** Shorter base64 holds nothing that shows by its look. */
export const SHORTEST_BASE64 = 12;

/**
 * Reads base64 (RFC 4648, 4 and 5) of text, and redacts that.
 *
 * @returns base64 again, or `null` when it is not base64 of text, or holds nothing to replace
 */
export function redactBase64(text: string, walk: Walk): string | null {
	if (text.length < SHORTEST_BASE64 || text.length > MAX_BASE64 || !mayBeText(text)) return null;
	const bytes = bytesFromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
	const plain = bytes ? utf8(bytes) : null;
	if (plain === null) return null;
	const redacted = walk.any(plain, CONTEXT.none);
	if (redacted === plain) return null;
	return btoa(String.fromCharCode(...new TextEncoder().encode(redacted)));
}

/** Whether it begins like text, so that keys and names are not decoded for nothing. */
function mayBeText(text: string): boolean {
	if (!/[A-Z]/.test(text) || !/[a-z]/.test(text) || text.replace(/=+$/, '').length % 4 === 1) return false;
	const bytes = bytesFromBase64(text.slice(0, 8).replaceAll('-', '+').replaceAll('_', '/'));
	return bytes?.every(byte => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d) ?? false;
}

/** `null` for what is not printable text. */
function utf8(bytes: Uint8Array): string | null {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return /[^\P{Cc}\s]/u.test(text) ? null : text;
	} catch {
		return null;
	}
}
