import { parseArgs } from 'node:util';
import { parseUrl } from '../exchange/url.ts';
import { isVenue, type VenueId } from '../report/support/venues.ts';
import type { Format } from './formats.ts';
import { isFormat, isSingle } from './formats.ts';
import { MISTAKES } from './words.ts';

/** What a person asked for. */
export type Command =
	| { readonly kind: 'help' }
	| { readonly kind: 'version' }
	| { readonly kind: 'analyze'; readonly order: AnalyzeOrder }
	| { readonly kind: 'mistake'; readonly text: string };

export interface AnalyzeOrder {
	/** Paths; `-` is standard input. */
	readonly files: readonly string[];
	readonly format: Format;
	/** A text for where people ask, instead of a report. */
	readonly support: VenueId | null;
	/** Whether a HAR holds all requests, not only those that findings rest on. */
	readonly all: boolean;
	readonly hideSite: boolean;
	readonly output: string | null;
	/** Origin. */
	readonly site: string | null;
}

const OPTIONS = {
	format: { type: 'string' },
	support: { type: 'string' },
	all: { type: 'boolean', default: false },
	'hide-site': { type: 'boolean', default: false },
	output: { type: 'string' },
	site: { type: 'string' },
	version: { type: 'boolean', short: 'v' },
	help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the words after `concord`. */
export function readArguments(args: readonly string[]): Command {
	try {
		const { positionals, values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
		const [command, ...files] = positionals;
		if (values.version) return { kind: 'version' };
		if (values.help || command === undefined) return { kind: 'help' };
		if (command !== 'analyze') return mistake(MISTAKES.command(command));
		if (files.length === 0) return mistake(MISTAKES.noFiles);
		const { all, format = 'text', output = null, support = null } = values;
		if (!isFormat(format)) return mistake(MISTAKES.format(format));
		if (support !== null && !isVenue(support)) return mistake(MISTAKES.support(support));
		if (support !== null && values.format !== undefined) return mistake(MISTAKES.both);
		if (files.length > 1 && isSingle(format)) return mistake(MISTAKES.single(format));
		if (all && format !== 'har') return mistake(MISTAKES.all);
		const site = values.site === undefined ? null : originOf(values.site);
		if (site === '') return mistake(MISTAKES.site(values.site ?? ''));
		const hideSite = values['hide-site'];
		return { kind: 'analyze', order: { files, format, support, all, hideSite, output, site } };
	} catch (error) {
		// Node explains in a second sentence how to pass a file whose name begins with a dash.
		const text = error instanceof Error ? error.message : String(error);
		return mistake(text.split(/\.\s|\n/, 1)[0] ?? text);
	}
}

function mistake(text: string): Command {
	return { kind: 'mistake', text };
}

/** Empty when it is no origin. */
function originOf(text: string): string {
	const url = parseUrl(text);
	if (!url || !/^https?:$/.test(url.protocol)) return '';
	return url.href === `${url.origin}/` ? url.origin : '';
}
