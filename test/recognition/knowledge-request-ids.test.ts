import { describe, expect, it } from 'vitest';
import { EVENT_ID_HEADERS } from '../../src/wordpress/knowledge/edge-signatures.ts';
import { REQUEST_IDS } from '../../src/wordpress/knowledge/request-ids.ts';
import { message } from '../../src/words/message.ts';
import { sayEnglish } from '../support.ts';

/** A value as each header of which only a part is searched for carries it, and that part. */
const PARTS: Readonly<Record<string, readonly [value: string, part: string]>> = {
	'cf-ray': ['8f2c1d3e4b5a6978-RIX', '8f2c1d3e4b5a6978'],
	'x-amzn-trace-id': [
		'Self=1-67891234-12456789abcdef012345678;Root=1-67891233-abcdef012345678912345678',
		'1-67891233-abcdef012345678912345678',
	],
	'x-varnish': ['32770 5', '32770'],
	traceparent: [
		'00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
		'4bf92f3577b34da6a3ce929d0e0e4736',
	],
	'x-cloud-trace-context': [
		'8de3c28b6c503d26d38c1c7d6111bfa6/112985;o=1',
		'8de3c28b6c503d26d38c1c7d6111bfa6',
	],
	'x-b3-traceid': ['80f198ee56343ba864fe8b2a57d3eff7', '80f198ee56343ba864fe8b2a57d3eff7'],
	'x-datadog-trace-id': ['7277407061855694839', '7277407061855694839'],
	'sentry-trace': ['771a43a4192642f0b136d5159a501700-bd429c44b67a3eb4-1', '771a43a4192642f0b136d5159a501700'],
};

describe('headers with ids', () => {
	it('stand each once, in lower case, with a source and somebody to ask', () => {
		expect(new Set(REQUEST_IDS.map(({ header }) => header)).size).toBe(REQUEST_IDS.length);
		for (const { ask, emitter, header, source } of REQUEST_IDS) {
			expect(header).toBe(header.toLowerCase());
			expect(source.trim(), header).not.toBe('');
			expect(sayEnglish(message(ask, emitter)), header).not.toMatch(/^ids_|\$/);
		}
	});

	it('are all those by which an edge is asked, and more', () => {
		const headers = REQUEST_IDS.map(({ header }) => header);
		expect(headers).toEqual(expect.arrayContaining(EVENT_ID_HEADERS.map(({ header }) => header)));
		expect(headers.length).toBeGreaterThan(EVENT_ID_HEADERS.length);
	});

	it('of which a part is searched for give that part', () => {
		const rows = REQUEST_IDS.filter(({ part }) => part);
		expect(rows.map(({ header }) => header).sort()).toEqual(Object.keys(PARTS).sort());
		for (const { header, part } of rows) {
			const [value, wanted] = PARTS[header] ?? ['', ''];
			expect(part?.exec(value)?.[1], header).toBe(wanted);
		}
	});

	it('tell those that name a server from those that name a request', () => {
		expect(REQUEST_IDS.filter(({ names }) => names === 'server').map(({ header }) => header)).toEqual([
			'x-sucuri-id',
			'x-rq',
			'x-served-by',
		]);
	});
});
