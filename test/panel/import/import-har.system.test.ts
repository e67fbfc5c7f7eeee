import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/cli/analyze.ts';
import { createHarReader } from '../../../src/har-reader.ts';
import type { ImportedRecording } from '../../../src/panel/import/import-har.ts';
import { buildReport } from '../../../src/report/build-report.ts';
import { harEntry, sayEnglish } from '../../support.ts';
import { fileOf, open } from './open.ts';

const folder = fileURLToPath(new URL('../../fixtures/traffic', import.meta.url));
const recordings = readdirSync(folder).filter(name => name.endsWith('.har.gz'));

async function imported(file: Blob): Promise<ImportedRecording> {
	const { outcome } = await open(file);
	if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
	return outcome.recording;
}

async function complaint(file: Blob): Promise<string> {
	const { isEnded, outcome } = await open(file);
	expect(isEnded).toBe(true);
	return outcome.kind === 'failed' ? sayEnglish(outcome.message) : outcome.kind;
}

const conflict = (id: number, change: Parameters<typeof harEntry>[0] = {}) =>
	harEntry({
		method: 'POST',
		url: `https://example.test/wp-json/acme/v1/orders/${id}`,
		requestHeaders: { 'Content-Type': 'application/json' },
		requestBody: `{"n":${id}}`,
		status: 409,
		responseBody: '{"code":"acme_conflict","message":"No.","data":{"status":409}}',
		...change,
	});

describe('a file opened in the panel', () => {
	const options = { generatorVersion: '1.2.3', createdAt: new Date('2026-11-21T09:00:00Z'), say: sayEnglish };

	it('has recordings to be tried on', () => {
		expect(recordings.length).toBeGreaterThan(200);
	});

	// What crosses between the threads is a copy, and a report reads all of it.
	it.each(recordings)('says of %s what the terminal says', async name => {
		const bytes = readFileSync(`${folder}/${name}`);
		const { entries, observations, restRoot, skipped } = await imported(new Blob([bytes]));
		async function* unzipped() {
			yield gunzipSync(bytes);
		}
		const analysis = await analyze(unzipped(), { ...options, name: 'a.har', site: null });
		const source = { kind: 'har', name: 'a.har', entries, skipped } as const;
		expect({
			ok: true,
			report: buildReport({ ...options, source, observations, restRoot, numberOf: id => id }),
		}).toEqual(analysis);
	});

	it.each(recordings)('hands over all that was observed in %s', async name => {
		const bytes = readFileSync(`${folder}/${name}`);
		const reader = createHarReader();
		reader.push(gunzipSync(bytes));
		const reading = reader.end();
		if (!reading.ok) throw new Error(reading.reason);
		for (const exchange of reading.exchanges) reading.inspector.observe(exchange);
		const { observations } = await imported(new Blob([bytes]));
		expect(observations).toStrictEqual(reading.inspector.observations());
	});

	it('keeps one exchange for an observation, its parts and its findings', async () => {
		const bytes = readFileSync(`${folder}/batch-one-part-refused.har.gz`);
		const { observations } = await imported(new Blob([bytes]));
		const whole = observations.find(({ findings, parts }) => parts.length > 0 && findings.length > 0);
		expect(whole?.parts[0]?.exchange).toBe(whole?.exchange);
		expect(whole?.findings[0]?.subject.exchange).toBe(whole?.exchange);
	});

	it('says who wrote it, and what was left out', async () => {
		const log = {
			creator: { name: 'Firefox', version: '153' },
			browser: { name: 'Firefox', version: '153.0' },
			entries: [null, conflict(1)],
		};
		const recording = await imported(new Blob([JSON.stringify({ log })]));
		expect(recording).toMatchObject({
			name: 'a.har',
			entries: 2,
			skipped: [{ index: 0, reason: 'not-an-object' }],
			skippedCount: 1,
			creator: log.creator,
			browser: log.browser,
			letGo: { bodies: 0 },
		});
		expect(recording.observations.map(({ exchange }) => exchange.id)).toEqual([1]);
	});

	it('may be zipped, whatever its name', async () => {
		const plain = fileOf(conflict(0));
		const zipped = new Blob([gzipSync(new Uint8Array(await plain.arrayBuffer()))]);
		expect((await imported(zipped)).observations).toEqual((await imported(plain)).observations);
	});

	it('is never less far than before', async () => {
		const { fractions } = await open(fileOf(...Array.from({ length: 300 }, (_, id) => conflict(id))));
		expect(fractions.length).toBeGreaterThan(5);
		expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
		expect(fractions.every(fraction => fraction > 0 && fraction <= 1)).toBe(true);
	});

	it('comes in messages of bounded size, each after the one before was taken', async () => {
		const text = JSON.stringify({ code: 'acme_conflict', message: 'x'.repeat(100_000) });
		const entries = Array.from({ length: 40 }, (_, id) => conflict(id, { responseBody: text }));
		const { messages, outcome } = await open(fileOf(...entries));
		const sizes = messages.flatMap(each =>
			each.type === 'observations'
				? each.observations.reduce((sum, { exchange }) => sum + JSON.stringify(exchange).length, 0)
				: [],
		);
		expect(sizes.length).toBeGreaterThan(5);
		expect(Math.max(...sizes)).toBeLessThan(1_000_000);
		expect(outcome.kind === 'done' && outcome.recording.observations).toHaveLength(40);
	});

	it('has its observations in order of start', async () => {
		const at = (second: number) => ({ startedDateTime: `2026-11-21T08:00:${second}.000Z` });
		const { observations } = await imported(
			fileOf(conflict(0, at(30)), conflict(1, at(10)), conflict(2, at(20))),
		);
		expect(observations.map(({ exchange }) => exchange.id)).toEqual([1, 2, 0]);
	});
});

describe('what cannot be opened', () => {
	it.each<[string, Blob, string]>([
		['nothing', new Blob([]), 'Export a.har again: the file is empty.'],
		['a page', new Blob(['<!doctype html>']), 'Choose a HAR file: a.har is not JSON.'],
		['other JSON', new Blob(['{"a":1}']), 'Choose a HAR file: a.har holds no log of requests.'],
		['half of a file', fileOf(conflict(0)).slice(0, 200), 'Export a.har again: the file ends in the middle.'],
		[
			'half of a zipped one',
			new Blob([gzipSync('{"log":{"entries":[]}}').subarray(0, 20)]),
			'Compress or download a.har again: its gzip data is damaged.',
		],
		[
			'a deep one',
			fileOf({ a: JSON.parse(`${'['.repeat(2000)}${']'.repeat(2000)}`) }),
			'Choose another file: a.har is nested deeper than any recording.',
		],
	])('is told in one sentence: %s', async (_, file, sentence) => {
		expect(await complaint(file)).toBe(sentence);
	});
});

describe('cancelling', () => {
	it('ends the worker while it reads', async () => {
		const controller = new AbortController();
		const { isEnded, outcome } = await open(fileOf(...Array.from({ length: 300 }, (_, id) => conflict(id))), {
			signal: controller.signal,
			onProgress: () => controller.abort(),
		});
		expect(outcome).toEqual({ kind: 'cancelled' });
		expect(isEnded).toBe(true);
	});

	it('starts no worker when it was too late to begin', async () => {
		const { messages, outcome } = await open(fileOf(), { signal: AbortSignal.abort() });
		expect(outcome).toEqual({ kind: 'cancelled' });
		expect(messages).toEqual([]);
	});
});
