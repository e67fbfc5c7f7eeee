import type { Label } from '../../accuracy/truth.ts';
import { firefox, form, REST_HEADERS, SIGNED_IN, type Sketch, wpError } from '../by-hand.ts';
import type { WrittenStory } from '../story.ts';

/* What Firefox hands over: no initiator, no resource type, multipart as bytes, and requests that Chromium keeps quiet about. */

const SITE = 'https://shop.example';
const POST = `${SITE}/wp-json/wp/v2/posts/7`;

function story(
	name: string,
	what: string,
	sketches: readonly Sketch[],
	...labels: readonly Label[]
): WrittenStory {
	return {
		by: 'hand',
		browser: 'Firefox 153',
		name: `firefox-${name}`,
		what,
		write: () => firefox(sketches),
		truth: () => labels,
	};
}

const save = (at: number, title: string, more: Pick<Sketch, 'status' | 'answer'>): Sketch => ({
	at,
	ask: `POST ${POST}?_locale=user`,
	headers: { ...SIGNED_IN, 'X-HTTP-Method-Override': 'PUT', Accept: 'application/json, */*;q=0.1' },
	send: { id: 7, title, acme_version: 2 },
	answerHeaders: REST_HEADERS,
	...more,
});

const saved = (title: string, modified: string) => ({
	status: 200,
	answer: { id: 7, modified_gmt: modified, title: { raw: title, rendered: title }, type: 'post' },
});

const BOUNDARY = '----geckoformboundary802343a62f7f43a793f2711583bc8259';
const part = (head: string, body: string) =>
	`--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;

export const firefoxStories: readonly WrittenStory[] = [
	story(
		'save-refused',
		'A save in the editor is refused by a version guard.',
		[
			save(0, 'Mine', {
				status: 409,
				answer: wpError('acme_version_conflict', 'This post was changed since you loaded it.', 409, {
					expected: 3,
					given: 2,
				}),
			}),
		],
		{ kind: 'stale-version', exchange: 0 },
	),
	story(
		'nonce-healed',
		'The editor heals a nonce by itself: 403, a fresh one, the same save again.',
		[
			save(0, 'Late', {
				status: 403,
				answer: wpError('rest_cookie_invalid_nonce', 'Cookie check failed', 403),
			}),
			{
				at: 200,
				ask: `GET ${SITE}/wp-admin/admin-ajax.php?action=rest-nonce`,
				headers: { Cookie: SIGNED_IN.Cookie },
				status: 200,
				answer: '9d8c7b6a50',
			},
			{
				...save(420, 'Late', saved('Late', '2026-11-20T14:00:00')),
				headers: { ...SIGNED_IN, 'X-HTTP-Method-Override': 'PUT', 'X-WP-Nonce': '9d8c7b6a50' },
			},
		],
		{ kind: 'stale-nonce', exchange: 0, severity: 'info' },
	),
	story(
		'double-save',
		'The same save twice at once, both accepted; nobody can tell whose scripts sent them.',
		[
			{ ...save(0, 'Twice', saved('Twice', '2026-11-20T14:00:00')), took: 300 },
			{ ...save(15, 'Twice', saved('Twice', '2026-11-20T14:00:00')), took: 300 },
		],
		{ kind: 'duplicate-submission', exchange: 1 },
	),
	story(
		'comment-form-twice',
		'The same comment twice through the form: a page with 409.',
		[0, 20_000].map(at => ({
			at,
			ask: `POST ${SITE}/wp-comments-post.php` as const,
			send: form({ comment: 'Lovely soup.', author: 'Ann', email: 'ann@example.test', comment_post_ID: '7' }),
			...(at === 0
				? { status: 302, answerHeaders: { Location: `${SITE}/spring-menu/#comment-9` } }
				: {
						status: 409,
						answer:
							'<!DOCTYPE html><html lang="en-US"><head><title>Comment Submission Failure</title></head><body id="error-page"><div class="wp-die-message">Duplicate comment detected; it looks as though you&#8217;ve already said that!</div></body></html>',
					}),
		})),
		{ kind: 'already-exists', exchange: 1 },
	),
	story(
		'multipart-upload-healthy',
		'A picture goes up through async-upload.php, in the bytes of a multipart body.',
		[
			{
				at: 0,
				ask: `POST ${SITE}/wp-admin/async-upload.php`,
				headers: { ...SIGNED_IN, 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` },
				send: `${part('name="action"', 'upload-attachment')}${part('name="_wpnonce"', '3f1c5d7a90')}${part('name="name"', 'SuppenschÃ¼ssel.png')}${part('name="async-upload"; filename="SuppenschÃ¼ssel.png"\r\nContent-Type: image/png', '\u0089PNG\r\n\u001a\n')}--${BOUNDARY}--\r\n`,
				status: 200,
				answer: { success: true, data: { id: 12, title: 'Suppenschüssel' } },
				answerHeaders: { 'Content-Type': 'text/html; charset=UTF-8' },
			},
		],
	),
	story('healthy-editing', 'Four different saves and an autosave between them.', [
		...['Soup', 'Soup, bread', 'Soup, bread, salad', 'Lunch'].map((title, index) =>
			save(9000 * index, title, saved(title, `2026-11-20T14:00:${10 + 9 * index}`)),
		),
		{
			at: 31_000,
			ask: `POST ${POST}/autosaves?_locale=user`,
			headers: SIGNED_IN,
			send: { id: 7, title: 'Lunch', content: '' },
			status: 200,
			answer: { id: 8, parent: 7 },
			answerHeaders: REST_HEADERS,
		},
	]),
	story(
		'aborted-and-dropped',
		'A save that the page gave up and one whose connection broke have status 0 in Firefox: no conflict, and no duplicate.',
		[
			{ ...save(0, 'First', { status: 0 }) },
			{ ...save(60_000, 'Second', saved('Second', '2026-11-20T14:01:00')) },
		],
	),
];
