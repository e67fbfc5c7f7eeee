import { asRecord } from '../../exchange/loose.ts';
import { requestData } from '../../exchange/request-data.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';

/**
 * Names of fields that say which thing a request is about: what ends in an id or a key, in any spelling (`post_ID`,
 * `orderId`, `data[item_key]`), and WordPress's and WooCommerce's own nouns, by which plugins call theirs (`order=15`).
 */
const NAMING =
	/(?:^|[^a-z])(?:ids?|uuid|key|sku|slug|post|order|product|variation|comment|user|customer|term|attachment|coupon|item|entry|row|plugin)\]*$|[a-z\d]I[dD]\]*$/;

/** More of them than this no request needs to say what it is about. */
const MAX_NAMES = 20;

/**
 * Whether two writes to one place are about different things, because a field that both sent names another one in each:
 * two orders saved by one ajax action. Without such a field nobody can tell, and the answer is no.
 */
export function areOfDifferentThings(a: WordPressExchange, b: WordPressExchange): boolean {
	const names = namesIn(a);
	for (const [field, name] of namesIn(b)) {
		const other = names.get(field);
		if (other !== undefined && other !== name) return true;
	}
	return false;
}

function namesIn({ exchange }: WordPressExchange): ReadonlyMap<string, string> {
	const { fields, json, query } = requestData(exchange.request);
	const members = Object.entries(asRecord(json) ?? {}).flatMap(([name, value]) =>
		typeof value === 'string' || typeof value === 'number' ? [{ name, value: String(value) }] : [],
	);
	const naming = [...query, ...fields, ...members].filter(({ name }) => NAMING.test(name.slice(-60)));
	return new Map(naming.slice(0, MAX_NAMES).map(({ name, value }) => [name, value]));
}
