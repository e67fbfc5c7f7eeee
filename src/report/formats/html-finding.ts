import { message, type Say } from '../../words/message.ts';
import { plainText } from '../plain-text.ts';
import type { ReportFinding } from '../report.ts';
import { findingLine, findingSections, whatHappened } from './finding-sections.ts';
import { type Html, html } from './html-text.ts';
import { htmlLine, writeHtml } from './write-html.ts';

/** Links to the findings below; nothing if there is but one. */
export function htmlIndex(findings: readonly ReportFinding[], say: Say): readonly Html[] {
	if (findings.length < 2) return [];
	const items = findings.map(
		({ severity, title }, place) =>
			html`<li>${severityMark(severity, say)}<a href="#${anchor(place)}">${plainText(title)}</a></li>\n`,
	);
	return [html`<ul class="index">\n${items}</ul>\n`];
}

/** A finding: what to read first is open, the rest is folded. */
export function htmlFinding(finding: ReportFinding, place: number, say: Say): Html {
	const { severity, title } = finding;
	const sections = findingSections(finding, say);
	const [doNow, ...others] = sections
		.filter(({ isMore }) => !isMore)
		.map(({ blocks, heading }) => html`<h4>${htmlLine(heading)}</h4>\n${writeHtml(blocks)}`);
	const more = sections
		.filter(({ isMore }) => isMore)
		.map(
			({ blocks, heading }) =>
				html`<details>\n<summary>${htmlLine(heading)}</summary>\n${writeHtml(blocks)}</details>\n`,
		);
	return html`<article class="finding ${severity}" id="${anchor(place)}">
<h3>${severityMark(severity, say)}${plainText(title)}</h3>
<p class="line">${htmlLine(findingLine(finding, say))}</p>
${writeHtml(whatHappened(finding, say))}<div class="do-now">
${doNow ?? []}</div>
${others}${more}</article>
`;
}

/** In words, never by colour alone. */
function severityMark(severity: ReportFinding['severity'], say: Say): Html {
	return html`<span class="severity ${severity}">${say(message(`severity_${severity}`))}</span> `;
}

function anchor(place: number): string {
	return `finding-${place + 1}`;
}
