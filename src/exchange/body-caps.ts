import type { Body } from './body.ts';
import { bodySize, capBody, missingBody } from './body.ts';
import type { Exchange } from './exchange.ts';

/** How much of a recording's bodies is kept, in UTF-16 units (what memory costs): of each, and of all together. */
export interface BodyCaps {
	readonly perBody: number;
	readonly allBodies: number;
}

export const DEFAULT_BODY_CAPS: BodyCaps = { perBody: 1_000_000, allBodies: 32_000_000 };

/** What the bodies of an exchange cost, in UTF-16 units. */
export function bodyUnits({ request, response }: Exchange): number {
	return bodySize(request.body) + bodySize(response.body);
}

/** The same exchange when none of its bodies is over the cap. */
export function capBodies(exchange: Exchange, cap: number): Exchange {
	return mapBodies(exchange, body => capBody(body, cap));
}

/** Whether it is an exchange that lost a body to the caps. */
export function wasEvicted({ request, response }: Exchange): boolean {
	return [request.body, response.body].some(body => body.kind === 'missing' && body.reason === 'evicted');
}

/** The exchange without its bodies; one that was empty or missing before stays so. */
export function evictBodies(exchange: Exchange): Exchange {
	return mapBodies(exchange, body => (bodySize(body) > 0 ? missingBody('evicted') : body));
}

/**
 * Which exchanges lose their bodies to save this many units: the oldest first, answers that went well before those that
 * did not, for the failed ones are what people came for.
 *
 * @param units how much to save at least, in UTF-16 units; with less than that in all bodies, all go
 * @param isNeeded whether an exchange that went well is as good as a failed one
 */
export function leastNeeded(
	exchanges: Iterable<Exchange>,
	units: number,
	isNeeded: (exchange: Exchange) => boolean = () => false,
): readonly Exchange[] {
	const worth = (exchange: Exchange) => (exchange.response.status >= 400 || isNeeded(exchange) ? 1 : 0);
	const byWorth = [...exchanges]
		.filter(exchange => bodyUnits(exchange) > 0)
		.sort((a, b) => worth(a) - worth(b) || a.id - b.id);
	let saved = 0;
	const enough = byWorth.findIndex(exchange => {
		const isEnough = saved >= units;
		saved += bodyUnits(exchange);
		return isEnough;
	});
	return enough === -1 ? byWorth : byWorth.slice(0, enough);
}

/** What does not change stays the same object: the rest of the house knows it by that. */
function mapBodies(exchange: Exchange, change: (body: Body) => Body): Exchange {
	const request = withBody(exchange.request, change);
	const response = withBody(exchange.response, change);
	if (request === exchange.request && response === exchange.response) return exchange;
	return { ...exchange, request, response };
}

function withBody<T extends { readonly body: Body }>(side: T, change: (body: Body) => Body): T {
	const body = change(side.body);
	return body === side.body ? side : { ...side, body };
}
