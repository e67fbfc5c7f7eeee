import type { Body } from '../exchange/body.ts';
import { bodySize, capBody, missingBody } from '../exchange/body.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { exchangeFromHar } from '../exchange/from-har.ts';
import { asNumber, asRecord } from '../exchange/loose.ts';
import { couldMatter } from '../wordpress/could-matter.ts';
import type { LiveEntry } from './body-reader.ts';
import { readResponseBody } from './body-reader.ts';
import { bodyWithoutFetching } from './body-wanted.ts';
import { createEntryLedger } from './entry-ledger.ts';

/** Caps in UTF-16 units (what memory costs): per body, and for all bodies kept. */
export interface RecorderCaps {
	readonly perBody: number;
	readonly allBodies: number;
	readonly exchanges: number;
}

export const DEFAULT_CAPS: RecorderCaps = { perBody: 1_000_000, allBodies: 32_000_000, exchanges: 20_000 };

/** `put`: a new exchange, or a better one under the same id. `cleared`: start again from nothing. */
export type TrafficEvent =
	| { readonly type: 'put'; readonly exchange: Exchange }
	| { readonly type: 'cleared' };

/** What the panel sees of the recording. It lives in the devtools page and outlives every hiding of the panel. */
export interface TrafficSource {
	/** All that was recorded so far, then every event. Nothing is missed in between. */
	subscribe(listener: (event: TrafficEvent) => void, signal: AbortSignal): void;
	clear(): void;
	setPaused(paused: boolean): void;
	/** How much was let go to stay within the caps, so that the panel can say so. */
	readonly dropped: { readonly bodies: number; readonly exchanges: number };
}

export interface Recorder extends TrafficSource {
	/** Takes an entry from `onRequestFinished`. */
	record(entry: LiveEntry): void;
	/** Takes the entries of a `getHAR()` log and keeps those that no event brought. */
	backfill(entries: readonly unknown[]): void;
}

/** Keeps what could matter of the inspected tab's traffic, bodies included, in bounded memory. */
export function createRecorder(caps: RecorderCaps = DEFAULT_CAPS): Recorder {
	const exchanges = new Map<number, Exchange>();
	const listeners = new Set<(event: TrafficEvent) => void>();
	const ledger = createEntryLedger();
	const dropped = { bodies: 0, exchanges: 0 };
	let nextId = 0;
	let keptUnits = 0;
	let paused = false;

	const emit = (event: TrafficEvent) => {
		for (const listener of listeners) {
			try {
				listener(event);
			} catch {
				// A panel window that is going away must not stop the recording.
				listeners.delete(listener);
			}
		}
	};

	const put = (exchange: Exchange) => {
		const before = exchanges.get(exchange.id);
		if (before) keptUnits -= unitsOf(before);
		exchanges.set(exchange.id, exchange);
		keptUnits += unitsOf(exchange);
		emit({ type: 'put', exchange });
	};

	/** Oldest first, answers that went well before those that did not: the failed ones are what people came for. */
	const makeRoom = () => {
		if (keptUnits > caps.allBodies) {
			const byWorth = [...exchanges.values()].sort(
				(a, b) => Number(a.response.status >= 400) - Number(b.response.status >= 400) || a.id - b.id,
			);
			for (const exchange of byWorth) {
				if (keptUnits <= caps.allBodies) break;
				if (unitsOf(exchange) === 0) continue;
				dropped.bodies += 1;
				put(withoutBodies(exchange));
			}
		}
		while (exchanges.size > caps.exchanges) {
			const [oldest] = exchanges.keys();
			if (oldest === undefined) break;
			const gone = exchanges.get(oldest);
			if (gone) keptUnits -= unitsOf(gone);
			exchanges.delete(oldest);
			dropped.exchanges += 1;
		}
	};

	const keep = async (entry: object, id: number) => {
		const first = exchangeFromHar(entry, id);
		if (!first || !couldMatter(first)) return;
		const generation = ledger.generation;
		const content = asRecord(asRecord((entry as { response?: unknown }).response)?.content);
		const known = bodyWithoutFetching(first, asNumber(content?.size, -1));
		// Firefox's log carries its bodies inline and has no `getContent`.
		const body = known ?? (hasContent(entry) ? await readResponseBody(entry) : first.response.body);
		if (generation !== ledger.generation) return; // cleared while the body was on its way
		put(capped(first, body, caps.perBody));
		makeRoom();
	};

	return {
		dropped,
		subscribe(listener, signal) {
			for (const exchange of exchanges.values()) listener({ type: 'put', exchange });
			listeners.add(listener);
			signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
		},
		clear() {
			exchanges.clear();
			keptUnits = 0;
			dropped.bodies = 0;
			dropped.exchanges = 0;
			ledger.startOver();
			emit({ type: 'cleared' });
		},
		setPaused(value) {
			paused = value;
		},
		record(entry) {
			const id = ledger.fromEvent(entry, () => nextId++);
			if (paused) return;
			void keep(entry, id);
		},
		backfill(entries) {
			for (const { entry, id } of ledger.fromLog(entries, () => nextId++)) {
				if (!paused) void keep(entry, id);
			}
		},
	};
}

function hasContent(entry: object): entry is LiveEntry {
	return typeof (entry as Partial<LiveEntry>).getContent === 'function';
}

function unitsOf({ request, response }: Exchange): number {
	return bodySize(request.body) + bodySize(response.body);
}

function capped(exchange: Exchange, responseBody: Body, cap: number): Exchange {
	return {
		...exchange,
		request: { ...exchange.request, body: capBody(exchange.request.body, cap) },
		response: { ...exchange.response, body: capBody(responseBody, cap) },
	};
}

function withoutBodies(exchange: Exchange): Exchange {
	const gone = (body: Body): Body => (bodySize(body) > 0 ? missingBody('evicted') : body);
	return {
		...exchange,
		request: { ...exchange.request, body: gone(exchange.request.body) },
		response: { ...exchange.response, body: gone(exchange.response.body) },
	};
}
