import { requestIds } from '../../diagnosis/request-ids.ts';
import { type MessageKey, message } from '../../words/message.ts';
import { type Block, dotted, list, literal, paragraph, type Run, words } from '../formats/blocks.ts';
import { evidenceLines, findingRows, requestName, suspectList } from '../formats/finding-sections.ts';
import { clockTime, type FactRow, factTable, removedBlocks } from '../formats/overview.ts';
import { advice, example, shouldAnswer } from './author-parts.ts';
import { environment } from './environment.ts';
import { ask, named } from './questions.ts';
import type { Subject } from './subject.ts';
import type { VenueField } from './venues.ts';

/** What a venue may ask for, its heading where the venue has none of its own, and what answers it. */
interface Part {
	readonly heading: MessageKey;
	/** Nothing where there is nothing to say and nothing to ask. */
	blocks(subject: Subject, field: VenueField): readonly Block[];
}

function problem({ finding, report, say }: Subject): readonly Block[] {
	const { error } = finding;
	const others = report.findings.length - 1;
	return [
		paragraph(words(finding.explanation)),
		...(error && error.message !== ''
			? [paragraph(words(say(message('text_serverSays', error.message))))]
			: []),
		...(others === 0 ? [] : [paragraph(words(say(message('support_others', String(others)))))]),
	];
}

/** `PUT /wp/v2/posts/7 is answered with 409.` */
function outcome({ finding, say }: Subject): Run {
	const name = requestName(finding.endpoint);
	const answered = message('support_answered', name, String(finding.status));
	return words(say(finding.status === 0 ? message('support_failed', name) : answered));
}

function actual(subject: Subject): readonly Block[] {
	const { finding, say } = subject;
	return [paragraph(outcome(subject)), ...factTable(findingRows(finding, say), say)];
}

function evidence({ finding, say }: Subject): readonly Block[] {
	return list(evidenceLines(finding.evidence, say));
}

function steps(subject: Subject): readonly Block[] {
	const { say } = subject;
	return [
		...list([[ask('support_gapBefore', say)], [ask('support_gapAction', say)], [outcome(subject)]], 'number'),
		paragraph(ask('support_gapOften', say)),
	];
}

function request({ failed, finding, say }: Subject): readonly Block[] {
	if (!failed) return [paragraph(literal(requestName(finding.endpoint)))];
	const { request: sent, response, startedAt, durationMs } = failed.shown;
	const rows: FactRow[] = [
		named('report_request', say, literal(`${sent.method} ${sent.url}`)),
		named(
			'column_status',
			say,
			words(response.status === 0 ? say(message('status_failed')) : String(response.status)),
		),
		named('report_time', say, words(startedAt === null ? '–' : clockTime(startedAt))),
		named('report_took', say, words(say(message('report_ms', String(Math.round(durationMs)))))),
	];
	return factTable(rows, say);
}

function suspects({ finding, say }: Subject): readonly Block[] {
	const found = suspectList(finding.suspects, say);
	return [...found, paragraph(ask('support_gapPlugins', say))];
}

function boxes(field: VenueField): readonly Block[] {
	const items = (field.boxes ?? []).map(text => [words(text)]);
	return list(items, 'box');
}

function logIds({ failed, say }: Subject): readonly Block[] {
	const ids = failed ? requestIds(failed.exchange) : [];
	const lines = ids.map(({ ask: where, header, value }) =>
		dotted(literal(`${header}: ${value}`), words(say(where))),
	);
	return lines.length > 0 ? list(lines) : [paragraph(words(say(message('support_noIds'))))];
}

/** All parts of texts for where people ask. */
export const PARTS = {
	problem: { heading: 'support_problem', blocks: problem },
	'problem-with-evidence': {
		heading: 'support_problem',
		blocks: subject => [
			...problem(subject),
			paragraph(ask('support_gapExpected', subject.say)),
			...actual(subject),
			...evidence(subject),
		],
	},
	expected: {
		heading: 'support_expected',
		blocks: ({ say }) => [paragraph(ask('support_gapExpected', say))],
	},
	actual: { heading: 'support_actual', blocks: actual },
	'actual-with-evidence': {
		heading: 'support_actual',
		blocks: subject => [...actual(subject), ...evidence(subject)],
	},
	evidence: { heading: 'section_evidence', blocks: evidence },
	steps: { heading: 'support_steps', blocks: steps },
	request: { heading: 'support_request', blocks: request },
	environment: { heading: 'support_environment', blocks: environment },
	suspects: { heading: 'section_suspects', blocks: suspects },
	boxes: { heading: 'support_environment', blocks: (_, field) => boxes(field) },
	'boxes-with-suspects': {
		heading: 'section_suspects',
		blocks: (subject, field) => [...boxes(field), ...suspects(subject)],
	},
	tried: { heading: 'support_tried', blocks: ({ say }) => [paragraph(ask('support_gapTried', say))] },
	since: { heading: 'support_since', blocks: ({ say }) => [paragraph(ask('support_gapSince', say))] },
	account: { heading: 'support_account', blocks: ({ say }) => [paragraph(ask('support_gapAccount', say))] },
	'log-ids': { heading: 'support_logIds', blocks: logIds },
	'ask-host': {
		heading: 'support_askHost',
		blocks: ({ say }) =>
			list(
				(['support_askHostLogs', 'support_askHostRule', 'support_askHostCache'] as const).map(key => [
					words(say(message(key))),
				]),
				'number',
			),
	},
	'should-answer': { heading: 'support_shouldAnswer', blocks: shouldAnswer },
	example: { heading: 'support_example', blocks: example },
	advice: { heading: 'support_advice', blocks: advice },
	removed: {
		heading: 'report_removed',
		blocks: ({ report, say }) => removedBlocks(report, say),
	},
} as const satisfies Readonly<Record<string, Part>>;

export type PartId = keyof typeof PARTS;

/** The part of an id, by its general type. */
export function partOf(id: PartId): Part {
	return PARTS[id];
}
