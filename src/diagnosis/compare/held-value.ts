import { asRecord } from '../../exchange/loose.ts';
import { asList, textWrapper, unwrapped } from './same-value.ts';

/**
 * What the server holds of a list, with the members that were sent and no others: `[{id: 9, name: "Soup"}]` is `[{id: 9}]`
 * to somebody who sent ids. What is no list of objects stays as it is.
 */
export function likeSent(held: unknown, sent: unknown): unknown {
	const list = sent === undefined ? null : asList(sent);
	if (!Array.isArray(held) || !list || !held.every(asRecord) || !list.every(asRecord)) return held;
	const sentNames = new Set(list.flatMap(item => Object.keys(asRecord(item) ?? {})));
	const names = list.length === 0 ? ['id'] : [...sentNames];
	return held.map(item => {
		const record = asRecord(item) ?? {};
		const members = names.flatMap(name => (Object.hasOwn(record, name) ? [[name, record[name]]] : []));
		// An item that has none of them is of another kind.
		return members.length > 0 ? Object.fromEntries(members) : item;
	});
}

/** A text out of its `{raw, rendered}`, unless it was sent in one. */
export function asSent(held: unknown, sent: unknown): unknown {
	const text = unwrapped(held);
	return textWrapper(sent) && textWrapper(held) ? { raw: text } : text;
}
