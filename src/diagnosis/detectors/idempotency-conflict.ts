import type { Detector } from '../case.ts';
import { evidence, headerPointer } from '../evidence.ts';

/** The same idempotency key with another body, or while the first request is still on its way. */
export const idempotencyConflict: Detector = {
	kind: 'idempotency-conflict',
	detect({ history, meaning, subject }) {
		const said = meaning?.meaning === 'idempotency' ? meaning : null;
		const refused = subject.status === 409 || subject.status === 422;
		const reuse = refused ? history.idempotency.reuseBy(subject) : null;
		const shown = reuse && (reuse.otherBody || reuse.inFlight) ? reuse : null;
		if (!said && (!shown || meaning?.confidence === 'certain')) return null;
		return {
			confidence: said && shown ? 'certain' : (said?.confidence ?? 'likely'),
			evidence: [
				...(said ? [said.evidence] : []),
				...(shown
					? [
							evidence(
								subject,
								'key-reused',
								headerPointer('request', shown.header),
								'evidence_keyReuse',
								shown.header,
							),
						]
					: []),
			],
			...(shown ? { otherIds: [shown.of] } : {}),
		};
	},
};
