import type { Exchange } from '../../exchange/exchange.ts';
import { harOf } from '../../har/write-har.ts';
import { message } from '../../words/message.ts';
import { buildRedacted, type RedactedReport, type ReportChoice, type ReportInput } from '../build-report.ts';
import { type FormatId, formatOf } from '../formats/index.ts';
import { findLeaks, findLeaksInJson, type Leak } from '../redaction/self-scan.ts';
import type { Report } from '../report.ts';
import { supportText } from '../support/support-text.ts';
import { type VenueId, venueOf } from '../support/venues.ts';
import { renderText, type TextOptions } from '../text.ts';
import { exportName } from './export-name.ts';
import { type ExportSummary, exportSummary } from './export-summary.ts';

/** What an export is made of. */
export interface ExportInput extends ReportInput {
	/** BCP 47 tag of what `say` says. */
	readonly language: string;
	/** All that was recorded, in order of start, for a HAR of everything. Left out: what is WordPress's of it. */
	readonly exchanges?: readonly Exchange[];
}

/** A report in a format, or a text for where people ask. */
export type ExportTarget =
	| { readonly kind: 'format'; readonly format: FormatId }
	| {
			readonly kind: 'support';
			readonly venue: VenueId;
			/** `id` of the finding it is about; left out for the gravest. */
			readonly finding?: string;
	  };

export interface ExportChoice extends ReportChoice {
	/** Which requests a HAR holds: those that findings rest on, which is the default, or all. Other formats have the former. */
	readonly exchanges?: 'cited' | 'all';
	/** How plain text is shown on a terminal; left out for a file. */
	readonly terminal?: Pick<TextOptions, 'colour' | 'width'>;
}

export type ExportOutcome =
	| {
			readonly kind: 'ready';
			readonly text: string;
			readonly fileName: string;
			readonly mediaType: string;
			readonly summary: ExportSummary;
			/** For the exit status of a program, and for a preview. */
			readonly report: Report;
	  }
	/** A secret is still in it: it must not leave. Nothing of the secret is in here. */
	| { readonly kind: 'leak'; readonly where: readonly Leak[] };

/** A report that was redacted once, to be written in any number of ways. */
export interface OpenExport {
	readonly report: Report;
	/** Throws a `RangeError` for a format, venue or finding that is not there. */
	write(target: ExportTarget): ExportOutcome;
}

/**
 * The one door through which reports leave: redacts, renders, then searches what was rendered for every secret that was
 * replaced. The same input, choice and target give the same bytes.
 */
export function openExport(input: ExportInput, choice: ExportChoice = {}): OpenExport {
	const all = input.exchanges ?? input.observations.map(({ exchange }) => exchange);
	const isAll = choice.exchanges === 'all';
	const made = buildRedacted(input, choice, isAll ? all : []);
	const shown = isAll ? made.others : made.cited;
	let leaks: readonly Leak[] | null = null;
	const leaksInReport = () => {
		leaks ??= findLeaksInJson(JSON.stringify(made.report, null, 1), made.redactor);
		return leaks;
	};

	return {
		report: made.report,
		write(target) {
			const isHar = target.kind === 'format' && target.format === 'har';
			const text = isHar ? harText(shown, input, made) : render(input, made, choice, target);
			// A line that was wrapped hides what it broke, so the report itself is searched, too, where it is not what is written.
			const isReport = target.kind === 'format' && (target.format === 'json' || target.format === 'ndjson');
			const where = isReport
				? findLeaksInJson(text, made.redactor)
				: [...findLeaks(text, made.redactor), ...leaksInReport()];
			if (where.length > 0) return { kind: 'leak', where };
			const format = formatOf(target.kind === 'format' ? target.format : venueOf(target.venue).format);
			return {
				kind: 'ready',
				text,
				fileName: exportName(input.createdAt, target, format.extension),
				mediaType: format.mediaType,
				summary: exportSummary(text, isHar ? shown : made.cited, all, made, choice.keep ?? []),
				report: made.report,
			};
		},
	};
}

/** The same for one target. */
export function exportReport(input: ExportInput, choice: ExportChoice, target: ExportTarget): ExportOutcome {
	return openExport(input, choice).write(target);
}

function render(
	{ language, say }: ExportInput,
	{ cited, report, tried }: RedactedReport,
	{ terminal }: ExportChoice,
	target: ExportTarget,
): string {
	if (target.kind === 'support') {
		const { finding, venue } = target;
		return supportText({ report, cited, tried, venue, say, ...(finding === undefined ? {} : { finding }) });
	}
	if (target.format === 'text' && terminal) return renderText(report, { ...terminal, say, language });
	const { render } = formatOf(target.format);
	if (!render) throw new RangeError(`No way to render ${target.format}`);
	return render(report, { say, language });
}

function harText(
	exchanges: readonly Exchange[],
	{ numberOf, say }: ExportInput,
	{ report }: RedactedReport,
): string {
	const places = exchanges.map(({ id }) => numberOf(id)).join(', ');
	// The file has places of its own; the report's are those of the recording.
	const comment = say(message('report_harComment', report.source.name, places));
	return [...harOf(exchanges, { creatorVersion: report.generator.version, comment })].join('');
}
