import { visible } from '../../exchange/visible.ts';
import type { Message, MessageKey } from '../../words/message.ts';
import { message } from '../../words/message.ts';
import { isSame } from '../rungs/plugin-list.ts';
import type { Restored, Snapshot } from './events.ts';
import { keptOfOthers } from './others.ts';
import type { SessionState } from './state.ts';

/** What became of a site in the end. */
export interface RestoredWords {
	/** That it is as before, or as others want it; `null` where something is left to do, or nobody has looked. */
	readonly whole: Message | null;
	/** What is other than before, a sentence each. */
	readonly more: readonly Message[];
}

/** What putting back came to. What others have changed and kept is never said to be as before. */
export function restoredWords(
	state: Pick<SessionState, 'activeAtStart' | 'restored' | 'snapshot'>,
): RestoredWords {
	const { restored, snapshot } = state;
	if (restored?.unchecked) return { whole: null, more: [message('isolate_unchecked')] };
	const theirs = keptOfOthers(state);
	const isOther = restored?.theme === 'other';
	const isWhole = !restored || (restored.missing.length === 0 && restored.order !== 'failed' && !isOther);
	return {
		whole: isWhole ? message(wholeKey(restored, !isSame(theirs))) : null,
		more: [
			...naming(snapshot, 'isolate_notRestored', restored?.missing),
			...othersWords(state),
			...(restored?.order === 'unknown' ? [message('isolate_orderSorted')] : []),
			...(isOther ? [message('isolate_themeNotRestored')] : []),
			...(restored?.order === 'failed' ? [message('isolation_leftOrder')] : []),
		],
	};
}

/** What others have switched since the session began, and stays so: a sentence each. */
export function othersWords(
	state: Pick<SessionState, 'activeAtStart' | 'restored' | 'snapshot'>,
): readonly Message[] {
	const { extra, missing } = keptOfOthers(state);
	return [
		...naming(state.snapshot, 'isolate_foreignOn', extra),
		...naming(state.snapshot, 'isolate_foreignOff', missing),
	];
}

function naming(
	snapshot: Snapshot | null,
	key: MessageKey,
	files: readonly string[] = [],
): readonly Message[] {
	const names = new Map(snapshot?.plugins.map(({ file, name }) => [file, name]));
	const told = files.map(file => names.get(file) ?? file).join(', ');
	return files.length > 0 ? [message(key, visible(told, 2000))] : [];
}

function wholeKey(restored: Restored | null, hasTheirs: boolean): MessageKey {
	if (!restored) return hasTheirs ? 'isolate_unchangedExcept' : 'isolate_unchanged';
	if (restored.order === 'same') return hasTheirs ? 'isolate_restoredExcept' : 'isolate_restored';
	return hasTheirs ? 'isolate_restoredListExcept' : 'isolate_restoredList';
}
