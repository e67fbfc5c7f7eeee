import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import { createRedactor } from '../../../src/report/redaction/redactor.ts';
import { findLeaks } from '../../../src/report/redaction/self-scan.ts';
import { exchange } from '../../support.ts';
import { BLOW_UPS, TYPES } from './blow-ups.ts';

/** Of each of these many in a row. In UTF-16 units: much more is in `hostile.long.test.ts`. */
const LENGTH = 5000;

function everywhere(text: string, type: string): Exchange {
	return exchange({
		method: 'POST',
		url: `https://example.test/?q=${text.slice(0, 5000)}`,
		requestHeaders: { 'Content-Type': type, Cookie: text.slice(0, 2000), Referer: text.slice(0, 2000) },
		requestBody: text.slice(0, 50_000),
		responseHeaders: { 'Content-Type': type, 'X-Note': text.slice(0, 2000), Link: text.slice(0, 2000) },
		responseBody: text,
		initiator: { type: 'script', url: text.slice(0, 2000) },
	});
}

describe('Hostile text', () => {
	it.each(BLOW_UPS.map(piece => [JSON.stringify(piece), piece]))('is read to its end: %s', (_, piece) => {
		const text = piece.repeat(Math.ceil(LENGTH / piece.length));
		const redactor = createRedactor();
		const shown = redactor.exchanges(
			TYPES.map(type => everywhere(text, type)),
			() => 'full',
		);
		expect(shown).toHaveLength(TYPES.length);
		expect(redactor.summary().failures).toBe(0);
		const shapes = redactor.exchanges([everywhere(text, 'application/json')], () => 'shape');
		findLeaks(JSON.stringify(shapes), redactor);
		redactor.text(text);
		redactor.value(text);
		redactor.url(text);
	});

	it.each([
		['takes the rest of a list for a secret', '{"pwd":""":false'],
		['says no member twice', `{"note":"a link":${' and so on'.repeat(500)}`],
		['makes no member of what has no name', `{${'word '.repeat(500)}}`],
	])('may be broken JSON, and its shape %s or nothing', (_, text) => {
		const redactor = createRedactor();
		const shown = redactor.exchanges([everywhere(text, 'application/json')], () => 'shape');
		const written = JSON.stringify(shown);
		expect(findLeaks(written, redactor)).toEqual([]);
		const { body } = shown[0]?.response ?? {};
		expect(body?.kind === 'text' && body.text.length).toBeLessThan(200);
	});

	it('is read however deep it is nested, and shows nothing where it is too deep', () => {
		const deep = `${'{"a":'.repeat(300)}"zoe@mail.test"${'}'.repeat(300)}`;
		expect(createRedactor().value(deep)).toBe(deep.replace('zoe@mail.test', '‹email#1›'));
		const quoted = Array.from({ length: 12 }).reduce(
			(text: string) => JSON.stringify({ a: text }),
			'zoe@mail.test',
		);
		expect(createRedactor().value(quoted)).not.toContain('zoe@mail');
		const encoded = Array.from({ length: 40 }).reduce(
			(text: string) => `https://a.test/?u=${encodeURIComponent(text)}`,
			'pwd=zoe7zoe7',
		);
		expect(createRedactor().url(encoded)).not.toContain('zoe7zoe7');
	});

	it('may be called like members that every object has', () => {
		const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
		const text = `{${names.map(name => `"${name}":{"password":"hunter2hunter2"}`).join(',')}}`;
		const redactor = createRedactor();
		expect(redactor.value(text)).toBe(text.replaceAll('hunter2hunter2', '‹password#1›'));
		const shown = redactor.strings(JSON.parse(text));
		expect(JSON.stringify(shown)).not.toContain('hunter2');
		expect(Object.getPrototypeOf(shown)).toBe(Object.prototype);
		for (const name of names) {
			expect(redactor.header({ name, value: 'zoe@mail.test' }).value).toBe('‹email#1›');
			redactor.url(`https://a.test/${name}?${name}=zoe@mail.test`);
		}
		expect(({} as { password?: string }).password).toBeUndefined();
	});

	it('may hold half a character, which is no reason to show the rest', () => {
		for (const half of ['\ud83d', '\ude00']) {
			const redactor = createRedactor();
			const password = `${half}hunter2 ${half}`;
			expect(redactor.value(JSON.stringify({ password }))).toBe('{"password":"‹password#1›"}');
			expect(redactor.text(`It was ${password}.`)).toBe('It was ‹password#1›.');
			redactor.url(`https://a.test/?q=${password}`);
			redactor.exchanges([everywhere(`{"password":"${password}"`, 'application/json')], () => 'full');
			expect(redactor.summary().failures).toBe(0);
		}
	});

	it('is cut where it is cut, with a secret at the end', () => {
		const text = JSON.stringify({ note: 'a', password: 'hunter2hunter2', email: 'zoe@mail.test' });
		for (let end = 0; end <= text.length; end++) {
			const shown = createRedactor().exchange(everywhere(text.slice(0, end), 'application/json'), 'full');
			const { body } = shown.response;
			expect(body.kind === 'text' ? body.text : '').not.toMatch(/hunter2h|zoe@mail\.t/);
		}
	});

	it('may be of any letters', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...TYPES), (text, type) => {
				const redactor = createRedactor();
				redactor.exchanges([everywhere(text, type)], () => 'full');
				redactor.exchanges([everywhere(text, type)], () => 'shape');
				redactor.text(text);
				redactor.strings({ [text]: text, code: text });
				expect(redactor.summary().failures).toBe(0);
			}),
			{ numRuns: 100 },
		);
	});
});
