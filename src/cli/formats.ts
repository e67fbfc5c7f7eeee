import type { FormatId } from '../report/formats/index.ts';

/** Text first: it is what is written unless something else is asked for. */
export const FORMATS = [
	'text',
	'json',
	'ndjson',
	'markdown',
	'html',
	'har',
] as const satisfies readonly FormatId[];

export type Format = (typeof FORMATS)[number];

export function isFormat(name: string): name is Format {
	return (FORMATS as readonly string[]).includes(name);
}

/** Documents that cannot stand one after another in a file. */
export function isSingle(format: Format): boolean {
	return format === 'html' || format === 'har';
}

/** Puts reports of one format together, piece by piece as they come. */
export interface Formatter {
	/** What can be written once this report is there. */
	add(text: string): string;
	/** What is left to write after the last one. */
	end(): string;
}

/**
 * @param isArray whether JSON is an array of reports: decided by how many files were named, not by how many could be read,
 *   so that a script knows what it gets
 */
export function createFormatter(format: Format, isArray: boolean): Formatter {
	let written = 0;
	if (format === 'json' && isArray) {
		return {
			add: text => `${written++ > 0 ? ',\n' : '[\n'}${text.trimEnd()}`,
			end: () => (written > 0 ? '\n]\n' : ''),
		};
	}
	const between = format === 'text' || format === 'markdown' ? '\n' : '';
	return { add: text => `${written++ > 0 ? between : ''}${text}`, end: () => '' };
}
