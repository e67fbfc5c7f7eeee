import type { Detector } from '../case.ts';
import { evidence, headerPointer } from '../evidence.ts';
import { sentPrecondition } from '../version-token.ts';

/** 412 or 428 (RFC 9110, RFC 6585) without a version anybody can name: checksums of uploads, missing conditions. */
export const preconditionFailed: Detector = {
	kind: 'precondition-failed',
	detect({ meaning, subject }) {
		const { status } = subject;
		if (status !== 412 && status !== 428) return null;
		const condition = sentPrecondition(subject);
		const shown = condition
			? evidence(
					subject,
					'condition-sent',
					headerPointer('request', condition.name),
					'evidence_precondition',
					`${condition.name}: ${condition.value}`,
					String(status),
				)
			: evidence(subject, 'status-precondition', 'response.status', 'evidence_status', String(status));
		return { confidence: 'certain', evidence: meaning ? [shown, meaning.evidence] : [shown] };
	},
};
