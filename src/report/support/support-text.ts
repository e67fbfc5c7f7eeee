import type { Exchange } from '../../exchange/exchange.ts';
import { message, type Say } from '../../words/message.ts';
import { type Block, heading, paragraph, words } from '../formats/blocks.ts';
import { writtenBy } from '../formats/overview.ts';
import { writeMarkdown } from '../formats/write-markdown.ts';
import { writePlain } from '../formats/write-plain.ts';
import type { Report } from '../report.ts';
import { partOf } from './parts.ts';
import { findingFor, type Subject } from './subject.ts';
import type { Trial } from './tried.ts';
import { type VenueId, venueOf } from './venues.ts';

export interface SupportInput {
	/** Redacted. */
	readonly report: Report;
	/** The exchanges of the report, redacted, in its order. */
	readonly cited: readonly Exchange[];
	/** What a session has tried, and the `id` of the findings that it looked for; `null` where there was none. */
	readonly tried: { readonly findings: readonly string[]; readonly trials: readonly Trial[] } | null;
	readonly venue: VenueId;
	/** `id` of a finding; left out for the gravest. */
	readonly finding?: string;
	readonly say: Say;
}

/**
 * A text for where people ask, in the order of its form: filled in as far as the traffic tells, with a question between ‹ and ›
 * for the rest. Throws a `RangeError` for a finding that is not there.
 */
export function supportText({ cited, finding: id, report, say, tried, venue: name }: SupportInput): string {
	const venue = venueOf(name);
	const write = venue.format === 'markdown' ? writeMarkdown : writePlain;
	const finding = findingFor(report, id);
	if (!finding) return write([paragraph(words(say(message('text_nothing'))))]);
	const place = report.exchanges.findIndex(each => each.id === finding.exchangeIds[0]);
	const shown = report.exchanges[place];
	const exchange = cited[place];
	const failed = shown && exchange ? { shown, exchange } : null;
	const trials = tried?.findings.includes(finding.id) ? tried.trials : null;
	const subject: Subject = { report, finding, failed, trials, say };
	const fields = venue.fields.flatMap((field): readonly Block[] => {
		const part = partOf(field.part);
		const blocks = part.blocks(subject, field);
		if (blocks.length === 0) return [];
		return [heading(2, words(field.label ?? say(message(part.heading)))), ...blocks];
	});
	return write([heading(1, words(finding.title)), ...fields, paragraph(...writtenBy(report, say))]);
}
