import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textBody } from '../../src/exchange/body.ts';
import type { FormField } from '../../src/exchange/form.ts';
import { readFormFields } from '../../src/exchange/form.ts';
import { nestFields } from '../../src/exchange/nest-fields.ts';

const URLENCODED = 'application/x-www-form-urlencoded; charset=UTF-8';
const urlencoded = (text: string) => readFormFields(textBody(text), URLENCODED);
const multipart = (text: string, type = 'multipart/form-data; boundary=X') =>
	readFormFields(textBody(text), type);

function part(head: string, content: string): string {
	return `--X\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
}

describe('an urlencoded body', () => {
	it('is read as PHP reads it', () => {
		expect(urlencoded('a%5B0%5D=1+2&b=caf%C3%A9&&c&d=1=2&e;f=3')).toEqual([
			{ name: 'a[0]', value: '1 2' },
			{ name: 'b', value: 'café' },
			{ name: 'c', value: '' },
			{ name: 'd', value: '1=2' },
			{ name: 'e;f', value: '3' },
		]);
	});

	it('keeps what is no percent sequence, and says which bytes were no text', () => {
		expect(urlencoded('a=100%&b=%zz%e9%41+')).toEqual([
			{ name: 'a', value: '100%' },
			{ name: 'b', value: '%zz\ufffdA ' },
		]);
	});

	it('gives back what URLSearchParams wrote', () => {
		const pairs = fc.array(fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string()));
		fc.assert(
			fc.property(pairs, entries => {
				const read = urlencoded(new URLSearchParams(entries).toString());
				expect(read).toEqual(entries.map(([name, value]) => ({ name, value })));
			}),
		);
	});
});

describe('a multipart body', () => {
	it('gives fields and files', () => {
		const text = `${part('name="post_title"', 'Two\r\nlines')}--X\r\nContent-Type: image/png\r\ncontent-disposition: form-data; name="file"; filename="a \\"b\\".png"\r\n\r\n\u0000\ufffd\r\n--X--\r\n`;
		expect(multipart(text)).toEqual([
			{ name: 'post_title', value: 'Two\r\nlines' },
			{ name: 'file', value: '\u0000\ufffd', fileName: 'a "b".png', mediaType: 'image/png', size: 2 },
		]);
	});

	it.each([
		// PHP 8.2 gave these names to these.
		['name="a\\"b"', 'a"b'],
		['name="c%22d"', 'c%22d'],
		['name=e', 'e'],
		["name='f'", 'f'],
		['name="g\\\\h"', 'g\\h'],
		['NAME="C:\\dir\\x"', 'C:\\dir\\x'],
	])('names %s as PHP does', (head, name) => {
		expect(multipart(`${part(head, '1')}--X--`)).toEqual([{ name, value: '1' }]);
	});

	it('keeps only the beginning of a file', () => {
		const [file] = multipart(`${part('name="f"; filename="f.txt"', 'x'.repeat(5000))}--X--`);
		expect(file).toMatchObject({ fileName: 'f.txt', size: 5000 });
		expect(file?.value).toHaveLength(1024);
	});

	it('takes a file that Chrome left out for what it is: a file', () => {
		const text = '--X\r\nContent-Disposition: form-data; name="f"; filename="big.png"\r\n\r\n\r\n--X--';
		expect(multipart(text)).toEqual([{ name: 'f', value: '', fileName: 'big.png', size: 0 }]);
	});

	it.each([
		['cut off before its end', part('name="a"', '1') + part('name="b"', '2').trimEnd()],
		['bare line feeds', `${part('name="a"', '1')}${part('name="b"', '2')}--X--`.replaceAll('\r', '')],
		['names without quotes', `${part('name=a', '1')}${part('filename2=x; name=b', '2')}--X--`],
		['a preamble and an epilogue', `hello\r\n${part('name="a"', '1')}${part('name="b"', '2')}--X--\r\nbye`],
	])('is read with %s', (_, text) => {
		expect(multipart(text)).toEqual([
			{ name: 'a', value: '1' },
			{ name: 'b', value: '2' },
		]);
	});

	it('is read by the boundary of its first line when the header names another, or none', () => {
		const text = `${part('name="a"', '1')}--X--`;
		for (const type of ['multipart/form-data', 'multipart/form-data; boundary=Y', '']) {
			expect(multipart(text, type)).toEqual([{ name: 'a', value: '1' }]);
		}
	});

	it('does not end at a line that only begins like the boundary', () => {
		expect(multipart(`${part('name="a"', '1\r\n--Xtra\r\n --X')}--X--`)).toEqual([
			{ name: 'a', value: '1\r\n--Xtra\r\n --X' },
		]);
	});
});

it('looks for fields only where PHP would', () => {
	const read = (text: string, type?: string) => readFormFields(textBody(text), type);
	expect(read('a=1', 'text/plain')).toEqual([]);
	expect(read('{"a":"b=1"}')).toEqual([]);
	expect(read('action=heartbeat&data[x]=1')).toHaveLength(2);
	expect(readFormFields({ kind: 'missing', reason: 'not-recorded' }, URLENCODED)).toEqual([]);
});

it('takes 5,000 fields and no more', () => {
	expect(urlencoded('a=1&'.repeat(20_000))).toHaveLength(5000);
	expect(multipart(part('name="a"', '1').repeat(6000))).toHaveLength(5000);
});

it.each([
	['almost delimiters', '\n--X_'.repeat(300_000)],
	['delimiters that do not end', `--X${' '.repeat(1_000_000)}`.repeat(2)],
	['parameters', `--X\nContent-Disposition: form-data${'; a'.repeat(300_000)}`],
	['an open quote', `--X\nContent-Disposition: form-data; name="${'\\"'.repeat(500_000)}`],
	['header lines', `--X\n${'content-type: a\n'.repeat(100_000)}`],
	['brackets', `${'['.repeat(1_000_000)}=1&a${'['.repeat(1_000_000)}=1&a${'[x]'.repeat(300_000)}=1`],
	['percent signs', `${'%'.repeat(1_000_000)}=${'%e9'.repeat(300_000)}`],
])('looks at every character of %s once', (_, body) => {
	// Looking back from each would take hours.
	nestFields(multipart(body));
	nestFields(urlencoded(body));
	readFormFields(textBody(body), undefined);
});

it('reads anything without throwing, and never more than was sent', () => {
	const token = fc.constantFrom('--X', '--X--', '\r\n', '\n', ';', 'name="', '"', '\\', '=', '&', '%', 'a');
	const text = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.array(token, { maxLength: 60 }).map(parts => parts.join('')),
	);
	const type = fc.constantFrom(URLENCODED, 'multipart/form-data; boundary=X', 'multipart/form-data', '');
	fc.assert(
		fc.property(text, type, (body, contentType) => {
			const fields = readFormFields(textBody(body), contentType);
			const length = fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
			expect(length).toBeLessThanOrEqual(body.length);
			nestFields(fields);
		}),
	);
});

/*
 * Written by PHP 8.2 itself, for the same names reach `$_POST` and `parse_str()` by the same function:
 * `parse_str($query, $result); echo json_encode($result, JSON_FORCE_OBJECT | JSON_INVALID_UTF8_SUBSTITUTE);`
 */
const table: [string, object][] = JSON.parse(
	readFileSync(new URL('fixtures/parse-str.json', import.meta.url), 'utf8'),
);

describe('nestFields', () => {
	it.each(table)('nests %j as PHP does', (query, expected) => {
		// As JSON, because `__proto__` is a key like any other on both sides.
		expect(JSON.parse(JSON.stringify(nestFields(urlencoded(query))))).toEqual(expected);
	});

	it('leaves files out', () => {
		const fields: FormField[] = [
			{ name: 'f', value: '', fileName: 'a.png' },
			{ name: 'a', value: '1' },
		];
		expect({ ...nestFields(fields) }).toEqual({ a: '1' });
	});

	it('cannot reach the prototype of anything', () => {
		const hostile = fc.array(fc.constantFrom('__proto__', 'constructor', 'prototype', 'x'), { minLength: 1 });
		fc.assert(
			fc.property(hostile, ([first, ...rest]) => {
				const name = `${first}${rest.map(step => `[${step}]`).join('')}`;
				const nested = nestFields([{ name, value: 'polluted' }]);
				expect(Object.getPrototypeOf(nested)).toBeNull();
				expect(({} as Record<string, unknown>).x).toBeUndefined();
				expect(Object.keys(nested)).toEqual([first]);
			}),
		);
	});
});
