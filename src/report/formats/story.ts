import type { FindingKind } from '../../diagnosis/finding.ts';
import { timelineWords } from '../../diagnosis/timeline-words.ts';
import { visible } from '../../exchange/visible.ts';
import { message, type Say } from '../../words/message.ts';
import type { Report, ReportBody, ReportExchange, ReportFinding, ReportTimeline } from '../report.ts';
import { type Block, dotted, type Line, literal, paragraph, table, words } from './blocks.ts';
import { clockTime } from './overview.ts';
import { MISSING_BODIES } from './word-keys.ts';

type Event = ReportTimeline['events'][number];

/** The story of one resource, an event a row. */
export function timelineTable(
	{ events }: ReportTimeline,
	findings: readonly ReportFinding[],
	say: Say,
): readonly Block[] {
	const head = (
		['report_time', 'report_entry', 'column_method', 'column_status', 'report_happened'] as const
	).map(key => [words(say(message(key)))]);
	let refused = false;
	const rows = events.map(event => {
		const told = eventWords(event, gravest(event, findings), refused, say);
		if (isWrite(event)) refused = event.step === 'refused';
		return [
			[words(event.at === null ? '–' : clockTime(event.at))],
			[words(String(event.exchangeId))],
			[words(event.method)],
			[words(event.status === 0 ? '–' : String(event.status))],
			told,
		];
	});
	return table(head, rows);
}

/** The requests that findings rest on, without their bodies. */
export function exchangeTable({ exchanges }: Report, say: Say): readonly Block[] {
	const head = (
		['report_entry', 'report_request', 'column_status', 'report_time', 'report_took'] as const
	).map(key => [words(say(message(key)))]);
	return table(
		head,
		exchanges.map(exchange => [
			[words(String(exchange.id))],
			[literal(`${exchange.request.method} ${exchange.request.url}`)],
			...exchangeFacts(exchange, say).map(fact => [fact]),
		]),
	);
}

/** Status, start and duration of a request. */
export function exchangeFacts({ durationMs, response, startedAt }: ReportExchange, say: Say): Line {
	return [
		words(response.status === 0 ? say(message('status_failed')) : String(response.status)),
		words(startedAt === null ? '–' : clockTime(startedAt)),
		words(say(message('report_ms', String(Math.round(durationMs))))),
	];
}

/** More of a body is in the JSON. In UTF-16 units. */
const MAX_SHOWN = 20_000;

/** What was sent or answered: its shape, or all of it where the person chose so; else why there is none. */
export function bodyBlocks(body: ReportBody, say: Say): readonly Block[] {
	switch (body.kind) {
		case 'empty':
			return [paragraph(words(say(message('report_bodyEmpty'))))];
		case 'missing':
			return [paragraph(words(say(message(MISSING_BODIES[body.reason]))))];
		case 'binary':
			return [paragraph(words(say(message('report_bodyBinary', String(body.bytes)))))];
		case 'json':
			return [code('json', JSON.stringify(body.shape, null, 2))];
		case 'text':
			return [code('', body.shape)];
		case 'full':
			return [code('', body.text)];
	}
}

function code(language: string, text: string): Block {
	return { kind: 'code', language, text: visible(text, MAX_SHOWN) };
}

function gravest({ exchangeId }: Event, findings: readonly ReportFinding[]): ReportFinding | undefined {
	const own = findings.filter(({ exchangeIds }) => exchangeIds[0] === exchangeId);
	return own.find(({ severity }) => severity !== 'info') ?? own[0];
}

/** The report keeps less of an event than its words can tell; what it lacks goes unsaid. */
function eventWords(event: Event, finding: ReportFinding | undefined, afterRefusal: boolean, say: Say): Line {
	const kind: FindingKind | null = finding?.kind ?? null;
	const messages = timelineWords({
		...event,
		at: Number.NaN,
		kind,
		isWrite: isWrite(event),
		afterRefusal,
		seen: null,
		sent: finding?.version?.sent ?? null,
		current: finding?.version?.current ?? null,
		savedBeforeMs: null,
	});
	return dotted(...messages.map(each => words(say(each))));
}

function isWrite({ method, step }: Event): boolean {
	return step === 'write' || step === 'retry' || !['GET', 'HEAD', 'OPTIONS'].includes(method);
}
