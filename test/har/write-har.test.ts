import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Body } from '../../src/exchange/body.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { exchangeFromHar } from '../../src/exchange/from-har.ts';
import { harOf } from '../../src/har/write-har.ts';
import { type EntrySketch, exchange, recorded } from '../support.ts';
import { harProblems, readBack, written } from './written.ts';

const folder = fileURLToPath(new URL('../fixtures', import.meta.url));
const recordings = readdirSync(`${folder}/traffic`).filter(name => name.endsWith('.har.gz'));

function exchangesOf(name: string): Exchange[] {
	const { log } = JSON.parse(gunzipSync(readFileSync(`${folder}/traffic/${name}`)).toString());
	return log.entries.flatMap((entry: unknown, index: number) => exchangeFromHar(entry, index) ?? []);
}

// biome-ignore lint/suspicious/noExplicitAny: a file of which the schema says more than a type could.
function entryOf(sketch: EntrySketch, change: (made: Exchange) => Exchange = made => made): any {
	const har = JSON.parse(written([change(exchange(sketch))]));
	expect(harProblems(har)).toEqual([]);
	return har.log.entries[0];
}

const withBody = (response: Body, request?: Body) => (made: Exchange) => ({
	...made,
	request: request ? { ...made.request, body: request } : made.request,
	response: { ...made.response, body: response },
});

describe('harOf', () => {
	it('has recordings to be tried on', () => {
		expect(recordings.length).toBeGreaterThan(200);
	});

	it.each(recordings)('loses nothing of %s', name => {
		const exchanges = exchangesOf(name);
		const har = written(exchanges);
		expect(harProblems(JSON.parse(har))).toEqual([]);
		expect(readBack(har)).toEqual(exchanges);
	});

	it.each(['chromium-156', 'firefox-153'])('loses nothing of what %s recorded', browser => {
		for (const file of readdirSync(`${folder}/${browser}`)) {
			const made = exchangeFromHar(recorded(`${browser}/${file.replace(/\.json$/, '')}`).entry, 0);
			const har = written(made ? [made] : []);
			expect(harProblems(JSON.parse(har)), file).toEqual([]);
			expect(readBack(har), file).toEqual([made]);
		}
	});

	it('writes a file of no requests', () => {
		const har = written([]);
		expect(harProblems(JSON.parse(har))).toEqual([]);
		expect(readBack(har)).toEqual([]);
	});

	it('says who wrote it, and what the person has to say', () => {
		const { log } = JSON.parse(written([], { creatorVersion: '2.0.0', comment: 'Redacted' }));
		expect(log.creator).toEqual({ name: 'Concord', version: '2.0.0' });
		expect(log.comment).toBe('Redacted');
	});

	it('gives every entry the page that had begun', () => {
		const pages = [
			{ title: 'First', startedAt: Date.parse('2026-11-21T08:00:00Z') },
			{ title: 'Second', startedAt: Date.parse('2026-11-21T08:00:10Z') },
		];
		const at = (second: string) => exchange({ startedDateTime: `2026-11-21T08:00:${second}.000Z` });
		const early = exchange({ startedDateTime: '2026-11-21T07:59:59.000Z' });
		const har = JSON.parse(written([early, at('09'), at('10')], { pages }));
		expect(harProblems(har)).toEqual([]);
		expect(har.log.pages.map(({ title }: { title: string }) => title)).toEqual(['First', 'Second']);
		const [first, second] = har.log.pages.map(({ id }: { id: string }) => id);
		expect(har.log.entries.map(({ pageref }: { pageref?: string }) => pageref)).toEqual([
			undefined,
			first,
			second,
		]);
	});

	it('comes in pieces, so that no string has to hold all of it', () => {
		const made = Array.from({ length: 50 }, (_, id) => exchange({ responseBody: 'x'.repeat(1000) }, id));
		const pieces = [...harOf(made, { creatorVersion: '1.2.3' })];
		expect(JSON.parse(pieces.join('')).log.entries).toHaveLength(50);
		expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(3000);
	});
});

describe('an entry', () => {
	it('has the query, and a form by its fields, as they were meant', () => {
		const { request } = entryOf({
			method: 'POST',
			url: 'https://example.test/wp-admin/admin-ajax.php?a%5B0%5D=1+2&b#c=3',
			requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' },
			requestBody: 'action=save&title=A%26B',
		});
		expect(request.queryString).toEqual([
			{ name: 'a[0]', value: '1 2' },
			{ name: 'b', value: '' },
		]);
		expect(request.postData.text).toBe('action=save&title=A%26B');
		expect(request.postData.params).toEqual([
			{ name: 'action', value: 'save' },
			{ name: 'title', value: 'A&B' },
		]);
		expect(request.bodySize).toBe(23);
	});

	it('has the cookies of both sides', () => {
		const { request, response } = entryOf({
			requestHeaders: { Cookie: 'a=1; b="x=y"; ; c' },
			responseHeaders: {
				'Set-Cookie':
					'sid=7; Path=/wp-admin; Expires=Sat, 21 Nov 2026 08:00:00 GMT; HttpOnly; Secure; SameSite=Lax; Max-Age=x\nold=; expires=never',
			},
		});
		expect(request.cookies).toEqual([
			{ name: 'a', value: '1' },
			{ name: 'b', value: '"x=y"' },
			{ name: '', value: 'c' },
		]);
		expect(response.cookies).toEqual([
			{
				name: 'sid',
				value: '7',
				path: '/wp-admin',
				expires: '2026-11-21T08:00:00.000Z',
				httpOnly: true,
				secure: true,
				sameSite: 'Lax',
			},
			{ name: 'old', value: '' },
		]);
	});

	it("has the initiator in Chrome's shape", () => {
		const stack = {
			callFrames: [
				{ functionName: 'save', scriptId: '', url: 'https://a.test/b.js', lineNumber: 1, columnNumber: 2 },
			],
		};
		const initiator = { type: 'script', stack };
		expect(entryOf({ initiator })._initiator).toEqual(initiator);
		expect(entryOf({})).not.toHaveProperty('_initiator');
	});

	it('takes as long as its timings add up to', () => {
		const { time, timings } = entryOf({});
		const known = Object.values(timings as Record<string, number>).filter(each => each >= 0);
		expect(known.reduce((sum, each) => sum + each, 0)).toBe(time);
		expect(time).toBe(12);
	});

	it.each([
		['evicted', 'Concord has no body: evicted'],
		['timeout', 'Concord has no body: timeout'],
	] as const)('says that its body is missing, and why: %s', (reason, comment) => {
		const { content } = entryOf({ responseBody: 'x' }, withBody({ kind: 'missing', reason })).response;
		expect(content).toMatchObject({ size: -1, comment, _concordBody: { kind: 'missing', reason } });
		expect(content).not.toHaveProperty('text');
	});

	it('says that its body was cut', () => {
		const cut: Body = { kind: 'text', text: 'abc', truncatedFrom: 9 };
		const { request, response } = entryOf({ method: 'POST' }, withBody(cut, cut));
		expect(response.content).toMatchObject({ size: -1, text: 'abc' });
		expect(response.content.comment).toBe('Concord kept the first 3 of 9 characters');
		expect(request.postData.text).toBe('abc');
	});

	it('writes binary bodies in base64, those of requests where HTTP Toolkit looks for them', () => {
		const binary: Body = { kind: 'binary', base64: 'AP8B', bytes: 3 };
		const { request, response } = entryOf({ method: 'POST' }, withBody(binary, binary));
		expect(response.content).toMatchObject({ size: 3, text: 'AP8B', encoding: 'base64' });
		expect(request).not.toHaveProperty('postData');
		expect(request._content).toEqual({ size: 3, text: 'AP8B', encoding: 'base64' });
	});

	it('needs no mark where HAR has words for it', () => {
		const { request, response } = entryOf({ method: 'POST', requestBody: '{"a":1}', responseBody: '{}' });
		expect(request).not.toHaveProperty('_concordBody');
		expect(response.content).not.toHaveProperty('_concordBody');
	});

	it('has a time though nobody said one, and is read without', () => {
		const untimed = exchange({ startedDateTime: '' });
		const har = written([untimed]);
		expect(harProblems(JSON.parse(har))).toEqual([]);
		expect(readBack(har)).toEqual([untimed]);
	});
});

describe('a marked body', () => {
	const read = (content: object) =>
		exchangeFromHar(
			{
				request: { url: 'https://a.test/' },
				response: { status: 200, content: { text: 'abc', ...content } },
			},
			0,
		)?.response.body;

	it.each<[string, unknown]>([
		['a mark that is none', 7],
		['a kind nobody knows', { kind: 'film' }],
		['a prototype for a reason', { kind: 'missing', reason: 'toString' }],
		['missing, though there is a text', { kind: 'missing', reason: 'evicted' }],
		['empty, though there is a text', { kind: 'empty' }],
		['binary, though it is no base64', { kind: 'binary', text: '***' }],
		['a cut that left more than there was', { kind: 'text', truncatedFrom: 2 }],
	])('is read as any other with %s', (_, mark) => {
		expect(read({ text: mark === 7 ? 'abc' : 'a*c', _concordBody: mark })?.kind).toBe('text');
		expect(read({ _concordBody: mark })).not.toHaveProperty('truncatedFrom');
	});
});
