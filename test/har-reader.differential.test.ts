import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/diagnosis/finding.ts';
import type { Exchange } from '../src/exchange/exchange.ts';
import { exchangeFromHar } from '../src/exchange/from-har.ts';
import { createHarReader, type HarCaps } from '../src/har-reader.ts';
import { createInspector } from '../src/inspector.ts';
import { couldMatter } from '../src/wordpress/could-matter.ts';
import { entriesOf } from './bench/recording/make.ts';

/** What whoever has the memory would do: everything parsed, everything learnt, then everything observed. */
function plainly(text: string) {
	const inspector = createInspector();
	const exchanges: Exchange[] = [];
	for (const [index, entry] of JSON.parse(text).log.entries.entries()) {
		const exchange = exchangeFromHar(entry, index);
		if (!exchange) continue;
		inspector.learn(exchange);
		if (couldMatter(exchange, inspector.roots)) exchanges.push(exchange);
	}
	// The fixtures and the made-up recordings have a time everywhere.
	const ordered = exchanges.toSorted((a, b) => a.startedAt - b.startedAt || a.id - b.id);
	for (const exchange of ordered) inspector.observe(exchange);
	return inspector;
}

function byReader(bytes: Uint8Array, chunk: number, caps?: HarCaps) {
	const reader = createHarReader(null, caps);
	for (let at = 0; at < bytes.length; at += chunk) reader.push(bytes.subarray(at, at + chunk));
	const reading = reader.end();
	if (!reading.ok) throw new Error(reading.reason);
	for (const exchange of reading.exchanges) reading.inspector.observe(exchange);
	return reading;
}

/** What was found, and of what was observed all that a list shows, as one text. */
function told(inspector: ReturnType<typeof createInspector>): string {
	return JSON.stringify(
		inspector.observations().map(({ answer, endpoint, exchange, findings, parts, status }) => ({
			id: exchange.id,
			at: exchange.startedAt,
			request: exchange.request,
			initiator: exchange.initiator,
			headers: exchange.response.headers,
			body: exchange.response.body,
			shape: answer.shape,
			endpoint,
			status,
			parts: parts.length,
			findings: findings.map(({ subject, ...finding }) => ({ ...finding, part: subject.part })),
		})),
	);
}

function brief({ exchangeIds, kind, severity }: Finding) {
	return `${kind} ${exchangeIds[0]} ${severity}`;
}

const folder = new URL('fixtures/traffic/', import.meta.url);
const fixtures = readdirSync(folder).filter(name => name.endsWith('.har.gz'));

describe('reading by bytes finds what reading everything finds', () => {
	it('in every recording', () => {
		for (const name of fixtures) {
			const bytes = gunzipSync(readFileSync(new URL(name, folder)));
			const reading = byReader(bytes, 65_536);
			expect(told(reading.inspector) === told(plainly(bytes.toString())), name).toBe(true);
			expect(reading.letGo, name).toBe(0);
		}
	});

	it('in made-up recordings, in whatever pieces they come, pretty-printed or not', () => {
		fc.assert(
			fc.property(fc.nat(), fc.integer({ min: 500, max: 70_000 }), fc.boolean(), (seed, chunk, pretty) => {
				const entries = [...entriesOf({ entries: 40, seed, allBodies: true }, () => {})];
				const text = JSON.stringify({ log: { version: '1.2', entries } }, null, pretty ? 2 : undefined);
				const { inspector } = byReader(new TextEncoder().encode(text), chunk);
				expect(told(inspector) === told(plainly(text))).toBe(true);
			}),
			{ numRuns: 5 },
		);
	});

	it('when hardly anything may be kept', () => {
		const entries = [...entriesOf({ entries: 600, seed: 7, allBodies: true }, () => {})];
		const text = JSON.stringify({ log: { entries } });
		const whole = byReader(new TextEncoder().encode(text), 65_536);
		const small = byReader(new TextEncoder().encode(text), 65_536, {
			waiting: 100_000,
			kept: 200_000,
			enough: 50_000,
			cited: 100_000,
		});
		const findings = (inspector: ReturnType<typeof createInspector>) =>
			inspector.observations().flatMap(observation => observation.findings.map(brief));
		expect(findings(small.inspector)).toEqual(findings(plainly(text)));
		expect(small.letGo).toBeGreaterThan(30);
		expect(small.all().map(({ id }) => id)).toEqual(whole.all().map(({ id }) => id));
	});
});
