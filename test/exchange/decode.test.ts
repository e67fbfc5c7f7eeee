import { describe, expect, it } from 'vitest';
import { capBody, missingBody } from '../../src/exchange/body.ts';
import { decodeBody } from '../../src/exchange/decode.ts';
import { isJsonType, mediaType } from '../../src/exchange/headers.ts';

const base64 = (...bytes: number[]) => btoa(String.fromCharCode(...bytes));

describe('decodeBody', () => {
	it('reads UTF-8 from base64', () => {
		expect(decodeBody(base64(0xc3, 0xa9), true, 'application/json')).toEqual({ kind: 'text', text: 'é' });
	});

	it('follows the charset', () => {
		expect(decodeBody(base64(0xe9), true, 'text/plain; charset=iso-8859-1')).toEqual({
			kind: 'text',
			text: 'é',
		});
	});

	it('falls back to UTF-8 for a charset nobody knows', () => {
		expect(decodeBody(base64(0x61), true, 'text/plain; charset=klingon')).toEqual({
			kind: 'text',
			text: 'a',
		});
	});

	it('reads what calls itself JSON even with a damaged byte', () => {
		expect(decodeBody(base64(0x22, 0xff, 0x22), true, 'application/json')).toEqual({
			kind: 'text',
			text: '"\ufffd"',
		});
	});

	it('keeps bytes that are no text', () => {
		expect(decodeBody(base64(0xff, 0xfe, 0xfd), true, 'application/octet-stream')).toMatchObject({
			kind: 'binary',
			bytes: 3,
		});
		expect(decodeBody(base64(0x61, 0, 0x62), true, 'text/plain')).toMatchObject({ kind: 'binary', bytes: 3 });
	});

	it('says when it is not base64 at all', () => {
		expect(decodeBody('%%%', true, '')).toEqual(missingBody('unavailable'));
	});

	it('keeps a byte order mark: it is evidence', () => {
		expect(decodeBody(base64(0xef, 0xbb, 0xbf, 0x31), true, 'application/json')).toEqual({
			kind: 'text',
			text: '\ufeff1',
		});
	});
});

describe('capBody', () => {
	it('keeps the beginning of a long text and says how long it was', () => {
		expect(capBody({ kind: 'text', text: 'abcdef' }, 4)).toEqual({
			kind: 'text',
			text: 'abcd',
			truncatedFrom: 6,
		});
	});

	it('lets a long binary go whole', () => {
		expect(capBody({ kind: 'binary', base64: 'AAAA', bytes: 3 }, 2)).toEqual(missingBody('too-large'));
	});
});

describe('media types', () => {
	it.each([
		['application/json; charset=UTF-8', true],
		['application/problem+json', true],
		['text/json', true],
		['text/html', false],
		['application/jsonp', false],
		[undefined, false],
	])('%s', (type, json) => {
		expect(isJsonType(type)).toBe(json);
	});

	it('is bare and lower case', () => {
		expect(mediaType('Text/HTML ; charset=x')).toBe('text/html');
	});
});
