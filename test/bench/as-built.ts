import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * Builds a module of the benchmark like the program for the terminal, and what it measures with it: `tsx` names every closure
 * as it is made, which costs redaction a tenth and `JSON.parse` nothing.
 *
 * @param name of the module in this folder, without `.ts`
 * @returns the path of the script
 */
export async function asBuilt(name: string): Promise<string> {
	const folder = fileURLToPath(new URL('../../.cache/bench/built', import.meta.url));
	await build({
		configFile: false,
		logLevel: 'error',
		publicDir: false,
		ssr: { noExternal: true },
		build: {
			ssr: fileURLToPath(new URL(`${name}.ts`, import.meta.url)),
			target: 'node20',
			minify: false,
			outDir: folder,
			rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
		},
	});
	return `${folder}/${name}.mjs`;
}
