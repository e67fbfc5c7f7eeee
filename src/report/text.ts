import { countMessage } from '../words/count.ts';
import type { Message, MessageKey, Say } from '../words/message.ts';
import { message } from '../words/message.ts';
import { plainText } from './plain-text.ts';
import { SECRET_CLASSES } from './redaction/secret-classes.ts';
import type { Report, ReportEvidence, ReportFinding } from './report.ts';
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
		const key = report.summary.wordpress === 0 ? 'text_noWordPress' : 'text_nothing';
		lines.push(...wrap(options.say(message(key)), { width: options.width, indent: '' }));
	}
	if (report.isolation) lines.push('', ...list('report_isolation', report.isolation.explanation, options));
	const replaced = replacedLine(report, options);
	if (replaced !== '') lines.push('', ...wrap(replaced, { width: options.width, indent: '' }));
	return `${lines.join('\n')}\n`;
}

/** `Replaced by labels: Cookies 2, Nonces 1.`; empty when nothing was. */
function replacedLine({ redaction }: Report, { say }: TextOptions): string {
	const counts = SECRET_CLASSES.flatMap(({ id, words }) => {
		const count = redaction.counts[id] ?? 0;
		return count > 0 ? [`${say(message(words))} ${count}`] : [];
	});
	return counts.length === 0 ? '' : say(message('text_replaced', counts.join(', ')));
}

function renderHead({ site, source, summary }: Report, options: TextOptions): string[] {
	const { language, say, width } = options;
	const counts = [
		say(countMessage('status_conflicts', summary.conflicts, language)),
		say(countMessage('status_requests', summary.wordpress, language)),
	].join(', ');
	const name = [plainText(source.name), plainText(site.origin ?? '')].filter(Boolean).join(' · ');
	const head = wrap(`${name}: ${counts}`, { width, indent: '' });
	const lines = head.map(line => paint('bold', line, options));
	if (source.skipped.length > 0) {
		const reasons = [...new Set(source.skipped.map(({ reason }) => reason))].join(', ');
		const text = message('text_skipped', String(source.skipped.length), plainText(reasons));
		lines.push(...wrap(say(text), { width, indent: '' }));
	}
	if (source.bodiesLetGo !== undefined) {
		const text = message('text_letGo', String(source.bodiesLetGo));
		lines.push(...wrap(say(text), { width, indent: '' }));
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
	const { say } = options;
	return [
		...headline(severity, facts, options),
		...paragraph(finding.title, options).map(line => paint('bold', line, options)),
		...paragraph(finding.explanation, options),
		...(duplicate ? paragraph(say(repeats(duplicate)), options) : []),
		...(said === '' ? [] : paragraph(say(message('text_serverSays', said)), options)),
		...list(
			'section_evidence',
			finding.evidence.map(each => evidenceText(each, say)),
			options,
			say(message(`confidence_${finding.confidence}`)),
		),
		...list(
			'section_suspects',
			finding.suspects.map(each => suspectText(each, say)),
			options,
		),
		...list('section_doNow', [recovery.decision], options),
		...list('section_steps', recovery.steps, options),
		...list('section_avoid', recovery.avoid, options),
		...list('section_verify', recovery.verify, options),
	];
}

function headline(severity: ReportFinding['severity'], facts: string, options: TextOptions): string[] {
	const word = options.say(message(`severity_${severity}`));
	const bullet = `${word} `;
	const indent = ' '.repeat(bullet.length);
	const [first = '', ...rest] = wrap(facts, { width: options.width, indent, bullet });
	const head = paint(severity, word, options) + paint('dim', first.slice(word.length), options);
	return [head, ...rest.map(line => paint('dim', line, options))];
}

function repeats({ gapMs, of }: NonNullable<ReportFinding['duplicate']>): Message {
	return message('text_duplicateOf', String(of), String(Math.round(gapMs)));
}

function evidenceText({ exchangeId, text }: ReportEvidence, say: Say): string {
	return `${text} (${say(message('text_place', String(exchangeId)))})`;
}

function suspectText({ name, roles, type, weight }: ReportFinding['suspects'][number], say: Say): string {
	const parts = [type, ...roles.map(role => say(message(`role_${role}`))), say(message(weightWord(weight)))];
	return `${name} (${parts.join(', ')})`;
}

/** A weight as a word: nobody can tell 0.6 from 0.7, and figures look like proof. */
function weightWord(weight: number): MessageKey {
	if (weight >= 0.7) return 'weight_strong';
	return weight >= 0.4 ? 'weight_some' : 'weight_weak';
}

function paragraph(text: string, { width }: TextOptions): string[] {
	return wrap(plainText(text), { width, indent: INDENT });
}

function list(heading: MessageKey, items: readonly string[], options: TextOptions, remark = ''): string[] {
	if (items.length === 0) return [];
	const head = `${options.say(message(heading))}${remark === '' ? '' : ` (${remark})`}`;
	const lines = items.flatMap((item, index) => {
		const mark = heading === 'section_steps' ? `${index + 1}. ` : '- ';
		const bullet = INDENT.repeat(2) + mark;
		return wrap(plainText(item), { width: options.width, indent: ' '.repeat(bullet.length), bullet });
	});
	return [INDENT + paint('dim', head, options), ...lines];
}

function paint(style: keyof typeof STYLES, text: string, { colour }: TextOptions): string {
	return colour ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text;
}
