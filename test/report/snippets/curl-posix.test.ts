import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorkplace, type Ran, type Workplace } from './shell.ts';
import {
	type Arrived,
	awkwardText,
	copyAs,
	type EchoServer,
	headerText,
	noteKeys,
	type RequestSketch,
	startEchoServer,
	valuesOf,
} from './support.ts';

let server: EchoServer;
let place: Workplace;

beforeAll(async () => {
	server = await startEchoServer();
	place = await createWorkplace();
	const { code } = await place.run('sh', 'command -v curl').catch(() => ({ code: 1 }));
	if (code !== 0)
		throw new Error('These tests send what is copied with the real curl: install it (apt-get install curl).');
});
afterAll(async () => {
	await server?.close();
	await place?.remove();
});
beforeEach(() => void server.take());

/** What arrives when the snippet is run in a real shell. */
async function sent(sketch: RequestSketch, shell = 'sh'): Promise<{ ran: Ran; arrived: readonly Arrived[] }> {
	const { text } = copyAs('curl', { url: `${server.origin}/`, ...sketch });
	const ran = await place.run(shell, text);
	return { ran, arrived: server.take() };
}

async function sentOnce(sketch: RequestSketch, shell?: string): Promise<Arrived> {
	const { arrived, ran } = await sent(sketch, shell);
	const [first] = arrived;
	if (!first || arrived.length !== 1) throw new Error(`${arrived.length} requests arrived: ${ran.stderr}`);
	return first;
}

describe('a request copied as cURL and run in a shell', () => {
	test('arrives byte for byte, whatever is in its URL, headers and body', { timeout: 120_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.record({
					shell: fc.constantFrom('sh', 'bash'),
					method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
					path: awkwardText,
					query: awkwardText,
					header: headerText,
					cookie: headerText,
					body: fc.option(awkwardText, { nil: '' }),
					type: fc.option(fc.constant('text/plain;charset=UTF-8')),
				}),
				async ({ body, cookie, header, method, path, query, shell, type }) => {
					const url = `${server.origin}/${path}?${query}`;
					const headers: [string, string][] = [
						['X-Awkward', header],
						['Cookie', cookie],
						...(type === null ? [] : [['Content-Type', type] as [string, string]]),
					];
					const arrived = await sentOnce({ method, url, headers, body }, shell);
					// A label is written as any other value in a URL is.
					const expected = new URL(url.replaceAll('‹nonce#1›', encodeURIComponent));
					expected.hash = '';
					expect(server.origin + arrived.target).toBe(expected.href);
					expect(arrived.method).toBe(method);
					expect(arrived.body).toEqual(Buffer.from(body));
					expect(valuesOf(arrived, 'x-awkward')).toEqual([header]);
					expect(valuesOf(arrived, 'cookie')).toEqual([cookie]);
					expect(valuesOf(arrived, 'content-type')).toEqual(type === null ? [] : [type]);
				},
			),
			{ numRuns: 40 },
		);
		expect(await place.files()).toEqual([]);
	});

	test('has no header that was not sent, but those of the connection', async () => {
		const names = (arrived: Arrived) => arrived.headers.map(([name]) => name.toLowerCase()).sort();
		expect(names(await sentOnce({}))).toEqual(['host']);
		expect(names(await sentOnce({ headers: [['X-A', '1']], body: 'a=1' }))).toEqual([
			'content-length',
			'host',
			'x-a',
		]);
		expect(names(await sentOnce({ headers: [['Accept-Encoding', 'gzip, br']] }))).toEqual([
			'accept-encoding',
			'host',
		]);
	});

	test('leaves out what belongs to the connection it was recorded on', async () => {
		const arrived = await sentOnce({
			headers: [
				[':authority', 'example.test'],
				['Host', new URL(server.origin).host],
				['Connection', 'keep-alive, X-Hop'],
				['X-Hop', '1'],
				['Content-Length', '999'],
				['Transfer-Encoding', 'chunked'],
				['TE', 'trailers'],
				['Expect', '100-continue'],
				['X-Kept', '1'],
			],
			body: 'abc',
		});
		expect(arrived.headers.map(([name]) => name)).toEqual(['Host', 'X-Kept', 'Content-Length']);
		expect(arrived.body.toString()).toBe('abc');
	});

	test('keeps a host that is not that of the URL', async () => {
		expect(valuesOf(await sentOnce({ headers: [['Host', 'other.test']] }), 'host')).toEqual(['other.test']);
	});

	test('keeps repeated and empty headers', async () => {
		const arrived = await sentOnce({
			headers: [
				['X-A', '1'],
				['X-A', '2'],
				['X-Empty', ''],
			],
		});
		expect(valuesOf(arrived, 'x-a')).toEqual(['1', '2']);
		expect(valuesOf(arrived, 'x-empty')).toEqual(['']);
	});

	test('reads no file that a value names', async () => {
		await place.write('secret', 'SECRET');
		for (const body of ['@secret', '@secret=1', '<secret']) {
			expect((await sentOnce({ body })).body.toString()).toBe(body);
		}
		expect((await sentOnce({ headers: [['Cookie', 'secret']] })).headers).toContainEqual([
			'Cookie',
			'secret',
		]);
		await place.run('sh', 'rm secret');
	});

	test('says that it is empty as a browser does', async () => {
		const post = await sentOnce({ method: 'POST' });
		expect(valuesOf(post, 'content-length')).toEqual(['0']);
		expect(valuesOf(post, 'content-type')).toEqual([]);
		expect(valuesOf(await sentOnce({ method: 'DELETE' }), 'content-length')).toEqual([]);
	});

	test('can be a HEAD', async () => {
		const { arrived, ran } = await sent({ method: 'HEAD' });
		expect(arrived.map(({ method }) => method)).toEqual(['HEAD']);
		expect(ran.stdout).toContain('HTTP/1.1 200');
	});

	test('carries every byte there is', async () => {
		const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
		const body = { kind: 'binary', base64: bytes.toString('base64'), bytes: 256 } as const;
		expect((await sentOnce({ body })).body).toEqual(bytes);
		// As `atob()` takes it.
		const loose = {
			...body,
			base64: bytes
				.toString('base64')
				.replace(/=+$/, '')
				.replace(/(.{70})/g, '$1\n'),
		};
		expect((await sentOnce({ body: loose })).body).toEqual(bytes);
	});

	test('may be longer than an argument may', async () => {
		const body = "ä€😀 %d \\ '".repeat(20_000);
		const arrived = await sentOnce({ headers: [['Content-Type', 'text/plain']], body });
		expect(arrived.body.equals(Buffer.from(body))).toBe(true);
		const long = 'a'.repeat(1024 * 1024 + 1);
		const asked = await sentOnce({ body: long });
		expect(asked.body.length).toBe(long.length);
		expect(valuesOf(asked, 'expect')).toEqual([]);
	});

	test('sends a form with its boundary as it was', async () => {
		const body = '--X-1\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--X-1--\r\n';
		const arrived = await sentOnce({
			headers: [['Content-Type', 'multipart/form-data; boundary=X-1']],
			body,
		});
		expect(arrived.body.toString()).toBe(body);
	});
});

describe('what was not recorded', () => {
	const boundary = 'X-1';
	const part = (name: string, more: string, content: string) =>
		`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`;
	const upload = (content: string): RequestSketch => ({
		headers: [['Content-Type', `multipart/form-data; boundary=${boundary}`]],
		body: `${part('action', '', 'upload')}${part('file', '; filename="../../.ssh/id_rsa"', content)}${part('none', '; filename=""', '')}--${boundary}--\r\n`,
	});

	test('is asked for: without it nothing is sent', async () => {
		const missing: RequestSketch = { method: 'POST', body: { kind: 'missing', reason: 'not-recorded' } };
		for (const sketch of [missing, upload(''), upload('\ufffdPNG'), upload('… 12 characters')]) {
			const { arrived, ran } = await sent(sketch);
			expect(arrived).toEqual([]);
			expect(ran.code).not.toBe(0);
			expect(ran.stderr).toContain('_NOT_RECORDED');
		}
	});

	test('is taken from a file of a fixed name, never of one that the site chose', async () => {
		expect(copyAs('curl', upload('')).text).toContain('cat FILE_1_NOT_RECORDED');
		const bytes = Buffer.from([0, 1, 255, 10, 13]);
		await place.write('FILE_1_NOT_RECORDED', bytes);
		const arrived = await sentOnce(upload(''));
		const [before = '', after = ''] = String(upload('SPLIT').body).split('SPLIT');
		expect(arrived.body).toEqual(Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]));
		await place.write('BODY_NOT_RECORDED', bytes);
		const whole = await sentOnce({ method: 'PUT', body: { kind: 'missing', reason: 'too-large' } });
		expect([whole.method, whole.body]).toEqual(['PUT', bytes]);
		await place.run('sh', 'rm *_NOT_RECORDED');
	});

	test('of a text that was cut is all of it', () => {
		const cut: RequestSketch = { body: { kind: 'text', text: '{"a":', truncatedFrom: 10 } };
		expect(copyAs('curl', cut).text).not.toContain('{"a":');
		expect(noteKeys('curl', cut)).toEqual(['snippet_bodyCut', 'snippet_gapFile']);
		expect(noteKeys('curl', upload(''))).toEqual(['snippet_fileMissing', 'snippet_gapFile']);
		expect(noteKeys('curl', upload('text'))).toEqual([]);
	});
});

test('an ordinary save reads well', () => {
	const { notes, text } = copyAs('curl', {
		url: 'https://example.test/wp-json/wp/v2/posts/12?_locale=user&meta[]=1',
		headers: [
			['accept', 'application/json'],
			['content-type', 'application/json'],
			['user-agent', 'Mozilla/5.0'],
			['x-wp-nonce', 'a1b2c3'],
		],
		body: `{"title":"It's"}`,
	});
	expect(notes).toEqual([]);
	expect(text).toBe(`curl 'https://example.test/wp-json/wp/v2/posts/12?_locale=user&meta[]=1' \\
  --globoff \\
  -H 'accept: application/json' \\
  -H 'content-type: application/json' \\
  -H 'user-agent: Mozilla/5.0' \\
  -H 'x-wp-nonce: a1b2c3' \\
  --data-raw '{"title":"It'\\''s"}'`);
});
