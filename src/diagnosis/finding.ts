import type { Component } from '../wordpress/component.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import type { Message } from '../words/message.ts';

/** What is wrong, in the design's words. The conflict kinds come first: every 409 gets exactly one of them. */
export const CONFLICT_KINDS = ['stale-version', 'unclassified-conflict'] as const;

export type FindingKind = (typeof CONFLICT_KINDS)[number];
export type Severity = 'error' | 'warning' | 'info';
export type Confidence = 'certain' | 'likely' | 'possible';

/** Where in an exchange something stands, so that the panel can highlight it: `response.body#/data/expected`. */
export type Pointer = string;

/** One observation and the rule that made it count. */
export interface Evidence {
	readonly rule: string;
	readonly text: Message;
	readonly exchangeId: number;
	readonly pointer: Pointer;
}

/** Somebody who may be behind it, never a bare accusation: `weight` is between 0 and 1, and evidence goes with it. */
export interface Suspect extends Component {
	readonly weight: number;
	readonly evidence: readonly Evidence[];
}

export interface Recovery {
	readonly decision: Message;
	readonly steps: readonly Message[];
	readonly avoid: readonly Message[];
	readonly verify: readonly Message[];
	readonly escalate: readonly Message[];
}

/** What the sender had seen, and what the server holds now, as far as the traffic says. */
export interface VersionComparison {
	readonly carrier: string;
	readonly sent: string | null;
	readonly current: string | null;
}

/** One diagnosed problem. */
export interface Finding {
	readonly id: string;
	readonly kind: FindingKind;
	readonly severity: Severity;
	readonly confidence: Confidence;
	readonly title: Message;
	readonly explanation: Message;
	readonly subject: WordPressExchange;
	/** The exchange that failed comes first. */
	readonly exchangeIds: readonly number[];
	readonly evidence: readonly Evidence[];
	readonly suspects: readonly Suspect[];
	readonly recovery: Recovery;
	readonly whyThisStatus: Message;
	readonly version?: VersionComparison;
}
