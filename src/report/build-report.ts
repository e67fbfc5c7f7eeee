import type { Evidence, Finding, FindingKind } from '../diagnosis/finding.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { parseUrl } from '../exchange/url.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import type { Say } from '../words/message.ts';
import type { Report, ReportEvidence, ReportExchange, ReportFinding, ReportSource } from './report.ts';
import { bodyShape, urlShape } from './shape.ts';

/** What a report is made of; the clock and the language come from outside. */
export interface ReportInput {
	readonly generatorVersion: string;
	readonly createdAt: Date;
	readonly source: ReportSource;
	/** In order of start. */
	readonly observations: readonly (WordPressExchange & {
		readonly isWrite: boolean;
		readonly findings: readonly Finding[];
	})[];
	readonly say: Say;
	/** From `Exchange.id` to the number the report uses; live that is the order of start. */
	readonly numberOf: (exchangeId: number) => number;
}

/** Builds the report of contract version 1. */
export function buildReport(input: ReportInput): Report {
	const { observations, numberOf, say } = input;
	const findings = observations.flatMap(observation => observation.findings);
	const cited = new Set(findings.flatMap(({ exchangeIds }) => exchangeIds));
	const wordpress = observations.filter(({ endpoint }) => endpoint.family !== 'other');
	const writes = observations.filter(({ isWrite }) => isWrite).length;
	const origin = wordpress[0] && parseUrl(wordpress[0].exchange.request.url)?.origin;
	return {
		format: 'concord-conflict-report',
		version: 1,
		generator: { name: 'Concord', version: input.generatorVersion },
		createdAt: input.createdAt.toISOString(),
		source: input.source,
		site: { origin: origin ?? null },
		summary: {
			exchanges: input.source.entries,
			wordpress: wordpress.length,
			writes,
			conflicts: findings.length,
			conflictRate: writes === 0 ? 0 : Math.min(1, findings.length / writes),
			findings: findings.length,
			byKind: countKinds(findings),
		},
		findings: findings.map(finding => reportFinding(finding, say, numberOf)),
		isolation: null,
		exchanges: observations
			.filter(({ exchange }) => cited.has(exchange.id))
			.map(({ exchange }) => reportExchange(exchange, numberOf)),
		redaction: { rules: 'shape-only', counts: {} },
	};
}

function countKinds(findings: readonly Finding[]): Partial<Record<FindingKind, number>> {
	const counts: Partial<Record<FindingKind, number>> = {};
	for (const { kind } of findings) counts[kind] = (counts[kind] ?? 0) + 1;
	return counts;
}

function reportFinding(finding: Finding, say: Say, numberOf: ReportInput['numberOf']): ReportFinding {
	const { subject, recovery } = finding;
	const evidence = (items: readonly Evidence[]): ReportEvidence[] =>
		items.map(({ rule, text, exchangeId, pointer }) => ({
			rule,
			text: say(text),
			exchangeId: numberOf(exchangeId),
			pointer,
		}));
	return {
		id: finding.id,
		kind: finding.kind,
		severity: finding.severity,
		confidence: finding.confidence,
		status: subject.exchange.response.status,
		title: say(finding.title),
		explanation: say(finding.explanation),
		endpoint: subject.endpoint,
		error: subject.error && {
			code: subject.error.code,
			message: subject.error.message,
			format: subject.error.format,
		},
		exchangeIds: finding.exchangeIds.map(numberOf),
		evidence: evidence(finding.evidence),
		suspects: finding.suspects.map(suspect => ({
			type: suspect.type,
			slug: suspect.slug,
			name: suspect.slug,
			weight: suspect.weight,
			evidence: evidence(suspect.evidence),
		})),
		recovery: {
			decision: say(recovery.decision),
			steps: recovery.steps.map(say),
			avoid: recovery.avoid.map(say),
			verify: recovery.verify.map(say),
			escalate: recovery.escalate.map(say),
		},
		...(finding.version ? { version: finding.version } : {}),
	};
}

function reportExchange(exchange: Exchange, numberOf: ReportInput['numberOf']): ReportExchange {
	const { request, response, startedAt } = exchange;
	const names = (headers: Exchange['request']['headers']) => headers.map(({ name }) => name);
	return {
		id: numberOf(exchange.id),
		startedAt: Number.isFinite(startedAt) ? new Date(startedAt).toISOString() : null,
		durationMs: exchange.durationMs,
		request: {
			method: request.method,
			url: urlShape(request.url),
			headers: names(request.headers),
			body: bodyShape(request.body),
		},
		response: {
			status: response.status,
			headers: names(response.headers),
			body: bodyShape(response.body),
		},
	};
}
