import type { Finding, FindingKind } from '../diagnosis/finding.ts';
import { conflictRates, type EndpointRate } from '../diagnosis/rates.ts';
import { type Timeline, timelinesOf } from '../diagnosis/timeline.ts';
import { missingBody } from '../exchange/body.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { originOf } from '../exchange/url.ts';
import { printOf } from '../isolation/session/failure.ts';
import type { SessionState } from '../isolation/session/state.ts';
import { type SiteFacts, siteFacts } from '../wordpress/site-facts.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import type { Say } from '../words/message.ts';
import { type Proof, proofOf, reportIsolation } from './isolation.ts';
import type { BodyMode } from './redaction/bodies.ts';
import { createRedactor, type Redactor } from './redaction/redactor.ts';
import type { SecretClass } from './redaction/secret-classes.ts';
import type { Report, ReportExchange, ReportSite, ReportSource } from './report.ts';
import { isoTime, reportExchange } from './report-exchange.ts';
import { reportFinding } from './report-finding.ts';
import { type SafeWords, safeWords } from './safe-words.ts';
import { shownCounts } from './shown-counts.ts';
import { reportAsked } from './site-facts/report-asked.ts';
import type { CollectedFacts } from './site-facts/site-facts.ts';
import { foldersIn } from './site-facts/site-health.ts';
import type { SupportInput } from './support/support-text.ts';
import { trialsOf } from './support/tried.ts';

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
	/** What the site said of itself, if somebody had it asked. */
	readonly facts?: CollectedFacts | null;
	/** A session that came to a verdict. */
	readonly isolation?: SessionState | null;
	/** From `Exchange.id` to the number the report uses; live that is the order of start. */
	readonly numberOf: (exchangeId: number) => number;
}

/** What a person chose to show. By default nothing that could be secret, and of bodies what they are made of. */
export interface ReportChoice {
	/** Kinds of secrets that are shown as they are. */
	readonly keep?: readonly SecretClass[];
	/** Whether the site is called `site.example`. */
	readonly hideSite?: boolean;
	/** `Exchange.id` of those whose bodies are shown in full, redacted. */
	readonly fullBodies?: readonly number[];
	/** `id` of the findings that are told; left out for all. What is counted is counted of all. */
	readonly findings?: readonly string[];
	/** Parts that are not wanted. */
	readonly leaveOut?: readonly ReportPart[];
}

/** What a report can do without. */
export type ReportPart = 'site' | 'timeline' | 'exchanges';

/** A report, and what other renderings of the same traffic need. */
export interface RedactedReport {
	readonly report: Report;
	/** Knows every secret of the report, for exchanges that come after it and for the self-scan. */
	readonly redactor: Redactor;
	readonly mode: (exchange: Exchange) => BodyMode;
	/** Those that findings rest on, redacted, in order of start. */
	readonly cited: readonly Exchange[];
	/** Those that were asked for besides, redacted. */
	readonly others: readonly Exchange[];
	/** What a session has tried, for forms that ask for it. */
	readonly tried: SupportInput['tried'];
}

/** Names the set of rules in a report: those of `src/report/redaction`. */
const RULES = 'concord-1';

/** Builds the report of contract version 1, redacted. */
export function buildReport(input: ReportInput, choice: ReportChoice = {}): Report {
	return buildRedacted(input, choice).report;
}

/**
 * The same, and what was used for it.
 *
 * @param others that are to be shown besides the report, redacted by what all of them gave away
 */
export function buildRedacted(
	input: ReportInput,
	choice: ReportChoice = {},
	others: readonly Exchange[] = [],
): RedactedReport {
	const { observations } = input;
	const told = findingsTold(observations, choice);
	const full = new Set(choice.fullBodies);
	const mode = ({ id }: Exchange): BodyMode => (full.has(id) ? 'full' : 'shape');
	const hideSite = choice.hideSite ? originsOf(observations) : [];
	const redactor = createRedactor({ keep: choice.keep ?? [], hideSite });
	// No path is known for one by its look where a host keeps sites in folders of its own.
	for (const folder of foldersIn(input.facts?.siteHealth ?? '')) redactor.secrets.label('path', folder);
	const safe = safeWords(redactor);

	const citedIds = idsCited(told);
	const exchanges = observations.map(({ exchange }) => exchange);
	const originals = exchanges.filter(({ id }) => citedIds.has(id));
	// What another request gave away may be quoted in these.
	let room = MOST_LEARNT;
	for (const exchange of exchanges) {
		const { body } = exchange.response;
		if (!citedIds.has(exchange.id) && body.kind === 'text') room -= body.text.length;
		const isWhole = body.kind !== 'text' || room >= 0 || citedIds.has(exchange.id);
		redactor.learn(isWhole ? exchange : withoutAnswer(exchange));
	}
	for (const exchange of others) redactor.learn(exchange);
	const gathered = gather(input, told, choice);
	const { known } = redactor.secrets;
	const knownBefore = known.size;
	const first = compose(input, gathered, safe);
	const cited = redactor.exchanges(originals, mode);
	const shown = cited.map((exchange, index) =>
		reportExchange(exchange, originals[index] ?? exchange, mode(exchange), input.numberOf(exchange.id)),
	);
	const composed = {
		// A secret that only the last sentence gave away has to be known in the first: then all is said again.
		...(known.size === knownBefore ? first : compose(input, gathered, safe)),
		exchanges: choice.leaveOut?.includes('exchanges') ? [] : shown,
	};
	const redaction = {
		rules: RULES,
		counts: shownCounts(JSON.stringify(composed), redactor.secrets),
		kept: choice.keep ?? [],
		leftOut: { binaries: countBinaries(originals), unreadable: countUnreadable(redactor) },
	};
	return {
		report: { ...composed, redaction },
		redactor,
		mode,
		cited,
		others: redactor.exchanges(others, mode),
		tried: gathered.proof && triedIn(gathered.proof, gathered.shown),
	};
}

/** What is told of the traffic as it is: found out once, since it does not depend on what is secret. */
interface Gathered {
	readonly findings: readonly Finding[];
	/** Those of them that were chosen. */
	readonly shown: readonly Finding[];
	readonly timelines: readonly Timeline[];
	readonly rates: readonly EndpointRate[];
	readonly proof: Proof | null;
	readonly origin: string | null;
	/** What was seen in passing; `null` where nobody wants it. */
	readonly seen: SiteFacts | null;
}

function gather(
	{ isolation = null, observations }: ReportInput,
	told: ReportInput['observations'],
	{ leaveOut = [], findings: chosen }: ReportChoice,
): Gathered {
	const ids = idsCited(told);
	const [origin = null] = originsOf(observations);
	return {
		findings: observations.flatMap(observation => observation.findings),
		shown: told.flatMap(observation => observation.findings),
		timelines: leaveOut.includes('timeline')
			? []
			: timelinesOf(observations).filter(
					({ events }) => !chosen || events.some(({ exchangeId }) => ids.has(exchangeId)),
				),
		rates: conflictRates(observations),
		proof: isolation && proofOf(isolation),
		origin,
		seen: leaveOut.includes('site')
			? null
			: siteFacts(
					observations.map(({ exchange }) => exchange),
					origin ?? '',
				),
	};
}

/** For findings that are of the failure which the session looked for. */
function triedIn({ state }: Proof, findings: readonly Finding[]): SupportInput['tried'] {
	const { failure } = state;
	const about = findings.filter(({ subject }) => printOf(subject) === failure.fingerprint);
	return { findings: about.map(({ id }) => id), trials: trialsOf(state) };
}

/** All of the report but its exchanges and what is said of redaction. */
function compose(
	input: ReportInput,
	gathered: Gathered,
	safe: SafeWords,
): Omit<Report, 'exchanges' | 'redaction'> & { exchanges: readonly ReportExchange[] } {
	const { numberOf, observations, say, source } = input;
	const { findings, proof, rates, shown, timelines } = gathered;
	const conflicts = findings.filter(({ severity }) => severity !== 'info').length;
	const wordpress = observations.filter(({ endpoint }) => endpoint.family !== 'other');
	const writes = observations.filter(({ isWrite }) => isWrite).length;
	return {
		format: 'concord-conflict-report',
		version: 1,
		generator: { name: 'Concord', version: input.generatorVersion },
		createdAt: input.createdAt.toISOString(),
		source: { ...source, name: safe.text(source.name) },
		site: reportSite(input, gathered, safe),
		summary: {
			exchanges: source.entries,
			wordpress: wordpress.length,
			writes,
			conflicts,
			conflictRate: writes === 0 ? 0 : Math.min(1, conflicts / writes),
			findings: findings.length,
			byKind: countKinds(findings),
			byEndpoint: rates.map(rate => ({ ...rate, endpoint: safe.token(rate.endpoint) })),
		},
		findings: shown.map(finding => reportFinding(finding, { say, safe, numberOf })),
		timeline: timelines.map(({ events, resource }) => ({
			resource: safe.token(resource),
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
		isolation: proof && reportIsolation(proof, say, safe),
		exchanges: [],
	};
}

/** What the site said when it was asked goes before what was seen in passing. */
function reportSite(
	{ facts = null, restRoot = null }: ReportInput,
	{ origin, seen }: Gathered,
	safe: SafeWords,
): ReportSite {
	const address = {
		origin: origin === null ? null : safe.url(origin),
		restRoot: restRoot === null ? null : safe.url(restRoot),
	};
	if (!seen) return { ...address, wordpress: null, php: null, theme: null, plugins: [] };
	const { php, plugins, theme, wordpress } = seen;
	// Those of another site that was in the tab meanwhile are not this one's.
	const asked = facts?.origin === origin ? facts : null;
	const token = (text: string | null) => (text === null ? null : safe.token(text));
	const listed = new Set(asked?.plugins?.map(({ slug }) => slug));
	return {
		...address,
		wordpress: token(asked?.wordpress ?? wordpress),
		php: token(asked?.php ?? php),
		theme: token(asked?.theme?.stylesheet ?? theme),
		plugins: [
			...(asked?.plugins ?? []).map(({ name, slug, status, version }) => ({
				slug: safe.token(slug),
				name: safe.text(name),
				version: token(version),
				status,
			})),
			...plugins
				.filter(({ slug }) => !listed.has(slug))
				.map(({ slug, version }) => ({
					slug: safe.token(slug),
					name: safe.token(slug),
					version: token(version),
					status: 'seen' as const,
				})),
		],
		...(asked ? { asked: reportAsked(asked, safe) } : {}),
	};
}

/** That of the first WordPress request first. */
function originsOf(observations: ReportInput['observations']): readonly string[] {
	const origins = new Set<string>();
	for (const { endpoint, exchange } of observations) {
		const origin = endpoint.family === 'other' ? null : originOf(exchange.request.url);
		if (origin !== null) origins.add(origin);
	}
	return [...origins];
}

/** The same observations, with those findings alone that were chosen. */
function findingsTold(
	observations: ReportInput['observations'],
	{ findings: chosen }: ReportChoice,
): ReportInput['observations'] {
	if (!chosen) return observations;
	const ids = new Set(chosen);
	return observations.map(each => ({ ...each, findings: each.findings.filter(({ id }) => ids.has(id)) }));
}

/** `Exchange.id` of all that findings and their evidence rest on. */
function idsCited(observations: ReportInput['observations']): ReadonlySet<number> {
	const ids = observations.flatMap(({ findings }) =>
		findings.flatMap(({ duplicate, evidence, exchangeIds, suspects }) => [
			...exchangeIds,
			...[...evidence, ...suspects.flatMap(suspect => suspect.evidence)].map(({ exchangeId }) => exchangeId),
			...(duplicate ? [duplicate.of] : []),
		]),
	);
	return new Set(ids);
}

/** Different texts that are not shown because nobody could read them. */
export function countUnreadable(redactor: Pick<Redactor, 'summary'>): number {
	const { failures, tooDeep } = redactor.summary();
	return failures + tooDeep;
}

/** Bodies, of requests and answers, in which nothing can be replaced. */
export function countBinaries(exchanges: readonly Exchange[]): number {
	return exchanges
		.flatMap(({ request, response }) => [request.body, response.body])
		.filter(({ kind }) => kind === 'binary').length;
}

function countKinds(findings: readonly Finding[]): Partial<Record<FindingKind, number>> {
	const counts: Partial<Record<FindingKind, number>> = {};
	for (const { kind } of findings) counts[kind] = (counts[kind] ?? 0) + 1;
	return counts;
}

/** Of answers that are not in the report, in UTF-16 units: a second's work at most. */
const MOST_LEARNT = 4_000_000;

/** Pages are long, and most of what they hold of secrets is sent with requests. */
function withoutAnswer(exchange: Exchange): Exchange {
	return { ...exchange, response: { ...exchange.response, body: missingBody('unwanted') } };
}
