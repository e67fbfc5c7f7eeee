import { describe, expect, it } from 'vitest';
import { createRedactor, type Redactor } from '../../../src/report/redaction/redactor.ts';
import { findLeaks, findLeaksInJson } from '../../../src/report/redaction/self-scan.ts';
import { jsonInside } from './encodings.ts';

const SECRET = 'q7 "Zä<p>&9/x=k\\Wv2';

/** Knows one password, and e-mail addresses and such as they come. */
function knowing(secret = SECRET): Redactor {
	const redactor = createRedactor();
	redactor.value(`pwd=${encodeURIComponent(secret)}`);
	return redactor;
}

const html = (text: string) =>
	text.replace(
		/[&<>"']/g,
		each => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[each] ?? '&#039;',
	);
const hex = (text: string, write: (code: number) => string) =>
	Array.from({ length: text.length }, (_, at) => write(text.charCodeAt(at))).join('');
const base64 = (text: string) => Buffer.from(text).toString('base64');

const FORMS: readonly (readonly [name: string, form: 'plain' | 'escaped' | 'base64', text: string])[] = [
	['as it is', 'plain', SECRET],
	['URL-encoded', 'escaped', encodeURIComponent(SECRET)],
	['URL-encoded, with + for spaces', 'escaped', encodeURIComponent(SECRET).replaceAll('%20', '+')],
	['URL-encoded twice', 'escaped', encodeURIComponent(encodeURIComponent(SECRET))],
	['escaped as in JSON', 'escaped', jsonInside(SECRET)],
	['escaped as in JSON inside JSON', 'escaped', jsonInside(jsonInside(SECRET))],
	['in \\u sequences', 'escaped', hex(SECRET, code => `\\u${code.toString(16).padStart(4, '0')}`)],
	['escaped as in HTML', 'escaped', html(SECRET)],
	['in decimal references', 'escaped', hex(SECRET, code => `&#${code};`)],
	['in hexadecimal references', 'escaped', hex(SECRET, code => `&#x${code.toString(16)};`)],
	['in base64', 'base64', base64(SECRET)],
	['in base64 for URLs', 'base64', Buffer.from(SECRET).toString('base64url')],
	['in base64 after one byte', 'base64', base64(`a${SECRET}b`)],
	['in base64 after two bytes', 'base64', base64(`ab${SECRET}cd`)],
	['escaped as in JSON, then as in HTML', 'escaped', html(jsonInside(SECRET))],
	['in base64, URL-encoded', 'base64', encodeURIComponent(base64(SECRET))],
];

describe('Self-scan', () => {
	it.each(FORMS)('finds a secret %s', (_, form, text) => {
		const leaks = findLeaks(`Line one\nand two: "${text}".\n`, knowing());
		expect(leaks).toEqual([{ kind: 'password', label: '‹password#1›', form, at: 19, line: 2 }]);
	});

	it('reads bytes as well', () => {
		const bytes = new TextEncoder().encode(`\n\n${JSON.stringify({ it: SECRET })}`);
		expect(findLeaks(bytes, knowing())).toMatchObject([{ line: 3, form: 'escaped' }]);
	});

	it('says nothing of the secret itself', () => {
		expect(JSON.stringify(findLeaks(SECRET, knowing()))).not.toContain('Zä');
	});

	it('finds every one, in order', () => {
		const redactor = knowing();
		redactor.text('Write to zoe.quimby@mail.test or call +49 30 12345678');
		const leaks = findLeaks(`zoe.quimby%40mail.test\n+49 30 12345678 ${SECRET}`, redactor);
		expect(leaks.map(({ kind, line }) => `${kind} ${line}`)).toEqual(['email 1', 'phone 2', 'password 2']);
	});

	it('is content with labels and with what is only alike', () => {
		const redactor = knowing();
		const shown = redactor.text(`It was ${SECRET}; not ${SECRET.slice(0, -4)}`);
		expect(shown).toBe(`It was ‹password#1›; not ${SECRET.slice(0, -4)}`);
		expect(findLeaks(shown, redactor)).toEqual([]);
		expect(findLeaks(JSON.stringify({ shown }), redactor)).toEqual([]);
	});

	it('does not stop for plain words, of which the summary says how many there are', () => {
		const redactor = knowing('welcome');
		expect(redactor.summary()).toMatchObject({ counts: { password: 1 } });
		expect(findLeaks('You are welcome', redactor)).toEqual([]);
	});

	it('finds the same in JSON a few lines at a time', () => {
		const items = Array.from({ length: 4000 }, (_, at) =>
			at % 900 === 7 ? `is ${SECRET}` : 'x'.repeat(at % 90),
		);
		const json = JSON.stringify(items, null, '\t');
		const redactor = knowing();

		expect(findLeaksInJson(json, redactor)).toHaveLength(5);
		expect(findLeaksInJson(json, redactor)).toEqual(findLeaks(json, redactor));
		expect(findLeaksInJson(JSON.stringify(items), redactor)).toEqual(
			findLeaks(JSON.stringify(items), redactor),
		);
		expect(findLeaksInJson(JSON.stringify(items.map(() => SECRET)), redactor)).toHaveLength(100);
	});

	it('stops counting at a hundred', () => {
		expect(findLeaks(`${SECRET}\n`.repeat(500), knowing())).toHaveLength(100);
	});
});
