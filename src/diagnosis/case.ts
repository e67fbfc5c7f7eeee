import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import type {
	Confidence,
	DuplicateStory,
	Evidence,
	ExistingResource,
	FindingKind,
	NonceStory,
	Severity,
	Suspect,
	VersionComparison,
} from './finding.ts';
import type { History } from './history/history.ts';
import type { Meaning } from './meaning.ts';

/** One exchange or part, with all that may be asked about it. Pure: the same traffic always gives the same answers. */
export interface Case {
	readonly subject: WordPressExchange;
	readonly history: History;
	/** What the error says has happened, read once for all detectors. */
	readonly meaning: Meaning | null;
}

/** What a detector found out; the rest of a finding follows from its kind. */
export interface Verdict {
	readonly confidence: Confidence;
	readonly evidence: readonly Evidence[];
	/** Where the kind's own severity does not fit. */
	readonly severity?: Severity;
	/** Others it rests on, besides the subject's own exchange. */
	readonly otherIds?: readonly number[];
	readonly suspects?: readonly Suspect[];
	readonly version?: VersionComparison;
	readonly duplicate?: DuplicateStory;
	readonly nonce?: NonceStory;
	readonly existing?: ExistingResource;
}

/** One kind of problem and how to recognise it. */
export interface Detector {
	readonly kind: FindingKind;
	detect(it: Case): Verdict | null;
}
