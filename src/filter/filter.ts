/** Where something stands in the text of a filter, in UTF-16 units; `end` is the first one after it. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** One of the alternatives of `key:a,b`, without its quotes. Its span has them. */
export interface TermValue extends Span {
	readonly text: string;
}

/** Why a word is searched for as text although it looks like more. */
export type Fallback =
	/** `foo:bar` */
	| 'unknown-key'
	/** `status:never` */
	| 'bad-value'
	/** `/a(/` */
	| 'bad-pattern'
	/** A pattern that could take too long, or that asks for what takes too long. */
	| 'hard-pattern';

interface TermBase extends Span {
	readonly negated: boolean;
}

/** Looks for the text itself, wherever a person sees it. */
export interface TextTerm extends TermBase {
	readonly kind: 'text';
	readonly text: string;
	readonly fallback: Fallback | null;
	/** The key as typed, where there is one. */
	readonly key: string;
}

/** `/posts\/\d+/i`: as text, but by a regular expression. */
export interface PatternTerm extends TermBase {
	readonly kind: 'pattern';
	readonly source: string;
	readonly ignoreCase: boolean;
}

/** `key:value`. */
export interface KeyTerm extends TermBase {
	readonly kind: 'key';
	/** The name in the table of keys, whatever alias or case was typed. */
	readonly key: string;
	/** Of the key as typed, with its colon. */
	readonly keySpan: Span;
	/** Any of them is enough. */
	readonly values: readonly TermValue[];
}

/** A lone `-` or `""`: nothing is asked yet, and nothing is hidden by it. */
export interface EmptyTerm extends TermBase {
	readonly kind: 'empty';
}

export type Term = TextTerm | PatternTerm | KeyTerm | EmptyTerm;

/** What a person typed into the filter field, understood. All terms must hold. */
export interface Filter {
	readonly text: string;
	readonly terms: readonly Term[];
}
