import type { Body } from '../../exchange/body.ts';
import type { Exchange, ExchangeRequest, ExchangeResponse } from '../../exchange/exchange.ts';
import type { HeaderField, Headers } from '../../exchange/headers.ts';
import type { Initiator } from '../../exchange/initiator.ts';

/** How texts of an exchange are looked through once more. */
export interface Sweeps {
	/** Of URLs, and of bodies that are encoded like their queries. */
	url(text: string): string;
	text(text: string): string;
	header(field: HeaderField): HeaderField;
	/** Of lists that repeat, as those of requests do. */
	headers(fields: Headers): Headers;
	initiator(of: Initiator): Initiator;
}

/**
 * Looks through a redacted exchange for secrets that only another place, or another exchange, gave away. Mostly there are
 * none, and the very same exchange is answered.
 */
export function sweepExchange(exchange: Exchange, sweeps: Sweeps): Exchange {
	const request = sweepRequest(exchange.request, sweeps);
	const response = sweepResponse(exchange.response, sweeps);
	const initiator = sweeps.initiator(exchange.initiator);
	// A site may go by its address.
	const serverIp = sweeps.text(exchange.serverIp);
	return request === exchange.request &&
		response === exchange.response &&
		initiator === exchange.initiator &&
		serverIp === exchange.serverIp
		? exchange
		: { ...exchange, request, response, initiator, serverIp };
}

function sweepRequest(of: ExchangeRequest, sweeps: Sweeps): ExchangeRequest {
	const url = sweeps.url(of.url);
	const headers = sweeps.headers(of.headers);
	const body = sweepBody(of.body, sweeps);
	return url === of.url && headers === of.headers && body === of.body ? of : { ...of, url, headers, body };
}

function sweepResponse(of: ExchangeResponse, sweeps: Sweeps): ExchangeResponse {
	const statusText = sweeps.text(of.statusText);
	const headers = mapped(of.headers, sweeps.header);
	const body = sweepBody(of.body, sweeps);
	const error = of.error === null ? null : sweeps.text(of.error);
	const redirectUrl = of.redirectUrl === null ? null : sweeps.url(of.redirectUrl);
	return statusText === of.statusText &&
		headers === of.headers &&
		body === of.body &&
		error === of.error &&
		redirectUrl === of.redirectUrl
		? of
		: { ...of, statusText, headers, body, error, redirectUrl };
}

function sweepBody(of: Body, { text, url }: Sweeps): Body {
	if (of.kind !== 'text') return of;
	const swept = isQuery(of.text) ? url(of.text) : text(of.text);
	return swept === of.text ? of : { ...of, text: swept };
}

function isQuery(text: string): boolean {
	return /^[\w.%[\]+*~-]{1,200}=[^\s<>"{}]*$/.test(text);
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
