import type {
	Confidence,
	DuplicateStory,
	ExistingResource,
	FindingKind,
	NonceStory,
	Severity,
	SuspectRole,
	VersionComparison,
} from '../diagnosis/finding.ts';
import type { EndpointRate } from '../diagnosis/rates.ts';
import type { TimelineEvent } from '../diagnosis/timeline.ts';
import type { MissingReason } from '../exchange/body.ts';
import type { Headers } from '../exchange/headers.ts';
import type { Count, Verdict } from '../isolation/search/problem.ts';
import type { ComponentType } from '../wordpress/component.ts';
import type { Endpoint } from '../wordpress/endpoint.ts';
import type { FactOutcome } from './site-facts/fact-outcome.ts';
import type { FactSourceId } from './site-facts/sources.ts';

/** The report, version 1. One JSON document is the truth; every other format is a rendering of it. */
export interface Report {
	readonly format: 'concord-conflict-report';
	readonly version: 1;
	readonly generator: { readonly name: string; readonly version: string };
	/** ISO 8601. */
	readonly createdAt: string;
	readonly source: ReportSource;
	readonly site: ReportSite;
	readonly summary: ReportSummary;
	readonly findings: readonly ReportFinding[];
	readonly timeline: readonly ReportTimeline[];
	/** What isolation proved; `null` when there was none. */
	readonly isolation: ReportIsolation | null;
	/** The exchanges that findings rest on. */
	readonly exchanges: readonly ReportExchange[];
	readonly redaction: ReportRedaction;
}

/** Who was proved, both ways. */
export interface ReportIsolation {
	/** The failing request, by which every probe was judged. */
	readonly failure: { readonly title: string; readonly status: number; readonly code: string };
	/** The way in which plugins were switched off. */
	readonly rung: string;
	readonly verdict: Verdict['kind'];
	/** The verdict in sentences, the first as its headline. */
	readonly explanation: readonly string[];
	/** Each enough for the conflict; of a set, all members are needed. */
	readonly culprits: readonly ReportCulprits[];
	readonly probes: number;
}

export interface ReportCulprits {
	/** By plugin file or stylesheet. */
	readonly members: readonly {
		readonly id: string;
		readonly name: string;
		readonly version: string | null;
	}[];
	/** With nothing else on. */
	readonly alone: Count;
	/** With a member off. */
	readonly without: Count;
	/** From 0 to 1. */
	readonly confidence: number;
}

export interface ReportSource {
	readonly kind: 'har' | 'live';
	readonly name: string;
	readonly entries: number;
	readonly skipped: readonly { readonly index: number; readonly reason: string }[];
	/** How many requests of a large file lost their bodies to the memory caps; left out when none did. */
	readonly bodiesLetGo?: number;
}

export interface ReportSummary {
	readonly exchanges: number;
	readonly wordpress: number;
	readonly writes: number;
	readonly conflicts: number;
	/** Conflicts per write, from 0 to 1. */
	readonly conflictRate: number;
	readonly findings: number;
	readonly byKind: Readonly<Partial<Record<FindingKind, number>>>;
	readonly byEndpoint: readonly EndpointRate[];
}

/** What was seen of the site in passing, and what it said of itself where somebody had it asked. */
export interface ReportSite {
	readonly origin: string | null;
	readonly restRoot: string | null;
	readonly wordpress: string | null;
	readonly php: string | null;
	readonly theme: string | null;
	readonly plugins: readonly {
		readonly slug: string;
		readonly name: string;
		readonly version: string | null;
		readonly status: 'seen' | 'active' | 'inactive';
	}[];
	/** Only there if the site was asked. */
	readonly asked?: ReportAsked;
}

/** What a site was asked for beyond its plugins and theme; `null` for what it did not say. */
export interface ReportAsked {
	readonly themeVersion: string | null;
	/** The theme that the active one is a child of. */
	readonly parentTheme: string | null;
	readonly mustUse: readonly { readonly name: string; readonly version: string | null }[] | null;
	/** Files, such as `object-cache.php`. */
	readonly dropIns: readonly string[] | null;
	/** The text that Site Health offers to copy. */
	readonly siteHealth: string | null;
	readonly sources: readonly { readonly source: FactSourceId; readonly outcome: FactOutcome }[];
}

/** The story of one resource; times are ISO 8601. */
export interface ReportTimeline {
	readonly resource: string;
	readonly events: readonly (Omit<TimelineEvent, 'at'> & { readonly at: string | null })[];
}

export interface ReportFinding {
	readonly id: string;
	readonly kind: FindingKind;
	readonly severity: Severity;
	readonly confidence: Confidence;
	readonly status: number;
	readonly title: string;
	readonly explanation: string;
	readonly endpoint: ReportEndpoint;
	readonly error: { readonly code: string; readonly message: string; readonly format: string } | null;
	/** Zero-based places; the exchange that failed comes first. */
	readonly exchangeIds: readonly number[];
	readonly evidence: readonly ReportEvidence[];
	readonly suspects: readonly {
		readonly type: ComponentType;
		readonly slug: string;
		readonly roles: readonly SuspectRole[];
		readonly name: string;
		readonly weight: number;
		readonly evidence: readonly ReportEvidence[];
	}[];
	readonly recovery: {
		readonly decision: string;
		readonly steps: readonly string[];
		readonly avoid: readonly string[];
		readonly verify: readonly string[];
		readonly escalate: readonly string[];
		readonly prevention: { readonly owner: readonly string[]; readonly author: readonly string[] };
	};
	readonly whyThisStatus: string;
	/** `of` is a place, as in `exchangeIds`. */
	readonly duplicate?: DuplicateStory;
	readonly nonce?: NonceStory;
	readonly version?: VersionComparison;
	readonly existing?: ExistingResource;
}

export type ReportEndpoint = Pick<
	Endpoint,
	'family' | 'method' | 'route' | 'action' | 'namespace' | 'resource'
>;

export interface ReportEvidence {
	readonly rule: string;
	readonly text: string;
	readonly exchangeId: number;
	readonly pointer: string;
}

export interface ReportExchange {
	readonly id: number;
	/** ISO 8601; `null` when the recording does not say. */
	readonly startedAt: string | null;
	readonly durationMs: number;
	readonly request: ReportMessage & { readonly method: string; readonly url: string };
	readonly response: ReportMessage & { readonly status: number };
}

/** What was sent or answered, redacted. */
export interface ReportMessage {
	readonly headers: Headers;
	readonly body: ReportBody;
}

/** What a body is made of, with what the diagnosis rests on; `full` only where a person chose so. Redacted either way. */
export type ReportBody =
	| { readonly kind: 'empty' }
	| { readonly kind: 'missing'; readonly reason: MissingReason }
	| { readonly kind: 'binary'; readonly bytes: number }
	| { readonly kind: 'json'; readonly shape: unknown }
	| { readonly kind: 'text'; readonly shape: string }
	| { readonly kind: 'full'; readonly text: string; readonly truncatedFrom?: number };

export interface ReportRedaction {
	/** Name of the set of rules. */
	readonly rules: string;
	/** How many different secrets of each class have a label in the report. */
	readonly counts: Readonly<Record<string, number>>;
	/** Classes that the person chose to show as they are. */
	readonly kept: readonly string[];
	readonly leftOut: {
		/** Pictures and other bodies in which nothing can be replaced. */
		readonly binaries: number;
		/** Texts that could not be read. */
		readonly unreadable: number;
	};
}
