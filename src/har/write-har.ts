import type { Exchange } from '../exchange/exchange.ts';
import { writeEntry, writeTime } from './write-entry.ts';

/** A page that was visited while recording. */
export interface HarPage {
	readonly title: string;
	/** Milliseconds since 1970. */
	readonly startedAt: number;
}

export interface HarOptions {
	readonly creatorVersion: string;
	/** For people who read the file. */
	readonly comment?: string;
	/** In order of start. An entry belongs to the latest that had begun. */
	readonly pages?: readonly HarPage[];
}

/**
 * Writes a HAR 1.2 file. What it has no place for stands in members that begin with an underscore, so that
 * `exchangeFromHar` gives every exchange back as it was. Redact first: everything that is in the exchanges is in the file.
 *
 * @param exchanges best in order of start, as importers expect them
 * @returns the file in pieces, an entry each: all of it may be longer than a string can be
 */
export function* harOf(
	exchanges: Iterable<Exchange>,
	options: HarOptions,
): Generator<string, void, undefined> {
	const { comment, creatorVersion, pages = [] } = options;
	const creator = { name: 'Concord', version: creatorVersion };
	const head = {
		version: '1.2',
		creator,
		...(comment === undefined ? {} : { comment }),
		...(pages.length === 0 ? {} : { pages: pages.map(writePage) }),
	};
	// The brace that closes the head waits for the entries.
	yield `{"log":${JSON.stringify(head).slice(0, -1)},"entries":[`;
	let separator = '\n';
	for (const exchange of exchanges) {
		const page = pages.findLastIndex(({ startedAt }) => startedAt <= exchange.startedAt);
		yield `${separator}${JSON.stringify(writeEntry(exchange, page === -1 ? null : pageId(page)))}`;
		separator = ',\n';
	}
	yield '\n]}}\n';
}

function writePage({ startedAt, title }: HarPage, index: number) {
	return {
		startedDateTime: writeTime(startedAt) ?? writeTime(0),
		id: pageId(index),
		title,
		pageTimings: { onContentLoad: -1, onLoad: -1 },
	};
}

function pageId(index: number): string {
	return `page_${index + 1}`;
}
