import { describe, expect, it } from 'vitest';
import { scan } from './scan.ts';

const entry = (url: string) => ({ request: { url } });
const har = (log: object) => JSON.stringify({ log });
const urls = (file: Uint8Array | string) =>
	scan(file).entries.map(({ entry: { request } }) => (request as { url: string }).url);

describe('what counts as a HAR', () => {
	it('is a log, or a log with nothing around it', () => {
		expect(urls(har({ version: '1.2', entries: [entry('a'), entry('b')] }))).toEqual(['a', 'b']);
		expect(urls(JSON.stringify({ entries: [entry('a')], version: '1.2' }))).toEqual(['a']);
	});

	it('says what recorded it, before or after the entries', () => {
		const creator = { name: 'WebInspector', version: '537.36' };
		const browser = { name: 'Firefox', version: '153.0' };
		expect(scan(har({ creator, entries: [], pages: [{}, {}], browser, version: '1.2' })).outcome).toEqual({
			ok: true,
			facts: { version: '1.2', creator, browser, pages: 2, entries: 0, skipped: [], skippedCount: 0 },
		});
		expect(scan(har({ creator: 5, entries: [], version: 1.2 })).outcome).toMatchObject({
			facts: { version: '', creator: null, browser: null, pages: 0 },
		});
	});

	it('takes no other "entries" for the log\'s', () => {
		const decoy = { entries: [entry('decoy')], log: { entries: [entry('decoy')] } };
		expect(
			urls(har({ _x: decoy, pages: [decoy], entries: [entry('a')], comment: '"entries":[{}]' })),
		).toEqual(['a']);
		expect(urls(JSON.stringify({ x: decoy, log: { entries: [entry('a')] }, entries: [entry('b')] }))).toEqual(
			['a'],
		);
		expect(urls(JSON.stringify({ entries: [entry('b')], log: { entries: [entry('a')] } }))).toEqual(['a']);
		expect(urls('{"\\u006cog":{"entrie\\u0073":[{"request":{"url":"a"}}]}}')).toEqual(['a']);
	});

	it('lets the last of two members of one name count, as JSON does', () => {
		const entries = (url: string) => `"entries":[${JSON.stringify(entry(url))}]`;
		expect(urls(`{"log":{${entries('a')},"x":1,${entries('b')}}}`)).toEqual(['b']);
		expect(urls(`{"log":{${entries('a')}},"log":{${entries('b')}}}`)).toEqual(['b']);
		expect(scan(`{"log":{${entries('a')},"entries":null}}`).outcome).toMatchObject({ reason: 'not-a-har' });
	});
});

describe('encodings', () => {
	const text = har({ entries: [entry('https://example.test/é😀')] });

	it.each([
		['UTF-8 with a mark', Buffer.from(`\ufeff${text}`, 'utf8')],
		['UTF-16, little end first', Buffer.from(`\ufeff${text}`, 'utf16le')],
		['UTF-16, big end first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
	])('%s is read, however it is cut', (_, bytes) => {
		for (const size of [1, 2, 3, 5, 1000]) {
			const { entries, outcome } = scan(bytes, [size]);
			expect(entries).toEqual([{ index: 0, entry: entry('https://example.test/é😀') }]);
			expect(outcome.ok).toBe(true);
		}
	});
});

describe('entries that cannot be used', () => {
	it('are left out with their place and the reason', () => {
		const file = `{"log":{"entries":[null,7,"x",[],{},{"request":{"url":""}},{"request":{"url":"a"},"x":tru},{"request":{"url":"b"}}]}}`;
		const { entries, outcome } = scan(file, [7]);
		expect(entries).toEqual([{ index: 7, entry: entry('b') }]);
		expect(outcome).toMatchObject({
			facts: {
				entries: 8,
				skippedCount: 7,
				skipped: [
					...[0, 1, 2, 3].map(index => ({ index, reason: 'not-an-object' })),
					{ index: 4, reason: 'no-request' },
					{ index: 5, reason: 'no-url' },
					{ index: 6, reason: 'not-json' },
				],
			},
		});
	});

	it('are counted, and only the first thousand listed', () => {
		expect(scan(har({ entries: Array(1500).fill(0) })).outcome).toMatchObject({
			facts: { entries: 1500, skippedCount: 1500, skipped: { length: 1000 } },
		});
	});

	it('need not be parsed when nobody wants them', () => {
		const seen: string[] = [];
		const wanted = ({ url }: { readonly url: string }) => {
			seen.push(url);
			return seen.length % 2 === 0;
		};
		const file = har({ entries: [entry('a'), entry('b'), entry('c')] });
		for (const sizes of [[1000], [3]]) {
			seen.length = 0;
			const { entries, outcome } = scan(file, sizes, wanted);
			expect(seen).toEqual(['a', 'b', 'c']);
			expect(entries).toEqual([{ index: 1, entry: entry('b') }]);
			expect(outcome).toMatchObject({ facts: { entries: 3, skippedCount: 0 } });
		}
	});
});

describe('what is no HAR', () => {
	it.each([
		['', 'empty'],
		[' \r\n\t', 'empty'],
		['\ufeff', 'empty'],
		['<!DOCTYPE html>', 'not-json'],
		['hello', 'not-json'],
		['not a HAR', 'not-json'],
		['2026-11-21 error', 'not-json'],
		['{hello}', 'not-json'],
		['{"log" {}}', 'not-json'],
		['{"log":{"entries":[{}{}]}}', 'not-json'],
		['{"log":{"entries":[]}} x', 'not-json'],
		['{,}', 'not-json'],
		['{"log":{"entries":[,]}}', 'not-json'],
		['{"a":1,}', 'not-json'],
		['null', 'not-a-har'],
		['42', 'not-a-har'],
		['"text"', 'not-a-har'],
		['[{"log":{"entries":[]}}]', 'not-a-har'],
		['{}', 'not-a-har'],
		['{"log":[]}', 'not-a-har'],
		['{"log":{"entries":{}}}', 'not-a-har'],
		['{"log":{}}', 'not-a-har'],
		['{', 'truncated'],
		['{"lo', 'truncated'],
		['{"log":{"entries":[', 'truncated'],
		['{"log":{"entries":[{"a":"\\', 'truncated'],
		['{"log":{"entries":[]}', 'truncated'],
		['[1,', 'truncated'],
		[`{"log":{"entries":[${'['.repeat(1001)}${']'.repeat(1001)}]}}`, 'too-deep'],
	])('%j', (text, reason) => {
		for (const size of [1, 4, 10_000]) {
			expect(scan(text, [size]).outcome).toMatchObject({ ok: false, reason });
		}
	});

	it('is told with the number of whole entries before the end', () => {
		const whole = har({ entries: [entry('a'), entry('b'), entry('c')] });
		const cut = whole.slice(0, whole.lastIndexOf('{"request"') + 5);
		expect(scan(cut, [9]).outcome).toEqual({
			ok: false,
			reason: 'truncated',
			detail: { entries: 2, offset: cut.length },
		});
		expect(scan(`${cut}]`, [9]).outcome).toMatchObject({ reason: 'truncated', detail: { entries: 2 } });
		expect(scan('{"a":x}').outcome).toMatchObject({ reason: 'not-json', detail: { offset: 5 } });
	});
});
