import type { Finding, FindingKind } from '../../diagnosis/finding.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import type { MessageKey } from '../../words/message.ts';

/** Whether isolation is the right tool for a finding, and why it may not be. */
export interface Fit {
	/** `doubtful`: it would name who enforces the rule, and the rule may be right. `wrong`: no plugin is behind it. */
	readonly fit: 'fits' | 'doubtful' | 'wrong';
	readonly why: MessageKey;
}

const BY_DESIGN: Fit = { fit: 'doubtful', why: 'isolate_byDesign' };
const BY_VERSION: Fit = { fit: 'doubtful', why: 'isolate_byVersion' };
const SESSION: Fit = { fit: 'wrong', why: 'isolate_wrongSession' };

/** By kind. Core itself answers some of them (`comment_duplicate`, a post in the trash); others a plugin means just so. */
const FITS: Readonly<Record<FindingKind, Fit>> = {
	'unclassified-conflict': { fit: 'fits', why: 'isolate_fits' },
	'garbled-response': { fit: 'fits', why: 'isolate_fits' },
	'stale-version': BY_VERSION,
	'precondition-failed': BY_VERSION,
	'lost-update': BY_VERSION,
	'cart-changed': BY_VERSION,
	'already-exists': BY_DESIGN,
	'invalid-transition': BY_DESIGN,
	'in-use': BY_DESIGN,
	'idempotency-conflict': BY_DESIGN,
	locked: BY_DESIGN,
	'duplicate-submission': { fit: 'doubtful', why: 'isolate_sentTwice' },
	'stale-nonce': SESSION,
	'logged-out': SESSION,
	'edge-block': { fit: 'wrong', why: 'isolate_wrongEdge' },
};

export function fitOf({ kind, subject }: Pick<Finding, 'kind' | 'subject'>): Fit {
	const fit = FITS[kind];
	return fit.fit !== 'wrong' && !canBeTold(subject) ? { fit: 'wrong', why: 'isolate_wrongNoError' } : fit;
}

/** By its answer alone a probe has to show whether the failure was there: by an error, in WordPress's words or in the status. */
function canBeTold({ error, status }: WordPressExchange): boolean {
	return status >= 400 || error !== null;
}
