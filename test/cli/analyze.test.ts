import { expect, it } from 'vitest';
import { analyze } from '../../src/cli/analyze.ts';
import type { HarCaps } from '../../src/har-reader.ts';
import { harEntry, sayEnglish } from '../support.ts';

async function report(document: object | string, site: string | null = null, caps?: HarCaps) {
	const text = typeof document === 'string' ? document : JSON.stringify(document);
	async function* bytes() {
		yield new TextEncoder().encode(text);
	}
	const analysis = await analyze(bytes(), {
		name: 'test.har',
		site,
		generatorVersion: '1.2.3',
		createdAt: new Date('2026-11-21T09:00:00Z'),
		say: sayEnglish,
		...(caps ? { caps } : {}),
	});
	if (!analysis.ok) throw new Error(analysis.reason);
	return analysis.report;
}

const post = (second: number | null, title: string) =>
	harEntry({
		method: 'POST',
		url: 'https://example.test/wp-json/acme/v1/orders',
		requestBody: JSON.stringify({ title }),
		status: 409,
		startedDateTime: second === null ? '' : `2026-11-21T08:00:${String(second).padStart(2, '0')}.000Z`,
		responseBody: '{"code":"acme_conflict","message":"No.","data":{"status":409}}',
	});

it('observes in order of start, and keeps the places of the file', async () => {
	const { findings } = await report({ log: { entries: [post(30, 'c'), post(10, 'a'), post(20, 'b')] } });
	expect(findings.map(({ exchangeIds }) => exchangeIds[0])).toEqual([1, 2, 0]);
});

it('leaves an entry without a time where it stands', async () => {
	const entries = [post(20, 'b'), post(null, 'x'), post(10, 'a')];
	const { findings } = await report({ log: { entries } });
	expect(findings).toHaveLength(3);
	expect(findings.map(({ exchangeIds }) => exchangeIds[0])).toContain(1);
});

it('forgets what a second log takes the place of', async () => {
	const log = (...entries: object[]) => `"log":${JSON.stringify({ entries })}`;
	const { findings, source } = await report(`{${log(post(1, 'a'), post(2, 'b'))},${log(post(3, 'c'))}}`);
	expect(findings.map(({ exchangeIds }) => exchangeIds[0])).toEqual([0]);
	expect(source.entries).toBe(1);
});

it('says how many bodies it let go of, and finds the same', async () => {
	const saved = (second: number) => ({
		...harEntry({
			method: 'POST',
			requestBody: JSON.stringify({ content: 'x'.repeat(2000), second }),
			responseBody: '{"id":1}',
			startedDateTime: `2026-11-21T08:01:${second}.000Z`,
		}),
	});
	const entries = [post(1, 'a'), ...Array.from({ length: 40 }, (_, place) => saved(place + 10))];
	const whole = await report({ log: { entries } });
	expect(whole.source).not.toHaveProperty('bodiesLetGo');
	const caps = { waiting: 5000, kept: 20_000, enough: 10_000, cited: 1_000_000 };
	const small = await report({ log: { entries } }, null, caps);
	expect(small.source.bodiesLetGo).toBeGreaterThan(10);
	expect(small.findings).toEqual(whole.findings);
	expect(small.exchanges).toEqual(whole.exchanges);
});

it('says what it left out, and counts it', async () => {
	const { source } = await report({ log: { entries: [null, post(1, 'a'), { request: {} }] } });
	expect(source).toEqual({
		kind: 'har',
		name: 'test.har',
		entries: 3,
		skipped: [
			{ index: 0, reason: 'not-an-object' },
			{ index: 2, reason: 'no-url' },
		],
	});
});

it('looks at one site only', async () => {
	const entries = [post(1, 'a'), harEntry({ url: 'https://other.test/wp-json/', status: 409 })];
	const { findings, site } = await report({ log: { entries } }, 'https://example.test');
	expect(findings).toHaveLength(1);
	expect(site.origin).toBe('https://example.test');
});
