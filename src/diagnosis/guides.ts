import type { MessageKey } from '../words/message.ts';
import { message } from '../words/message.ts';
import type { FindingKind, Recovery, Severity } from './finding.ts';

/** What follows from a kind alone: how bad it is and what to do about it. */
export interface KindGuide {
	readonly severity: Severity;
	/** These three take the endpoint's name as `$1`. */
	readonly title: MessageKey;
	readonly explanation: MessageKey;
	readonly whyThisStatus: MessageKey;
	readonly recovery: Recovery;
}

/** One row a kind; the sentences are in `public/_locales`. */
export const GUIDES: Readonly<Record<FindingKind, KindGuide>> = {
	'stale-version': {
		severity: 'error',
		title: 'staleVersion_title',
		explanation: 'staleVersion_explanation',
		whyThisStatus: 'staleVersion_why',
		recovery: {
			decision: message('staleVersion_decision'),
			steps: [
				message('staleVersion_step_copy'),
				message('staleVersion_step_reload'),
				message('staleVersion_step_merge'),
			],
			avoid: [message('staleVersion_avoid_resend')],
			verify: [message('verify_saveOnce')],
			escalate: [message('escalate_onlyWriter')],
		},
	},
	'unclassified-conflict': {
		severity: 'error',
		title: 'unclassified_title',
		explanation: 'unclassified_explanation',
		whyThisStatus: 'unclassified_why',
		recovery: {
			decision: message('unclassified_decision'),
			steps: [
				message('unclassified_step_read'),
				message('unclassified_step_repeat'),
				message('unclassified_step_isolate'),
			],
			avoid: [message('unclassified_avoid_retry')],
			verify: [message('verify_saveOnce')],
			escalate: [message('escalate_report')],
		},
	},
};
