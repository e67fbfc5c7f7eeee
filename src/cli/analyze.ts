import { parseUrl } from '../exchange/url.ts';
import type { HarFailure } from '../har/outcome.ts';
import { createHarReader, type HarCaps } from '../har-reader.ts';
import { buildReport } from '../report/build-report.ts';
import type { ExportInput } from '../report/export/export-report.ts';
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
	/** BCP 47 tag of what `say` says; English unless told otherwise. */
	readonly language?: string;
	/** Whether all bodies are wanted, however many: for a HAR of everything. */
	readonly keepAll?: boolean;
	/** Other caps than those of the terminal. */
	readonly caps?: HarCaps;
}

/** A report shows the bodies that findings rest on; others serve only until what is near them was observed. */
const CAPS: HarCaps = { waiting: 1_000_000, kept: 2_000_000, enough: 100_000, cited: 4_000_000 };
const KEEP_ALL: HarCaps = { ...CAPS, kept: Number.POSITIVE_INFINITY, cited: Number.POSITIVE_INFINITY };

interface Failed {
	readonly ok: false;
	readonly reason: HarFailure;
	readonly entries: number;
}

/** A recording that was observed from beginning to end, ready to be exported. */
export type Recorded = { readonly ok: true; readonly input: ExportInput } | Failed;

export type Analysis = { readonly ok: true; readonly report: Report } | Failed;

/** Reads a HAR file from its bytes and diagnoses what is in it. What reading throws, it throws. */
export async function readRecording(
	bytes: AsyncIterable<Uint8Array>,
	{
		caps = CAPS,
		createdAt,
		generatorVersion,
		keepAll = false,
		language = 'en',
		name,
		say,
		site,
	}: AnalyzeOptions,
): Promise<Recorded> {
	const reader = createHarReader(site, keepAll ? KEEP_ALL : caps);
	for await (const chunk of bytes) if (!reader.push(chunk)) break;
	const reading = reader.end();
	if (!reading.ok) return reading;
	const { exchanges, facts, inspector, letGo } = reading;
	for (const exchange of exchanges) inspector.observe(exchange);
	const observations = inspector.observations();
	const first = observations.find(({ endpoint }) => endpoint.family !== 'other');
	const origin = first && parseUrl(first.exchange.request.url)?.origin;
	const input: ExportInput = {
		generatorVersion,
		createdAt,
		source: {
			kind: 'har',
			name,
			entries: facts.entries,
			skipped: facts.skipped,
			...(letGo > 0 ? { bodiesLetGo: letGo } : {}),
		},
		observations,
		exchanges: reading.all(),
		say,
		language,
		restRoot: origin === undefined ? null : inspector.roots.restRoot(origin),
		numberOf: id => id,
	};
	return { ok: true, input };
}

/** The same, as the report that is written unless something is chosen otherwise. */
export async function analyze(bytes: AsyncIterable<Uint8Array>, options: AnalyzeOptions): Promise<Analysis> {
	const recorded = await readRecording(bytes, options);
	return recorded.ok ? { ok: true, report: buildReport(recorded.input) } : recorded;
}
