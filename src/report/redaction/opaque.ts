/**
 * Whether a text looks drawn at random rather than written: letters and digits mixed, or capitals in the middle of words.
 * `wp_generate_password()` makes one of 20 letters without any digit once in 30 times.
 */
export function looksRandom(text: string): boolean {
	if (/\d/.test(text) && /[a-z]/i.test(text)) return true;
	return countCaseChanges(text) >= 3;
}

/** Small letters followed by a capital, and two or more capitals followed by a small letter. */
function countCaseChanges(text: string): number {
	return text.match(/[a-z](?=[A-Z])|[A-Z][A-Z](?=[a-z])/g)?.length ?? 0;
}

/** Whether a text under a suspicious name is a key rather than a word: `rp_key=Xk29…`, but not `meta_key=_thumbnail_id`. */
export function looksLikeKey(text: string): boolean {
	if (!/^[\w.~+/=:|%-]{12,4096}$/.test(text) || !hasLongRun(text, 8)) return false;
	return looksRandom(text) || (/^[A-Za-z]{16,}$/.test(text) && /[a-z][A-Z]/.test(text));
}

/**
 * Whether a text is a key whatever its name: 32 and more hexadecimal digits, or 20 and more letters and digits in one piece
 * in which capitals, small letters and digits mix. UUIDs, slugs, dates and versions are none.
 */
export function looksOpaque(text: string): boolean {
	if (text.length < 20 || text.length > 4096 || !/^[\w.~+/-]+={0,2}$/.test(text)) return false;
	if (/(?<![0-9a-z])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{32,}(?![0-9a-z])/i.test(text)) return true;
	const whole = text.replace(/={1,2}$/, '');
	const pieces =
		/^[A-Za-z0-9+/]{24,}$/.test(whole) && !text.startsWith('/') ? [whole] : whole.split(/[^A-Za-z0-9]+/);
	return pieces.some(isMixed);
}

function isMixed(piece: string): boolean {
	if (piece.length < 20) return false;
	const digits = piece.match(/\d/g)?.length ?? 0;
	const mixed = /[a-z]/.test(piece) && /[A-Z]/.test(piece);
	return (
		(mixed && digits >= 2) || (mixed && countCaseChanges(piece) >= piece.length / 5) || isScattered(piece)
	);
}

/** Small letters and digits that take turns: `a1b2c3…`, but not `twentytwentyfive2026`. */
function isScattered(piece: string): boolean {
	return (piece.match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0) >= 5;
}

function hasLongRun(text: string, length: number): boolean {
	return text.split(/[^A-Za-z0-9]+/).some(piece => piece.length >= length);
}
