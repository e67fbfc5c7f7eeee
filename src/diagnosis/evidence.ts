import { cutShort } from '../exchange/cut-short.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import type { MessageKey } from '../words/message.ts';
import { message } from '../words/message.ts';
import type { Evidence, Pointer } from './finding.ts';
import type { Rule } from './rules.ts';

/** More than this of what a server said is not evidence but content. */
const MAX_VALUE = 300;

/** A piece of evidence from an exchange. Values are text of the site's and are cut short. */
export function evidence(
	{ exchange }: WordPressExchange,
	rule: Rule,
	pointer: Pointer,
	key: MessageKey,
	...values: string[]
): Evidence {
	const short = values.map(value => cutShort(value, MAX_VALUE));
	return { rule, text: message(key, ...short), exchangeId: exchange.id, pointer };
}

/** Pointer into the response body. */
export function bodyPointer(pointer: string): Pointer {
	return `response.body#${pointer}`;
}

/** Pointer to a header: `response.headers/retry-after`. */
export function headerPointer(side: 'request' | 'response', name: string): Pointer {
	return `${side}.headers/${name.toLowerCase()}`;
}
