import type { Body } from './body.ts';
import { EMPTY_BODY, missingBody, textBody } from './body.ts';

/**
 * Turns what a browser handed over into text where it is text. Browsers send base64 for everything their own sniffing
 * takes for binary, JSON with a stray byte among it.
 *
 * @param content the text, or base64 of the bytes
 * @param mimeType the response's `Content-Type`, for its charset
 */
export function decodeBody(content: string, isBase64: boolean, mimeType: string): Body {
	if (!isBase64) return textBody(content);
	const bytes = bytesFromBase64(content);
	if (!bytes) return missingBody('unavailable');
	if (bytes.length === 0) return EMPTY_BODY;
	const text = decodeText(bytes, mimeType);
	return text === null ? { kind: 'binary', base64: content, bytes: bytes.length } : textBody(text);
}

/** `null` when it is not base64. */
export function bytesFromBase64(base64: string): Uint8Array | null {
	try {
		const text = atob(base64);
		const bytes = new Uint8Array(text.length);
		for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
		return bytes;
	} catch {
		return null;
	}
}

/**
 * `null` when the bytes are not text of that charset, or hold a NUL, which text does not. What says of itself that it is
 * text is read even with a damaged byte in it: a plugin that cut a string in half still answered something.
 */
function decodeText(bytes: Uint8Array, mimeType: string): string | null {
	if (bytes.includes(0)) return null;
	const charset = /charset\s*=\s*"?([\w-]+)/i.exec(mimeType)?.[1] ?? 'utf-8';
	const claimsText = /^text\/|json|xml|javascript|x-www-form-urlencoded/i.test(mimeType);
	for (const label of [charset, 'utf-8']) {
		try {
			return new TextDecoder(label, { fatal: !claimsText, ignoreBOM: true }).decode(bytes);
		} catch {
			// An unknown charset label, or not text in it: try UTF-8, then give up.
		}
	}
	return null;
}
