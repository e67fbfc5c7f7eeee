import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Built, builtFor } from './built.ts';

/** Of script and style together, gzipped, in bytes: what the first view may wait for. */
const BUDGET = 60_000;

const PAGE = 'src/panel/panel.html';

let built: Built;
beforeAll(async () => {
	built = await builtFor('chrome');
});

const gzipped = (file: string) => gzipSync(built.read(file)).length;

/** A path as the page or a script names it, from the root of the extension. */
const resolve = (from: string, named: string) =>
	named.startsWith('/') ? named.slice(1) : posix.join(posix.dirname(from), named);

function stylesOfPage(): string[] {
	return [...built.read(PAGE).matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*>/g)].map(([tag]) =>
		resolve(PAGE, /\bhref="([^"]+)"/.exec(tag)?.[1] ?? ''),
	);
}

/** The page's scripts and all that they import before they run. */
function scriptsOfPage(): string[] {
	const found = new Set(
		[...built.read(PAGE).matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map(([, src = '']) =>
			resolve(PAGE, src),
		),
	);
	for (const file of found) {
		const imports = built.read(file).matchAll(/\b(?:import|from)\s*["']([^"']+\.js)["']/g);
		for (const [, named = ''] of imports) found.add(resolve(file, named));
	}
	return [...found];
}

describe('The first view', () => {
	it('waits for no more script and style than its budget', () => {
		const files = [...scriptsOfPage(), ...stylesOfPage()];
		expect(files.filter(file => file.endsWith('.css'))).not.toEqual([]);
		expect(files.filter(file => file.endsWith('.js'))).not.toEqual([]);
		const sizes = Object.fromEntries(files.map(file => [file, gzipped(file)]));
		const sum = Object.values(sizes).reduce((a, b) => a + b, 0);
		expect(sum, JSON.stringify(sizes)).toBeLessThanOrEqual(BUDGET);
	});

	it.each(['knowledge', 'rest'])('does not wait for the %s', name => {
		const chunks = built.files.filter(file => new RegExp(`^assets/${name}-[^/]*\\.js$`).test(file));
		expect(chunks).toHaveLength(1);
		expect(scriptsOfPage()).not.toContain(chunks[0]);
		expect(gzipped(chunks[0] ?? '')).toBeGreaterThan(10_000);
	});
});
