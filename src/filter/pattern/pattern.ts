import { makeMachine } from './machine.ts';
import { buildProgram } from './program.ts';
import { parsePattern } from './syntax.ts';

/** A regular expression that may be run over anything; or why there is none. */
export type Pattern =
	| { readonly kind: 'pattern'; readonly fits: (text: string) => boolean }
	/** It is no regular expression at all. */
	| { readonly kind: 'bad' }
	/** It is too long, or looks ahead, behind or back. */
	| { readonly kind: 'hard' };

/** Nobody types a longer one. In UTF-16 units. */
const MAX_PATTERN = 200;

/**
 * Compiles a regular expression as ECMAScript writes them, without the slashes. It says the same as `RegExp.test`, but never
 * takes more than linear time: a filter is run over text of any site, again with each letter typed.
 */
export function compilePattern(source: string, ignoreCase: boolean): Pattern {
	if (source.length > MAX_PATTERN) return { kind: 'hard' };
	if (!isRegExp(source)) return { kind: 'bad' };
	const node = parsePattern(source, ignoreCase);
	const program = node && buildProgram(node);
	return program ? { kind: 'pattern', fits: makeMachine(program) } : { kind: 'hard' };
}

function isRegExp(source: string): boolean {
	try {
		return new RegExp(source) instanceof RegExp;
	} catch {
		return false;
	}
}
