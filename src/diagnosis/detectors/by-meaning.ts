import type { ErrorMeaning } from '../../wordpress/knowledge/error-codes.ts';
import type { Detector } from '../case.ts';
import type { FindingKind } from '../finding.ts';

/** A detector for a kind that only the error itself can tell. */
export function byMeaning(kind: FindingKind, wanted: ErrorMeaning): Detector {
	return {
		kind,
		detect({ meaning, subject }) {
			if (meaning?.meaning !== wanted) return null;
			// Behind a plain 400 it is a rule that the screen explains itself ("deactivate it first"): worth a remark.
			const severity = subject.status === 409 ? 'error' : subject.status < 400 ? 'warning' : 'info';
			return { confidence: meaning.confidence, severity, evidence: [meaning.evidence] };
		},
	};
}
