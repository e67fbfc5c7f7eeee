/** Who wrote a recording, or in what it was recorded. */
export interface HarProgram {
	readonly name: string;
	readonly version: string;
}

/** Why an entry was left out; the rest of the file counts. */
export type SkipReason =
	| 'not-an-object'
	| 'no-request'
	| 'no-url'
	| 'not-json' // balanced brackets around something JSON.parse refuses
	| 'too-large'; // over 64 MB

export interface SkippedEntry {
	/** Zero-based place in `log.entries`. */
	readonly index: number;
	readonly reason: SkipReason;
}

/** What a whole HAR file says besides its entries. */
export interface HarFacts {
	/** Of the format; empty when the file does not say. */
	readonly version: string;
	readonly creator: HarProgram | null;
	readonly browser: HarProgram | null;
	readonly pages: number;
	/** Places in `log.entries`, those left out included. */
	readonly entries: number;
	/** The first thousand; `skippedCount` is all of them. */
	readonly skipped: readonly SkippedEntry[];
	readonly skippedCount: number;
}

export type HarFailure =
	| 'empty' // nothing but white space
	| 'not-a-har' // JSON without `log.entries`
	| 'not-json'
	| 'too-deep' // nested deeper than any recorder nests
	| 'truncated'; // ends in the middle

/** Where reading ended. */
export interface HarFailureDetail {
	/** In bytes of UTF-8. */
	readonly offset: number;
	/** Whole entries before it. */
	readonly entries: number;
}

export type HarOutcome =
	| { readonly ok: true; readonly facts: HarFacts }
	| { readonly ok: false; readonly reason: HarFailure; readonly detail: HarFailureDetail };
