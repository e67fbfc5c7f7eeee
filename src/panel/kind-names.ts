import type { FindingKind } from '../diagnosis/finding.ts';
import type { MessageKey } from '../words/message.ts';

/** What each kind is called in the verdict column. */
export const KIND_NAMES: Readonly<Record<FindingKind, MessageKey>> = {
	'stale-version': 'kind_staleVersion',
	'unclassified-conflict': 'kind_unclassified',
};
