import { replaceHidden } from './hidden.ts';

/**
 * A string of PHP in double quotes, without a single quote in it, so that it can stand in a shell's single quotes
 * (php.net, "Strings"). What does not show is written by its bytes.
 */
export function phpText(text: string): string {
	const guarded = text.replace(/["\\$]/g, '\\$&').replaceAll("'", '\\x27');
	return `"${replaceHidden(guarded, bytesOf)}"`;
}

function bytesOf(character: string): string {
	const bytes = [...new TextEncoder().encode(character)];
	return bytes.map(byte => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
