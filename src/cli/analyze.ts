import type { Exchange } from '../exchange/exchange.ts';
import { exchangeFromHar } from '../exchange/from-har.ts';
import { parseUrl } from '../exchange/url.ts';
import type { HarFacts, HarFailure } from '../har/outcome.ts';
import { createHarScanner } from '../har/scanner.ts';
import { createInspector } from '../inspector.ts';
import { buildReport } from '../report/build-report.ts';
import type { Report } from '../report/report.ts';
import { couldMatter } from '../wordpress/could-matter.ts';
import type { Say } from '../words/message.ts';

export interface AnalyzeOptions {
	/** What the report calls the recording. */
	readonly name: string;
	/** Origin; exchanges of others are passed over. */
	readonly site: string | null;
	readonly generatorVersion: string;
	readonly createdAt: Date;
	readonly say: Say;
}

export type Analysis =
	| { readonly ok: true; readonly report: Report }
	| { readonly ok: false; readonly reason: HarFailure; readonly entries: number };

/** Reads a HAR file from its bytes and reports on it. What reading throws, it throws. */
export async function analyze(bytes: AsyncIterable<Uint8Array>, options: AnalyzeOptions): Promise<Analysis> {
	let inspector = createInspector();
	let exchanges: Exchange[] = [];
	const scanner = createHarScanner({
		entry(entry, index) {
			const exchange = exchangeFromHar(entry, index);
			if (!exchange || !isOf(options.site, exchange)) return;
			inspector.learn(exchange);
			if (couldMatter(exchange, inspector.roots)) exchanges.push(exchange);
		},
		restart() {
			inspector = createInspector();
			exchanges = [];
		},
	});
	for await (const chunk of bytes) if (!scanner.push(chunk)) break;
	const outcome = scanner.end();
	if (!outcome.ok) return { ok: false, reason: outcome.reason, entries: outcome.detail.entries };
	for (const exchange of inOrderOfStart(exchanges)) inspector.observe(exchange);
	return { ok: true, report: report(inspector, outcome.facts, options) };
}

function isOf(site: string | null, { request }: Exchange): boolean {
	return site === null || parseUrl(request.url)?.origin === site;
}

/** Recorders write entries in order of arrival, or by connection. One without a time stays behind the one before it. */
function inOrderOfStart(exchanges: readonly Exchange[]): Exchange[] {
	let last = -Infinity;
	const starts = new Map(
		exchanges.map(exchange => {
			last = Number.isFinite(exchange.startedAt) ? exchange.startedAt : last;
			return [exchange, last];
		}),
	);
	const start = (exchange: Exchange) => starts.get(exchange) ?? 0;
	return exchanges.toSorted((a, b) => (start(a) === start(b) ? a.id - b.id : start(a) - start(b)));
}

function report(
	inspector: ReturnType<typeof createInspector>,
	{ entries, skipped }: HarFacts,
	{ createdAt, generatorVersion, name, say }: AnalyzeOptions,
): Report {
	const observations = inspector.observations();
	const first = observations.find(({ endpoint }) => endpoint.family !== 'other');
	const origin = first && parseUrl(first.exchange.request.url)?.origin;
	return buildReport({
		generatorVersion,
		createdAt,
		source: { kind: 'har', name, entries, skipped },
		observations,
		say,
		restRoot: origin === undefined ? null : inspector.roots.restRoot(origin),
		numberOf: id => id,
	});
}
