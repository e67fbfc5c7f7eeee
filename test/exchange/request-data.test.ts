import { expect, it } from 'vitest';
import { requestData } from '../../src/exchange/request-data.ts';
import { exchange } from '../support.ts';

const data = (url: string, contentType?: string, requestBody?: string) =>
	requestData(
		exchange({
			method: 'POST',
			url,
			...(contentType === undefined ? {} : { requestHeaders: { 'Content-Type': contentType } }),
			...(requestBody === undefined ? {} : { requestBody }),
		}).request,
	);

it('reads the query, whatever the fragment holds', () => {
	expect(data('https://example.test/?rest_route=%2Fwp%2Fv2&x#?y=1').query).toEqual([
		{ name: 'rest_route', value: '/wp/v2' },
		{ name: 'x', value: '' },
	]);
	expect(data('https://example.test/#?y=1').query).toEqual([]);
});

it('reads a form or JSON, never both', () => {
	const url = 'https://example.test/wp-admin/admin-ajax.php';
	expect(data(url, 'application/x-www-form-urlencoded', 'action=x')).toMatchObject({
		fields: [{ name: 'action', value: 'x' }],
		json: undefined,
	});
	expect(data(url, 'application/json', 'null')).toMatchObject({ fields: [], json: null });
	// jQuery labels every string as a form, also what a plugin made with JSON.stringify().
	expect(data(url, 'application/x-www-form-urlencoded', '{"a":"b&c=d"}')).toMatchObject({
		fields: [],
		json: { a: 'b&c=d' },
	});
	expect(data(url, 'text/plain;charset=UTF-8', '[1]').json).toEqual([1]);
	expect(data(url, 'application/json', '{"a":')).toMatchObject({ fields: [], json: undefined });
});

it('reads each request once', () => {
	const { request } = exchange({ url: 'https://example.test/?a=1' });
	expect(requestData(request)).toBe(requestData(request));
});
