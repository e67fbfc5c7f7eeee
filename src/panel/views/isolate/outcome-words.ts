import type { MessageKey } from '../../../words/message.ts';
import type { SearchOutcome } from '../../state/isolating-search.ts';

/** Why nothing came of a run; those that are told elsewhere are not here. */
export const OUTCOME_PROBLEMS: Readonly<Partial<Record<SearchOutcome['kind'], MessageKey>>> = {
	busy: 'isolate_problemBusy',
	held: 'isolate_problemBusy',
	unreadable: 'isolate_problemUnreadable',
	'not-stored': 'isolate_problemNotStored',
	unfinished: 'isolate_problemUnfinished',
	failed: 'isolate_problemFailed',
};
