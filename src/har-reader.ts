import { bodyUnits, DEFAULT_BODY_CAPS, evictBodies } from './exchange/body-caps.ts';
import type { Exchange } from './exchange/exchange.ts';
import { exchangeFromHar } from './exchange/from-har.ts';
import { forgetRequestData } from './exchange/request-data.ts';
import { originOf } from './exchange/url.ts';
import type { HarFacts, HarFailure } from './har/outcome.ts';
import { createHarScanner } from './har/scanner.ts';
import { createInspector, type Inspector } from './inspector.ts';
import { couldMatter, worthReading } from './wordpress/could-matter.ts';

/** Reads a HAR file from its bytes for an inspector, in the panel's worker and in the terminal alike. */
export interface HarReader {
	/** Takes the next bytes. `false` when more of them cannot help, for this is no HAR. */
	push(chunk: Uint8Array): boolean;
	end(): HarReading;
}

export type HarReading =
	| {
			readonly ok: true;
			readonly facts: HarFacts;
			/**
			 * Has learnt from all of the file. Of one whose bodies fit into the caps it has observed nothing yet; of a larger one
			 * all but the last, for they cannot all wait.
			 */
			readonly inspector: Inspector;
			/** What it has still to observe, in order of start; each one's id is its place in `log.entries`. */
			readonly exchanges: readonly Exchange[];
			/** All that could matter, in order of start; some without their bodies. */
			all(): readonly Exchange[];
			/** How many lost their bodies to the caps. */
			readonly letGo: number;
	  }
	| { readonly ok: false; readonly reason: HarFailure; readonly entries: number };

/** In UTF-16 units of bodies. */
export interface HarCaps {
	/** So much may wait to be observed in order of start. */
	readonly waiting: number;
	/** So much is kept of what was observed. Parsed, it costs a multiple. */
	readonly kept: number;
}

/** What the panel shows of a file has the caps of live traffic. */
export const DEFAULT_HAR_CAPS: HarCaps = { waiting: 8_000_000, kept: DEFAULT_BODY_CAPS.allBodies };

/** Once a cap was reached, so much of it is enough: what is let go of soon costs the garbage collector little. */
const ENOUGH = 1 / 40;

/** An exchange without bodies costs something, too. */
const BASE_UNITS = 500;

/** @param site origin; exchanges of others are passed over. `null` for all. */
export function createHarReader(
	site: string | null = null,
	{ kept, waiting }: HarCaps = DEFAULT_HAR_CAPS,
): HarReader {
	let inspector = createInspector();
	let all = new Map<number, Exchange>();
	let unobserved: Exchange[] = [];
	let unobservedUnits = 0;
	let isInOrder = true;
	let latest = Number.NEGATIVE_INFINITY;
	let mayWait = waiting;
	let shelf = createShelf(kept);

	/**
	 * Observes the earlier half of what waits. What comes in the file later, and began before, is then late, as it is live; in
	 * a file that is in order, as browsers write them, there is no such thing.
	 */
	const observeSome = () => {
		if (isInOrder) mayWait = waiting * ENOUGH;
		const ordered = inOrderOfStart(unobserved);
		const half = Math.ceil(ordered.length / 2);
		for (const exchange of ordered.slice(0, half)) {
			unobservedUnits -= unitsOf(exchange);
			inspector.observe(exchange);
			shelf.add(exchange);
		}
		unobserved = ordered.slice(half);
		for (const exchange of shelf.letGo(id => inspector.isCited(id))) {
			const rest = evictBodies(exchange);
			all.set(rest.id, rest);
			inspector.letGo(rest);
		}
	};

	const scanner = createHarScanner({
		wanted: head => worthReading(head, inspector.roots),
		entry(entry, index) {
			const exchange = exchangeFromHar(entry, index);
			if (!exchange || !isOf(site, exchange)) return;
			inspector.learn(exchange);
			if (!couldMatter(exchange, inspector.roots)) return;
			all.set(index, exchange);
			unobserved.push(exchange);
			unobservedUnits += unitsOf(exchange);
			if (exchange.startedAt < latest) {
				isInOrder = false;
				mayWait = waiting;
			} else if (Number.isFinite(exchange.startedAt)) {
				latest = exchange.startedAt;
			}
			if (unobservedUnits > mayWait) observeSome();
		},
		restart() {
			inspector = createInspector();
			all = new Map();
			unobserved = [];
			unobservedUnits = 0;
			isInOrder = true;
			latest = Number.NEGATIVE_INFINITY;
			mayWait = waiting;
			shelf = createShelf(kept);
		},
	});
	return {
		push: chunk => scanner.push(chunk),
		end() {
			const outcome = scanner.end();
			if (!outcome.ok) return { ok: false, reason: outcome.reason, entries: outcome.detail.entries };
			return {
				ok: true,
				facts: outcome.facts,
				inspector,
				exchanges: inOrderOfStart(unobserved),
				all: () => inOrderOfStart([...all.values()]),
				letGo: shelf.gone,
			};
		},
	};
}

/** Observed exchanges whose bodies are there, oldest first. */
interface Shelf {
	add(exchange: Exchange): void;
	/** Takes out the oldest until the rest is within the cap; of what is needed only when that alone is over it. */
	letGo(isNeeded: (id: number) => boolean): readonly Exchange[];
	readonly gone: number;
}

function createShelf(cap: number): Shelf {
	const plain = createQueue();
	const needed = createQueue();
	let plainCap = cap;
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
			if (plain.units + needed.units > cap) plainCap = cap * ENOUGH;
			for (const exchange of plain.takeUntil(plainCap)) {
				// What was read from it can be read again.
				forgetRequestData(exchange.request);
				if (exchange.response.status >= 400 || isNeeded(exchange.id)) needed.add(exchange);
				else out.push(exchange);
			}
			out.push(...needed.takeUntil(cap));
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

function unitsOf(exchange: Exchange): number {
	return BASE_UNITS + bodyUnits(exchange);
}

function isOf(site: string | null, { request }: Exchange): boolean {
	return site === null || originOf(request.url) === site;
}

/** Recorders write entries in order of arrival, or by connection. One without a time stays behind the one before it. */
function inOrderOfStart(exchanges: readonly Exchange[]): Exchange[] {
	let last = Number.NEGATIVE_INFINITY;
	return exchanges
		.map(exchange => {
			last = Number.isFinite(exchange.startedAt) ? exchange.startedAt : last;
			return { exchange, start: last };
		})
		.sort((a, b) => (a.start === b.start ? a.exchange.id - b.exchange.id : a.start - b.start))
		.map(({ exchange }) => exchange);
}
