import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { notesOf } from './changelog.ts';
import { type Files, packZip, readFiles } from './zip.ts';

/** All that is needed to build, and to know what is built. Tests and recordings are in the repository. */
const SOURCE = [
	'.npmrc',
	'CHANGELOG.md',
	'CONTRIBUTING.md',
	'LICENSE',
	'PRIVACY.md',
	'README.md',
	'SECURITY.md',
	'docs/ARCHITECTURE.md',
	'docs/store/reviewers.md',
	'manifest.json',
	'package-lock.json',
	'package.json',
	'public',
	'scripts',
	'src',
	'tsconfig.json',
	'vite.config.ts',
];

/**
 * Builds both extensions from nothing and packs what the stores get, and the words that go with it. The same source gives the
 * same bytes.
 *
 * @param root of the repository, or of an unpacked source archive
 * @returns by file name
 */
export async function makePackages(root: string): Promise<Files> {
	// Vite takes its mode for that of the packages, too, and a test's would ship.
	process.env.NODE_ENV = 'production';
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const notes = notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version);
	return {
		[`concord-${version}-chrome.zip`]: packZip(await builtFiles(root, 'chrome')),
		[`concord-${version}-firefox.zip`]: packZip(await builtFiles(root, 'firefox')),
		[`concord-${version}-source.zip`]: packZip(readFiles(root, SOURCE)),
		[`concord-${version}-notes.md`]: new TextEncoder().encode(notes),
	};
}

async function builtFiles(root: string, browser: 'chrome' | 'firefox'): Promise<Files> {
	const outDir = mkdtempSync(join(tmpdir(), 'concord-package-'));
	try {
		await build({
			root,
			configFile: join(root, 'vite.config.ts'),
			mode: browser,
			logLevel: 'error',
			build: { outDir, emptyOutDir: true },
		});
		return readFiles(outDir, readdirSync(outDir));
	} finally {
		rmSync(outDir, { recursive: true, force: true });
	}
}
