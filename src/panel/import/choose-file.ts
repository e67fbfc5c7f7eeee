import type { Message } from '../../words/message.ts';
import { message } from '../../words/message.ts';

/** The file to open, of those a person chose or dropped. */
export interface ChosenFile {
	readonly file: File;
	/** To say beside it; `null` when there was only the one. */
	readonly note: Message | null;
}

/** Takes the first: requests of several recordings have no common order, and their ids would collide. `null` for none. */
export function chooseFile(files: ArrayLike<File> | null | undefined): ChosenFile | null {
	const file = files?.[0];
	if (!file) return null;
	return { file, note: (files?.length ?? 0) > 1 ? message('import_onlyFirst', file.name) : null };
}
