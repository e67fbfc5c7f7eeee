import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { changed, root, type Step } from './document.ts';

/** A copy of the source in which a document was followed. It lies in the repository, so that packages are found. */
export interface Copy {
	readonly folder: string;
	remove(): void;
}

/**
 * Does what a document says.
 *
 * @param parts files and folders of the repository that the copy has, by their paths
 * @throws Error when a step does not fit
 */
export function follow(steps: readonly Step[], parts: readonly string[]): Copy {
	mkdirSync(join(root, '.cache'), { recursive: true });
	const folder = mkdtempSync(join(root, '.cache/docs-'));
	const remove = () => rmSync(folder, { recursive: true, force: true });
	try {
		for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
		for (const step of steps) {
			const path = join(folder, step.path);
			mkdirSync(dirname(path), { recursive: true });
			writeFileSync(path, step.kind === 'file' ? step.text : changed(readFileSync(path, 'utf8'), step));
		}
	} catch (error) {
		remove();
		throw error;
	}
	return { folder, remove };
}
