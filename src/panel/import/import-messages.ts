import type { HarFacts, HarFailure } from '../../har/outcome.ts';
import type { Observation } from '../../inspector.ts';

/** Why a file could not be opened. */
export type ImportFailure =
	| HarFailure
	| 'broken' // Concord's own fault, or out of memory
	| 'garbled-gzip'
	| 'unreadable'; // moved, changed, a folder, or not ours to read

/** What the worker is told: the file, and then that it may send more observations. */
export type ToWorker = { readonly type: 'open'; readonly file: Blob } | { readonly type: 'more' };

export type FromWorker =
	/** From 0 to 1. */
	| { readonly type: 'progress'; readonly fraction: number }
	/** The next ones in order of start; the worker waits for `more` after each. */
	| { readonly type: 'observations'; readonly observations: readonly Observation[] }
	| {
			readonly type: 'done';
			readonly facts: HarFacts;
			readonly restRoot: string | null;
			/** How many exchanges lost their bodies to the cap. */
			readonly bodiesLetGo: number;
	  }
	| { readonly type: 'failed'; readonly reason: ImportFailure };

/** One end of the conversation: a worker's global scope, or a message port. */
export interface WorkerEnd {
	postMessage(message: FromWorker): void;
	onmessage: ((event: { readonly data: ToWorker }) => void) | null;
}
