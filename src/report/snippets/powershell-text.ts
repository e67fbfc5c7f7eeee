import { holdsHidden, replaceHidden } from './hidden.ts';

/**
 * An expression that is this text, in any PowerShell. Typographic quotes are quotes to it (`CharTraits.cs`), and a quote in a
 * literal is written twice. What does not show needs the other kind of string, where a backtick guards (about_Special_Characters).
 */
export function powerShellText(text: string): string {
	if (!holdsHidden(text)) return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
	const guarded = text.replace(/["\u201c-\u201e`$]/g, '`$&');
	return `"${replaceHidden(guarded, character => SHORT.get(character) ?? byNumber(character))}"`;
}

const SHORT: ReadonlyMap<string, string> = new Map([
	['\0', '`0'],
	['\t', '`t'],
	['\n', '`n'],
	['\r', '`r'],
]);

/** A `[char]` is 16 bits wide. */
function byNumber(character: string): string {
	return character
		.split('')
		.map(unit => `$([char]${unit.charCodeAt(0)})`)
		.join('');
}
