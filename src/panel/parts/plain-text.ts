import { visible } from '../../exchange/visible.ts';

/** More than this of a server's message is no message. */
const MAX_MESSAGE = 2000;

/** WordPress sends HTML in messages (`&#8217;`, links). The text of it, as text; a parsed document runs no script. */
export function plainText(html: string): string {
	const { body } = new DOMParser().parseFromString(html.slice(0, MAX_MESSAGE), 'text/html');
	return visible(body.textContent ?? '');
}
