import type { Exchange } from '../../exchange/exchange.ts';
import { countBinaries, countUnreadable, type RedactedReport } from '../build-report.ts';
import type { SecretClass } from '../redaction/secret-classes.ts';
import { shownCounts } from '../shown-counts.ts';

/** What was left out and replaced, to be shown before anything is saved. */
export interface ExportSummary {
	/** How many different secrets of each class have a label in the export. */
	readonly counts: Readonly<Partial<Record<SecretClass, number>>>;
	/** Classes that are shown as they are, by choice. */
	readonly kept: readonly SecretClass[];
	/** How many requests are in it, and of how many that were given. */
	readonly exchanges: number;
	readonly exchangesGiven: number;
	/** How many of their bodies, of requests and answers, are shown in full, and of how many only the shape. */
	readonly fullBodies: number;
	readonly shapes: number;
	/** Left out: bodies that are no text, and texts that could not be read. */
	readonly binaries: number;
	readonly unreadable: number;
	/** Secrets too short or too common to be looked for beyond the places that gave them away. */
	readonly inPlace: number;
}

/**
 * @param shown the requests that are in the export, redacted
 * @param given all there are, as they were
 */
export function exportSummary(
	text: string,
	shown: readonly Exchange[],
	given: readonly Exchange[],
	{ mode, redactor }: RedactedReport,
	kept: readonly SecretClass[],
): ExportSummary {
	const { inPlace } = redactor.summary();
	const ids = new Set(shown.map(({ id }) => id));
	const texts = shown.flatMap(exchange =>
		[exchange.request, exchange.response]
			.filter(({ body }) => body.kind === 'text')
			.map(() => mode(exchange)),
	);
	const fullBodies = texts.filter(each => each === 'full').length;
	return {
		counts: shownCounts(text, redactor.secrets),
		kept,
		exchanges: shown.length,
		exchangesGiven: given.length,
		fullBodies,
		shapes: texts.length - fullBodies,
		binaries: countBinaries(given.filter(({ id }) => ids.has(id))),
		unreadable: countUnreadable(redactor),
		inPlace,
	};
}
