import { message } from '../words/message.ts';
import type { FindingKind, Recovery, Severity } from './finding.ts';

/** The kinds by the names their sentences have in `public/_locales`, and how bad each is when nothing says otherwise. */
const ROWS = {
	'stale-version': ['staleVersion', 'error'],
	'already-exists': ['alreadyExists', 'error'],
	'invalid-transition': ['invalidTransition', 'error'],
	locked: ['locked', 'error'],
	'in-use': ['inUse', 'error'],
	'idempotency-conflict': ['idempotencyConflict', 'error'],
	'cart-changed': ['cartChanged', 'error'],
	'lost-update': ['lostUpdate', 'warning'],
	'precondition-failed': ['preconditionFailed', 'error'],
	'duplicate-submission': ['duplicateSubmission', 'warning'],
	'stale-nonce': ['staleNonce', 'error'],
	'logged-out': ['loggedOut', 'error'],
	'edge-block': ['edgeBlock', 'error'],
	'garbled-response': ['garbledResponse', 'error'],
	'unclassified-conflict': ['unclassified', 'error'],
} as const satisfies Record<FindingKind, readonly [string, Severity]>;

type GuideName = (typeof ROWS)[FindingKind][0];

/** What follows from a kind alone: what it is called, how bad it is, and what to do about it. */
export interface KindGuide {
	readonly severity: Severity;
	readonly kind: `${GuideName}_kind`;
	/** These take the endpoint's name as `$1`. */
	readonly title: `${GuideName}_title`;
	readonly explanation: `${GuideName}_explanation`;
	readonly why: `${GuideName}_why`;
	readonly recovery: Recovery;
}

function guide(kind: FindingKind): KindGuide {
	const [name, severity] = ROWS[kind];
	return {
		severity,
		kind: `${name}_kind`,
		title: `${name}_title`,
		explanation: `${name}_explanation`,
		why: `${name}_why`,
		recovery: {
			decision: message(`${name}_decision`),
			steps: [message(`${name}_step1`), message(`${name}_step2`), message(`${name}_step3`)],
			avoid: [message(`${name}_avoid`)],
			verify: [message(`${name}_verify`)],
			escalate: [message(`${name}_escalate`)],
			prevention: { owner: [message(`${name}_owner`)], author: [message(`${name}_author`)] },
		},
	};
}

/** One row a kind; the sentences are in `public/_locales`. */
export const GUIDES: Readonly<Record<FindingKind, KindGuide>> = {
	'stale-version': guide('stale-version'),
	'already-exists': guide('already-exists'),
	'invalid-transition': guide('invalid-transition'),
	locked: guide('locked'),
	'in-use': guide('in-use'),
	'idempotency-conflict': guide('idempotency-conflict'),
	'cart-changed': guide('cart-changed'),
	'lost-update': guide('lost-update'),
	'precondition-failed': guide('precondition-failed'),
	'duplicate-submission': guide('duplicate-submission'),
	'stale-nonce': guide('stale-nonce'),
	'logged-out': guide('logged-out'),
	'edge-block': guide('edge-block'),
	'garbled-response': guide('garbled-response'),
	'unclassified-conflict': guide('unclassified-conflict'),
};
