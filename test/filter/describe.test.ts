import { describe, expect, it } from 'vitest';
import { describeFilter, sayFilter } from '../../src/filter/describe.ts';
import { FILTER_KEYS } from '../../src/filter/keys.ts';
import { parseFilter } from '../../src/filter/parse.ts';
import { sayEnglish } from '../support.ts';

function said(text: string): string {
	return sayFilter(parseFilter(text), sayEnglish, 'en');
}

describe('a filter in words', () => {
	it.each([
		['', 'Shows all requests.'],
		['status: -', 'Shows all requests.'],
		[
			'status:409 is:write -heartbeat',
			'Shows requests whose status is 409, that are writes, and that do not contain “heartbeat”.',
		],
		['status:409,412', 'Shows requests whose status is 409 or 412.'],
		['-status:409,412', 'Shows requests whose status is not 409 and whose status is not 412.'],
		['status:>=400,0', 'Shows requests whose status is at least 400 or that got no answer.'],
		['status:>400', 'Shows requests whose status is above 400.'],
		['status:<=399', 'Shows requests whose status is at most 399.'],
		['status:<400,4', 'Shows requests whose status is below 400 or 4xx.'],
		['-status:0', 'Shows requests that got an answer.'],
		['is:write,failed', 'Shows requests that are writes or that failed.'],
		['kind:stale', 'Shows requests with the finding “Stale version” or “Stale nonce”.'],
		['nonce:expired', 'Shows requests with a nonce problem (expired).'],
		['nonce:stale', 'Shows requests with a nonce problem (of any sort).'],
		['severity:info', 'Shows requests with a finding of the severity “Note”.'],
		['larger-than:1500', 'Shows requests whose response is larger than 1.5 kB.'],
		['-slower-than:0.5s', 'Shows requests that did not take longer than 500 ms.'],
		['slower-than:2s', 'Shows requests that took longer than 2 sec.'],
		['plugin:"my plugin"', 'Shows requests that involve the plugin “my plugin”.'],
		['"two words" /a.c/i', 'Shows requests that contain “two words” and that fit the pattern /a.c/i.'],
		['foo:bar', 'Shows requests that contain “foo:bar”. No filter is called “foo”: searches for the text.'],
		['/a(/', 'Shows requests that contain “/a(/”. Searches for “/a(/” as text: it is no valid pattern.'],
		[
			'-kind:never',
			'Shows requests that do not contain “kind:never”. Searches for “kind:never” as text: the filter “kind” does not know this value.',
		],
		[
			'/a(?=b)/',
			'Shows requests that contain “/a(?=b)/”. Searches for “/a(?=b)/” as text: a pattern has 200 characters at most and does not look ahead, behind or back.',
		],
	])('%s', (text, sentence) => {
		expect(said(text)).toBe(sentence);
	});

	it.each(FILTER_KEYS.map(({ example }) => example))('says %s and its contrary', example => {
		const [is, not] = [said(example), said(`-${example}`)];
		for (const sentence of [is, not]) {
			expect(sentence).toMatch(/^Shows requests [^$]+\.$/);
			expect(sentence).not.toContain('filter_');
		}
		expect(is).not.toBe(not);
	});

	it('makes lists and numbers as the language does', () => {
		const filter = parseFilter('larger-than:1500 status:409,412 cart');
		const say = (message: Parameters<typeof sayEnglish>[0]) => sayEnglish(message);
		expect(sayFilter(filter, say, 'de')).toBe(
			'Shows requests whose response is larger than 1,5 kB, whose status is 409 oder 412 und that contain “cart”.',
		);
	});

	it('keeps what somebody typed as it is', () => {
		expect(said('$1 "$$ $2"')).toBe('Shows requests that contain “$1” and that contain “$$ $2”.');
	});

	it('keeps clauses and notes apart', () => {
		expect(describeFilter(parseFilter('a:b is:write'))).toEqual({
			clauses: [
				[{ key: 'filter_textIs', either: [{ kind: 'quoted', text: 'a:b' }] }],
				[{ key: 'filter_writeIs', either: [] }],
			],
			notes: [{ key: 'filter_noteUnknownKey', values: ['a'] }],
		});
	});
});
