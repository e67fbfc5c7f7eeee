import { describe, expect, test } from 'vitest';
import { judge, judgeAnswer, repeatable, repetitionOf } from '../../../src/isolation/session/failure.ts';
import { understand } from '../../../src/wordpress/wordpress-exchange.ts';
import { exchange } from '../../support.ts';
import { error } from './simulated-site.ts';
import { started } from './support.ts';

const { failure } = started('per-request');

function page(status: number, text: string) {
	const headers = [{ name: 'content-type', value: 'text/html' }];
	return { kind: 'answer', status, headers, text, truncated: false, startedAt: 0, durationMs: 1 } as const;
}

describe('an outcome', () => {
	test.each([
		[error(409, 'save_conflict'), 'reproduced', null],
		[error(409, 'another_conflict'), 'untestable', 'other-error'],
		[error(404, 'rest_no_route'), 'untestable', 'rest-blocked'],
		[error(403, 'rest_cookie_invalid_nonce'), 'untestable', 'logged-out'],
		[error(400, 'rest_invalid_param'), 'untestable', 'other-error'],
		[page(200, '{"id":1}'), 'not-reproduced', null],
		[page(200, '0'), 'untestable', 'other-error'],
		[page(200, '<body class="login login-action-login"><form id="loginform">'), 'untestable', 'logged-out'],
		[page(500, '<p>critical error'), 'untestable', 'site-broken'],
		[page(503, ''), 'untestable', 'site-down'],
		[{ kind: 'failed', reason: 'timeout' } as const, 'untestable', 'site-down'],
	])('%#: only the same failure is the failure, and only a success its absence', (answer, outcome, why) => {
		expect(judgeAnswer(failure, answer)).toMatchObject({ outcome, why });
	});

	test('is judged alike when the person repeats the action', () => {
		expect(judge(failure, { status: 409, code: 'save_conflict' }).outcome).toBe('reproduced');
		expect(judge(failure, { status: 200, code: '' }).outcome).toBe('not-reproduced');
		expect(judge(failure, { status: 200, code: 'failed_otherwise' }).outcome).toBe('untestable');
		expect(judge({ ...failure, code: '' }, { status: 409, code: '' }).outcome).toBe('reproduced');
	});
});

describe('sending again', () => {
	const endpoint = (method: string, url: string) => understand(exchange({ method, url })).endpoint;

	test.each([
		['GET', 'https://a.example/wp-json/wp/v2/posts', 'harmless'],
		['POST', 'https://a.example/wp-json/wp/v2/posts/1', 'same-again'],
		['POST', 'https://a.example/wp-json/wp/v2/posts', 'may-create'],
		['DELETE', 'https://a.example/wp-json/wp/v2/posts/1', 'deletes'],
		['POST', 'https://a.example/wp-admin/admin-ajax.php', 'may-create'],
	])('%s %s: %s', (method, url, repetition) => {
		expect(repetitionOf(endpoint(method, url))).toBe(repetition);
	});

	test('keeps nothing secret, and nothing large', () => {
		const where = endpoint('POST', 'https://a.example/wp-json/wp/v2/posts/1');
		const headers = ['Content-Type', 'Authorization', 'Cookie', 'X-WP-Nonce', 'X-HTTP-Method-Override'];
		const request = {
			method: 'POST',
			url: 'https://a.example/wp-json/wp/v2/posts/1',
			headers: headers.map(name => ({ name, value: 'x' })),
			body: '{}',
			freshNonce: true,
		};
		expect(repeatable(request, where)?.request.headers.map(({ name }) => name)).toEqual([
			'Content-Type',
			'X-HTTP-Method-Override',
		]);
		expect(repeatable({ ...request, body: 'x'.repeat(300_000) }, where)).toBeNull();
	});
});
