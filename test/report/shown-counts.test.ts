import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/report/redaction/redactor.ts';
import { shownCounts } from '../../src/report/shown-counts.ts';
import { exchange } from '../support.ts';

const nonce = 'f00dba4be1';

describe('The secrets that have a label in a text', () => {
	it.each([
		['as they are', `_wpnonce: ${nonce}`],
		['in a URL', `https://a.test/?_wpnonce=${nonce}`],
		['in a URL in a URL', `https://a.test/?to=${encodeURIComponent(`https://a.test/?_wpnonce=${nonce}`)}`],
		[
			'in a URL in a URL in a URL',
			`https://a.test/?to=${encodeURIComponent(`https://a.test/?to=${encodeURIComponent(`https://a.test/?_wpnonce=${nonce}`)}`)}`,
		],
		['in base64', btoa(`a=1&_wpnonce=${nonce}`)],
		['in base64, one byte on', btoa(`a=1&a_wpnonce=${nonce}`)],
		['in base64, two bytes on', btoa(`a=1&ab_wpnonce=${nonce}`)],
		['in base64 in a URL', `https://a.test/?a=${encodeURIComponent(btoa(`_wpnonce=${nonce}`))}`],
	])('are counted %s', (_, text) => {
		const redactor = createRedactor();
		const shown = redactor.value(text);
		expect(shown).not.toContain(nonce);
		expect(shownCounts(shown, redactor.secrets)).toEqual({ nonce: 1 });
		expect(shownCounts(`${shown} ${shown}`, redactor.secrets)).toEqual({ nonce: 1 });
		expect(shownCounts('', redactor.secrets)).toEqual({});
	});
});

describe('The summary of a redactor', () => {
	const tooDeep = Array.from({ length: 40 }).reduce(
		(text: string) => `https://a.test/?u=${encodeURIComponent(text)}`,
		'zoe@mail.test',
	);

	it('counts a text that cannot be read once, however often it is tried', () => {
		const redactor = createRedactor();
		const source = exchange({ url: tooDeep });
		redactor.learn(source);
		redactor.exchanges([source, source], () => 'full');
		expect(redactor.summary()).toMatchObject({ failures: 0, tooDeep: 1 });
		redactor.url(tooDeep.replace('zoe', 'ann'));
		redactor.url(tooDeep.replace('zoe', 'ann'));
		expect(redactor.summary().tooDeep).toBe(2);
	});

	it('counts a picture once, however often it is shown', () => {
		const redactor = createRedactor();
		const { response, ...rest } = exchange();
		const picture = {
			...rest,
			response: { ...response, body: { kind: 'binary', base64: 'AAAA', bytes: 3 } as const },
		};
		redactor.exchange(picture, 'full');
		redactor.exchange(picture, 'shape');
		expect(redactor.summary().binaries).toBe(1);
	});

	it('counts a secret once, whatever it is called and however it is written', () => {
		const redactor = createRedactor();
		redactor.value(`{"_wpnonce":"${nonce}","security":"${nonce}"}`);
		redactor.header({ name: 'X-WP-Nonce', value: nonce });
		expect(redactor.summary().counts).toEqual({ nonce: 1 });
	});
});
