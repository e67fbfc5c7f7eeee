import { requestIds } from '../../diagnosis/request-ids.ts';
import { type MessageKey, message } from '../../words/message.ts';
import {
	type Block,
	dotted,
	type Line,
	list,
	literal,
	paragraph,
	type Run,
	words,
} from '../formats/blocks.ts';
import { evidenceLines, findingRows, requestName, suspectList } from '../formats/finding-sections.ts';
import { clockTime, type FactRow, factTable, isolationBlocks, removedBlocks } from '../formats/overview.ts';
import { advice, example, shouldAnswer } from './author-parts.ts';
import { environment } from './environment.ts';
import { ask, named } from './questions.ts';
import type { Subject } from './subject.ts';
import { isDone } from './tried.ts';
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

function suspects(subject: Subject): readonly Block[] {
	const { finding, say } = subject;
	const proved = isolation(subject);
	const found = proved.length > 0 ? proved : suspectList(finding.suspects, say);
	return [...found, paragraph(ask('support_gapPlugins', say))];
}

/** Those are ticked that isolation has really done. */
function boxes({ trials }: Subject, field: VenueField): readonly Block[] {
	const lists: { readonly mark: 'box' | 'ticked'; readonly items: Line[] }[] = [];
	for (const { proof, text } of field.boxes ?? []) {
		const mark = proof && trials && isDone(proof, trials) ? 'ticked' : 'box';
		const last = lists.at(-1);
		if (last?.mark === mark) last.items.push([words(text)]);
		else lists.push({ mark, items: [[words(text)]] });
	}
	return lists.flatMap(({ items, mark }) => list(items, mark));
}

/** What a session has proved of this failure. */
function isolation({ report, say, trials }: Subject): readonly Block[] {
	return trials ? isolationBlocks(report, say) : [];
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
	isolation: { heading: 'report_isolation', blocks: isolation },
	boxes: { heading: 'support_environment', blocks: boxes },
	'boxes-with-suspects': {
		heading: 'section_suspects',
		blocks: (subject, field) => [...boxes(subject, field), ...suspects(subject)],
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
