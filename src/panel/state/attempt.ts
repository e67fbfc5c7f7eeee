import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import { type Attempt, attemptSees, attemptTicks, startAttempt } from '../../diagnosis/attempt.ts';
import { type AttemptSummary, attemptSummary } from '../../diagnosis/attempt-summary.ts';
import type { Recording } from './recording.ts';

/** "Record one attempt": arms, waits for the person's one action, gathers what it caused, stops. */
export interface AttemptState {
	readonly attempt: ReadonlySignal<Attempt | null>;
	readonly summary: ReadonlySignal<AttemptSummary | null>;
	start(): void;
	/** Ends it, or shows everything again once it is done. */
	dismiss(): void;
}

/** The reducer wants to be called about once a second. */
const TICK = 500;

/** @param done called once with what the attempt came to */
export function createAttempt(recording: Recording, done: (summary: AttemptSummary) => void): AttemptState {
	const attempt = signal<Attempt | null>(null);
	const summary = computed(() => attempt.value && attemptSummary(attempt.value, recording.rows.value));
	let timer: ReturnType<typeof setInterval> | undefined;

	const become = (next: Attempt) => {
		const before = attempt.value;
		attempt.value = next;
		if (next.state !== 'done' || before?.state === 'done') return;
		clearInterval(timer);
		if (summary.value) done(summary.value);
	};
	recording.onObserved(observations => {
		for (const observation of observations) {
			if (attempt.value) become(attemptSees(attempt.value, observation, Date.now()));
		}
	});

	return {
		attempt,
		summary,
		start() {
			recording.showLive();
			if (recording.paused.value) recording.togglePaused();
			clearInterval(timer);
			attempt.value = startAttempt(Date.now());
			timer = setInterval(() => {
				if (attempt.value) become(attemptTicks(attempt.value, Date.now()));
			}, TICK);
		},
		dismiss() {
			clearInterval(timer);
			attempt.value = null;
		},
	};
}
