import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makePackages } from './packages.ts';

/* `npm run package [-- --out FOLDER]`: what the stores get, into `dist/packages`, each with its SHA-256. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: options } = parseArgs({
	options: { out: { type: 'string', default: join(root, 'dist/packages') } },
});
const folder = resolve(options.out);

try {
	const packages = await makePackages(root);
	mkdirSync(folder, { recursive: true });
	for (const [name, bytes] of Object.entries(packages)) {
		writeFileSync(join(folder, name), bytes);
		const sum = createHash('sha256').update(bytes).digest('hex');
		process.stdout.write(`${sum}  ${relative(process.cwd(), join(folder, name))}\n`);
	}
} catch (error) {
	process.stderr.write(`Nothing was packed: ${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
}
