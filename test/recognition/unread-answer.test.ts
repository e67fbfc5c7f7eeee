import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/wordpress/answer.ts';
import { answerJson, unreadAnswer } from '../../src/wordpress/unread-answer.ts';
import { understand } from '../../src/wordpress/wordpress-exchange.ts';
import { exchange } from '../support.ts';

const LONG = 'x'.repeat(2000);
const json = { 'Content-Type': 'application/json' };
const text = (value: string) => unreadAnswer({ kind: 'text', text: value });
const answered = (body: unknown, more: Parameters<typeof exchange>[0] = {}) =>
	understand(exchange({ responseHeaders: json, responseBody: JSON.stringify(body), ...more }));

describe('an answer that nobody has read', () => {
	it('is long JSON behind a success, and read when somebody asks', () => {
		const body = { id: 7, content: LONG };
		const subject = answered(body);
		expect(subject).toMatchObject({ status: 200, error: null, answer: { shape: 'json', isUnread: true } });
		expect(subject.answer.json).toBeUndefined();
		expect(answerJson(subject)).toEqual(body);
		expect(answerJson(subject)).toBe(answerJson(subject));
	});

	it('says what reading it says, whatever is in it', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.boolean(), (value, last) => {
				const body = last ? { padding: LONG, value } : { value, padding: LONG };
				const subject = answered(body);
				const read = readAnswer(subject.exchange.response.body, 'application/json');
				expect({ shape: subject.answer.shape, json: answerJson(subject) }).toEqual({
					shape: read.shape,
					json: read.json,
				});
			}),
			{ numRuns: 200 },
		);
	});

	it.each<[string, unknown]>([
		['a failure', { success: false, data: LONG }],
		['a failure that says so at its end', { data: LONG, success: false }],
		['a failure of the checkout', { result: 'failure', messages: LONG }],
		['an envelope', { body: { code: 'a', message: LONG }, status: 409, headers: {} }],
		['a batch', { responses: [{ status: 409, body: { code: 'a', message: LONG } }] }],
	])('is never %s', (_, body) => {
		expect(answered(body).answer.isUnread).toBeUndefined();
	});

	it.each([
		['something printed before it', `<b>Notice</b>: x in <b>/a.php</b> on line <b>7</b>\n{"a":"${LONG}"}`],
		['something printed behind it', `{"a":"${LONG}"}\n<!-- cached -->`],
		['a byte order mark before it', `\ufeff{"a":"${LONG}"}`],
		['another answer behind it', `{"a":"${LONG}"}{"b":1}`],
		['its end cut off', `{"a":"${LONG}`],
		['its page around it', `<!doctype html>${LONG}`],
	])('has not %s', (_, body) => {
		expect(text(body)).toBeNull();
	});

	it('is whole, and of a request that went well', () => {
		expect(text(`[{"a":"${LONG}"}]`)).not.toBeNull();
		expect(unreadAnswer({ kind: 'text', text: `{"a":"${LONG}"}`, truncatedFrom: 9000 })).toBeNull();
		expect(unreadAnswer({ kind: 'empty' })).toBeNull();
		for (const status of [0, 207, 302, 400, 409, 500]) {
			expect(answered({ a: LONG }, { status }).answer.isUnread).toBeUndefined();
		}
		for (const url of [
			'https://example.test/wp-json/batch/v1',
			'https://example.test/wp-json/wc/v3/products/batch',
			'https://example.test/wp-admin/admin-ajax.php?action=heartbeat',
			'https://example.test/wp-admin/admin-ajax.php?action=elementor_ajax',
		]) {
			expect(answered({ a: LONG }, { url }).answer.isUnread).toBeUndefined();
		}
	});

	it('has no JSON when it only looked like it, or its body is gone', () => {
		const broken = answered(null, { responseBody: `{"a":"${LONG}",,}` });
		expect(answerJson(broken)).toBeUndefined();
		const subject = answered({ a: LONG });
		const { exchange: whole } = subject;
		const gone = { ...whole, response: { ...whole.response, body: { kind: 'empty' as const } } };
		expect(answerJson({ ...subject, exchange: gone })).toBeUndefined();
	});
});
