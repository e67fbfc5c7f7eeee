import { describe, expect, test } from 'vitest';
import { CONNECTION_HEADERS } from '../../../src/report/snippets/headers-sent.ts';
import { SNIPPETS } from '../../../src/report/snippets/snippets.ts';
import { englishMessages } from '../../support.ts';
import { copyAs, type RequestSketch, requestOf } from './support.ts';

const rest: RequestSketch = { headers: [['X-WP-Nonce', 'a1b2c3']], body: 'a=1' };

describe.each(SNIPPETS)('the format $id', ({ available, id, label, make }) => {
	test('has a label, and is to be had for an ordinary request', () => {
		expect(englishMessages[label]?.message).toBeTruthy();
		expect(available(requestOf(rest))).toBeNull();
		expect(make(requestOf(rest)).text).toContain('example.test');
	});

	test('is not to be had for what is no HTTP', () => {
		for (const url of [
			'data:text/plain,a',
			'chrome-extension://abc/a.js',
			'file:///etc/passwd',
			'',
			'nonsense',
		]) {
			expect(available(requestOf({ url }))?.key).toBe('snippet_notHttp');
			expect(() => make(requestOf({ url }))).toThrow();
		}
		expect(available(requestOf({ method: 'GET /;touch HIT' }))?.key).toBe('snippet_badMethod');
		expect(() => make(requestOf({ method: '' }))).toThrow();
	});

	test('writes the same for the same request', () => {
		expect(make(requestOf(rest))).toEqual(make(requestOf(rest)));
	});

	test.each(CONNECTION_HEADERS.filter(row => row.header !== 'connection'))('leaves out $header', row => {
		expect(row.source).not.toBe('');
		const name = row.header.replace('*', 'path');
		const { text } = copyAs(id, { headers: [[name, 'recorded-value']] });
		expect(text).not.toContain('recorded-value');
	});

	test('says when labels stand for secrets, and keeps them whole', () => {
		const sketch: RequestSketch = {
			url: 'https://example.test/wp-json/?a=1',
			headers: [['X-Key', '‹api key#1›']],
			body: 'b=‹nonce#2›',
		};
		const { notes, text } = copyAs(id, sketch);
		expect(text).toContain('‹api key#1›');
		if (id !== 'curl-cmd') expect(text).toContain('‹nonce#2›');
		expect(notes.map(({ key }) => key)).toContain('snippet_labels');
	});
});

test('a label in a URL is no fragment', () => {
	for (const label of ['‹nonce#1›', '%E2%80%B9nonce%231%E2%80%BA']) {
		const { notes, text } = copyAs('curl', { url: `https://example.test/?_wpnonce=${label}&b=2` });
		expect(text).toContain("?_wpnonce=%E2%80%B9nonce%231%E2%80%BA&b=2'");
		expect(notes).toEqual([{ key: 'snippet_labels' }]);
	}
	// French quotes are none.
	expect(copyAs('curl', { url: 'https://example.test/?s=‹oui›' }).notes).toEqual([]);
	expect(copyAs('curl', { headers: [['X-A', '‹oui›']] }).notes).toEqual([]);
});

test('a login in the address is left out, and said to be', () => {
	const { notes, text } = copyAs('curl', { url: 'https://ann:secret@example.test/' });
	expect(text).toContain("'https://example.test/'");
	expect(text).not.toMatch(/ann|secret/);
	expect(notes).toEqual([{ key: 'snippet_loginInUrl' }]);
});

test('halves of characters are said to be sent as browsers send them', () => {
	expect(copyAs('curl', { body: 'a\ud800' })).toEqual({
		text: expect.stringContaining("--data-raw 'a\ufffd'"),
		notes: [{ key: 'snippet_bodyBroken' }],
	});
});
