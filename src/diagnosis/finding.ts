import type { Component } from '../wordpress/component.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import type { Message } from '../words/message.ts';
import type { Rule } from './rules.ts';

/**
 * What is wrong, in the design's words. Every 409 gets exactly one finding, whatever its kind; the last of these is the
 * answer to a 409 that fits nothing else.
 */
export const FINDING_KINDS = [
	'stale-version',
	'already-exists',
	'invalid-transition',
	'locked',
	'in-use',
	'idempotency-conflict',
	'cart-changed',
	'lost-update',
	'precondition-failed',
	'duplicate-submission',
	'stale-nonce',
	'logged-out',
	'edge-block',
	'garbled-response',
	'unclassified-conflict',
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];
export type Severity = 'error' | 'warning' | 'info';
export type Confidence = 'certain' | 'likely' | 'possible';

/** Where in an exchange something stands, so that the panel can highlight it: `response.body#/data/expected`. */
export type Pointer = string;

/** One observation and the rule that made it count. */
export interface Evidence {
	readonly rule: Rule;
	readonly text: Message;
	readonly exchangeId: number;
	readonly pointer: Pointer;
}

/**
 * The part somebody played: the caller's script sent the request, the owner's endpoint answered it, and an interferer
 * printed into the answer, blocked it or cached it. The guilty one is often neither of the first two.
 */
export type SuspectRole = 'caller' | 'owner' | 'interferer';

/** Somebody who may be behind it, never a bare accusation: `weight` is between 0 and 1, and evidence goes with it. */
export interface Suspect extends Component {
	readonly roles: readonly SuspectRole[];
	readonly weight: number;
	readonly evidence: readonly Evidence[];
}

export interface Recovery {
	readonly decision: Message;
	readonly steps: readonly Message[];
	readonly avoid: readonly Message[];
	readonly verify: readonly Message[];
	readonly escalate: readonly Message[];
	/** So that it does not come back: what the site's owner can do, and what the author of the endpoint. */
	readonly prevention: { readonly owner: readonly Message[]; readonly author: readonly Message[] };
}

/** What the sender had seen, and what the server holds now, as far as the traffic says. */
export interface VersionComparison {
	/** The name of the token: `modified_gmt`, `If-Match`, `lock`, … */
	readonly carrier: string;
	readonly sent: string | null;
	readonly current: string | null;
}

/** How two writes with one meaning came about. */
export interface DuplicateStory {
	readonly how: 'double-submit' | 'two-senders' | 'automatic-retry' | 'replay-after-success';
	/** From the start of the first to the start of the second, in milliseconds. */
	readonly gapMs: number;
	readonly overlapping: boolean;
	/** `Exchange.id` of the earlier one. */
	readonly of: number;
}

/** Why a nonce was refused. */
export interface NonceStory {
	readonly state: 'expired' | 'superseded' | 'cached' | 'other-session' | 'missing' | 'rejected';
	/** The header or field that carried it; empty when none was sent. */
	readonly carrier: string;
	/** The header that proves the page with the nonce came from a cache, as `name: value`. */
	readonly cachedBy: string | null;
	/** The page got a fresh nonce by itself and the same request then succeeded. */
	readonly recovered: boolean;
}

/** The resource that is already there, when the server said which. */
export interface ExistingResource {
	readonly id: string;
	readonly link: string | null;
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
	/** The exchange that failed comes first; of a duplicate, the later one. */
	readonly exchangeIds: readonly number[];
	readonly evidence: readonly Evidence[];
	readonly suspects: readonly Suspect[];
	readonly recovery: Recovery;
	readonly whyThisStatus: Message;
	readonly version?: VersionComparison;
	readonly duplicate?: DuplicateStory;
	readonly nonce?: NonceStory;
	readonly existing?: ExistingResource;
}
