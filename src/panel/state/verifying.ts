import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { Finding } from '../../diagnosis/finding.ts';
import { startVerification, type Verification, verificationSees } from '../../diagnosis/verification.ts';
import type { Recording } from './recording.ts';

/** "Verify the fix": the same request is watched, before and after with counts. */
export interface Verifying {
	readonly verification: ReadonlySignal<Verification | null>;
	start(finding: Finding): void;
	stop(): void;
}

export function createVerifying(recording: Recording): Verifying {
	const verification = signal<Verification | null>(null);
	recording.onObserved(observations => {
		for (const observation of observations) {
			if (verification.value) verification.value = verificationSees(verification.value, observation);
		}
	});
	return {
		verification,
		start(finding) {
			verification.value = startVerification(finding, recording.rows.value, Date.now());
		},
		stop() {
			verification.value = null;
		},
	};
}
