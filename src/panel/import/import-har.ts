import type { HarProgram, SkippedEntry } from '../../har/outcome.ts';
import type { Observation } from '../../inspector.ts';
import type { Message } from '../../words/message.ts';
import { message } from '../../words/message.ts';
import type { FromWorker, ImportFailure, ToWorker } from './import-messages.ts';
import { shareEquals } from './share-equals.ts';

/** A recording from a file, after the whole pipeline. */
export interface ImportedRecording {
	readonly name: string;
	/** Places in `log.entries`, WordPress's and others. */
	readonly entries: number;
	/** The first thousand; `skippedCount` is all of them. */
	readonly skipped: readonly SkippedEntry[];
	readonly skippedCount: number;
	/** In order of start; the id of an exchange is its place in `log.entries`. */
	readonly observations: readonly Observation[];
	/** Who wrote the file, and in what it was recorded, if it says. */
	readonly creator: HarProgram | null;
	readonly browser: HarProgram | null;
	/** Where the site of the first WordPress request said its REST API is. */
	readonly restRoot: string | null;
	/** What was let go to stay within the caps of live traffic: so many exchanges lost their bodies. */
	readonly letGo: { readonly bodies: number };
}

export type ImportOutcome =
	| { readonly kind: 'done'; readonly recording: ImportedRecording }
	| { readonly kind: 'failed'; readonly message: Message }
	| { readonly kind: 'cancelled' };

export interface ImportOptions {
	/** From 0 to 1, never less than before. */
	onProgress(fraction: number): void;
	readonly signal: AbortSignal;
}

/** What of a `Worker` is needed. */
export interface ImportWorker {
	postMessage(message: ToWorker): void;
	terminate(): void;
	onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
	onmessageerror: ((event: MessageEvent) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
}

/**
 * Opens a HAR file, gzipped or not, in a worker. Never rejects: what is wrong with the file is one sentence.
 *
 * @param name what to call it
 * @param startWorker starts `har-worker.ts`
 */
export function importHar(
	file: Blob,
	name: string,
	{ onProgress, signal }: ImportOptions,
	startWorker: () => ImportWorker = startHarWorker,
): Promise<ImportOutcome> {
	return new Promise(resolve => {
		if (signal.aborted) return resolve({ kind: 'cancelled' });
		const worker = startWorker();
		const observations: Observation[] = [];

		const settle = (outcome: ImportOutcome) => {
			worker.terminate();
			signal.removeEventListener('abort', cancel);
			resolve(outcome);
		};
		const fail = (reason: ImportFailure) =>
			settle({ kind: 'failed', message: message(SENTENCES[reason], name) });
		const cancel = () => settle({ kind: 'cancelled' });

		signal.addEventListener('abort', cancel);
		worker.onerror = () => fail('broken');
		worker.onmessageerror = () => fail('broken');
		worker.onmessage = ({ data }) => {
			switch (data.type) {
				case 'progress':
					return onProgress(data.fraction);
				case 'observations':
					shareEquals(data.observations);
					observations.push(...data.observations);
					return worker.postMessage({ type: 'more' });
				case 'failed':
					return fail(data.reason);
				case 'done': {
					const { bodiesLetGo, facts, restRoot } = data;
					const { browser, creator, entries, skipped, skippedCount } = facts;
					const said = { browser, creator, entries, skipped, skippedCount };
					const letGo = { bodies: bodiesLetGo };
					return settle({ kind: 'done', recording: { name, ...said, observations, restRoot, letGo } });
				}
			}
		};
		worker.postMessage({ type: 'open', file });
	});
}

const SENTENCES = {
	broken: 'import_broken',
	empty: 'import_empty',
	'garbled-gzip': 'import_garbledGzip',
	'not-a-har': 'import_notAHar',
	'not-json': 'import_notJson',
	'too-deep': 'import_tooDeep',
	truncated: 'import_truncated',
	unreadable: 'import_unreadable',
} as const satisfies Readonly<Record<ImportFailure, string>>;

function startHarWorker(): ImportWorker {
	return new Worker(new URL('./har-worker.ts', import.meta.url), { type: 'module' });
}
