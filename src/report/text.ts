import { countMessage } from '../words/count.ts';
import type { MessageKey, Say } from '../words/message.ts';
import { message } from '../words/message.ts';
import { plainText } from './plain-text.ts';
import type { Report, ReportEvidence, ReportFinding } from './report.ts';
import { ROLE_WORDS, SEVERITY_WORDS, TEXT_WORDS, weightWord } from './text-words.ts';
import { wrap } from './wrap.ts';

export interface TextOptions {
	readonly colour: boolean;
	/** Columns of the terminal. */
	readonly width: number;
	readonly say: Say;
	/** BCP 47 tag of what `say` says. */
	readonly language: string;
}

/** Select Graphic Rendition (ECMA-48, 8.3.117). */
const STYLES = { bold: '1', dim: '2', error: '1;31', warning: '1;33', info: '1;36' } as const;

const INDENT = '  ';

/** Renders a report for people in a terminal. Whatever a site wrote comes out as plain text, in lines of our own. */
export function renderText(report: Report, options: TextOptions): string {
	const lines = [...renderHead(report, options)];
	for (const finding of report.findings) lines.push('', ...renderFinding(finding, options));
	if (report.findings.length === 0) {
		const { nothing, noWordPress } = TEXT_WORDS;
		const text = report.summary.wordpress === 0 ? noWordPress : nothing;
		lines.push(...wrap(text, { width: options.width, indent: '' }));
	}
	return `${lines.join('\n')}\n`;
}

function renderHead({ site, source, summary }: Report, options: TextOptions): string[] {
	const { language, say, width } = options;
	const counts = [
		say(countMessage('status_conflicts', summary.conflicts, language)),
		say(countMessage('status_requests', summary.wordpress, language)),
	].join(', ');
	const name = [plainText(source.name), plainText(site.origin ?? '')].filter(Boolean).join(' · ');
	const lines = [paint('bold', `${name}: ${counts}`, options)];
	if (source.skipped.length > 0) {
		const reasons = [...new Set(source.skipped.map(({ reason }) => reason))].join(', ');
		const text = TEXT_WORDS.skipped(source.skipped.length, plainText(reasons));
		lines.push(...wrap(text, { width, indent: '' }));
	}
	return lines;
}

function renderFinding(finding: ReportFinding, options: TextOptions): string[] {
	const { endpoint, error, recovery, severity } = finding;
	const name = endpoint.route ?? endpoint.action ?? endpoint.resource ?? '';
	const facts = [finding.kind, String(finding.status), `${endpoint.method} ${name}`]
		.map(plainText)
		.join(' · ');
	const said = [error?.code ?? '', error?.message ?? ''].map(plainText).filter(Boolean).join(': ');
	const { duplicate } = finding;
	return [
		`${paint(severity, SEVERITY_WORDS[severity], options)} ${paint('dim', facts, options)}`,
		...paragraph(finding.title, options).map(line => paint('bold', line, options)),
		...paragraph(finding.explanation, options),
		...(duplicate ? paragraph(TEXT_WORDS.duplicateOf(duplicate.of, duplicate.gapMs), options) : []),
		...(said === '' ? [] : paragraph(`${TEXT_WORDS.serverSays}: ${said}`, options)),
		...list(
			'section_evidence',
			finding.evidence.map(evidenceText),
			options,
			options.say(message(`confidence_${finding.confidence}`)),
		),
		...list('section_suspects', finding.suspects.map(suspectText), options),
		...list('section_doNow', [recovery.decision], options),
		...list('section_steps', recovery.steps, options),
		...list('section_avoid', recovery.avoid, options),
		...list('section_verify', recovery.verify, options),
	];
}

function evidenceText({ exchangeId, text }: ReportEvidence): string {
	return `${text} (${TEXT_WORDS.place(exchangeId)})`;
}

function suspectText({ name, roles, type, weight }: ReportFinding['suspects'][number]): string {
	const parts = [type, ...roles.map(role => ROLE_WORDS[role]), weightWord(weight)];
	return `${name} (${parts.join(', ')})`;
}

function paragraph(text: string, { width }: TextOptions): string[] {
	return wrap(plainText(text), { width, indent: INDENT });
}

function list(heading: MessageKey, items: readonly string[], options: TextOptions, remark = ''): string[] {
	if (items.length === 0) return [];
	const head = `${options.say(message(heading))}${remark === '' ? '' : ` (${remark})`}`;
	const indent = INDENT.repeat(3);
	const bullet = `${INDENT.repeat(2)}- `;
	const lines = items.flatMap(item => wrap(plainText(item), { width: options.width, indent, bullet }));
	return [INDENT + paint('dim', head, options), ...lines];
}

function paint(style: keyof typeof STYLES, text: string, { colour }: TextOptions): string {
	return colour ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text;
}
