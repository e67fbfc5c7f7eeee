import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingBody } from '../../src/exchange/body.ts';
import { repairByteString } from '../../src/exchange/byte-string.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { readFormFields } from '../../src/exchange/form.ts';
import { exchangeFromHar } from '../../src/exchange/from-har.ts';
import { header } from '../../src/exchange/headers.ts';
import { recorded } from '../support.ts';

/* What recorders make of HAR 1.2 where it leaves them room. */

const NOT_RECORDED = missingBody('not-recorded');
const FORM = 'application/x-www-form-urlencoded';

interface Parts {
	readonly request?: object;
	readonly response?: object;
	readonly entry?: object;
}

function read({ request = {}, response = {}, entry = {} }: Parts): Exchange {
	const made = exchangeFromHar(
		{
			request: { method: 'POST', url: 'https://example.test/a/b', headers: [], ...request },
			response: { status: 200, headers: [], content: {}, ...response },
			...entry,
		},
		0,
	);
	if (!made) throw new Error('No exchange');
	return made;
}

const field = (name: string, value: string) => ({ name, value });
const withLength = (length: number, ...more: object[]) => [field('content-length', String(length)), ...more];

describe('headers', () => {
	it('are one field a value, whoever joined them', () => {
		const { headers } = read({
			response: { headers: [field('Set-Cookie', 'a=1\nb=2; Path=/\r\nc=3')] },
		}).response;
		expect(headers).toEqual(['a=1', 'b=2; Path=/', 'c=3'].map(value => field('Set-Cookie', value)));
	});

	it('do not include the request line of HTTP/2', () => {
		const { headers } = read({
			request: { headers: [field(':authority', 'example.test'), field('accept', '*/*')] },
		}).request;
		expect(headers).toEqual([field('accept', '*/*')]);
		const http2 = exchangeFromHar(recorded('chromium-156/17-http2-gzip').entry, 0);
		expect(http2?.request.headers.filter(({ name }) => name.startsWith(':'))).toEqual([]);
		expect(header(http2?.request.headers ?? [], 'User-Agent')).toContain('Mozilla');
	});

	it('are bounded in number and length', () => {
		const many = Array.from({ length: 2000 }, (_, index) => field(`x-${index}`, 'v'));
		const { headers } = read({
			request: { headers: [field('long', 'v'.repeat(1e6)), field('lines', '\n'.repeat(900)), ...many] },
		}).request;
		expect(headers).toHaveLength(500);
		expect(headers[0]?.value).toHaveLength(65_536);
	});

	it('are the same objects in every exchange that has them', () => {
		const make = () => read({ request: { headers: [field('Cookie', 'session=1')] } }).request.headers[0];
		expect(make()).toBe(make());
	});

	it('get their content type from the body where they were not recorded', () => {
		const { request } = read({ request: { postData: { mimeType: FORM, text: 'a=1' } } });
		expect(header(request.headers, 'Content-Type')).toBe(FORM);
	});
});

describe('a response body', () => {
	const body = (response: object, method = 'POST') => read({ request: { method }, response }).response.body;

	it('is empty when it was written down as empty, or cannot be', () => {
		expect(body({ content: { size: 0, text: '' } })).toEqual({ kind: 'empty' });
		expect(body({ headers: withLength(0), content: { size: 0 } })).toEqual({ kind: 'empty' });
		expect(body({ status: 204, content: { size: -1 } })).toEqual({ kind: 'empty' });
		expect(body({ status: 304, content: { size: 900 } })).toEqual({ kind: 'empty' });
		expect(body({ headers: withLength(90), content: { size: 0 } }, 'HEAD')).toEqual({ kind: 'empty' });
	});

	it.each([
		['only its size', { content: { size: 12 } }],
		['nothing, not even a length', { content: { size: 0 } }],
		['a size and an empty text', { content: { size: 12, text: '' } }],
		["Playwright's unknown size", { content: { size: -1, mimeType: 'x-unknown' } }],
		["Playwright's file beside the HAR", { content: { size: 5, _file: 'a1b2.json' } }],
		["Playwright's trace", { content: { size: 5, _sha1: 'a1b2.json' } }],
		["mitmproxy's null for what it could not decode", { content: { size: 0, text: null } }],
		['no content at all', { content: undefined }],
	])('is missing when the recording holds %s', (_, response) => {
		expect(body(response)).toEqual(NOT_RECORDED);
	});

	it('is missing for a reason where there is one', () => {
		const redirect = { status: 302, headers: [field('Location', '/wp-login.php')], content: { size: 0 } };
		expect(body(redirect)).toEqual(missingBody('redirect'));
		expect(body({ status: 0, _error: 'net::ERR_ABORTED' })).toEqual(missingBody('aborted'));
		expect(body({ status: -1, _failureText: 'net::ERR_CONNECTION_REFUSED' })).toEqual(missingBody('failed'));
		expect(read({ entry: { _resourceType: 'preflight' } }).response.body).toEqual(missingBody('preflight'));
	});

	it('is decoded from base64 by its charset', () => {
		const content = {
			size: 1,
			mimeType: 'text/plain; charset=koi8-r',
			text: 'wQ==',
			encoding: 'base64',
		};
		expect(body({ content })).toEqual({ kind: 'text', text: 'а' });
	});
});

describe('a request body', () => {
	const body = (request: object) => read({ request }).request.body;
	const fields = (request: object) => {
		const made = read({ request }).request;
		return readFormFields(made.body, header(made.headers, 'content-type'));
	};

	it('is missing when something was sent and nothing recorded', () => {
		expect(body({ headers: withLength(9) })).toEqual(NOT_RECORDED);
		expect(body({ bodySize: 9 })).toEqual(NOT_RECORDED);
		expect(body({ bodySize: 9, postData: { mimeType: 'application/json', text: '' } })).toEqual(NOT_RECORDED);
		expect(body({ postData: { text: '', params: [], _file: 'a1b2.json' } })).toEqual(NOT_RECORDED);
		expect(body({ headers: withLength(0), bodySize: -235 })).toEqual({ kind: 'empty' });
	});

	it("follows HTTP Toolkit's markers", () => {
		expect(body({ bodySize: 9e6, _requestBodyStatus: 'discarded:too-large' })).toEqual(
			missingBody('too-large'),
		);
		expect(body({ _requestBodyStatus: 'discarded:not-decodable' })).toEqual(NOT_RECORDED);
		const _content = { text: '//4AAQ==', size: 4, encoding: 'base64' };
		expect(body({ _requestBodyStatus: 'discarded:not-representable', _content })).toMatchObject({
			kind: 'binary',
			bytes: 4,
		});
	});

	it('is decoded from base64, a form with a file in it, too', () => {
		const text = btoa('{"a":1}');
		expect(body({ postData: { mimeType: 'application/json', text, _encoding: 'base64' } })).toEqual({
			kind: 'text',
			text: '{"a":1}',
		});
		const form = '--X\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n\0\xff\r\n--X--';
		const mimeType = 'multipart/form-data; boundary=X';
		expect(fields({ postData: { mimeType, text: btoa(form), encoding: 'base64' } })).toMatchObject([
			{ name: 'f', fileName: 'a', size: 2 },
		]);
	});

	it("is repaired where Firefox hands over a form's bytes as characters", () => {
		const request = exchangeFromHar(recorded('firefox-153/post-multipart').entry, 0)?.request;
		expect(
			readFormFields(request?.body ?? NOT_RECORDED, header(request?.headers ?? [], 'content-type')),
		).toMatchObject([
			{ name: 'field', value: 'välue' },
			{ name: 'file', fileName: 'bin.dat' },
		]);
		const chrome = exchangeFromHar(recorded('chromium-156/02-post-multipart').entry, 0)?.request;
		expect(chrome?.body).toMatchObject({ text: expect.stringContaining('välue') });
	});

	it.each([
		['decoded', [field('a[b]', 'x y&z'), field('c', 'é')]],
		['as they travelled', [field('a%5Bb%5D', 'x+y%26z'), field('c', '%C3%A9')]],
	])('is put together from urlencoded parameters %s', (_, params) => {
		expect(fields({ postData: { mimeType: FORM, params } })).toEqual([
			field('a[b]', 'x y&z'),
			field('c', 'é'),
		]);
	});

	it('is put together from multipart parameters', () => {
		const params = [
			field('a"b', '1'),
			{ name: 'f', fileName: 'p.png', contentType: 'image/png', value: '(binary)' },
		];
		const postData = { mimeType: 'multipart/form-data; boundary=----q', params };
		expect(fields({ postData })).toEqual([
			field('a%22b', '1'),
			{ name: 'f', value: '(binary)', fileName: 'p.png', mediaType: 'image/png', size: 8 },
		]);
	});
});

describe('the rest of a response', () => {
	it('has status 0 where there was no answer, whatever the recorder writes then', () => {
		for (const status of [-1, 0, null, 'none', Number.NaN, 1e9]) {
			expect(read({ response: { status } }).response.status).toBe(0);
		}
		expect(read({ response: { status: '409' } }).response.status).toBe(409);
	});

	it('has no error for a 204 that nobody read', () => {
		const unread = exchangeFromHar(recorded('chromium-156/13b-204').entry, 0);
		expect(unread?.response).toMatchObject({ status: 204, error: null, body: { kind: 'empty' } });
		expect(read({ response: { status: 204, _error: 'net::ERR_ABORTED' } }).response.error).toBeNull();
		expect(read({ response: { status: 200, _error: 'net::ERR_ABORTED' } }).response.error).not.toBeNull();
	});

	it('leads somewhere only when it is a redirect', () => {
		const leads = (response: object) => read({ response }).response.redirectUrl;
		const to = (target: string) => ({ headers: [field('Location', target)] });
		expect(leads({ status: 302, ...to('../c?x=1') })).toBe('https://example.test/c?x=1');
		expect(leads({ status: 307, redirectURL: 'https://other.test/' })).toBe('https://other.test/');
		expect(leads({ status: 201, ...to('/wp-json/wp/v2/posts/9') })).toBeNull();
		expect(leads({ status: 304, ...to('/') })).toBeNull();
		expect(leads({ status: 302, ...to('http://[') })).toBeNull();
	});

	it('says where it came from', () => {
		const { response, serverIp, connection } = read({
			response: { _fetchedViaServiceWorker: true },
			entry: { _fromCache: 'disk', serverIPAddress: '[::1]', connection: '443', _connectionId: '7' },
		});
		expect(response).toMatchObject({ fromServiceWorker: true, fromCache: 'disk' });
		expect([serverIp, connection]).toEqual(['::1', '7']);
		expect(read({ entry: { _fetchType: 'Memory Cache' } }).response.fromCache).toBe('memory');
		expect(read({}).response).toMatchObject({ fromServiceWorker: false, fromCache: '' });
	});
});

describe('repairByteString', () => {
	const bytesAsText = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));

	it('gives back any text whose bytes were taken for characters', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), text => {
				const broken = bytesAsText(text);
				expect(repairByteString(broken, broken.length)).toBe(text);
				expect(repairByteString(broken, null)).toBe(text);
			}),
		);
	});

	it('leaves alone what was sent as it stands', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), text => {
				expect(repairByteString(text, new TextEncoder().encode(text).length)).toBe(text);
			}),
		);
		// Somebody really typed these two characters.
		expect(repairByteString('vÃ¤lue', 8)).toBe('vÃ¤lue');
		expect(repairByteString('caf\xe9', null)).toBe('caf\xe9');
	});
});
