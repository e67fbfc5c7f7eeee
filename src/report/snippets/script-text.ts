import { replaceHidden } from './hidden.ts';

/** A string literal of JavaScript. What does not show is written by its number. */
export function scriptText(text: string): string {
	return `'${replaceHidden(text.replace(/['\\]/g, '\\$&'), character => SHORT.get(character) ?? byNumber(character))}'`;
}

const SHORT: ReadonlyMap<string, string> = new Map([
	['\t', '\\t'],
	['\n', '\\n'],
	['\r', '\\r'],
]);

function byNumber(character: string): string {
	return character
		.split('')
		.map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
		.join('');
}
