import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHeaderName, readPageAnswer } from '../../src/browser/page-answer.ts';

const answer = {
	status: 409,
	headers: 'content-type: application/json\nx-empty: \nlink: <a>; rel="b: c"\n',
	text: '{"code":"x"}',
	truncated: false,
	startedAt: 1_795_262_601_692.3,
	durationMs: 12.5,
};

it('reads an answer', () => {
	expect(readPageAnswer(answer, 100)).toEqual({
		kind: 'answer',
		...answer,
		headers: [
			{ name: 'content-type', value: 'application/json' },
			{ name: 'x-empty', value: '' },
			{ name: 'link', value: '<a>; rel="b: c"' },
		],
	});
});

describe('what a hostile page makes of one', () => {
	it.each<[string, object]>([
		['a status that is text', { status: '200' }],
		['a status that no server has', { status: 99 }],
		['a status between two', { status: 200.5 }],
		['headers that are a list', { headers: [] }],
		['headers without end', { headers: 'a: b\n'.repeat(60_000) }],
		['text that is an object', { text: { toString: 'x' } }],
		['text longer than asked for', { text: 'x'.repeat(101) }],
		['a start that is no time', { startedAt: Number.NaN }],
		['a start that no Date holds', { startedAt: 1e300 }],
		['a duration below nothing', { durationMs: -1 }],
		['a duration without end', { durationMs: Number.POSITIVE_INFINITY }],
	])('%s is no answer', (_, lie) => {
		expect(readPageAnswer({ ...answer, ...lie }, 100)).toBeNull();
	});

	it('keeps a bounded number of headers, and passes over what is none', () => {
		const lines = `no colon\n: no name\nbad name: 1\n${'a: b\n'.repeat(1000)}`;
		const read = readPageAnswer({ ...answer, headers: lines }, 100);
		expect(read?.kind === 'answer' && read.headers.length).toBe(497);
	});

	it('never throws, and lets nothing through that is not of its type', () => {
		const anything = fc.anything({ withNullPrototype: true, withBigInt: true });
		const keys = ['status', 'headers', 'text', 'truncated', 'startedAt', 'durationMs'] as const;
		const lie = fc.oneof(
			anything,
			fc.tuple(fc.constantFrom(...keys), anything).map(([key, value]) => ({ ...answer, [key]: value })),
		);
		fc.assert(
			fc.property(lie, value => {
				const read = readPageAnswer(value, 100);
				if (read === null) return;
				expect(read).toMatchObject({
					kind: 'answer',
					status: expect.any(Number),
					text: expect.any(String),
					truncated: expect.any(Boolean),
				});
			}),
		);
	});
});

it('knows the name of a header', () => {
	expect(['If-Match', 'x-wp-nonce', ':path', 'a b', '', 'a:'].map(isHeaderName)).toEqual([
		true,
		true,
		false,
		false,
		false,
		false,
	]);
});
