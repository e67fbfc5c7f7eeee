import type { DuplicateStory, NonceStory } from '../../diagnosis/finding.ts';
import type { MissingReason } from '../../exchange/body.ts';
import type { ComponentType } from '../../wordpress/component.ts';
import type { MessageKey } from '../../words/message.ts';

/** What the words of the contract are called. */
export const COMPONENTS: Readonly<Record<ComponentType, MessageKey>> = {
	plugin: 'component_plugin',
	theme: 'component_theme',
	'must-use': 'component_mustUse',
	'drop-in': 'component_dropIn',
	core: 'component_core',
	host: 'component_host',
	edge: 'component_edge',
};

export const DUPLICATES: Readonly<Record<DuplicateStory['how'], MessageKey>> = {
	'double-submit': 'duplicate_doubleSubmit',
	'two-senders': 'duplicate_twoSenders',
	'automatic-retry': 'duplicate_automaticRetry',
	'replay-after-success': 'duplicate_replay',
};

export const NONCES: Readonly<Record<NonceStory['state'], MessageKey>> = {
	expired: 'nonce_expired',
	superseded: 'nonce_superseded',
	cached: 'nonce_cached',
	'other-session': 'nonce_otherSession',
	missing: 'nonce_missing',
	rejected: 'nonce_rejected',
};

/** Why there is no body. */
export const MISSING_BODIES: Readonly<Record<MissingReason, MessageKey>> = {
	aborted: 'missing_aborted',
	denied: 'missing_denied',
	evicted: 'missing_evicted',
	failed: 'missing_failed',
	navigated: 'missing_navigated',
	'not-recorded': 'missing_notRecorded',
	preflight: 'missing_preflight',
	redirect: 'missing_redirect',
	timeout: 'missing_timeout',
	'too-large': 'missing_tooLarge',
	unavailable: 'missing_unavailable',
	unwanted: 'missing_unwanted',
};

/** Of a plugin: switched on or off where the site was asked, else only seen in the traffic. */
export const STATES: Readonly<Record<string, MessageKey>> = {
	active: 'report_stateActive',
	inactive: 'report_stateInactive',
	seen: 'report_stateSeen',
};

/** A weight as a word: nobody can tell 0.6 from 0.7, and figures look like proof. */
export function weightKey(weight: number): MessageKey {
	if (weight >= 0.7) return 'weight_strong';
	return weight >= 0.4 ? 'weight_some' : 'weight_weak';
}
