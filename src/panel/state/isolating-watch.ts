import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { Failure, Seen } from '../../isolation/session/failure.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import { seenIn } from './isolating-failure.ts';
import type { Recording } from './recording.ts';

/** Waits for the person to repeat the failing action in the page, and sees what comes of it. */
export interface ActionWatch {
	/** It is the person's turn. */
	readonly isWaiting: ReadonlySignal<boolean>;
	wait(failure: Failure, like: WordPressExchange | null, signal: AbortSignal): Promise<Seen | 'cannot-tell'>;
	/** They say that nobody can tell this time. */
	cannotTell(): void;
}

export function createActionWatch(recording: Recording, now: () => number): ActionWatch {
	const isWaiting = signal(false);
	let settle: ((seen: Seen | 'cannot-tell') => void) | null = null;
	let waitsFor: { failure: Failure; like: WordPressExchange | null; since: number } | null = null;

	recording.onObserved(observations => {
		for (const observation of observations) {
			if (!waitsFor || !settle || observation.exchange.startedAt < waitsFor.since) continue;
			const seen = seenIn(observation, waitsFor.failure, waitsFor.like);
			if (seen) settle(seen);
		}
	});

	return {
		isWaiting,
		wait: (failure, like, abort) =>
			new Promise((resolve, reject) => {
				abort.throwIfAborted();
				const end = () => {
					settle = null;
					waitsFor = null;
					isWaiting.value = false;
					abort.removeEventListener('abort', giveUp);
				};
				const giveUp = () => {
					end();
					reject(abort.reason);
				};
				abort.addEventListener('abort', giveUp);
				settle = seen => {
					end();
					resolve(seen);
				};
				// What is not recorded is not seen.
				if (recording.paused.peek()) recording.togglePaused();
				waitsFor = { failure, like, since: now() };
				isWaiting.value = true;
			}),
		cannotTell: () => settle?.('cannot-tell'),
	};
}
