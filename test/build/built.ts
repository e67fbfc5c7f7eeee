import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** One browser's build. */
export interface Built {
	readonly folder: string;
	/** Paths in the folder, with slashes, in order. */
	readonly files: readonly string[];
	/** Absolute paths of the modules that went into the pages' scripts; a worker's are not among them. */
	readonly modules: readonly string[];
	/** The text of one file. */
	read(file: string): string;
}

const builds = new Map<string, Promise<Built>>();

/**
 * Builds the extension into a folder that is gone when the tests end; once for all tests of a process.
 *
 * @param browser a mode of vite.config.ts: `chrome` or `firefox`
 */
export function builtFor(browser: string): Promise<Built> {
	const known = builds.get(browser) ?? makeBuild(browser);
	builds.set(browser, known);
	return known;
}

async function makeBuild(browser: string): Promise<Built> {
	const folder = mkdtempSync(join(tmpdir(), 'concord-build-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	const result = await build({
		mode: browser,
		logLevel: 'error',
		build: { outDir: folder, emptyOutDir: true },
	});
	if ('close' in result) throw new Error('Vite watches instead of building.');
	return {
		folder,
		files: readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter(entry => entry.isFile())
			.map(entry =>
				join(entry.parentPath, entry.name)
					.slice(folder.length + 1)
					.replaceAll('\\', '/'),
			)
			.sort(),
		modules: [result]
			.flat()
			.flatMap(({ output }) => output)
			.flatMap(file => (file.type === 'chunk' ? file.moduleIds : [])),
		read: file => readFileSync(join(folder, file), 'utf8'),
	};
}
