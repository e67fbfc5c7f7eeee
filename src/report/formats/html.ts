import { type MessageKey, message, type Say } from '../../words/message.ts';
import { plainText } from '../plain-text.ts';
import type { Report, ReportExchange, ReportMessage } from '../report.ts';
import { dotted, literal, paragraph, table, words } from './blocks.ts';
import { htmlFinding, htmlIndex } from './html-finding.ts';
import { type Html, html, jsonData, trusted } from './html-text.ts';
import {
	endpointTable,
	isolationBlocks,
	removedBlocks,
	siteBlocks,
	sourceRows,
	titleOf,
	writtenBy,
} from './overview.ts';
import { bodyBlocks, exchangeFacts, timelineTable } from './story.ts';
import { STYLE, STYLE_HASH } from './style.ts';
import { htmlLine, writeHtml } from './write-html.ts';

/** Nothing may be loaded, run or sent from here; the one style sheet is known by its hash. */
const POLICY = `default-src 'none'; script-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/**
 * Renders a report as one HTML page that needs nothing else: to be read, printed, and taken in by a program, for the whole
 * report is in it as JSON. It has no script, and no link out of itself. The same report and words give the same bytes.
 *
 * @param language BCP 47 tag of what `say` says
 */
export function renderHtml(report: Report, say: Say, language: string): string {
	const title = titleOf(report, say);
	const section = (key: MessageKey, content: readonly Html[]) =>
		content.length === 0 ? [] : [html`<section>\n<h2>${say(message(key))}</h2>\n${content}</section>\n`];
	const sections = [
		...section('report_summary', [
			numbers(report, say),
			...htmlIndex(report.findings, say),
			...writeHtml(endpointTable(report, say)),
		]),
		...section('report_findings', findings(report, say)),
		...section('report_isolation', writeHtml(isolationBlocks(report, say))),
		...section('report_timeline', timelines(report, say)),
		...section('report_siteSeen', writeHtml(siteBlocks(report, say))),
		...section(
			'report_exchanges',
			report.exchanges.map(each => exchange(each, say)),
		),
		...section('report_removed', writeHtml(removedBlocks(report, say))),
		...section('report_json', [data(report, say)]),
	];
	return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title.map(({ text }) => plainText(text)).join(' ')}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header>
<h1>${say(message('report_title'))}</h1>
${subtitle(report, say)}<p class="line">${say(message('report_intro'))}</p>
</header>
<main>
${sections}</main>
<footer>
<p>${htmlLine(writtenBy(report, say))}</p>
</footer>
</body>
</html>
`.html;
}

/** Whose report it is, and where it comes from. */
function subtitle(report: Report, say: Say): Html {
	const { origin } = report.site;
	const site = origin === null ? [] : [html`<p class="site">${htmlLine([literal(origin)])}</p>\n`];
	const source = sourceRows(report, say).flatMap(([name, value]) => [
		html`<span>${htmlLine(name)}: ${htmlLine(value)}</span>\n`,
	]);
	return html`${site}<p class="line source">\n${source}</p>\n`;
}

/** The counts that say at a glance how bad it is. */
function numbers({ summary }: Report, say: Say): Html {
	const { conflictRate, conflicts, exchanges, wordpress, writes } = summary;
	const rate = say(message('report_percent', String(Math.round(conflictRate * 100))));
	const items = (
		[
			['report_conflicts', String(conflicts), conflicts > 0 ? 'bad' : ''],
			...(writes === 0 ? [] : [['report_conflictRate', rate, ''] as const]),
			['report_writes', String(writes), ''],
			['report_wordpressRequests', String(wordpress), ''],
			['report_requests', String(exchanges), ''],
		] as const
	).map(
		([key, value, kind]) => html`<div class="${kind}"><dt>${say(message(key))}</dt><dd>${value}</dd></div>\n`,
	);
	return html`<dl class="numbers">\n${items}</dl>\n`;
}

function findings({ findings, summary }: Report, say: Say): readonly Html[] {
	if (findings.length > 0) return findings.map((each, place) => htmlFinding(each, place, say));
	const nothing = message(summary.wordpress === 0 ? 'text_noWordPress' : 'text_nothing');
	return writeHtml([paragraph(words(say(nothing)))]);
}

function timelines({ findings, timeline }: Report, say: Say): readonly Html[] {
	return timeline.map(each => {
		const story = writeHtml(timelineTable(each, findings, say));
		return html`<h3>${htmlLine([literal(each.resource)])}</h3>\n${story}`;
	});
}

/** A request that findings rest on: one line, and what was sent and answered folded below. */
function exchange(each: ReportExchange, say: Say): Html {
	const line = dotted(
		words(say(message('text_place', String(each.id)))),
		literal(`${each.request.method} ${each.request.url}`),
		...exchangeFacts(each, say),
	);
	return html`<details class="exchange">
<summary>${htmlLine(line)}</summary>
${side('tab_request', each.request, say)}${side('tab_response', each.response, say)}</details>
`;
}

function side(key: MessageKey, { body, headers }: ReportMessage, say: Say): Html {
	const rows = headers.map(({ name, value }) => [[literal(name)], [literal(value)]]);
	const head = (['section_headers', 'report_value'] as const).map(each => [words(say(message(each)))]);
	return html`<h3>${say(message(key))}</h3>
${writeHtml([...table(head, rows), ...bodyBlocks(body, say)])}`;
}

/** The report for programs: a script element that holds data is never run, so the policy has nothing to forbid. */
function data(report: Report, say: Say): Html {
	return html`<p>${say(message('report_jsonHint'))}</p>
<script type="application/json" id="concord-report">
${jsonData(report)}
</script>
`;
}
