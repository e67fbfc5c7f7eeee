import type { ImportOptions, ImportOutcome, ImportWorker } from '../../../src/panel/import/import-har.ts';
import { importHar } from '../../../src/panel/import/import-har.ts';
import type { FromWorker, WorkerEnd } from '../../../src/panel/import/import-messages.ts';
import { serveImport } from '../../../src/panel/import/serve-import.ts';

/** What the panel's end was sent while a file was opened. */
export interface Opened {
	readonly outcome: ImportOutcome;
	readonly messages: readonly FromWorker[];
	readonly fractions: readonly number[];
	/** Whether nothing of the worker was left. */
	readonly isEnded: boolean;
}

/**
 * Opens a file as the panel does. Between the two ends is a real message channel, so that everything is copied as between
 * threads; only the second thread is not there.
 */
export async function open(
	file: Blob,
	{ signal = new AbortController().signal, onProgress = () => {} }: Partial<ImportOptions> = {},
): Promise<Opened> {
	const messages: FromWorker[] = [];
	const fractions: number[] = [];
	let isEnded = true;
	const startWorker = () => {
		const { port1, port2 } = new MessageChannel();
		isEnded = false;
		serveImport(port2 as unknown as WorkerEnd);
		const worker: ImportWorker = {
			postMessage: message => port1.postMessage(message),
			terminate() {
				port1.close();
				isEnded = true;
			},
			onmessage: null,
			onmessageerror: null,
			onerror: null,
		};
		port1.onmessage = event => {
			messages.push(event.data);
			worker.onmessage?.(event);
		};
		return worker;
	};
	const progress = (fraction: number) => {
		fractions.push(fraction);
		onProgress(fraction);
	};
	const outcome = await importHar(file, 'a.har', { signal, onProgress: progress }, startWorker);
	return { outcome, messages, fractions, isEnded };
}

export function fileOf(...entries: readonly unknown[]): Blob {
	return new Blob([JSON.stringify({ log: { version: '1.2', entries } })]);
}
