import type { SessionEvent } from '../../../isolation/session/events.ts';
import type { MessageKey } from '../../../words/message.ts';
import type { Searching } from '../../state/isolating-search.ts';

/** What is being done at this moment, in a few words. */
export function activityOf(
	work: 'search' | 'put-back',
	events: readonly SessionEvent[],
	{ asking, watch }: Pick<Searching, 'asking' | 'watch'>,
): MessageKey {
	if (asking.question.value) return 'isolate_doingAsks';
	if (watch.isWaiting.value) return 'isolate_doingWaits';
	const last = events.at(-1)?.kind;
	if (work === 'put-back' && last !== 'settling') return 'isolate_doingPutsBack';
	switch (last) {
		case 'started':
			return 'isolate_doingLooks';
		case 'changing':
			return 'isolate_doingSwitches';
		case 'probing':
			return 'isolate_doingSends';
		case 'settling':
			return 'isolate_doingSettles';
		default:
			return 'isolate_doingChecks';
	}
}
