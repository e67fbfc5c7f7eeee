import type { Say } from '../../words/message.ts';
import type {
	FromWriter,
	ReportMaterial,
	ReportOrder,
	Templates,
	ToWriter,
	Written,
} from './report-messages.ts';
import { writeReport } from './serve-reports.ts';
import { templatesOf } from './templates.ts';

/** Writes reports in the background. */
export interface ReportWriter {
	/** Never rejects. The same material, by identity, is handed over only once. */
	write(material: ReportMaterial, order: ReportOrder): Promise<Written>;
}

/** What of a `Worker` is needed. */
export interface WriterWorker {
	postMessage(message: ToWriter): void;
	terminate(): void;
	onmessage: ((event: MessageEvent<FromWriter>) => void) | null;
	onmessageerror: ((event: MessageEvent) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
}

/** @param startWorker starts `report-worker.ts`; called with the first order */
export function createReportWriter(
	say: Say,
	language: string,
	startWorker: () => WriterWorker = startReportWorker,
): ReportWriter {
	let worker: WriterWorker | null = null;
	let handed: ReportMaterial | null = null;
	let templates: Promise<Templates> | null = null;
	let last = 0;
	/** Whether a worker has ever answered here. */
	let works = false;
	const waiting = new Map<number, (written: Written | null) => void>();

	const start = (words: Templates) => {
		const started = startWorker();
		// Whatever broke, the next order begins with a worker that knows nothing of it.
		const fail = () => {
			started.terminate();
			if (worker !== started) return;
			worker = null;
			handed = null;
			for (const settle of waiting.values()) settle(null);
			waiting.clear();
		};
		started.onerror = fail;
		started.onmessageerror = fail;
		started.onmessage = ({ data: { id, written } }) => {
			works = true;
			waiting.get(id)?.(written);
			waiting.delete(id);
		};
		started.postMessage({ type: 'words', templates: words, language });
		return started;
	};

	const inWorker = async (material: ReportMaterial, order: ReportOrder): Promise<Written | null> => {
		try {
			templates ??= templatesOf(say);
			const words = await templates;
			worker ??= start(words);
			if (material !== handed) worker.postMessage({ type: 'material', material });
			handed = material;
			last += 1;
			const id = last;
			const written = new Promise<Written | null>(resolve => waiting.set(id, resolve));
			worker.postMessage({ type: 'order', id, order });
			return await written;
		} catch {
			return null;
		}
	};

	return {
		async write(material, order) {
			const written = await inWorker(material, order);
			if (written) return written;
			// An extension that was updated has no worker any more, and what it holds shall be saved all the same.
			return works ? { kind: 'failed' } : writeReport(material, order, say, language);
		},
	};
}

function startReportWorker(): WriterWorker {
	return new Worker(new URL('./report-worker.ts', import.meta.url), { type: 'module' });
}
