import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/** Files by their paths, with slashes. */
export type Files = Readonly<Record<string, Uint8Array>>;

/**
 * A folder's files, or a file itself.
 *
 * @param paths in the folder; those of folders take all that is in them
 */
export function readFiles(folder: string, paths: readonly string[]): Files {
	const found = paths
		.flatMap(path => (statSync(join(folder, path)).isFile() ? [path] : filesBelow(folder, path)))
		.map(file => [file, new Uint8Array(readFileSync(join(folder, file)))] as const);
	return Object.fromEntries(found);
}

function filesBelow(folder: string, path: string): readonly string[] {
	return readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
		.filter(entry => entry.isFile())
		.map(entry => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'));
}

/**
 * Packs files so that the same files give the same bytes: in order of their paths, without owner and mode, all of one date.
 * fflate writes the date in local time, and so it is given in local time: the archive says the same in every time zone.
 */
export function packZip(files: Files): Uint8Array {
	const sorted: Zippable = {};
	for (const path of Object.keys(files).sort()) {
		const bytes = files[path];
		if (bytes) sorted[path] = bytes;
	}
	return zipSync(sorted, { level: 9, mtime: new Date(1980, 0, 1) });
}
