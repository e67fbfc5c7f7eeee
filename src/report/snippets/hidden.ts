/**
 * Characters that do not show, or that act on a terminal when they are pasted: controls (UAX #44 `Cc`), formats such as
 * changes of direction (`Cf`), line and paragraph separators, and halves of surrogate pairs, which no encoding has.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

export function holdsHidden(text: string): boolean {
	return HIDDEN.test(text);
}

/** Writes each hidden character in another way; everything else stays. */
export function replaceHidden(text: string, write: (character: string) => string): string {
	return text.replace(new RegExp(HIDDEN, 'gu'), write);
}

/** A text as UTF-8 has it: `fetch()` puts U+FFFD for the half of a surrogate pair, too (Web IDL, `USVString`). */
export function wellFormed(text: string): string {
	return text.replace(/\p{Cs}/gu, '\ufffd');
}

export function byteLength(text: string): number {
	return new TextEncoder().encode(text).length;
}
