import { expect, it } from 'vitest';
import { createInspector } from '../../src/inspector.ts';
import { buildReport, type ReportChoice } from '../../src/report/build-report.ts';
import { exchange, sayEnglish } from '../support.ts';

const secrets = {
	nonce: 'a1b2c3d4e5',
	cookie: 'wordpress_logged_in_x=admin%7C1',
	password: 'hunter2-hunter2',
};

function report(choice: ReportChoice = {}) {
	const inspector = createInspector();
	const exchanges = [
		exchange(
			{ url: 'https://example.test/wp-json/wp/v2/posts/7?context=edit', responseBody: '{"id":7}' },
			40,
		),
		exchange(
			{
				method: 'POST',
				url: `https://user:pw@example.test/wp-json/wp/v2/posts/7?_locale=user&_wpnonce=${secrets.nonce}`,
				requestHeaders: { 'X-HTTP-Method-Override': 'PUT', Cookie: secrets.cookie },
				requestBody: JSON.stringify({ password: secrets.password }),
				status: 409,
				responseBody: JSON.stringify({
					code: 'acme_edit_conflict',
					message: 'Changed.',
					data: { status: 409, expected: 2, given: 1 },
				}),
			},
			41,
		),
	];
	for (const each of exchanges) inspector.observe(each);
	return buildReport(
		{
			generatorVersion: '1.2.3',
			createdAt: new Date('2026-11-21T09:00:00Z'),
			source: { kind: 'live', name: 'test', entries: 2, skipped: [] },
			observations: inspector.observations(),
			say: sayEnglish,
			numberOf: id => id - 40,
		},
		choice,
	);
}

it('follows the contract', () => {
	expect(report()).toMatchObject({
		format: 'concord-conflict-report',
		version: 1,
		createdAt: '2026-11-21T09:00:00.000Z',
		site: { origin: 'https://example.test' },
		summary: {
			exchanges: 2,
			wordpress: 2,
			writes: 1,
			conflicts: 1,
			conflictRate: 1,
			findings: 1,
			byKind: { 'stale-version': 1 },
		},
		findings: [
			{
				kind: 'stale-version',
				status: 409,
				title: 'The save of /wp/v2/posts/7 was based on an old version',
				endpoint: {
					family: 'rest',
					method: 'PUT',
					route: '/wp/v2/posts/7',
					namespace: 'wp/v2',
					resource: 'posts',
				},
				error: { code: 'acme_edit_conflict', message: 'Changed.', format: 'wp-error' },
				exchangeIds: [1],
				version: { sent: '1', current: '2' },
			},
		],
		exchanges: [{ id: 1, response: { status: 409 } }],
	});
});

/** As it stands in a URL. */
const label = (text: string) => encodeURIComponent(`‹${text}›`);

it('carries labels and shapes, not secrets', () => {
	const made = report();
	const text = JSON.stringify(made);
	for (const secret of [...Object.values(secrets), 'admin%7C1', 'user:pw'])
		expect(text).not.toContain(secret);
	const [{ request, response } = { request: null, response: null }] = made.exchanges;
	expect(request?.url).toBe(
		`https://${label('user#1')}:${label('password#1')}@example.test/wp-json/wp/v2/posts/7?_locale=user&_wpnonce=${label('nonce#1')}`,
	);
	expect(request?.headers).toContainEqual({ name: 'X-HTTP-Method-Override', value: 'PUT' });
	expect(request?.body).toEqual({ kind: 'json', shape: { password: '‹password#2›' } });
	expect(response?.body).toEqual({
		kind: 'json',
		shape: {
			code: 'acme_edit_conflict',
			message: 'Changed.',
			data: { status: 409, expected: 2, given: 'number' },
		},
	});
	expect(made.redaction.counts).toMatchObject({ nonce: 1, password: 2 });
});

it('shows a body in full where that was chosen, redacted all the same', () => {
	const [exchange] = report({ fullBodies: [41] }).exchanges;
	expect(exchange?.request.body).toEqual({ kind: 'full', text: '{"password":"‹password#2›"}' });
	expect(report({ fullBodies: [40] }).exchanges).toEqual(report().exchanges);
});

it('shows the kinds of secrets that were chosen, and says which', () => {
	const made = report({ keep: ['nonce'] });
	expect(made.exchanges[0]?.request.url).toContain(secrets.nonce);
	expect(made.redaction.kept).toEqual(['nonce']);
	expect(made.redaction.counts).not.toHaveProperty('nonce');
});

it('calls the site by another name where that was chosen', () => {
	const made = report({ hideSite: true });
	expect(made.site.origin).toBe('https://site.example');
	expect(JSON.stringify(made)).not.toContain('example.test');
	expect(made.redaction.counts).toHaveProperty('site', 1);
});

it('is the same each time', () => {
	expect(report()).toEqual(report());
});
