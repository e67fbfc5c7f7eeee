import { availableParallelism } from 'node:os';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig, type UserConfig } from 'vite';
import { configDefaults } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };
import packageJson from './package.json' with { type: 'json' };
import { noInnerHtml } from './scripts/package/no-inner-html.ts';

/** Chrome 116 is the oldest with everything used here (`devtools.network` promises are not used at all). */
const chromeManifest = { ...manifest, version: packageJson.version, minimum_chrome_version: '116' };

/**
 * Firefox wants an id for every MV3 add-on and a declaration of what is collected.
 * 142 is where `data_collection_permissions` is known on desktop and Android alike (AMO's linter warns below it).
 */
const firefoxManifest = {
	...manifest,
	version: packageJson.version,
	browser_specific_settings: {
		gecko: {
			id: 'concord@wp-concord.dev',
			strict_min_version: '142.0',
			data_collection_permissions: { required: ['none'] },
		},
	},
};

const jsx = { runtime: 'automatic', importSource: 'preact' } as const;

function extension(browser: 'chrome' | 'firefox'): UserConfig {
	const source = browser === 'chrome' ? chromeManifest : firefoxManifest;
	return {
		plugins: [crx({ manifest: source as ManifestV3Export, browser }), noInnerHtml()],
		oxc: { jsx },
		build: {
			outDir: `dist/${browser}`,
			target: browser === 'chrome' ? 'chrome116' : 'firefox142',
			// AMO reviewers read the built files; nothing is gained by minifying what loads from disk.
			minify: browser === 'chrome',
			modulePreload: { polyfill: false },
			// crxjs finds the devtools page in the manifest; a panel is created by script and has to be named here.
			rolldownOptions: { input: { panel: 'src/panel/panel.html' } },
		},
		worker: { format: 'es' },
	};
}

function terminal(): UserConfig {
	return {
		publicDir: false,
		build: {
			outDir: 'dist/cli',
			target: 'node20',
			ssr: 'src/cli/concord.ts',
			minify: false,
			rolldownOptions: { output: { entryFileNames: 'concord.js', banner: '#!/usr/bin/env node' } },
		},
		ssr: { noExternal: true },
	};
}

/** The panel in a plain page, for `npm run dev`. Never built: it is no part of what ships. */
function plainPage(): UserConfig {
	return {
		oxc: { jsx },
		// Other pages lie about: those of a downloaded WordPress, and built ones.
		optimizeDeps: {
			entries: ['src/panel/plain/index.html'],
			rolldownOptions: { transform: { jsx } },
		},
		server: { watch: { ignored: ['**/.cache/**', '**/dist/**'] } },
	};
}

/** Vitest leaves a core to others; of two that is half of them. */
const WORKERS = Math.max(2, availableParallelism() - 1);

export default defineConfig(({ mode }) => ({
	define: { __CONCORD_VERSION__: JSON.stringify(packageJson.version) },
	...(mode === 'chrome' || mode === 'firefox' ? extension(mode) : mode === 'cli' ? terminal() : plainPage()),
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['test/**/*.test.{ts,tsx}'],
					exclude: [...configDefaults.exclude, 'test/**/*.{long,system}.test.ts'],
					// Pure code leaves nothing behind for the next file; loading it once for all halves the time.
					isolate: false,
					maxWorkers: WORKERS,
					sequence: { groupOrder: 0 },
					// A busy machine is no failure.
					testTimeout: 60_000,
				},
			},
			{
				extends: true,
				test: {
					name: 'long',
					include: ['test/**/*.long.test.ts'],
					maxWorkers: WORKERS,
					sequence: { groupOrder: 1 },
					testTimeout: 120_000,
				},
			},
			{
				extends: true,
				test: {
					name: 'system',
					include: ['test/**/*.system.test.ts'],
					// One after another they leave a third of two cores idle, and take half as long again.
					maxWorkers: 2,
					sequence: { groupOrder: 2 },
					testTimeout: 60_000,
					hookTimeout: 300_000,
					setupFiles: ['test/rest-of-file.ts'],
				},
			},
		],
	},
}));
