import type { Report } from '../report/report.ts';
import type { TextOptions } from '../report/text.ts';
import { renderText } from '../report/text.ts';

export const FORMATS = ['text', 'json', 'ndjson'] as const;

export type Format = (typeof FORMATS)[number];

export function isFormat(name: string): name is Format {
	return (FORMATS as readonly string[]).includes(name);
}

/** Writes reports in a format, piece by piece as they come. */
export interface Formatter {
	/** What can be written once this report is there. */
	add(report: Report): string;
	/** What is left to write after the last one. */
	end(): string;
}

/**
 * @param isArray whether JSON is an array of reports: decided by how many files were named, not by how many could be read,
 *   so that a script knows what it gets
 */
export function createFormatter(format: Format, isArray: boolean, options: TextOptions): Formatter {
	let written = 0;
	switch (format) {
		case 'text':
			return {
				add: report => `${written++ > 0 ? '\n' : ''}${renderText(report, options)}`,
				end: () => '',
			};
		case 'ndjson':
			return { add: report => `${JSON.stringify(report)}\n`, end: () => '' };
		case 'json': {
			if (!isArray) return { add: report => `${JSON.stringify(report, null, '\t')}\n`, end: () => '' };
			return {
				add: report => `${written++ > 0 ? ',\n' : '[\n'}${JSON.stringify(report, null, '\t')}`,
				end: () => (written > 0 ? '\n]\n' : ''),
			};
		}
	}
}
