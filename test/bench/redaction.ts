import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { asBuilt } from './as-built.ts';
import { ratios, spreadOf } from './spread.ts';

/**
 * How long it takes to redact a recording, beside what it takes to read it at all: `npm run bench:redaction [-- exchanges]`.
 * The recording is that of all cases of `test/fixtures/traffic`, over and over, each time with other times and nonces.
 */
const WANTED = Number(process.argv[2] ?? 10_000);
const ROUNDS = 7;

const measured: typeof import('./redaction-measured.ts') = await import(
	pathToFileURL(await asBuilt('redaction-measured')).href
);
const { createHarReader, createRedactor, exchangeFromHar, findLeaks } = measured;

const folder = new URL('../fixtures/traffic/', import.meta.url);
const recordings = readdirSync(folder)
	.filter(name => name.endsWith('.har.gz'))
	.map(name => gunzipSync(readFileSync(new URL(name, folder))).toString());

function recording(): string {
	const entries: string[] = [];
	for (let copy = 0; entries.length < WANTED; copy++) {
		for (const text of recordings) {
			const { log } = JSON.parse(anew(text, copy));
			for (const entry of log.entries) if (entries.length < WANTED) entries.push(JSON.stringify(entry));
		}
	}
	return `{"log":{"version":"1.2","entries":[${entries.join(',\n')}]}}`;
}

/** Other nonces and other minutes, so that no text is the same twice. */
function anew(text: string, copy: number): string {
	if (copy === 0) return text;
	const mark = copy.toString(16).padStart(2, '0');
	return text
		.replace(/\b([0-9a-f]{8})[0-9a-f]{2}\b/g, `$1${mark}`)
		.replace(/T(\d\d):\d\d:/g, `T$1:${String(copy % 60).padStart(2, '0')}:`);
}

function exchangesOf(text: string): readonly Exchange[] {
	const har: { log: { entries: unknown[] } } = JSON.parse(text);
	return har.log.entries.flatMap((entry, index) => exchangeFromHar(entry, index) ?? []);
}

/** Milliseconds of the processor's time: what else runs on the machine makes less of a difference. */
function timed(run: () => unknown): number {
	const start = process.cpuUsage();
	run();
	const { system, user } = process.cpuUsage(start);
	return (system + user) / 1000;
}

const har = recording();
const bytes = new TextEncoder().encode(har);
const exchanges = exchangesOf(har);
const redactor = createRedactor();
const output = JSON.stringify(redactor.exchanges(exchanges, () => 'shape'));
const megabytes = (length: number) => (length / 2 ** 20).toFixed(1);

const ways = {
	'JSON.parse of all': () => JSON.parse(har),
	'JSON.parse, and building exchanges': () => exchangesOf(har),
	'reading the file as the panel does': () => {
		const reader = createHarReader();
		for (let at = 0; at < bytes.length; at += 65_536) reader.push(bytes.subarray(at, at + 65_536));
		reader.end();
	},
	'redacting, shapes of bodies': () => createRedactor().exchanges(exchanges, () => 'shape'),
	'redacting, full bodies': () => createRedactor().exchanges(exchanges, () => 'full'),
	[`searching ${megabytes(output.length)} MB for what was replaced`]: () => findLeaks(output, redactor),
};

process.stdout.write(
	`${exchanges.length} exchanges, ${megabytes(bytes.length)} MB, medians of ${ROUNDS} rounds after one to compile\n`,
);
// In turn, round by round, so that what else the machine does falls on all alike.
const [, ...rounds] = Array.from({ length: ROUNDS + 1 }, () => Object.values(ways).map(timed));
const parsing = rounds.map(([first = 0]) => first);
for (const [place, what] of Object.keys(ways).entries()) {
	const times = rounds.map(round => round[place] ?? 0);
	const { least, median, most } = spreadOf(ratios(times, parsing));
	process.stdout.write(
		`${what.padEnd(48)}${spreadOf(times).median.toFixed(0).padStart(7)} ms${median.toFixed(2).padStart(7)} times the first (${least.toFixed(2)} to ${most.toFixed(2)})\n`,
	);
}
