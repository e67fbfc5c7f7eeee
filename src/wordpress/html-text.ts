import { decodeHTML } from 'entities';
import { beginningOf } from '../exchange/cut-short.ts';

/** More than this of a message is no message. In UTF-16 units. */
const MAX_LENGTH = 4000;

/**
 * The text of a fragment of HTML, in one line: WordPress puts entities (`&#8217;`) and links into its messages.
 * The result is text; whoever shows it must show it as text.
 */
export function htmlToText(html: string): string {
	const withoutTags = beginningOf(html, MAX_LENGTH)
		.replace(/<(?:br|\/p|\/li|\/h\d)\b[^<>]{0,300}>/gi, ' ')
		.replace(/<[/a-z!][^<>]{0,2000}>/gi, '');
	return decodeHTML(withoutTags).replace(/\s+/g, ' ').trim();
}
