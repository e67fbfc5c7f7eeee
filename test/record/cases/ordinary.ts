import { chromium, form, REST_HEADERS, SIGNED_IN, wpError } from '../by-hand.ts';
import { label } from '../find.ts';
import type { ClientStory, WrittenStory } from '../story.ts';
import { expectStatus, newPost } from './client-tools.ts';

/* What looks like trouble and is none. */

const nothing = () => [];

const ERRORS = `<p>Help! My site says <code>{"code":"rest_cookie_invalid_nonce","message":"Cookie check failed","data":{"status":403}}</code>,
then "Duplicate comment detected; it looks as though you've already said that!", then 409 Conflict.</p>
<pre>&lt;br /&gt;
&lt;b&gt;Warning&lt;/b&gt;:  Undefined variable $a in &lt;b&gt;/var/www/html/wp-content/plugins/acme/acme.php&lt;/b&gt; on line &lt;b&gt;3&lt;/b&gt;&lt;br /&gt;</pre>
<p>Warning: Undefined variable $a in /var/www/html/wp-content/plugins/acme/acme.php on line 3. The link you followed has expired.
Error code: 1018. There has been a critical error on this website. {"wp-auth-check":false,"nonces_expired":true,"lock_error":{}}</p>`;

const byClient: ClientStory[] = [
	{
		by: 'client',
		name: 'healthy-refusals',
		what: 'Ordinary refusals: no permission, no such route, wrong parameters. None is a conflict.',
		versions: ['7.1', '6.5'],
		async play({ admin, editor }) {
			expectStatus(await editor.rest('GET', '/wp/v2/plugins'), 403);
			expectStatus(await editor.rest('POST', '/wp/v2/settings', { title: 'Mine' }), 403);
			expectStatus(
				await editor.rest('POST', '/wp/v2/users', { username: 'a', email: 'a@example.test', password: 'b' }),
				403,
			);
			expectStatus(await admin.rest('GET', '/wp/v2/posts/99999'), 404);
			expectStatus(await admin.rest('GET', '/acme/v1/nothing'), 404);
			expectStatus(await admin.rest('POST', '/wp/v2/posts', { status: 'no-such-status' }), 400);
			expectStatus(await admin.rest('GET', '/wp/v2/posts?per_page=9999'), 400);
			expectStatus(await admin.get('/no-such-page/'), 404);
			expectStatus(await editor.get('/wp-admin/options-general.php'), 403);
		},
		truth: nothing,
	},
	{
		by: 'client',
		name: 'healthy-refusals-of-visitors',
		what: 'A visitor who never signed in asks for what is not for visitors.',
		versions: ['7.1', '6.5'],
		async play({ anyone }) {
			anyone.cookies.take(['wordpress_test_cookie=; Max-Age=0']);
			expectStatus(await anyone.rest('GET', '/wp/v2/posts?context=edit'), 401);
			expectStatus(await anyone.rest('POST', '/wp/v2/posts', { title: 'x' }), 401);
			expectStatus(await anyone.rest('GET', '/wp/v2/users/me'), 401);
			expectStatus(await anyone.get('/wp-admin/'), 302);
		},
		// Said of a login that never was it is not quite true; of one that cannot be seen it is.
		truth: entries => [label('logged-out', entries, { url: 'users/me' }, { optional: true })],
	},
	{
		by: 'client',
		name: 'healthy-words-about-errors',
		what: 'A post that quotes every error there is, read and saved in all ways: the words are content, not answers.',
		versions: ['7.1', '6.5'],
		async play({ admin, anyone }) {
			const made = await admin.rest<{ id: number; link: string }>('POST', '/wp/v2/posts', {
				title: '409 Conflict',
				content: ERRORS,
				status: 'publish',
			});
			const { id, link } = expectStatus(made, 201).data;
			expectStatus(await admin.rest('GET', `/wp/v2/posts/${id}?context=edit`), 200);
			expectStatus(await admin.rest('PUT', `/wp/v2/posts/${id}`, { excerpt: ERRORS }), 200);
			expectStatus(await admin.rest('GET', '/wp/v2/posts'), 200);
			expectStatus(await anyone.rest('GET', '/wp/v2/search?search=conflict'), 200);
			expectStatus(await anyone.get(new URL(link).pathname), 200);
			expectStatus(await admin.rest('POST', '/wp/v2/comments', { post: id, content: ERRORS }), 201);
		},
		truth: nothing,
	},
	{
		by: 'client',
		name: 'healthy-trash-and-restore',
		what: 'A post is trashed, restored, trashed again and deleted for good; two posts are deleted one after the other.',
		async play({ wp, admin, begin }) {
			const [one, two, three] = [await newPost(wp), await newPost(wp), await newPost(wp)];
			begin();
			expectStatus(await admin.rest('DELETE', `/wp/v2/posts/${one.id}`), 200);
			expectStatus(await admin.rest('POST', `/wp/v2/posts/${one.id}`, { status: 'draft' }), 200);
			expectStatus(await admin.rest('DELETE', `/wp/v2/posts/${one.id}`), 200);
			expectStatus(await admin.rest('DELETE', `/wp/v2/posts/${one.id}?force=true`), 200);
			for (const { id } of [two, three]) expectStatus(await admin.rest('DELETE', `/wp/v2/posts/${id}`), 200);
		},
		truth: nothing,
	},
	{
		by: 'client',
		name: 'healthy-batch',
		what: 'A batch whose parts all went well, and parts that resemble each other.',
		async play({ wp, admin, begin }) {
			const posts = [await newPost(wp), await newPost(wp), await newPost(wp)];
			begin();
			const requests = posts.map(({ id }) => ({
				method: 'PUT',
				path: `/wp/v2/posts/${id}`,
				body: { status: 'publish' },
			}));
			expectStatus(await admin.rest('POST', '/batch/v1', { requests }), 207);
		},
		truth: nothing,
	},
];

const SITE = 'https://shop.example';

const byHand: WrittenStory[] = [
	{
		by: 'hand',
		browser: 'Chromium 156',
		name: 'healthy-repeats',
		what: 'Requests that repeat by nature: polls, hits of statistics, searches of pictures, a setting saved again half an hour later.',
		write: () =>
			chromium([
				...[0, 1, 2].map(n => ({
					at: 15_000 * n,
					ask: `POST ${SITE}/wp-admin/admin-ajax.php` as const,
					send: form({ action: 'query-attachments', 'query[paged]': '1', 'query[posts_per_page]': '80' }),
					headers: { Cookie: SIGNED_IN.Cookie },
					status: 200,
					answer: { success: true, data: [] },
					type: 'xhr',
				})),
				...[0, 1].map(n => ({
					at: 50_000 + 200 * n,
					ask: `POST ${SITE}/wp-json/wp-statistics/v2/hit` as const,
					send: { page_uri: '/menu/' },
					status: 200,
					answer: { status: true },
					answerHeaders: REST_HEADERS,
				})),
				...[0, 1].map(n => ({
					at: 60_000 + 1_800_000 * n,
					ask: `POST ${SITE}/wp-json/wp/v2/settings?_locale=user` as const,
					send: { title: 'Bistro' },
					headers: SIGNED_IN,
					status: 200,
					answer: { title: 'Bistro' },
					answerHeaders: REST_HEADERS,
				})),
			]),
		truth: nothing,
	},
	{
		by: 'hand',
		browser: 'Chromium 156',
		name: 'healthy-behind-cloudflare',
		what: "Editing behind Cloudflare and a page cache: their headers are on every answer, and nothing is blocked. WordPress's own 403 is WordPress's own.",
		write: () => {
			const cloudflare = {
				Server: 'cloudflare',
				'CF-RAY': '8f2c1d3e4b5a6978-RIX',
				'CF-Cache-Status': 'DYNAMIC',
			};
			return chromium([
				{
					at: 0,
					ask: `POST ${SITE}/wp-json/wp/v2/posts/7?_locale=user`,
					send: { id: 7, title: 'Soup' },
					headers: { ...SIGNED_IN, 'X-HTTP-Method-Override': 'PUT' },
					status: 200,
					answer: { id: 7, modified_gmt: '2026-11-20T14:00:00', type: 'post' },
					answerHeaders: { ...REST_HEADERS, ...cloudflare },
				},
				{
					at: 900,
					ask: `GET ${SITE}/wp-json/wp/v2/plugins?_locale=user`,
					headers: SIGNED_IN,
					status: 403,
					answer: wpError(
						'rest_cannot_view_plugins',
						'Sorry, you are not allowed to manage plugins for this site.',
						403,
					),
					answerHeaders: { ...REST_HEADERS, ...cloudflare },
				},
			]);
		},
		truth: nothing,
	},
];

export const ordinary = [...byClient, ...byHand];
