/**
 * Characters that change how the text around them looks, or that nobody sees: controls (ANSI escapes begin with one), bidi
 * marks and overrides (UAX #9: an override makes `gpj.exe` of `exe.jpg`), zero-width ones, tags (which can
 * spell a hidden sentence), line and paragraph separators, lone surrogates. Line feeds and tabs are text, and joiners belong to scripts and emoji.
 */
const INVISIBLE =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * A site's text as something that can be shown: what is invisible is written out (`\u202e`), and what is too long is cut.
 *
 * @param max in UTF-16 units; a longer text ends with `…`
 */
export function visible(text: string, max = 2000): string {
	const short = text.length > max ? `${text.slice(0, max)}…` : text;
	return short.replace(INVISIBLE, character => {
		if (character === '\r') return '';
		const code = (character.codePointAt(0) ?? 0).toString(16);
		return character.length > 1 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
	});
}
