import type { Exchange } from './exchange/exchange.ts';
import { exchangeFromHar } from './exchange/from-har.ts';
import { parseUrl } from './exchange/url.ts';
import type { HarFacts, HarFailure } from './har/outcome.ts';
import { createHarScanner } from './har/scanner.ts';
import { createInspector, type Inspector } from './inspector.ts';
import { couldMatter } from './wordpress/could-matter.ts';

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
			/** Has learnt from all of the file, and observed nothing yet. */
			readonly inspector: Inspector;
			/** What could matter, in order of start; each one's id is its place in `log.entries`. */
			readonly exchanges: readonly Exchange[];
	  }
	| { readonly ok: false; readonly reason: HarFailure; readonly entries: number };

/** @param site origin; exchanges of others are passed over. `null` for all. */
export function createHarReader(site: string | null = null): HarReader {
	let inspector = createInspector();
	let exchanges: Exchange[] = [];
	const scanner = createHarScanner({
		entry(entry, index) {
			const exchange = exchangeFromHar(entry, index);
			if (!exchange || !isOf(site, exchange)) return;
			inspector.learn(exchange);
			if (couldMatter(exchange, inspector.roots)) exchanges.push(exchange);
		},
		restart() {
			inspector = createInspector();
			exchanges = [];
		},
	});
	return {
		push: chunk => scanner.push(chunk),
		end() {
			const outcome = scanner.end();
			return outcome.ok
				? { ok: true, facts: outcome.facts, inspector, exchanges: inOrderOfStart(exchanges) }
				: { ok: false, reason: outcome.reason, entries: outcome.detail.entries };
		},
	};
}

function isOf(site: string | null, { request }: Exchange): boolean {
	return site === null || parseUrl(request.url)?.origin === site;
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
