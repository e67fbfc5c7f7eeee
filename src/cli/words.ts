import type { HarFailure } from '../har/outcome.ts';
import type { Leak } from '../report/redaction/self-scan.ts';
import { VENUES } from '../report/support/venues.ts';
import type { Format } from './formats.ts';
import { FORMATS } from './formats.ts';

const VENUE_IDS = VENUES.map(({ id }) => id);

/* What only the terminal says: usage, and one line for each thing that can be wrong with what it was given. */

export const HELP = `Usage: concord analyze FILE… [--format ${FORMATS.join('|')}] [--output PATH] [--site ORIGIN]
       concord analyze FILE… --support ${VENUE_IDS.join('|')}
       concord --version | --help

Names the WordPress conflicts in recordings of a browser or proxy: HAR files, also gzipped; - reads standard input.
Everything it writes is redacted: passwords, cookies, nonces and what else is secret are replaced by labels.

  --format FORMAT  text (for people), json (one report; an array for several files), ndjson (a report a line),
                   markdown (for issues and forums), html (one page to read or print), har (the requests themselves)
  --support VENUE  a text to fill in and post: for a forum, an issue form, the host, or the plugin's author
  --output PATH    writes to a file instead of standard output, all of it or nothing
  --site ORIGIN    looks at one site only, such as https://example.com
  --hide-site      calls the site site.example
  --all            har: all WordPress requests, not only those that conflicts rest on

Exit status: 0 nothing found, 1 conflicts found, 2 something was wrong with the input.`;

export const MISTAKES = {
	command: (name: string) => `unknown command ${name}; see concord --help`,
	noFiles: 'analyze needs a HAR file, or - for standard input',
	format: (name: string) => `--format ${name}: choose one of ${FORMATS.join(', ')}`,
	support: (name: string) => `--support ${name}: choose one of ${VENUE_IDS.join(', ')}`,
	both: '--support writes a text of its own format; leave out --format',
	single: (format: Format) => `--format ${format}: give one file, for it is one document`,
	all: '--all goes with --format har',
	site: (text: string) => `--site ${text}: give an origin such as https://example.com`,
};

/** Why a report was not written: a secret is still in it. Says of it only its label. */
export function describeLeak(where: readonly Leak[]): string {
	const labels = [...new Set(where.map(({ label }) => label))].slice(0, 5).join(', ');
	return `not written, for redaction failed on ${labels}; report this to the authors of Concord`;
}

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
