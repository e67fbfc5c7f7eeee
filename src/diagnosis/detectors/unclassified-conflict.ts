import { message } from '../../words/message.ts';
import type { Detector } from '../detector.ts';

/** Every 409 that no other detector recognises: unknown is an answer, silence is not. */
export const unclassifiedConflict: Detector = {
	kind: 'unclassified-conflict',
	detect({ exchange, error }) {
		if (exchange.response.status !== 409) return null;
		return {
			confidence: 'certain',
			evidence: [
				error?.code
					? {
							rule: 'status-409',
							text: message('evidence_code', error.code),
							exchangeId: exchange.id,
							pointer: `response.body#${error.pointer}/code`,
						}
					: {
							rule: 'status-409',
							text: message('evidence_status409'),
							exchangeId: exchange.id,
							pointer: 'response.status',
						},
			],
		};
	},
};
