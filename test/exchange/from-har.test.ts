import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeFromHar } from '../../src/exchange/from-har.ts';
import { header } from '../../src/exchange/headers.ts';
import { harEntry, recorded } from '../support.ts';

const read = (name: string) => exchangeFromHar(recorded(name).entry, 0);

describe('exchangeFromHar', () => {
	it("reads Chrome's entry of a 409", () => {
		const exchange = read('chromium-156/04-put-409-json');
		expect(exchange?.request.method).toBe('PUT');
		expect(exchange?.request.body).toEqual({ kind: 'text', text: '{"v":1}' });
		expect(exchange?.response.status).toBe(409);
		expect(exchange?.response.error).toBeNull();
		expect(exchange?.initiator.type).toBe('script');
		expect(exchange?.initiator.frames.length).toBeGreaterThan(0);
		expect(exchange?.resourceType).toBe('fetch');
		expect(header(exchange?.request.headers ?? [], 'COOKIE')).toContain('sid=');
	});

	it("reads Firefox's, which has no initiator and a local offset in its date", () => {
		const exchange = read('firefox-153/put-409-json');
		expect(exchange?.response.status).toBe(409);
		expect(exchange?.initiator).toEqual({ type: '', url: '', frames: [] });
		expect(exchange?.startedAt).toBeGreaterThan(Date.parse('2026-11-21T00:00:00Z'));
	});

	it('tells a body that could not be recorded from one that is empty', () => {
		expect(read('chromium-156/04-put-409-json')?.request.body.kind).toBe('text');
		const withLength = exchangeFromHar(
			harEntry({ method: 'POST', requestHeaders: { 'Content-Length': '9' } }),
			0,
		);
		expect(withLength?.request.body).toEqual({ kind: 'missing', reason: 'not-recorded' });
		expect(exchangeFromHar(harEntry({ method: 'POST' }), 0)?.request.body).toEqual({ kind: 'empty' });
	});

	it('keeps the name of a failure', () => {
		expect(read('chromium-156/11c-connection-dropped')?.response).toMatchObject({
			status: 0,
			error: 'net::ERR_EMPTY_RESPONSE',
		});
	});

	it('says null to what holds no request', () => {
		for (const nothing of [null, 7, 'x', [], {}, { request: {} }, { request: { url: 5 } }]) {
			expect(exchangeFromHar(nothing, 0)).toBeNull();
		}
	});

	it.each([
		['0000-01-01T00:00:00.000Z', -62_167_219_200_000],
		['9999-12-31T23:59:59.999Z', 253_402_300_799_999],
		['+010000-01-01T00:00:00.000Z', Number.NaN],
		['-000001-12-31T23:59:59.999Z', Number.NaN],
		['53600', Number.NaN],
		['', Number.NaN],
		[7, Number.NaN],
	])('takes %j for the time %d', (startedDateTime, time) => {
		expect(exchangeFromHar({ ...harEntry(), startedDateTime }, 0)?.startedAt).toBe(time);
	});

	it('reads what is written of a stack as the same, negative zero included', () => {
		const initiator = {
			stack: { callFrames: [{ url: 'https://example.test/a.js', lineNumber: -0, columnNumber: 355 }] },
		};
		expect(exchangeFromHar(harEntry({ initiator }), 0)?.initiator.frames[0]?.line).toBe(0);
	});

	it('never throws, whatever the fields hold', () => {
		const anyEntry = fc.record(
			{
				startedDateTime: fc.anything(),
				time: fc.anything(),
				request: fc.record({
					url: fc.webUrl(),
					method: fc.anything(),
					headers: fc.anything(),
					postData: fc.anything(),
				}),
				response: fc.anything(),
				_initiator: fc.anything(),
			},
			{ requiredKeys: ['request'] },
		);
		fc.assert(
			fc.property(anyEntry, entry => {
				expect(exchangeFromHar(entry, 3)?.id).toBe(3);
			}),
		);
	});

	it('ends on a stack whose parents never end', () => {
		const endless: Record<string, unknown> = { callFrames: [{ url: 'https://example.test/a.js' }] };
		endless.parent = endless;
		const exchange = exchangeFromHar(harEntry({ initiator: { type: 'script', stack: endless } }), 0);
		expect(exchange?.initiator.frames).toHaveLength(60);
	});
});
