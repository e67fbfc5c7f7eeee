import { type Body, missingBody } from '../exchange/body.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { exchangeFromHar } from '../exchange/from-har.ts';
import { asNumber, asRecord } from '../exchange/loose.ts';
import { couldMatter, worthBuilding } from '../wordpress/could-matter.ts';
import { type LiveEntry, readResponseBody } from './body-reader.ts';
import { bodyWithoutFetching } from './body-wanted.ts';
import { createEntryLedger } from './entry-ledger.ts';
import { createExchangeStore, DEFAULT_CAPS, type Dropped, type StoreCaps } from './exchange-store.ts';
import { createPageStarts } from './page-starts.ts';

/** `put`: a new exchange, or a better one under the same id. `cleared`: start again from nothing. */
export type TrafficEvent =
	| { readonly type: 'put'; readonly exchange: Exchange }
	| { readonly type: 'cleared' };

/** What the panel sees of the recording. It lives in the devtools page and outlives every hiding of the panel. */
export interface TrafficSource {
	readonly dropped: Dropped;
	/** All that was recorded so far, then every event. Nothing is missed in between. */
	subscribe(listener: (event: TrafficEvent) => void, signal: AbortSignal): void;
	clear(): void;
	readonly paused: boolean;
	setPaused(paused: boolean): void;
	/** Whether requests outlive a navigation of the page; they do at first. */
	setPreserve(preserve: boolean): void;
}

export interface Recorder extends TrafficSource {
	/** Takes an entry from `onRequestFinished`. */
	record(entry: LiveEntry): void;
	/** Takes the entries of a `getHAR()` log and keeps those that no event brought. */
	backfill(entries: readonly unknown[]): void;
	/** The tab went to a URL: unless the log is preserved, what was before the new page's own request is let go. */
	navigated(url: string): void;
}

/** Keeps what could matter of the inspected tab's traffic, bodies included. */
export function createRecorder(caps: StoreCaps = DEFAULT_CAPS): Recorder {
	const listeners = new Set<(event: TrafficEvent) => void>();
	const ledger = createEntryLedger();
	let nextId = 0;
	let paused = false;
	let preserve = true;
	const pages = createPageStarts();
	/** What started earlier was let go of; its body may still be on its way. */
	let forgotten = Number.NEGATIVE_INFINITY;

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
	const store = createExchangeStore(caps, exchange => emit({ type: 'put', exchange }));

	/** Lets go of what started before the page, unless the log is preserved or no new page came. */
	const forgetBefore = (pageStart: number | null) => {
		if (preserve || pageStart === null) return;
		forgotten = pageStart;
		const newer = [...store.all()].filter(({ startedAt }) => startedAt >= pageStart);
		store.clear();
		emit({ type: 'cleared' });
		for (const exchange of newer) store.put(exchange);
	};

	const keep = async (entry: object, id: number, origin: 'event' | 'log') => {
		// Most traffic is none of WordPress's, and every request of the page comes by here.
		if (!worthBuilding(entry)) return;
		const first = exchangeFromHar(entry, id);
		if (!first) return;
		forgetBefore(pages.sees(first));
		// The log and late events tell of the page before as well.
		const isOfPageBefore = () => first.startedAt < forgotten;
		if (isOfPageBefore() || !couldMatter(first)) return;
		const withBody = (body: Body): Exchange => ({
			...first,
			response: { ...first.response, body },
		});
		const known = bodyWithoutFetching(first, contentSize(entry));
		if (known || !hasContent(entry)) {
			// Firefox's log carries its bodies inline and has no `getContent`.
			store.put(known ? withBody(known) : first);
			return;
		}
		// What only the log knows was mostly never read by the page, and then its body never comes: show it without.
		if (origin === 'log') store.put(withBody(missingBody('timeout')));
		const shown = store.get(id);
		const { generation } = ledger;
		const late = (body: Body) => {
			const kept = store.get(id)?.response.body;
			if (generation === ledger.generation && kept?.kind === 'missing' && kept.reason === 'timeout') {
				store.put(withBody(body));
			}
		};
		const body = await readResponseBody(entry, { late });
		const overtaken = origin === 'log' && (body.kind === 'missing' || store.get(id) !== shown);
		if (generation === ledger.generation && !overtaken && !isOfPageBefore()) store.put(withBody(body));
	};

	return {
		dropped: store.dropped,
		subscribe(listener, signal) {
			for (const exchange of store.all()) listener({ type: 'put', exchange });
			listeners.add(listener);
			signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
		},
		clear() {
			store.clear();
			ledger.startOver();
			emit({ type: 'cleared' });
		},
		get paused() {
			return paused;
		},
		setPaused(value) {
			paused = value;
		},
		record(entry) {
			const id = ledger.fromEvent(entry, () => nextId++);
			if (!paused) void keep(entry, id, 'event');
		},
		backfill(entries) {
			for (const { entry, id } of ledger.fromLog(entries, () => nextId++)) {
				if (!paused) void keep(entry, id, 'log');
			}
		},
		setPreserve(value) {
			preserve = value;
		},
		navigated(url) {
			forgetBefore(pages.navigated(url));
		},
	};
}

function hasContent(entry: object): entry is LiveEntry {
	return typeof (entry as Partial<LiveEntry>).getContent === 'function';
}

/** Decoded size in bytes as the browser counted it, -1 when it does not say. */
function contentSize(entry: object): number {
	const response = asRecord((entry as { response?: unknown }).response);
	return asNumber(asRecord(response?.content)?.size, -1);
}
