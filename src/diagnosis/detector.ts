import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import type { Confidence, Evidence, FindingKind, VersionComparison } from './finding.ts';

/** What a detector found out; the rest of a finding follows from its kind. */
export interface Verdict {
	readonly confidence: Confidence;
	readonly evidence: readonly Evidence[];
	readonly version?: VersionComparison;
}

/** One kind of problem and how to recognise it: pure, so that the same traffic always gives the same answer. */
export interface Detector {
	readonly kind: FindingKind;
	detect(subject: WordPressExchange): Verdict | null;
}
