import type { BodyCaps } from '../exchange/body-caps.ts';
import { bodyUnits, capBodies, DEFAULT_BODY_CAPS, evictBodies, leastNeeded } from '../exchange/body-caps.ts';
import type { Exchange } from '../exchange/exchange.ts';

/** Caps of bodies, and a number of exchanges. */
export interface StoreCaps extends BodyCaps {
	readonly exchanges: number;
}

export const DEFAULT_CAPS: StoreCaps = { ...DEFAULT_BODY_CAPS, exchanges: 20_000 };

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

/** Letting go of some more at once saves looking through all of them for each that comes. */
const KEPT_SHARE = 0.95;

/** @param changed told of every exchange that was put or lost its bodies, the last time when it is dropped itself */
export function createExchangeStore(caps: StoreCaps, changed: (exchange: Exchange) => void): ExchangeStore {
	const exchanges = new Map<number, Exchange>();
	const dropped = { bodies: 0, exchanges: 0 };
	let keptUnits = 0;

	const replace = (exchange: Exchange) => {
		const before = exchanges.get(exchange.id);
		keptUnits += bodyUnits(exchange) - (before ? bodyUnits(before) : 0);
		exchanges.set(exchange.id, exchange);
		changed(exchange);
	};

	const dropBodies = () => {
		for (const exchange of leastNeeded(exchanges.values(), keptUnits - caps.allBodies * KEPT_SHARE)) {
			dropped.bodies += 1;
			replace(evictBodies(exchange));
		}
	};

	const drop = (exchange: Exchange) => {
		keptUnits -= bodyUnits(exchange);
		exchanges.delete(exchange.id);
		dropped.exchanges += 1;
		// Whoever was told of it may keep what was found in it, but not its bodies.
		if (bodyUnits(exchange) > 0) changed(evictBodies(exchange));
	};

	/** Failed ones go when there is nothing else: nobody may have opened the panel yet to be told of them. */
	const dropOldest = () => {
		if (exchanges.size <= caps.exchanges / KEPT_SHARE) return;
		for (const sparesFailed of [true, false]) {
			for (const exchange of exchanges.values()) {
				if (exchanges.size <= caps.exchanges) return;
				if (!sparesFailed || exchange.response.status < 400) drop(exchange);
			}
		}
	};

	return {
		dropped,
		get: id => exchanges.get(id),
		all: () => exchanges.values(),
		put(exchange) {
			replace(capBodies(exchange, caps.perBody));
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
