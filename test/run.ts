import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Results, takenTogether, worthAnotherRun } from './run-results.ts';

/*
 * `npm test`: every test; what comes after `--` is for Vitest. Files of system tests that failed are run once more, one after
 * another and each from its beginning: a browser that a busy machine starved does well then, and what is broken fails twice.
 * Asking a single test once more would not do, for many go on from where the one before has left.
 */

const cache = fileURLToPath(new URL('../.cache', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));

/** What came of it, and kept in a file besides. `null` when Vitest itself gave up. */
function run(
	name: string,
	env: Readonly<Record<string, string>>,
	...args: readonly string[]
): Results | null {
	const file = `${cache}/${name}.json`;
	rmSync(file, { force: true });
	const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	const { status } = spawnSync(process.execPath, [vitest, 'run', ...reports, ...args], {
		stdio: 'inherit',
		env: { ...process.env, ...env },
	});
	process.exitCode = status ?? 1;
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return null;
	}
}

const first = run('test-results', { CONCORD_REST_OF_FILE: 'skip' }, ...process.argv.slice(2));
const files = first && process.exitCode !== 0 ? worthAnotherRun(first) : [];
if (first && files.length > 0) {
	const names = files.map(file => relative(process.cwd(), file)).join(' ');
	process.stdout.write(`\nOnce more: ${names}\n`);
	const second = run('test-results-again', {}, '--no-file-parallelism', ...files);
	if (second) {
		const all = takenTogether(first, second);
		writeFileSync(`${cache}/test-results.json`, JSON.stringify(all));
		process.stdout.write(
			`\nRun twice: ${names}\nOf all ${all.numPassedTests} passed, ${all.numFailedTests} failed\n`,
		);
	}
}
