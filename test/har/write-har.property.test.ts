import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Body } from '../../src/exchange/body.ts';
import { missingBody, textBody } from '../../src/exchange/body.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { harProblems, readBack, written } from './written.ts';

const name = fc.oneof(
	fc.constantFrom('Cookie', 'content-length', 'Set-Cookie', 'X-WP-Nonce'),
	fc.stringMatching(/^[A-Za-z][\w-]{0,20}$/),
);
const field = fc.record({
	name,
	value: fc.oneof(
		fc.string({ unit: 'binary' }).map(text => text.replaceAll('\n', ' ')),
		fc.nat(30).map(String),
	),
});
const contentType = fc
	.constantFrom(
		'application/json',
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=b',
		'text/html; charset=windows-1252',
		'image/png',
	)
	.map(value => ({ name: 'Content-Type', value }));
const headers = fc
	.tuple(fc.array(field, { maxLength: 5 }), fc.option(contentType))
	.map(([fields, type]) =>
		type ? [...fields.filter(each => each.name.toLowerCase() !== 'content-type'), type] : fields,
	);

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.json());
const body: fc.Arbitrary<Body> = fc.oneof(
	text.map(textBody),
	fc
		.tuple(
			text.filter(each => each !== ''),
			fc.integer({ min: 1, max: 1e9 }),
		)
		.map(([kept, more]): Body => ({ kind: 'text', text: kept, truncatedFrom: kept.length + more })),
	fc.uint8Array({ minLength: 1, maxLength: 40 }).map(
		(bytes): Body => ({
			kind: 'binary',
			base64: Buffer.from(bytes).toString('base64'),
			bytes: bytes.length,
		}),
	),
	fc.constantFrom('evicted', 'aborted', 'redirect', 'not-recorded', 'preflight', 'timeout').map(missingBody),
);

const response = fc
	.record({
		status: fc.oneof(fc.constantFrom(0, 200, 204, 302, 304, 409), fc.integer({ min: 100, max: 599 })),
		statusText: fc.string(),
		headers: headers.map(fields => fields.filter(each => each.name.toLowerCase() !== 'location')),
		body,
		error: fc.option(fc.constantFrom('net::ERR_FAILED', 'cancelled')),
		fromServiceWorker: fc.boolean(),
		fromCache: fc.constantFrom('', 'disk', 'memory'),
		target: fc.option(fc.webUrl()),
	})
	.map(({ target, ...head }) => {
		const isRedirect = head.status >= 300 && head.status < 400 && head.status !== 304;
		return { ...head, redirectUrl: isRedirect && target !== null ? new URL(target).href : null };
	});

const frame = fc.record({
	url: fc.webUrl(),
	functionName: fc.string(),
	line: fc.nat(),
	column: fc.nat(),
});

const exchanges = fc
	.array(
		fc.record({
			startedAt: fc.oneof(
				fc.constant(Number.NaN),
				fc.integer({ min: 0, max: Date.parse('9999-12-31T23:59:59Z') }),
			),
			durationMs: fc.double({ min: 0, max: 1e6, noNaN: true }).map(Math.abs),
			request: fc.record({
				method: fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PURGE'),
				url: fc.webUrl({ withQueryParameters: true, withFragments: true }),
				headers,
				body,
			}),
			response,
			initiator: fc.record({
				type: fc.constantFrom('', 'script', 'parser'),
				url: fc.oneof(fc.constant(''), fc.webUrl()),
				frames: fc.array(frame, { maxLength: 4 }),
			}),
			resourceType: fc.constantFrom('', 'xhr', 'fetch', 'preflight'),
			serverIp: fc.oneof(fc.constant(''), fc.ipV4(), fc.ipV6()),
			connection: fc.oneof(fc.constant(''), fc.nat().map(String)),
		}),
		{ maxLength: 3 },
	)
	.map(list => list.map((each, id): Exchange => ({ id, ...each })));

it('writes HAR 1.2 that is read back as it was, whatever travelled', () => {
	fc.assert(
		fc.property(exchanges, all => {
			const har = written(all);
			expect(harProblems(JSON.parse(har))).toEqual([]);
			expect(readBack(har)).toEqual(all);
		}),
		{ numRuns: 500 },
	);
});
