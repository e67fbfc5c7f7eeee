import type catalogue from '../../public/_locales/en/messages.json';

/** Name of a sentence in `public/_locales/<language>/messages.json`; a mistyped one is a type error. */
export type MessageKey = keyof typeof catalogue;

/**
 * A sentence that is not yet in any language: the pure core names it, the panel or the terminal says it.
 * `values` fill `$1`, `$2`, … in order. They may come from a site, so they are text and never markup.
 */
export interface Message {
	readonly key: MessageKey;
	readonly values?: readonly string[];
}

/** Turns a message into a sentence of the person's language. */
export type Say = (message: Message) => string;

/** Shorthand: `message('status_requests', '12', '340')`. */
export function message(key: MessageKey, ...values: string[]): Message {
	return values.length > 0 ? { key, values } : { key };
}
