import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readDocument, root, type Step, stepsOf } from './document.ts';
import { type Copy, follow } from './follow.ts';

/* What a newcomer meets who follows docs/ARCHITECTURE.md, with the very commands: types, lint and format, tests. */

const WHOLE = [
	'src',
	'public',
	'test',
	'biome.json',
	'.gitignore',
	'tsconfig.json',
	'vite.config.ts',
	'manifest.json',
	'package.json',
	'scripts',
];

const document = readDocument('docs/ARCHITECTURE.md');
const steps = stepsOf(document);
/** The first example ends where the test of the second begins. */
const second = steps.findIndex(({ path }) => path.includes('too-large'));

let copy: Copy | undefined;
afterEach(() => copy?.remove());

function run(...command: readonly string[]): { readonly ok: boolean; readonly output: string } {
	const [program = '', ...args] = command;
	const { status, stderr, stdout } = spawnSync(
		process.execPath,
		[join(root, 'node_modules', program), ...args],
		{ cwd: copy?.folder ?? '', encoding: 'utf8', env: { ...process.env, CI: '', NO_COLOR: '1' } },
	);
	return { ok: status === 0, output: stdout + stderr };
}

const types = () => run('typescript/bin/tsc', '--noEmit');
const lint = (paths: readonly string[]) =>
	run('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--vcs-enabled=false', ...paths);
const tests = (...folders: readonly string[]) =>
	run('vitest/vitest.mjs', 'run', '--project', 'unit', ...folders);
const pathsOf = (some: readonly Step[]) => [...new Set(some.map(({ path }) => path))];

/** The document's "take those of `inUse`", as quickly as can be. */
function writeSentences(folder: string): void {
	const path = join(folder, 'public/_locales/en/messages.json');
	const sentences = Object.entries<object>(JSON.parse(readFileSync(path, 'utf8')));
	const taken = sentences.filter(([key]) => key.startsWith('inUse_') || key === 'timeline_inUse');
	const written = taken.map(([key, sentence]) => [key.replace(/inUse/, 'tooLarge'), sentence] as const);
	expect(written.length).toBeGreaterThan(10);
	writeFileSync(path, JSON.stringify(Object.fromEntries([...sentences, ...written])));
}

describe('the error code', () => {
	const own = steps.slice(0, second);

	it('is a test that fails first', () => {
		copy = follow(
			own.filter(({ kind }) => kind === 'file'),
			WHOLE,
		);
		const { ok, output } = tests('test/diagnosis/codes');
		expect(ok).toBe(false);
		expect(output).toMatch(/1 failed \| 1 passed/);
	});

	it('leaves everything clean when its row is there', () => {
		copy = follow(own, WHOLE);
		expect(types()).toEqual({ ok: true, output: '' });
		expect(lint(pathsOf(own))).toMatchObject({ ok: true });
		const { ok, output } = tests('test/diagnosis', 'test/recognition');
		expect(ok, output.slice(-2000)).toBe(true);
	});
});

it('the detector leaves what the document says, and the compiler names it', () => {
	copy = follow(steps, WHOLE);
	expect(lint(pathsOf(steps))).toMatchObject({ ok: true });
	writeSentences(copy.folder);
	const { output } = types();
	const named = new Set([...output.matchAll(/^(src\/[^(]+)\(/gm)].map(([, path]) => path));
	const list = /What else a kind needs.*?\n\n(.*?)\n\n/s.exec(document)?.[1] ?? '';
	const promised = [...list.matchAll(/^- `(src\/[^`]+)`/gm)].map(([, path]) => path);
	expect([...named].sort()).toEqual(promised.sort());
});
