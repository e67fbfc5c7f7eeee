import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readError } from '../../src/wordpress/answer.ts';
import { understand } from '../../src/wordpress/wordpress-exchange.ts';
import { exchange } from '../support.ts';

const read = (value: unknown) => readError({ kind: 'text', text: JSON.stringify(value) });

it('reads a WP_Error', () => {
	const data = { status: 409, expected: 2, given: 1 };
	expect(read({ code: 'edit_conflict', message: 'Changed.', data })).toEqual({
		format: 'wp-error',
		code: 'edit_conflict',
		message: 'Changed.',
		data,
		pointer: '',
	});
});

it('reads wp_send_json_error with an object, a string, a list of errors, and nothing', () => {
	expect(read({ success: false, data: { code: 'stale', message: 'Old.' } })).toMatchObject({
		code: 'stale',
		message: 'Old.',
		pointer: '/data',
	});
	expect(read({ success: false, data: 'Old.' })).toMatchObject({
		format: 'send-json-error',
		code: '',
		message: 'Old.',
	});
	expect(read({ success: false, data: [{ code: 'stale', message: 'Old.' }] })).toMatchObject({
		code: 'stale',
		pointer: '/data/0',
	});
	expect(read({ success: false })).toMatchObject({ code: '', message: '' });
});

it('finds no error in what is none', () => {
	for (const value of [
		null,
		0,
		-1,
		'x',
		[],
		{},
		{ success: true, data: {} },
		{ code: 'x' },
		{ code: 5, message: 'x' },
	]) {
		expect(read(value)).toBeNull();
	}
	expect(readError({ kind: 'empty' })).toBeNull();
	expect(readError({ kind: 'text', text: '<!doctype html>' })).toBeNull();
});

it('takes code and message of a success for content, not for an error', () => {
	const body = JSON.stringify({ code: 'SUMMER', message: 'Ten percent off.' });
	expect(understand(exchange({ status: 200, responseBody: body })).error).toBeNull();
	expect(understand(exchange({ status: 400, responseBody: body })).error?.code).toBe('SUMMER');
});

it('never throws', () => {
	fc.assert(fc.property(fc.string(), text => void readError({ kind: 'text', text })));
	fc.assert(fc.property(fc.jsonValue(), value => void read(value)));
	fc.assert(fc.property(fc.jsonValue(), data => void read({ success: false, data })));
});
