import type { SecretClass } from './secret-classes.ts';

/**
 * What is known of the place a field stands in, as a set of bits: `name` is somebody's name among `billing`, and a plugin's
 * elsewhere.
 */
export type Context = number;

export const CONTEXT = {
	none: 0,
	/** Beside it stand other things about a person. */
	person: 1,
	/** Below `nonces`: each member is one. */
	nonces: 2,
	/** Below `errors` or `params` of an answer: each member is a sentence about the field it is called after. */
	complaints: 4,
	/** Part of an answer, not of a request. */
	response: 8,
} as const;

/**
 * The redactors of each format, as they call each other: a URL holds a form, of which a field holds JSON, of which a string
 * holds HTML. All take text and answer the same text with labels in place of what they recognised as secret by name or by
 * shape; the very same string when there was nothing. None throws, whatever the text.
 */
export interface Walk {
	/** The label of a secret. */
	secret(kind: SecretClass, text: string, detail?: string): string;
	/** Takes note of a part of a secret, or of another way to write it. */
	alias(label: string, kind: SecretClass, text: string): void;
	/** The hash of the site's address, at the end of WordPress's cookies: kept with the site, replaced with it. */
	siteHash(hash: string): string;
	/** The value of a field: by its name, else by what it looks like. */
	field(name: string, value: string, context: Context): string;
	/** The digits of a number, of which only the name tells: by its look every id would be a telephone. */
	number(name: string, digits: string, context: Context): string;
	/** A value of which nothing is known but what it looks like. */
	any(text: string, context: Context): string;
	/** Running text, or text of an unknown format. */
	text(text: string): string;
	/** JavaScript, and what it holds of JSON. */
	script(text: string): string;
	/** Text that is wanted as it is, a version or an error code: only what can be nothing but a secret is replaced. */
	strict(text: string): string;
	url(text: string): string;
	/** `a=1&b=2` */
	query(text: string, context: Context): string;
	cookies(text: string): string;
	setCookie(text: string): string;
	json(text: string, context: Context): string;
	html(text: string): string;
	xml(text: string): string;
}
