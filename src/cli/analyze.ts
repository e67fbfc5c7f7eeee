import { parseUrl } from '../exchange/url.ts';
import type { HarFacts, HarFailure } from '../har/outcome.ts';
import { createHarReader } from '../har-reader.ts';
import type { Inspector } from '../inspector.ts';
import { buildReport } from '../report/build-report.ts';
import type { Report } from '../report/report.ts';
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
	const reader = createHarReader(options.site);
	for await (const chunk of bytes) if (!reader.push(chunk)) break;
	const reading = reader.end();
	if (!reading.ok) return reading;
	const { exchanges, facts, inspector } = reading;
	for (const exchange of exchanges) inspector.observe(exchange);
	return { ok: true, report: report(inspector, facts, options) };
}

function report(
	inspector: Inspector,
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
