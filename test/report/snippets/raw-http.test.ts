import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	awkwardText,
	copyAs,
	type EchoServer,
	headerText,
	noteKeys,
	startEchoServer,
	valuesOf,
} from './support.ts';

describe('a request copied as an HTTP message', () => {
	let server: EchoServer;
	beforeAll(async () => {
		server = await startEchoServer();
	});
	afterAll(() => server?.close());

	/** Puts a text on the wire as it is, and waits until the server has closed the connection. */
	function put(text: string): Promise<string> {
		const { hostname, port } = new URL(server.origin);
		return new Promise((resolve, reject) => {
			let answer = '';
			const socket = connect(Number(port), hostname, () => socket.write(text));
			socket.setEncoding('utf8').on('data', data => {
				answer += data;
			});
			socket.on('error', reject).on('close', () => resolve(answer));
		});
	}

	test('arrives as one request, whatever is in its URL, headers and body', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.record({ path: awkwardText, query: awkwardText, header: headerText, body: awkwardText }),
				async ({ body, header, path, query }) => {
					const url = `${server.origin}/${path}?${query}`;
					await put(copyAs('http', { url, headers: [['X-Awkward', header]], body }).text);
					const arrived = server.take();
					const expected = new URL(url.replaceAll('‹nonce#1›', encodeURIComponent));
					expected.hash = '';
					expect(arrived.map(each => server.origin + each.target)).toEqual([expected.href]);
					expect(arrived.flatMap(each => valuesOf(each, 'x-awkward'))).toEqual([header]);
					expect(arrived.map(each => each.body)).toEqual([Buffer.from(body)]);
				},
			),
			{ numRuns: 60 },
		);
	});

	test('cannot be made two by line breaks in a header', async () => {
		const sketch = {
			url: `${server.origin}/`,
			headers: [
				['X-A', '1\r\nX-B: 2\r\n\r\nGET /second HTTP/1.1'],
				['X-C: 3\r\nX-D', '4'],
			] as const,
		};
		expect(await put(copyAs('http', sketch).text)).toContain('200 OK');
		const [first, ...others] = server.take();
		expect(others).toEqual([]);
		expect(first?.headers.map(([name]) => name)).toEqual(['Host', 'X-A', 'Connection']);
		expect(copyAs('http', sketch).notes).toEqual([
			{ key: 'snippet_headerLeftOut', values: ['X-C: 3\nX-D'] },
			{ key: 'snippet_headerCleaned', values: ['X-A'] },
		]);
	});

	test('is refused as long as something is missing', async () => {
		const sketch = {
			url: `${server.origin}/`,
			method: 'POST',
			body: { kind: 'missing', reason: 'not-recorded' },
		} as const;
		expect(await put(copyAs('http', sketch).text)).toContain('400 Bad Request');
		expect(noteKeys('http', sketch)).toEqual(['snippet_bodyMissing', 'snippet_gapText']);
	});

	test('has a place for bytes that are no text', () => {
		const { notes, text } = copyAs('http', { body: { kind: 'binary', base64: 'AP8=', bytes: 2 } });
		expect(text).toContain('Content-Length: 2\r\nConnection: close\r\n\r\nBINARY_BODY');
		expect(notes).toEqual([{ key: 'snippet_binaryLeftOut', values: ['BINARY_BODY', '2'] }]);
	});
});
