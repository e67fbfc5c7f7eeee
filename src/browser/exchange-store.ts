import type { Body } from '../exchange/body.ts';
import { bodySize, capBody, missingBody } from '../exchange/body.ts';
import type { Exchange } from '../exchange/exchange.ts';

/** Caps in UTF-16 units (what memory costs): per body, and for all bodies kept; and a number of exchanges. */
export interface StoreCaps {
	readonly perBody: number;
	readonly allBodies: number;
	readonly exchanges: number;
}

export const DEFAULT_CAPS: StoreCaps = { perBody: 1_000_000, allBodies: 32_000_000, exchanges: 20_000 };

/** What was let go to stay within the caps, so that the panel can say so. */
export interface Dropped {
	readonly bodies: number;
	readonly exchanges: number;
}

/** The exchanges of a recording, in bounded memory. */
export interface ExchangeStore {
	readonly dropped: Dropped;
	get(id: number): Exchange | undefined;
	all(): Iterable<Exchange>;
	/** Keeps an exchange, in place of an earlier one with its id. */
	put(exchange: Exchange): void;
	clear(): void;
}

/** @param changed told of every exchange that was put or lost its bodies */
export function createExchangeStore(caps: StoreCaps, changed: (exchange: Exchange) => void): ExchangeStore {
	const exchanges = new Map<number, Exchange>();
	const dropped = { bodies: 0, exchanges: 0 };
	let keptUnits = 0;

	const replace = (exchange: Exchange) => {
		const before = exchanges.get(exchange.id);
		keptUnits += unitsOf(exchange) - (before ? unitsOf(before) : 0);
		exchanges.set(exchange.id, exchange);
		changed(exchange);
	};

	/** Oldest first, answers that went well before those that did not: the failed ones are what people came for. */
	const dropBodies = () => {
		const byWorth = [...exchanges.values()].sort((a, b) => worth(a) - worth(b) || a.id - b.id);
		for (const exchange of byWorth) {
			if (keptUnits <= caps.allBodies) return;
			if (unitsOf(exchange) === 0) continue;
			dropped.bodies += 1;
			replace(mapBodies(exchange, body => (bodySize(body) > 0 ? missingBody('evicted') : body)));
		}
	};

	const dropOldest = () => {
		for (const exchange of exchanges.values()) {
			if (exchanges.size <= caps.exchanges) return;
			keptUnits -= unitsOf(exchange);
			exchanges.delete(exchange.id);
			dropped.exchanges += 1;
		}
	};

	return {
		dropped,
		get: id => exchanges.get(id),
		all: () => exchanges.values(),
		put(exchange) {
			replace(mapBodies(exchange, body => capBody(body, caps.perBody)));
			if (keptUnits > caps.allBodies) dropBodies();
			dropOldest();
		},
		clear() {
			exchanges.clear();
			keptUnits = 0;
			dropped.bodies = 0;
			dropped.exchanges = 0;
		},
	};
}

function worth({ response }: Exchange): number {
	return response.status >= 400 ? 1 : 0;
}

function unitsOf({ request, response }: Exchange): number {
	return bodySize(request.body) + bodySize(response.body);
}

function mapBodies(exchange: Exchange, change: (body: Body) => Body): Exchange {
	return {
		...exchange,
		request: { ...exchange.request, body: change(exchange.request.body) },
		response: { ...exchange.response, body: change(exchange.response.body) },
	};
}
