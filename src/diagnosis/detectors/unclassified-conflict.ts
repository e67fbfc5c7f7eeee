import type { Detector } from '../case.ts';
import { bodyPointer, evidence } from '../evidence.ts';

/** Every 409 that no other detector recognises: unknown is an answer, silence is not. */
export const unclassifiedConflict: Detector = {
	kind: 'unclassified-conflict',
	detect({ subject }) {
		const { error, status } = subject;
		if (status !== 409) return null;
		const shown = error?.code
			? evidence(subject, 'status-409', bodyPointer(`${error.pointer}/code`), 'evidence_code', error.code)
			: evidence(subject, 'status-409', 'response.status', 'evidence_status', '409');
		return { confidence: 'certain', evidence: [shown] };
	},
};
