import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

/* The house has one direction. This breaks each rule once, in a copy of the lint configuration, and looks that it is told. */

const root = fileURLToPath(new URL('../..', import.meta.url));
let house = '';

beforeAll(() => {
	house = mkdtempSync(join(tmpdir(), 'concord-layers-'));
	const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
	delete config.$schema;
	config.vcs.enabled = false;
	writeFileSync(join(house, 'biome.json'), JSON.stringify(config));
	mkdirSync(join(house, 'test/lint'), { recursive: true });
	cpSync(join(root, 'test/lint/no-clock.grit'), join(house, 'test/lint/no-clock.grit'));
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

/** The names of the rules that a file at this place breaks. */
function broken(path: string, code: string): string {
	const file = join(house, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, code);
	try {
		execFileSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', path], {
			cwd: house,
			stdio: 'pipe',
		});
		return '';
	} catch (error) {
		return String((error as { stderr: Buffer }).stderr);
	} finally {
		rmSync(file);
	}
}

it.each([
	['src/exchange/a.ts', '../wordpress/b.ts'],
	['src/wordpress/a.ts', '../diagnosis/b.ts'],
	['src/diagnosis/detectors/a.ts', '../../report/b.ts'],
	['src/report/a.ts', '../inspector.ts'],
	['src/inspector.ts', './browser/b.ts'],
	['src/inspector.ts', './filter/b.ts'],
	['src/filter/a.ts', '../panel/b.ts'],
	['src/browser/a.ts', '../panel/b.ts'],
	['src/panel/a.ts', '../cli/b.ts'],
	['src/cli/a.ts', '../browser/b.ts'],
	['src/panel/views/a.ts', 'webextension-polyfill'],
])('%s may not import %s', (path, specifier) => {
	expect(broken(path, `import { b } from '${specifier}';\nexport const a = b;\n`)).toContain(
		'noRestrictedImports',
	);
});

it.each([
	['src/diagnosis/a.ts', '../wordpress/b.ts'],
	['src/panel/views/a.ts', '../../inspector.ts'],
	['src/browser/a.ts', '../exchange/b.ts'],
])('%s may import %s', (path, specifier) => {
	expect(broken(path, `import { b } from '${specifier}';\n\nexport const a = b;\n`)).toBe('');
});

it.each([
	['the DOM', 'document.title', 'noRestrictedGlobals'],
	['the browser', 'chrome.runtime', 'noRestrictedGlobals'],
	['the network', "fetch('/')", 'noRestrictedGlobals'],
	['the clock', 'Date.now()', 'no clock'],
	['chance', 'Math.random()', 'no dice'],
])('the core may not use %s', (_, code, rule) => {
	expect(broken('src/diagnosis/a.ts', `export const a = ${code};\n`)).toContain(rule);
});

it('the screen may not use the browser', () => {
	expect(broken('src/panel/a.ts', 'export const a = chrome.runtime;\n')).toContain('noRestrictedGlobals');
});
