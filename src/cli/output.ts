import { randomUUID } from 'node:crypto';
import {
	closeSync,
	existsSync,
	openSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	writeFile,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { whenInterrupted } from './interrupt.ts';

/** Where reports go. What it cannot do, it throws as the operating system says it. */
export interface Output {
	/** `false` when nobody reads any more. */
	write(text: string): Promise<boolean>;
	/** Everything is written. */
	commit(): Promise<void>;
	/** Leaves nothing behind. */
	discard(): void;
}

/** Standard output. A reader that has seen enough (`| head`) closes it, which is no error. */
export function standardOutput(): Output {
	let isOpen = true;
	// The callback below has it, too; without a listener it would end the process.
	process.stdout.on('error', () => {});
	return {
		write: text =>
			new Promise((resolve, reject) => {
				if (!isOpen || text === '') return resolve(isOpen);
				process.stdout.write(text, (error: NodeJS.ErrnoException | null | undefined) => {
					if (error && error.code !== 'EPIPE') return reject(error);
					isOpen = !error;
					resolve(isOpen);
				});
			}),
		commit: async () => {},
		discard: () => {},
	};
}

/** A file that is all there or not at all, also when a signal comes: written beside its place, then moved there. */
export function fileOutput(path: string): Output {
	const target = existsSync(path) ? realpathSync(path) : path;
	const stats = statSync(target, { throwIfNoEntry: false });
	if (stats?.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
	// A device or a pipe is written to, never replaced.
	const isMoved = !stats || stats.isFile();
	const draft = isMoved ? join(dirname(target), `.concord-${randomUUID()}.tmp`) : target;
	const discard = () => rmSync(draft, { force: true });
	// First: a signal between the two would leave the draft. Not for a pipe, which may keep `openSync`, and so the signal, waiting.
	if (isMoved) whenInterrupted(discard);
	const file = openSync(draft, isMoved ? 'wx' : 'w', stats?.isFile() ? stats.mode : 0o666);
	return {
		async write(text) {
			await promisify(writeFile)(file, text);
			return true;
		},
		async commit() {
			closeSync(file);
			if (isMoved) renameSync(draft, target);
		},
		discard() {
			if (isMoved) discard();
		},
	};
}
