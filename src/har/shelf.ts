import { bodyUnits } from '../exchange/body-caps.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { forgetRequestData } from '../exchange/request-data.ts';

/** In UTF-16 units of bodies. */
export interface ShelfCaps {
	/** So much is kept, parsed it costs a multiple … */
	readonly kept: number;
	/** … and so much once that was reached: what is let go of soon costs the garbage collector little. */
	readonly enough: number;
	/** Besides, so much of what was refused, or a finding rests on. */
	readonly cited: number;
}

/** An exchange without bodies costs something, too. */
const BASE_UNITS = 500;

/** Observed exchanges whose bodies are there, oldest first. */
export interface Shelf {
	add(exchange: Exchange): void;
	/** Takes out the oldest until the rest is within the caps. */
	letGo(isNeeded: (id: number) => boolean): readonly Exchange[];
	readonly gone: number;
}

export function createShelf(caps: ShelfCaps): Shelf {
	const plain = createQueue();
	const needed = createQueue();
	let cap = caps.kept;
	let gone = 0;
	return {
		get gone() {
			return gone;
		},
		add(exchange) {
			plain.add(exchange);
		},
		letGo(isNeeded) {
			const out: Exchange[] = [];
			if (plain.units > cap) cap = caps.enough;
			for (const exchange of plain.takeUntil(cap)) {
				// What was read from it can be read again.
				forgetRequestData(exchange.request);
				if (exchange.response.status >= 400 || isNeeded(exchange.id)) needed.add(exchange);
				else out.push(exchange);
			}
			out.push(...needed.takeUntil(caps.cited));
			for (const exchange of out) if (bodyUnits(exchange) > 0) gone += 1;
			return out;
		},
	};
}

/** Exchanges, oldest first, and what they cost. */
function createQueue() {
	let queue: Exchange[] = [];
	let units = 0;
	return {
		get units() {
			return units;
		},
		add(exchange: Exchange): void {
			queue.push(exchange);
			units += unitsOf(exchange);
		},
		/** Takes out the oldest until the rest costs no more than this. */
		takeUntil(most: number): readonly Exchange[] {
			let place = 0;
			for (; place < queue.length && units > most; place++) {
				const exchange = queue[place];
				if (exchange) units -= unitsOf(exchange);
			}
			const taken = queue.slice(0, place);
			queue = queue.slice(place);
			return taken;
		},
	};
}

/** What an exchange costs, in UTF-16 units. */
export function unitsOf(exchange: Exchange): number {
	return BASE_UNITS + bodyUnits(exchange);
}
