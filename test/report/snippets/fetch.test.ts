import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorkplace, type Workplace } from './shell.ts';
import {
	awkwardText,
	copyAs,
	type EchoServer,
	formatOf,
	headerText,
	noteKeys,
	type RequestSketch,
	requestOf,
	startEchoServer,
	valuesOf,
} from './support.ts';

/** `fetch()` takes byte strings for headers, and nothing else. */
const asciiHeader = headerText.map(text => text.replace(/[^ -~]/g, '').trim());

const request = fc.record({
	method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
	path: awkwardText,
	query: awkwardText,
	header: asciiHeader,
	cookie: asciiHeader,
	body: awkwardText,
	type: fc.option(fc.constant('text/plain;charset=UTF-8')),
});
type Sketched = typeof request extends fc.Arbitrary<infer T> ? T : never;

function sketchOf(
	origin: string,
	{ body, cookie, header, method, path, query, type }: Sketched,
): RequestSketch {
	return {
		method,
		url: `${origin}/${path}?${query}`,
		headers: [
			['X-Awkward', header],
			['Cookie', cookie],
			...(type === null ? [] : [['Content-Type', type] as const]),
		],
		body,
	};
}

function hrefOf(sketch: RequestSketch): string {
	const url = new URL((sketch.url ?? '').replaceAll('‹nonce#1›', encodeURIComponent));
	url.hash = '';
	return url.href;
}

describe('a request copied as fetch for Node', () => {
	let server: EchoServer;
	let place: Workplace;
	beforeAll(async () => {
		server = await startEchoServer();
		place = await createWorkplace();
	});
	afterAll(async () => {
		await server?.close();
		await place?.remove();
	});
	beforeEach(() => void server.take());

	test('arrives byte for byte, whatever is in its URL, headers and body', { timeout: 120_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(request, { minLength: 20, maxLength: 40 }), async all => {
				const sketches = all.map(each => sketchOf(server.origin, each));
				const script = sketches.map(each => `await ${copyAs('fetch-node', each).text}`).join('\n');
				const ran = await place.run(process.execPath, `(async () => {${script}})()`);
				expect(ran).toEqual({ code: 0, stdout: '200 ok\n'.repeat(all.length), stderr: '' });
				const arrived = server.take();
				expect(
					arrived.map(each => ({
						url: server.origin + each.target,
						method: each.method,
						body: each.body,
						header: valuesOf(each, 'x-awkward'),
						cookie: valuesOf(each, 'cookie'),
						type: valuesOf(each, 'content-type'),
					})),
				).toEqual(
					all.map((each, index) => ({
						// Node drops the question mark of an empty query.
						url: hrefOf(sketches[index] ?? {}).replace(/^([^?]*)\?$/, '$1'),
						method: each.method,
						body: Buffer.from(each.body),
						header: [each.header],
						cookie: [each.cookie],
						type: each.type === null ? [] : [each.type],
					})),
				);
			}),
			{ numRuns: 3 },
		);
		expect(await place.files()).toEqual([]);
	});

	test('says who sends it as the browser did', async () => {
		const headers = [
			['Origin', 'https://example.test'],
			['Referer', 'https://example.test/wp-admin/'],
			['Sec-Fetch-Site', 'same-origin'],
			['User-Agent', 'Mozilla/5.0'],
			['Accept', 'application/json'],
			['X-A', '1'],
			['X-A', '2'],
		] as const;
		const url = `${server.origin}/`;
		await place.run(process.execPath, copyAs('fetch-node', { url, headers }).text);
		const [arrived] = server.take();
		expect(arrived?.headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`)).toEqual(
			expect.arrayContaining([
				'origin: https://example.test',
				'referer: https://example.test/wp-admin/',
				'sec-fetch-site: same-origin',
				'user-agent: Mozilla/5.0',
				'accept: application/json',
				'x-a: 1, 2',
			]),
		);
	});

	test('carries every byte there is', async () => {
		const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
		const body = { kind: 'binary', base64: bytes.toString('base64'), bytes: 256 } as const;
		await place.run(process.execPath, copyAs('fetch-node', { url: `${server.origin}/`, body }).text);
		expect(server.take().map(each => each.body)).toEqual([bytes]);
	});

	test('sends nothing before what is missing is filled in', async () => {
		const sketch: RequestSketch = { method: 'POST', body: { kind: 'missing', reason: 'evicted' } };
		const { text } = copyAs('fetch-node', { ...sketch, url: `${server.origin}/` });
		const ran = await place.run(process.execPath, text);
		expect(ran.stderr).toContain('BODY_NOT_RECORDED is not defined');
		expect(server.take()).toEqual([]);
		expect(noteKeys('fetch-node', sketch)).toEqual(['snippet_bodyMissing', 'snippet_gapText']);
	});
});

/** What `fetch()` is called with when the snippet is pasted into a console; `Request` holds it to what fetch takes. */
async function called(sketch: RequestSketch) {
	const calls: [string, RequestInit][] = [];
	const fetch = (...args: [string, RequestInit]) => void calls.push(args);
	runInNewContext(copyAs('fetch', sketch).text, { fetch, atob, Blob, Uint8Array });
	const [[url, options] = ['', {}]] = calls;
	expect(calls).toHaveLength(1);
	const request = new Request(url, options);
	return { options, request, body: Buffer.from(await request.arrayBuffer()) };
}

describe('a request copied as fetch for a console', () => {
	test('is called with what was sent, whatever is in its URL, headers and body', async () => {
		await fc.assert(
			fc.asyncProperty(request, async sketched => {
				const sketch = sketchOf('https://example.test', sketched);
				const { body, request: made } = await called(sketch);
				expect(made.url).toBe(hrefOf(sketch));
				expect(made.method).toBe(sketched.method);
				expect(made.headers.get('x-awkward')).toBe(sketched.header);
				expect(made.headers.get('content-type')).toBe(sketched.type);
				expect(body).toEqual(Buffer.from(sketched.body));
			}),
			{ numRuns: 80 },
		);
	});

	test('leaves to the page what only the page can send', async () => {
		const sketch: RequestSketch = {
			headers: [
				['Cookie', 'a=b'],
				['Origin', 'https://example.test'],
				['Referer', 'https://example.test/wp-admin/'],
				['Sec-Fetch-Mode', 'cors'],
				['User-Agent', 'Mozilla/5.0'],
				['X-WP-Nonce', 'a1b2c3'],
			],
		};
		const { options } = await called(sketch);
		expect({ ...options, headers: { ...options.headers } }).toEqual({
			headers: { 'X-WP-Nonce': 'a1b2c3' },
			referrer: 'https://example.test/wp-admin/',
			credentials: 'include',
		});
		expect(copyAs('fetch', sketch).notes).toEqual([
			{ key: 'snippet_pageSession', values: ['https://example.test'] },
		]);
	});

	test('has no body where fetch takes none, and says so', async () => {
		const sketch: RequestSketch = { method: 'GET', body: 'a=1' };
		expect((await called(sketch)).body).toEqual(Buffer.alloc(0));
		expect(noteKeys('fetch', sketch)).toContain('snippet_bodyLeftOut');
	});

	test('is not to be had for methods that fetch refuses', () => {
		expect(formatOf('fetch').available(requestOf({ method: 'TRACE' }))).toEqual({
			key: 'snippet_methodForbidden',
			values: ['TRACE'],
		});
		expect(() => new Request('https://example.test/', { method: 'TRACE' })).toThrow();
		expect(formatOf('fetch').available(requestOf({}))).toBeNull();
	});
});

test('an ordinary save reads well', () => {
	const sketch: RequestSketch = {
		headers: [['Content-Type', 'application/json']],
		body: `{"title":"It's"}`,
	};
	expect(copyAs('fetch-node', sketch).text).toBe(`fetch('https://example.test/wp-json/wp/v2/posts/1', {
  method: 'POST',
  headers: {
    'Content-Type': 'application/json',
  },
  body: '{"title":"It\\'s"}',
  redirect: 'manual',
}).then(
  async response => console.log(response.status, await response.text()),
);`);
});
