import type { HarFailure } from '../har/outcome.ts';
import { FORMATS } from './formats.ts';

/* What only the terminal says: usage, and one line for each thing that can be wrong with what it was given. */

export const HELP = `Usage: concord analyze FILE… [--format ${FORMATS.join('|')}] [--output PATH] [--site ORIGIN]
       concord --version | --help

Names the WordPress conflicts in recordings of a browser or proxy: HAR files, also gzipped; - reads standard input.

  --format FORMAT  text (for people), json (one report; an array for several files), ndjson (a report a line)
  --output PATH    writes to a file instead of standard output, all of it or nothing
  --site ORIGIN    looks at one site only, such as https://example.com

Exit status: 0 nothing found, 1 conflicts found, 2 something was wrong with the input.`;

export const MISTAKES = {
	command: (name: string) => `unknown command ${name}; see concord --help`,
	noFiles: 'analyze needs a HAR file, or - for standard input',
	format: (name: string) => `--format ${name}: choose one of ${FORMATS.join(', ')}`,
	site: (text: string) => `--site ${text}: give an origin such as https://example.com`,
};

/** What is wrong with a file, by the error code of the operating system or of zlib. */
const CODES: Readonly<Record<string, string>> = {
	ENOENT: 'no such file',
	ENOTDIR: 'no such file',
	EISDIR: 'is a directory',
	EACCES: 'permission denied',
	EPERM: 'permission denied',
	ENOSPC: 'no space left on the device',
	EROFS: 'the file system is read-only',
	Z_BUF_ERROR: 'truncated gzip',
	Z_DATA_ERROR: 'garbled gzip',
};

/** An error of the operating system in a few words. */
export function describeError(error: unknown): string {
	const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
	const message = error instanceof Error ? error.message : String(error);
	return CODES[code] ?? message.split('\n', 1)[0] ?? code;
}

/** Why a file is no HAR. */
export function describeFailure(reason: HarFailure, entries: number): string {
	switch (reason) {
		case 'empty':
			return 'empty';
		case 'not-a-har':
			return 'not a HAR: JSON without log.entries';
		case 'not-json':
			return entries > 0 ? `not JSON after ${count(entries)}` : 'not JSON';
		case 'too-deep':
			return `nested too deep after ${count(entries)}`;
		case 'truncated':
			return `truncated JSON after ${count(entries)}`;
	}
}

function count(entries: number): string {
	return `${entries} whole ${entries === 1 ? 'entry' : 'entries'}`;
}
