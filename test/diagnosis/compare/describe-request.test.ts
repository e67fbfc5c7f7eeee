import { expect, it } from 'vitest';
import { describeRequest } from '../../../src/diagnosis/compare/describe-request.ts';
import { resubmitRequest } from '../../../src/diagnosis/compare/resubmit.ts';
import type { PageRequest } from '../../../src/exchange/page-request.ts';
import { sayEnglish } from '../../support.ts';
import { labelled } from './support.ts';

const request = (method: string, path: string, more: Partial<PageRequest> = {}): PageRequest => ({
	method,
	url: `https://example.test${path}`,
	headers: [],
	body: null,
	freshNonce: true,
	...more,
});

it.each([
	['GET', '/wp-json/wp/v2/posts/4?context=edit', 'Reads /wp/v2/posts/4 and changes nothing.', false],
	['PUT', '/wp-json/wp/v2/posts/4', 'Changes /wp/v2/posts/4 on the site.', false],
	['POST', '/wp-json/wp/v2/posts/4', 'Changes /wp/v2/posts/4 on the site.', false],
	['POST', '/wp-json/wp/v2/posts', 'May create something new at /wp/v2/posts, each time it is sent.', true],
	['DELETE', '/wp-json/wp/v2/posts/4', 'Deletes /wp/v2/posts/4 on the site.', false],
	[
		'POST',
		'/wp-admin/admin-ajax.php?action=acme_save',
		'Runs acme_save on the site once more, and may do again what it did the first time.',
		true,
	],
	[
		'POST',
		'/wp-comments-post.php',
		'Runs wp-comments-post.php on the site once more, and may do again what it did the first time.',
		true,
	],
])('says what %s %s does', (method, path, effect, creates) => {
	const described = describeRequest(request(method, path));
	expect(sayEnglish(described.effect)).toBe(effect);
	expect(described.creates).toBe(creates);
});

it('shows a resubmission with its effective method, and no secret', () => {
	const { at } = labelled('editor-save-refused');
	const outcome = resubmitRequest(at);
	if (outcome.kind !== 'request') throw new Error('Nothing to send');
	const described = describeRequest(outcome.request);
	expect(described).toMatchObject({ method: 'PUT', freshNonce: true, creates: false });
	expect(described.bodyBytes).toBe(outcome.request.body?.length);
	expect(described.headers).toContainEqual({ name: 'X-HTTP-Method-Override', value: 'PUT' });
});

it('names secret headers, without their values', () => {
	const headers = [
		{ name: 'Authorization', value: 'Basic x' },
		{ name: 'Nonce', value: '0123456789' },
		{ name: 'If-Match', value: '"2"' },
	];
	expect(describeRequest(request('POST', '/wp-json/x/v1/y', { headers })).headers).toEqual([
		{ name: 'Authorization', value: null },
		{ name: 'Nonce', value: null },
		{ name: 'If-Match', value: '"2"' },
	]);
});

it('counts bytes, not characters', () => {
	expect(describeRequest(request('POST', '/wp-json/x/v1/y', { body: 'Süßes' })).bodyBytes).toBe(7);
});
