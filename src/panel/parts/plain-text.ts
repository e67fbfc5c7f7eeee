import { decodeHTML } from 'entities';
import { visible } from '../../exchange/visible.ts';

/** More than this of a server's message is no message. */
const MAX_MESSAGE = 2000;

/** Comments, and tags: what the tokenizer of HTML takes for one begins with a letter, `/`, `!` or `?` after the `<`. */
const MARKUP = /<!--[\s\S]*?(?:-->|$)|<[a-z/!?](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;

/**
 * WordPress sends HTML in messages (`&#8217;`, links). The text of it, as text.
 *
 * Not by DOMParser: it runs nothing, but its document has the panel's policy, and each `onerror` in a message is then an error in
 * the console.
 */
export function plainText(html: string): string {
	return visible(decodeHTML(html.slice(0, MAX_MESSAGE).replace(MARKUP, '')));
}
