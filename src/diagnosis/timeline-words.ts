import { type Message, type MessageKey, message } from '../words/message.ts';
import type { FindingKind } from './finding.ts';
import type { ShownVersion } from './shown-version.ts';
import type { ToldEvent } from './timeline.ts';

/** What became of a request, by what was found wrong with it. Takes the status as `$1`. */
const BY_KIND: Readonly<Record<FindingKind, MessageKey>> = {
	'stale-version': 'timeline_staleVersion',
	'already-exists': 'timeline_alreadyExists',
	'invalid-transition': 'timeline_invalidTransition',
	locked: 'timeline_locked',
	'in-use': 'timeline_inUse',
	'idempotency-conflict': 'timeline_idempotencyConflict',
	'cart-changed': 'timeline_cartChanged',
	'lost-update': 'timeline_lostUpdate',
	'precondition-failed': 'timeline_preconditionFailed',
	'duplicate-submission': 'timeline_duplicateSubmission',
	'stale-nonce': 'timeline_staleNonce',
	'logged-out': 'timeline_loggedOut',
	'edge-block': 'timeline_edgeBlock',
	'garbled-response': 'timeline_garbledResponse',
	'unclassified-conflict': 'timeline_refused',
};

const READ: Readonly<Record<ShownVersion['by'], MessageKey>> = {
	revision: 'timeline_readRevision',
	time: 'timeline_readTime',
	version: 'timeline_readVersion',
	etag: 'timeline_readVersion',
};

const SAVED: Readonly<Record<ShownVersion['by'], MessageKey>> = {
	revision: 'timeline_nowRevision',
	time: 'timeline_nowTime',
	version: 'timeline_nowVersion',
	etag: 'timeline_nowVersion',
};

/** An event in plain words: what happened first, then what else is worth knowing of it. */
export function timelineWords(event: ToldEvent): readonly Message[] {
	const { afterRefusal, isWrite, kind, method, overlaps, seen, status, step } = event;
	const changed = (step === 'write' || step === 'retry') && method !== 'DELETE';
	const answeredWell = status >= 200 && status < 300;
	return [
		whatHappened(event),
		...(changed && seen ? [message(SAVED[seen.by], readable(seen))] : []),
		...(step === 'refused' && isWrite && afterRefusal ? [message('timeline_wasRetry')] : []),
		...(step === 'read' && method !== 'OPTIONS' && afterRefusal ? [message('timeline_afterRefusal')] : []),
		// Whoever goes by the status, as most pages do, sees nothing of it.
		...(step === 'refused' && isWrite && kind !== null && answeredWell
			? [message('timeline_answered', String(status))]
			: []),
		...(overlaps ? [message('timeline_overlaps')] : []),
	];
}

function whatHappened(event: ToldEvent): Message {
	const { method, status, step } = event;
	switch (step) {
		case 'failed':
			return message('timeline_failed');
		case 'refused':
			return refusal(event);
		case 'read':
			return whatWasRead(event);
		case 'retry':
			return message('timeline_retryAccepted');
		case 'write':
			return message(
				method === 'DELETE' ? 'timeline_deleted' : status === 201 ? 'timeline_created' : 'timeline_saved',
			);
	}
}

function whatWasRead({ kind, method, seen }: ToldEvent): Message {
	if (kind === 'locked') return message(BY_KIND.locked);
	if (method === 'OPTIONS') return message('timeline_options');
	// The one thing that is sent by POST and changes nothing.
	if (method === 'POST') return message('timeline_heartbeat');
	return seen ? message(READ[seen.by], readable(seen)) : message('timeline_read');
}

function refusal({ current, kind, savedBeforeMs, sent, status }: ToldEvent): Message {
	if (kind === null) return message('timeline_refused', String(status));
	if (savedBeforeMs !== null) {
		const key = kind === 'lost-update' ? 'timeline_lostUpdateAgo' : 'timeline_staleVersionAgo';
		return message(key, span(savedBeforeMs));
	}
	if (kind === 'stale-version' && sent !== null && current !== null)
		return message('timeline_staleVersionTwo', sent, current);
	if (kind === 'precondition-failed' && status === 428) return message('timeline_preconditionRequired');
	return message(BY_KIND[kind], String(status));
}

/** `3 s`, `5 min`, `2 h`, `4 d`: units that every language writes so. */
function span(ms: number): string {
	const seconds = Math.round(ms / 1000);
	if (seconds < 120) return `${seconds} s`;
	if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
	return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`;
}

/** `2026-11-21 08:00:00` of `2026-11-21T08:00:00Z`; the sentence says that it is in UTC. */
function readable({ by, value }: ShownVersion): string {
	return by === 'time' ? value.replace('T', ' ').replace('Z', '') : value;
}
