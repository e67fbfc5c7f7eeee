import type { Exchange } from './exchange.ts';
import { serviceWorkerCopy } from './service-worker-twins.ts';

/** Which of two exchanges is the real one, and which the service worker's copy of it. */
export interface Twins {
	readonly real: Exchange;
	readonly copy: Exchange;
}

/** Finds, among what came lately, the other half of a request that a service worker made two of. */
export interface TwinFinder {
	/** Takes the next exchange, in any order; answers the pair when it completes one. */
	add(exchange: Exchange): Twins | null;
	/** Takes note that the bodies of an exchange are gone. */
	letGo(exchange: Exchange): void;
}

/** So many requests of one address may be under way at once. */
const MAX_REMEMBERED = 6;
/** A pair is complete within seconds; of more addresses than this only the latest are remembered. */
const MAX_ADDRESSES = 200;

export function createTwinFinder(): TwinFinder {
	const recent = new Map<string, Exchange[]>();

	return {
		add(exchange) {
			const key = `${exchange.request.method} ${exchange.request.url}`;
			const others = recent.get(key) ?? [];
			const before = others.findIndex(({ id }) => id === exchange.id);
			if (before >= 0) others.splice(before, 1);
			for (const [place, other] of others.entries()) {
				const copy = serviceWorkerCopy(other, exchange);
				if (!copy) continue;
				// Each is half of one pair only.
				others.splice(place, 1);
				return { real: copy === exchange ? other : exchange, copy };
			}
			others.push(exchange);
			if (others.length > MAX_REMEMBERED) others.shift();
			// Set anew, so that the order is that of the latest use.
			recent.delete(key);
			recent.set(key, others);
			if (recent.size > MAX_ADDRESSES) {
				const [oldest = ''] = recent.keys();
				recent.delete(oldest);
			}
			return null;
		},
		letGo(exchange) {
			const others = recent.get(`${exchange.request.method} ${exchange.request.url}`);
			const place = others?.findIndex(({ id }) => id === exchange.id) ?? -1;
			if (others && place >= 0) others[place] = exchange;
		},
	};
}
