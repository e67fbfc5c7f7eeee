import type { WordPressError } from './error.ts';
import { htmlToText } from './html-text.ts';

/** XML answers are searched this far; the error stands at the beginning of each. */
const MAX_SEARCHED = 20_000;

/**
 * The error in one of WordPress's XML answers: `WP_Ajax_Response` (admin-ajax), `wp_die()` for XML, and an XML-RPC fault,
 * whose `faultCode` is the status that HTTP did not have.
 */
export function readXmlError(xml: string): WordPressError | null {
	const text = xml.slice(0, MAX_SEARCHED);
	const ajax = /<wp_error\s+code=['"]([^'"<>]{1,200})['"][^<>]{0,100}>([\s\S]{0,2000}?)<\/wp_error>/.exec(
		text,
	);
	if (ajax) return found('ajax-xml', ajax[1], ajax[2]);
	const die =
		/<error>\s*<code>([^<>]{1,200})<\/code>[\s\S]{0,1000}?<message>([\s\S]{0,4000}?)<\/message>/.exec(text);
	if (die) return found('xml', die[1], die[2]);
	if (!text.includes('<fault>')) return null;
	const code = /<name>\s*faultCode\s*<\/name>\s*<value>\s*<(?:int|i4|string)>\s*(-?\w{1,50})/.exec(text)?.[1];
	const message = /<name>\s*faultString\s*<\/name>\s*<value>\s*<string>([\s\S]{0,2000}?)<\/string>/.exec(
		text,
	)?.[1];
	return found('xmlrpc', code, message);
}

function found(format: WordPressError['format'], code = '', message = ''): WordPressError {
	const plain = htmlToText(message.replace(/<!\[CDATA\[|\]\]>/g, ''));
	return { format, code, message: plain, data: undefined, pointer: '', additional: [] };
}
