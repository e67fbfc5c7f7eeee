import type { Evidence, Finding, FindingKind } from '../diagnosis/finding.ts';
import { conflictRates } from '../diagnosis/rates.ts';
import { timelinesOf } from '../diagnosis/timeline.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { parseUrl } from '../exchange/url.ts';
import type { Endpoint } from '../wordpress/endpoint.ts';
import { htmlToText } from '../wordpress/html-text.ts';
import { siteFacts } from '../wordpress/site-facts.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import type { Say } from '../words/message.ts';
import type {
	Report,
	ReportEndpoint,
	ReportEvidence,
	ReportExchange,
	ReportFinding,
	ReportSite,
	ReportSource,
} from './report.ts';
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
	/** Where the site said its REST API is. */
	readonly restRoot?: string | null;
	/** From `Exchange.id` to the number the report uses; live that is the order of start. */
	readonly numberOf: (exchangeId: number) => number;
}

/** Builds the report of contract version 1. */
export function buildReport(input: ReportInput): Report {
	const { observations, numberOf, say } = input;
	const findings = observations.flatMap(observation => observation.findings);
	const conflicts = findings.filter(({ severity }) => severity !== 'info').length;
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
		site: reportSite(observations, origin ?? null, input.restRoot ?? null),
		summary: {
			exchanges: input.source.entries,
			wordpress: wordpress.length,
			writes,
			conflicts,
			conflictRate: writes === 0 ? 0 : Math.min(1, conflicts / writes),
			findings: findings.length,
			byKind: countKinds(findings),
			byEndpoint: conflictRates(observations),
		},
		findings: findings.map(finding => reportFinding(finding, say, numberOf)),
		timeline: timelinesOf(observations).map(({ events, resource }) => ({
			resource,
			events: events.map(({ at, durationMs, exchangeId, method, overlaps, status, step }) => ({
				exchangeId: numberOf(exchangeId),
				at: isoTime(at),
				durationMs,
				method,
				status,
				step,
				overlaps,
			})),
		})),
		isolation: null,
		exchanges: observations
			.filter(({ exchange }) => cited.has(exchange.id))
			.map(({ exchange }) => reportExchange(exchange, numberOf)),
		redaction: { rules: 'shape-only', counts: {} },
	};
}

function reportSite(
	observations: ReportInput['observations'],
	origin: string | null,
	restRoot: string | null,
): ReportSite {
	const facts = siteFacts(
		observations.map(({ exchange }) => exchange),
		origin ?? '',
	);
	const plugins = facts.plugins.map(({ slug, version }) => ({
		slug,
		name: slug,
		version,
		status: 'seen' as const,
	}));
	return { origin, restRoot, ...facts, plugins };
}

function isoTime(at: number): string | null {
	return Number.isFinite(at) ? new Date(at).toISOString() : null;
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
		status: subject.status,
		title: say(finding.title),
		explanation: say(finding.explanation),
		endpoint: reportEndpoint(subject.endpoint),
		error: subject.error && {
			code: subject.error.code,
			message: htmlToText(subject.error.message),
			format: subject.error.format,
		},
		exchangeIds: finding.exchangeIds.map(numberOf),
		evidence: evidence(finding.evidence),
		suspects: finding.suspects.map(suspect => ({
			type: suspect.type,
			slug: suspect.slug,
			roles: suspect.roles,
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
			prevention: {
				owner: recovery.prevention.owner.map(say),
				author: recovery.prevention.author.map(say),
			},
		},
		whyThisStatus: say(finding.whyThisStatus),
		...(finding.duplicate ? { duplicate: { ...finding.duplicate, of: numberOf(finding.duplicate.of) } } : {}),
		...(finding.nonce ? { nonce: finding.nonce } : {}),
		...(finding.version ? { version: finding.version } : {}),
		...(finding.existing ? { existing: finding.existing } : {}),
	};
}

/** The contract's endpoint: no more than that, whatever the diagnosis needs for itself. */
function reportEndpoint({ action, family, method, namespace, resource, route }: Endpoint): ReportEndpoint {
	return { family, method, route, action, namespace, resource };
}

function reportExchange(exchange: Exchange, numberOf: ReportInput['numberOf']): ReportExchange {
	const { request, response, startedAt } = exchange;
	const names = (headers: Exchange['request']['headers']) => headers.map(({ name }) => name);
	return {
		id: numberOf(exchange.id),
		startedAt: isoTime(startedAt),
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
