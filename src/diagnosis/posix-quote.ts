/** What a terminal may act on when it is pasted, and what does not show: controls, line separators, changes of direction. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * One word for a POSIX shell, whatever is in it: between single quotes nothing is special but the quote itself (POSIX,
 * 2.2.2). Controls are left out even so, because a terminal reads them before the shell does.
 */
export function posixQuote(text: string): string {
	return `'${text.replace(INVISIBLE, '').replaceAll("'", "'\\''")}'`;
}
