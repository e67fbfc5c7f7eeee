import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { openDevTools } from '../e2e/devtools.ts';
import { listLines, openingLines, pageLines } from './panel-lines.ts';
import { measureList } from './panel-list.ts';
import { measureOpening } from './panel-open.ts';
import { measurePage } from './panel-page.ts';
import { makeRecording } from './recording/make.ts';

/**
 * How the real panel feels, in real DevTools: `npm run bench:panel -- [--quick] [--whole] [--only open|list|page] [--json PATH]`.
 * `--whole` opens the file of 100,000 entries, too, and has a page ask WordPress only.
 */
const { values: asked } = parseArgs({
	options: {
		quick: { type: 'boolean' },
		whole: { type: 'boolean' },
		only: { type: 'string' },
		json: { type: 'string' },
	},
});
const quick = asked.quick ?? false;
const wants = (what: string) => asked.only === undefined || asked.only === what;

const SEED = 1;
const cache = fileURLToPath(new URL('../../.cache/bench', import.meta.url));
const extension = `${cache}/chrome`;
const script = `${cache}/cli/concord.js`;

const print = (lines: readonly string[]) => {
	for (const line of lines) process.stdout.write(`${line}\n`);
};

mkdirSync(cache, { recursive: true });
const built = (mode: 'chrome' | 'cli', outDir: string) =>
	build({ mode, logLevel: 'error', build: { outDir, emptyOutDir: true } });
await built('chrome', extension);
if (wants('open')) await built('cli', `${cache}/cli`);

async function opening(name: string, entries: number, allBodies: boolean, rounds: number) {
	const file = `${cache}/panel-${name}.har`;
	const { bytes } = makeRecording(file, { entries, seed: SEED, allBodies });
	const tools = await openDevTools({ extension });
	try {
		const measured = await measureOpening(tools, script, file, rounds);
		print(openingLines({ entries, megabytes: bytes / 1e6 }, measured));
		return { name, entries, ...measured };
	} finally {
		await tools.close();
		rmSync(file, { force: true });
		rmSync(`${file}.json`, { force: true });
	}
}

async function list() {
	const file = `${cache}/panel-list.har`;
	const tools = await openDevTools({ extension });
	try {
		const measured = await measureList(tools, file, quick ? 5 : 9);
		print(listLines(measured));
		return measured;
	} finally {
		await tools.close();
		rmSync(file, { force: true });
	}
}

async function page() {
	const mixed = await measurePage(extension, cache, quick ? 4 : 10);
	print(pageLines('one of three requests is to WordPress', mixed));
	if (!asked.whole) return { mixed };
	const all = await measurePage(extension, cache, 4, 1);
	print(pageLines('every request is to WordPress', all));
	return { mixed, all };
}

const openings = [];
if (wants('open')) {
	openings.push(await opening('10k', 10_000, true, quick ? 3 : 5));
	if (asked.whole) openings.push(await opening('100k', 100_000, false, quick ? 1 : 3));
}
const lists = wants('list') ? await list() : null;
const pages = wants('page') ? await page() : null;
if (asked.json) {
	writeFileSync(asked.json, `${JSON.stringify({ quick, openings, list: lists, pages }, null, '\t')}\n`);
}
