/** Why a body is not there. Each reason is a sentence of its own on screen: a blank would be a lie. */
export type MissingReason =
	| 'aborted' // the page or the person cancelled the request
	| 'denied' // the browser does not let extensions read it
	| 'evicted' // Concord let it go to stay within its memory cap
	| 'failed' // the connection broke before there was an answer
	| 'navigated' // the page was left before the body could be read; the browser forgets it then
	| 'not-recorded' // the recording (a HAR file) holds no body
	| 'preflight' // CORS preflights have none to read
	| 'redirect' // browsers drop the body of a redirect
	| 'timeout' // the browser did not hand it over; it never does when the page itself never read it
	| 'too-large' // over the cap per body
	| 'unavailable' // the browser says it has none although there should be one
	| 'unwanted'; // a type that says nothing about WordPress: picture, font, film

/** A request or response body. Empty is not missing: an empty answer is itself evidence. */
export type Body =
	| { readonly kind: 'text'; readonly text: string; readonly truncatedFrom?: number }
	| { readonly kind: 'binary'; readonly base64: string; readonly bytes: number }
	| { readonly kind: 'empty' }
	| { readonly kind: 'missing'; readonly reason: MissingReason };

export const EMPTY_BODY: Body = { kind: 'empty' };

const missing = new Map<MissingReason, Body>();

/** The same object for the same reason. */
export function missingBody(reason: MissingReason): Body {
	const known = missing.get(reason);
	if (known) return known;
	const body: Body = { kind: 'missing', reason };
	missing.set(reason, body);
	return body;
}

export function textBody(text: string): Body {
	return text === '' ? EMPTY_BODY : { kind: 'text', text };
}

/**
 * Cuts a body to a cap, in UTF-16 units for text (what memory costs) and decoded bytes for binary.
 * Text keeps its beginning, where WordPress puts `code` and `message`; half a picture is worth nothing.
 */
export function capBody(body: Body, cap: number): Body {
	if (body.kind === 'text' && body.text.length > cap) {
		return { kind: 'text', text: body.text.slice(0, cap), truncatedFrom: body.text.length };
	}
	return body.kind === 'binary' && body.bytes > cap ? missingBody('too-large') : body;
}

/** What a body costs in memory, in UTF-16 units. */
export function bodySize(body: Body): number {
	return body.kind === 'text' ? body.text.length : body.kind === 'binary' ? body.base64.length : 0;
}
