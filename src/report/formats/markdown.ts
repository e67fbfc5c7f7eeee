import { type MessageKey, message, type Say } from '../../words/message.ts';
import type { Report, ReportFinding } from '../report.ts';
import { type Block, heading, literal, paragraph, words } from './blocks.ts';
import { findingLine, findingSections, whatHappened } from './finding-sections.ts';
import {
	countRows,
	endpointTable,
	factTable,
	isolationBlocks,
	removedBlocks,
	siteBlocks,
	sourceRows,
	titleOf,
	writtenBy,
} from './overview.ts';
import { exchangeTable, timelineTable } from './story.ts';
import { writeMarkdown } from './write-markdown.ts';

/**
 * Renders a report as GitHub Flavored Markdown, for issues, forums and chats. Whatever a site wrote stands there as text or
 * code: it is no markup, link, mention, reference or heading. The same report and words give the same bytes.
 */
export function renderMarkdown(report: Report, say: Say): string {
	const titled = (key: MessageKey, blocks: readonly Block[]): readonly Block[] =>
		blocks.length === 0 ? [] : [heading(2, words(say(message(key)))), ...blocks];
	return writeMarkdown([
		heading(1, ...titleOf(report, say)),
		...factTable([...sourceRows(report, say), ...countRows(report, say)], say),
		...endpointTable(report, say),
		...titled('report_findings', findings(report, say)),
		...titled('report_isolation', isolationBlocks(report, say)),
		...titled('report_timeline', timelines(report, say)),
		...titled('report_siteSeen', siteBlocks(report, say)),
		...titled('report_exchanges', exchangeTable(report, say)),
		...titled('report_removed', removedBlocks(report, say)),
		paragraph(...writtenBy(report, say)),
	]);
}

function findings({ findings, summary }: Report, say: Say): readonly Block[] {
	if (findings.length === 0) {
		const nothing = message(summary.wordpress === 0 ? 'text_noWordPress' : 'text_nothing');
		return [paragraph(words(say(nothing)))];
	}
	return findings.flatMap(each => finding(each, say));
}

function finding(each: ReportFinding, say: Say): readonly Block[] {
	const severity = say(message(`severity_${each.severity}`));
	return [
		heading(3, words(say(message('report_named', severity, each.title)))),
		paragraph(...findingLine(each, say)),
		...whatHappened(each, say),
		...findingSections(each, say).flatMap(section => [heading(4, ...section.heading), ...section.blocks]),
	];
}

function timelines({ findings, timeline }: Report, say: Say): readonly Block[] {
	return timeline.flatMap(each => {
		const story = timelineTable(each, findings, say);
		return story.length === 0 ? [] : [heading(3, literal(each.resource)), ...story];
	});
}
