import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { Message } from '../../words/message.ts';
import { message } from '../../words/message.ts';
import { chooseFile } from '../import/choose-file.ts';
import { importHar } from '../import/import-har.ts';
import type { Recording } from './recording.ts';

/** A file that is being opened. */
export interface ImportProgress {
	readonly name: string;
	/** From 0 to 1. */
	readonly fraction: number;
}

export interface Importing {
	readonly progress: ReadonlySignal<ImportProgress | null>;
	/** What became of the last file, where there is something to say. */
	readonly note: ReadonlySignal<Message | null>;
	/** Opens the first of the files that somebody chose or dropped, in place of one that is still being opened. */
	open(files: ArrayLike<File> | null | undefined): Promise<void>;
	cancel(): void;
	dismiss(): void;
}

/** @param opened called once a file is shown */
export function createImporting(recording: Recording, opened: () => void): Importing {
	const progress = signal<ImportProgress | null>(null);
	const note = signal<Message | null>(null);
	let running: AbortController | null = null;

	return {
		progress,
		note,
		async open(files) {
			const chosen = chooseFile(files);
			if (!chosen) return;
			running?.abort();
			const mine = new AbortController();
			running = mine;
			const { name } = chosen.file;
			note.value = null;
			progress.value = { name, fraction: 0 };
			const outcome = await importHar(chosen.file, name, {
				onProgress: fraction => {
					if (running === mine) progress.value = { name, fraction };
				},
				signal: mine.signal,
			});
			if (running !== mine) return; // another file came in between
			running = null;
			progress.value = null;
			if (outcome.kind === 'failed') note.value = outcome.message;
			if (outcome.kind !== 'done') return;
			recording.showFile(outcome.recording);
			opened();
			const { skippedCount } = outcome.recording;
			note.value = skippedCount > 0 ? message('import_skipped', String(skippedCount)) : chosen.note;
		},
		cancel() {
			running?.abort();
		},
		dismiss() {
			note.value = null;
		},
	};
}
