import type { MessageKey, Say } from '../../words/message.ts';
import type { Report } from '../report.ts';
import { renderText } from '../text.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';

export type FormatId = 'json' | 'markdown' | 'html' | 'text' | 'har' | 'ndjson';

/** The words of a rendering: what says them, and in which language (BCP 47). */
export interface Wording {
	readonly say: Say;
	readonly language: string;
}

/** A way to write a report down. */
export interface ReportFormat {
	readonly id: FormatId;
	/** Of the file's name, with its dot. */
	readonly extension: string;
	readonly mediaType: string;
	readonly label: MessageKey;
	/** Absent where the report alone is not enough: a HAR is written from the exchanges. */
	readonly render?: (report: Report, wording: Wording) => string;
	/** Where the media type and the extension are from. */
	readonly source: string;
}

/** A saved text is read in an editor as wide as a terminal. */
const TEXT_WIDTH = 80;

/** All formats, the contract first. */
export const FORMATS = [
	{
		id: 'json',
		extension: '.json',
		mediaType: 'application/json',
		label: 'report_formatJson',
		render: report => `${JSON.stringify(report, null, '\t')}\n`,
		source: 'RFC 8259, 11',
	},
	{
		id: 'markdown',
		extension: '.md',
		mediaType: 'text/markdown',
		label: 'report_formatMarkdown',
		render: (report, { say }) => renderMarkdown(report, say),
		source: 'RFC 7763, 2',
	},
	{
		id: 'html',
		extension: '.html',
		mediaType: 'text/html',
		label: 'report_formatHtml',
		render: (report, { language, say }) => renderHtml(report, say, language),
		source: 'HTML Standard, 17.1',
	},
	{
		id: 'text',
		extension: '.txt',
		mediaType: 'text/plain',
		label: 'report_formatText',
		render: (report, wording) => renderText(report, { ...wording, colour: false, width: TEXT_WIDTH }),
		source: 'RFC 2046, 4.1.3',
	},
	{
		id: 'har',
		extension: '.har',
		// Registered for none of its own; browsers and proxies serve it as what it is.
		mediaType: 'application/json',
		label: 'report_formatHar',
		source: 'HTTP Archive 1.2',
	},
	{
		id: 'ndjson',
		extension: '.ndjson',
		mediaType: 'application/x-ndjson',
		label: 'report_formatNdjson',
		render: report => `${JSON.stringify(report)}\n`,
		source: 'NDJSON specification, 1.0.0, 3',
	},
] as const satisfies readonly ReportFormat[];

/** The format of an id. */
export function formatOf(id: FormatId): ReportFormat {
	const found: ReportFormat | undefined = FORMATS.find(format => format.id === id);
	if (!found) throw new RangeError(`No format ${id}`);
	return found;
}
