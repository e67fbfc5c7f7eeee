import { DEFAULT_BODY_CAPS, evictBodies } from './exchange/body-caps.ts';
import type { Exchange } from './exchange/exchange.ts';
import { exchangeFromHar } from './exchange/from-har.ts';
import { originOf } from './exchange/url.ts';
import type { HarFacts, HarFailure } from './har/outcome.ts';
import { createHarScanner } from './har/scanner.ts';
import { createShelf, type ShelfCaps, unitsOf } from './har/shelf.ts';
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
export interface HarCaps extends ShelfCaps {
	/** So much may wait to be observed in order of start. */
	readonly waiting: number;
}

const { allBodies } = DEFAULT_BODY_CAPS;

/** What the panel shows of a file has the caps of live traffic. */
export const DEFAULT_HAR_CAPS: HarCaps = {
	waiting: 8_000_000,
	kept: allBodies,
	enough: allBodies,
	cited: allBodies,
};

/** In a file that is in order hardly anything has to wait. */
const IN_ORDER = 1 / 40;

/** @param site origin; exchanges of others are passed over. `null` for all. */
export function createHarReader(site: string | null = null, caps: HarCaps = DEFAULT_HAR_CAPS): HarReader {
	let inspector = createInspector();
	let all = new Map<number, Exchange>();
	let unobserved: Exchange[] = [];
	let unobservedUnits = 0;
	let isInOrder = true;
	let latest = Number.NEGATIVE_INFINITY;
	let mayWait = caps.waiting;
	let shelf = createShelf(caps);

	/**
	 * Observes the earlier half of what waits. What comes in the file later, and began before, is then late, as it is live; in
	 * a file that is in order, as browsers write them, there is no such thing.
	 */
	const observeSome = () => {
		if (isInOrder) mayWait = caps.waiting * IN_ORDER;
		const ordered = isInOrder ? unobserved : inOrderOfStart(unobserved);
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
				mayWait = caps.waiting;
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
			mayWait = caps.waiting;
			shelf = createShelf(caps);
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
