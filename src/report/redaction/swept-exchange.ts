import type { Body } from '../../exchange/body.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { HeaderField } from '../../exchange/headers.ts';
import type { StackFrame } from '../../exchange/initiator.ts';

/** How texts of an exchange are looked through once more. */
export interface Sweeps {
	/** Of URLs, and of bodies that are encoded like their queries. */
	url(text: string): string;
	text(text: string): string;
	header(field: HeaderField): HeaderField;
}

/**
 * Looks through a redacted exchange for secrets that only another place, or another exchange, gave away. Mostly there are
 * none, and the very same exchange is answered.
 */
export function sweepExchange(exchange: Exchange, { header, text, url }: Sweeps): Exchange {
	const body = (of: Body): Body => {
		if (of.kind !== 'text') return of;
		const swept = isQuery(of.text) ? url(of.text) : text(of.text);
		return swept === of.text ? of : { ...of, text: swept };
	};
	const frame = (of: StackFrame): StackFrame =>
		withChanges(of, { url: url(of.url), functionName: text(of.functionName) });
	const { initiator, request, response } = exchange;
	return withChanges(exchange, {
		request: withChanges(request, {
			url: url(request.url),
			headers: mapped(request.headers, header),
			body: body(request.body),
		}),
		response: withChanges(response, {
			statusText: text(response.statusText),
			headers: mapped(response.headers, header),
			body: body(response.body),
			error: response.error === null ? null : text(response.error),
			redirectUrl: response.redirectUrl === null ? null : url(response.redirectUrl),
		}),
		initiator: withChanges(initiator, { url: url(initiator.url), frames: mapped(initiator.frames, frame) }),
		// A site may go by its address.
		serverIp: text(exchange.serverIp),
	});
}

function isQuery(text: string): boolean {
	return /^[\w.%[\]+*~-]{1,200}=[^\s<>"{}]*$/.test(text);
}

/** The same object when none of its members changes. */
function withChanges<Of extends object>(of: Of, changes: Partial<Of>): Of {
	for (const key in changes) if (changes[key] !== of[key]) return { ...of, ...changes };
	return of;
}

/** The same list when none of its items changes. */
export function mapped<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
	let changed: Item[] | null = null;
	let index = 0;
	for (const item of items) {
		const next = change(item);
		if (next !== item) changed ??= items.slice(0, index);
		changed?.push(next);
		index += 1;
	}
	return changed ?? items;
}
