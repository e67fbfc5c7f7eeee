/** The bytes JSON is made of (RFC 8259, 2). All are ASCII, so no byte of a longer UTF-8 sequence can be mistaken for one. */
export const BYTE = {
	tab: 0x09,
	lineFeed: 0x0a,
	carriageReturn: 0x0d,
	space: 0x20,
	quote: 0x22,
	comma: 0x2c,
	colon: 0x3a,
	openBracket: 0x5b,
	backslash: 0x5c,
	closeBracket: 0x5d,
	openBrace: 0x7b,
	closeBrace: 0x7d,
} as const;

export const WHITE_SPACE: readonly number[] = [BYTE.space, BYTE.lineFeed, BYTE.carriageReturn, BYTE.tab];

export function isSpace(byte: number | undefined): boolean {
	return byte === BYTE.space || byte === BYTE.lineFeed || byte === BYTE.carriageReturn || byte === BYTE.tab;
}
