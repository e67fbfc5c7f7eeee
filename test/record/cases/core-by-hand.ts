import type { Label } from '../../accuracy/truth.ts';
import { chromium, form, REST_HEADERS, SIGNED_IN, type Sketch, wpError } from '../by-hand.ts';
import type { WrittenStory } from '../story.ts';

/* Rarer answers of WordPress and of what lives on its admin-ajax, after their source. */

const SITE = 'https://shop.example';
const REST = `${SITE}/wp-json`;

function story(
	name: string,
	what: string,
	sketches: readonly Sketch[],
	...labels: readonly Label[]
): WrittenStory {
	return {
		by: 'hand',
		browser: 'Chromium 156',
		name,
		what,
		write: () => chromium(sketches),
		truth: () => labels,
	};
}

function ajax(
	at: number,
	fields: Readonly<Record<string, string>>,
	answer: object | string,
	status = 200,
): Sketch {
	return {
		at,
		ask: `POST ${SITE}/wp-admin/admin-ajax.php`,
		send: form(fields),
		headers: { Cookie: SIGNED_IN.Cookie, 'X-Requested-With': 'XMLHttpRequest' },
		status,
		answer,
		answerHeaders: typeof answer === 'string' ? { 'Content-Type': 'text/html; charset=UTF-8' } : {},
		type: 'xhr',
	};
}

function rest(
	at: number,
	ask: `${string} ${string}`,
	status: number,
	answer: object | string,
	more: Partial<Sketch> = {},
): Sketch {
	const [method, path] = ask.split(' ');
	return {
		at,
		ask: `${method} ${REST}${path}`,
		headers: SIGNED_IN,
		status,
		answer,
		answerHeaders: REST_HEADERS,
		...(method === 'GET' || method === 'DELETE' ? {} : { send: { name: 'Soup' } }),
		...more,
	};
}

const failed = (data: unknown) => ({ success: false, data });
const only = { exchange: 0 } as const;

const customizer = (what: unknown) =>
	ajax(
		0,
		{
			action: 'customize_save',
			wp_customize: 'on',
			customize_theme: 'bistro',
			nonce: '3f1c5d7a90',
			customize_changeset_uuid: '6f1e5c0a-4f0f-4c1b-8a51-0a8a4a1d3b6e',
		},
		failed(what),
	);

const heartbeat = (fields: Readonly<Record<string, string>>, answer: object) =>
	ajax(
		0,
		{
			...fields,
			interval: '15',
			_nonce: '3f1c5d7a90',
			action: 'heartbeat',
			screen_id: 'post',
			has_focus: 'true',
		},
		{ ...answer, server_time: 1_795_183_200, 'wp-auth-check': true },
	);

const conflicts: WrittenStory[] = [
	story(
		'core-menu-exists',
		'A menu whose name is taken: 400 menu_exists.',
		[
			rest(
				0,
				'POST /wp/v2/menus',
				400,
				wpError(
					'menu_exists',
					'The menu name <strong>Soup</strong> conflicts with another menu name. Please try another.',
					400,
					{
						term_id: 3,
					},
				),
			),
		],
		{ kind: 'already-exists', ...only },
	),
	story(
		'core-post-exists',
		'A post is made with the id of one: 400 rest_post_exists.',
		[
			rest(0, 'POST /wp/v2/posts', 400, wpError('rest_post_exists', 'Cannot create existing post.', 400), {
				send: { id: 7, title: 'Soup' },
			}),
		],
		{ kind: 'already-exists', ...only },
	),
	story(
		'core-term-slug-taken',
		'A category gets the slug of another: 500 duplicate_term_slug.',
		[
			rest(0, 'PUT /wp/v2/categories/3', 500, {
				code: 'duplicate_term_slug',
				message: 'The slug &#8220;soup&#8221; is already in use by another term.',
				data: null,
			}),
		],
		{ kind: 'already-exists', ...only },
	),
	story(
		'core-font-exists',
		'A font is installed that is installed: 400 rest_duplicate_font_family.',
		[
			rest(
				0,
				'POST /wp/v2/font-families',
				400,
				wpError('rest_duplicate_font_family', 'A font family with slug "inter" already exists.', 400),
			),
		],
		{ kind: 'already-exists', ...only },
	),
	story(
		'core-plugin-folder-exists',
		'A plugin is installed over admin-ajax whose folder is there: 200, folder_exists.',
		[
			ajax(
				0,
				{ action: 'install-plugin', slug: 'bistro-tables', _ajax_nonce: '3f1c5d7a90' },
				failed({
					install: 'plugin',
					slug: 'bistro-tables',
					errorCode: 'folder_exists',
					errorMessage: 'Destination folder already exists.',
				}),
			),
		],
		{ kind: 'already-exists', ...only },
	),
	story(
		'customizer-locked',
		'The customizer is saved while somebody else has taken it over: 200, changeset_locked.',
		[
			customizer({
				code: 'changeset_locked',
				message: 'Changeset is being edited by other user.',
				lock_user: { id: 2, name: 'Maria', avatar: '' },
			}),
		],
		{ kind: 'locked', ...only },
	),
	story(
		'customizer-already-published',
		'A changeset of the customizer is saved that was published meanwhile.',
		[
			customizer({
				code: 'changeset_already_published',
				message: 'Your changes were just published elsewhere.',
				next_changeset_uuid: '0b1e5c0a-4f0f-4c1b-8a51-0a8a4a1d3b6f',
			}),
		],
		{ kind: 'invalid-transition', ...only },
	),
	story(
		'customizer-nonce',
		'The customizer is saved with an old nonce: 200, and the bare word invalid_nonce.',
		[customizer('invalid_nonce')],
		{ kind: 'stale-nonce', ...only },
	),
	story(
		'bulk-trash-locked',
		'Two posts are trashed at once, and one is being edited: the redirect says locked=1.',
		[
			{
				at: 0,
				ask: `GET ${SITE}/wp-admin/edit.php?post_type=post&action=trash&action2=-1&post%5B%5D=7&post%5B%5D=8&_wpnonce=3f1c5d7a90`,
				headers: { Cookie: SIGNED_IN.Cookie },
				status: 302,
				answerHeaders: {
					Location: `${SITE}/wp-admin/edit.php?post_type=post&trashed=1&ids=7,8&locked=1`,
					'X-Redirect-By': 'WordPress',
				},
				type: 'document',
			},
		],
		{ kind: 'locked', ...only },
	),
	story(
		'shop-order-lock',
		'An order is open in two places: the heartbeat brings an error of its lock.',
		[
			heartbeat(
				{ 'data[wc-refresh-order-lock]': '41' },
				{
					'wc-refresh-order-lock': {
						error: {
							message: 'Maria has taken over and is currently editing.',
							user_name: 'Maria',
							user_avatar_src: '',
						},
					},
				},
			),
		],
		{ kind: 'locked', ...only },
	),
	story(
		'elementor-locked-user',
		'A page is open in Elementor in two places: the heartbeat names the other one.',
		[
			heartbeat(
				{ 'data[elementor_post_lock][post_ID]': '7' },
				{ locked_user: 'Maria', elementorNonce: '9d8c7b6a50' },
			),
		],
		{ kind: 'locked', ...only },
	),
];

const document = (
	at: number,
	nonce: string,
	headers: Readonly<Record<string, string>>,
	cookie: string,
): Sketch => ({
	at,
	ask: `GET ${SITE}/menu/`,
	headers: { Cookie: cookie },
	status: 200,
	type: 'document',
	answer: `<!DOCTYPE html><html><head><title>Menu</title><link rel="https://api.w.org/" href="${REST}/"></head><body><script id="wp-api-request-js-extra">var wpApiSettings = {"root":"https:\\/\\/shop.example\\/wp-json\\/","nonce":"${nonce}","versionString":"wp\\/v2\\/"};</script></body></html>`,
	answerHeaders: headers,
});

const REFUSED = wpError('rest_cookie_invalid_nonce', 'Cookie check failed', 403);
const like = (
	at: number,
	nonce: string,
	cookie: string,
	status: number,
	answer: object,
	headers = {},
): Sketch =>
	rest(at, 'POST /bistro-likes/v1/dishes/3', status, answer, {
		headers: { Cookie: cookie, 'X-WP-Nonce': nonce },
		answerHeaders: { ...REST_HEADERS, ...headers },
		send: { mood: at },
		by: [`${SITE}/wp-content/plugins/bistro-likes/like.js#like`],
	});

const MARIA = SIGNED_IN.Cookie;
const PAUL = MARIA.replace('maria', 'paul').replace('token', 'other');

const nonces: WrittenStory[] = [
	story(
		'nonce-from-cached-page',
		'The page with the nonce came from a page cache and is two days old: 403.',
		[
			document(
				0,
				'3f1c5d7a90',
				{ Age: '172800', 'X-Cache': 'HIT', 'Cache-Control': 'max-age=604800' },
				MARIA,
			),
			like(3000, '3f1c5d7a90', MARIA, 403, REFUSED),
		],
		{ kind: 'stale-nonce', exchange: 1, nonceState: 'cached', suspect: 'bistro-likes' },
	),
	story(
		'nonce-superseded',
		'An answer hands out a new nonce, and the script goes on with the old one until it is refused.',
		[
			document(0, '3f1c5d7a90', {}, MARIA),
			like(1000, '3f1c5d7a90', MARIA, 200, { likes: 4 }, { 'X-WP-Nonce': '3f1c5d7a90' }),
			like(43_200_000, '3f1c5d7a90', MARIA, 200, { likes: 5 }, { 'X-WP-Nonce': '77aa66bb55' }),
			like(82_000_000, '3f1c5d7a90', MARIA, 403, REFUSED),
		],
		{ kind: 'stale-nonce', exchange: 3, nonceState: 'superseded' },
	),
	story(
		'nonce-expired-overnight',
		'A page stands open for two days; then a button on it is pressed: 403.',
		[document(0, '3f1c5d7a90', {}, MARIA), like(172_800_000, '3f1c5d7a90', MARIA, 403, REFUSED)],
		{ kind: 'stale-nonce', exchange: 1, nonceState: 'expired' },
	),
	story(
		'nonce-of-another-login',
		'Between the page and the button somebody else has signed in with the same browser: 403.',
		[document(0, '3f1c5d7a90', {}, MARIA), like(60_000, '3f1c5d7a90', PAUL, 403, REFUSED)],
		{ kind: 'stale-nonce', exchange: 1, nonceState: 'other-session' },
	),
	story(
		'nonce-never-fits',
		'The nonce is renewed and refused again: it can never fit.',
		[
			like(0, '3f1c5d7a90', MARIA, 403, REFUSED),
			{
				at: 200,
				ask: `GET ${SITE}/wp-admin/admin-ajax.php?action=rest-nonce`,
				headers: { Cookie: MARIA },
				status: 200,
				answer: '9d8c7b6a50',
			},
			{ ...like(400, '9d8c7b6a50', MARIA, 403, REFUSED), send: { mood: 0 } },
		],
		{ kind: 'stale-nonce', exchange: 0, optional: true },
		{ kind: 'stale-nonce', exchange: 2 },
	),
];

const answers: WrittenStory[] = [
	story(
		'rest-answer-with-cache-comment',
		'A page cache adds its comment to the JSON of a save.',
		[
			rest(
				0,
				'PUT /wp/v2/posts/7',
				200,
				`${JSON.stringify({ id: 7, type: 'post', title: { raw: 'Soup' } })}\n<!-- Cached page generated by WP-Super-Cache on 2026-11-20 14:00:00 -->`,
				{ answerHeaders: { ...REST_HEADERS, 'Content-Type': 'application/json; charset=UTF-8' } },
			),
		],
		{ kind: 'garbled-response', ...only },
	),
	story(
		'healthy-downloads',
		'Routes of the REST API that give out what is no JSON: a table, a calendar, a picture.',
		[
			...(
				[
					['text/csv; charset=UTF-8', 'id;dish\n1;Soup\n'],
					['text/calendar; charset=UTF-8', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'],
					['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
					['application/xml; charset=UTF-8', '<?xml version="1.0"?><dishes/>'],
				] as const
			).map(([type, text], index) =>
				rest(1000 * index, `GET /bistro-menu/v1/export?as=${index}`, 200, text, {
					answerHeaders: { ...REST_HEADERS, 'Content-Type': type },
				}),
			),
		],
	),
	story('healthy-empty-answers', 'Answers that are empty because they have nothing to say.', [
		rest(0, 'DELETE /bistro-menu/v1/dishes/3', 204, ''),
		rest(500, 'PUT /bistro-menu/v1/dishes/4', 204, '', { send: { dish: 'Soup' } }),
		{ ...rest(900, 'GET /bistro-menu/v1/dishes', 200, ''), ask: `HEAD ${REST}/bistro-menu/v1/dishes` },
		{ ...rest(1000, 'GET /bistro-menu/v1/dishes', 200, ''), ask: `OPTIONS ${REST}/bistro-menu/v1/dishes` },
		{
			at: 1200,
			ask: `GET ${REST}/bistro-menu/v1/dishes`,
			headers: SIGNED_IN,
			status: 0,
			error: 'net::ERR_ABORTED',
		},
		{ at: 1300, ask: `GET ${REST}/bistro-menu/v1/dishes`, headers: SIGNED_IN, status: 304 },
		ajax(1500, { action: 'closed-postboxes', closed: '', page: 'post' }, '1'),
		ajax(1600, { action: 'wp-remove-post-lock', post_ID: '7', active_post_lock: '1795183200:1' }, ''),
		ajax(1700, { action: 'bistro_ping' }, ''),
		ajax(1800, { action: 'bistro_fire_and_forget' }, '0'),
		ajax(1900, { action: 'bistro_table' }, '<table><tr><td>Soup</td></tr></table>'),
	]),
	story(
		'healthy-toggle',
		'A switch is set on, off, on and off again within seconds: four writes, four meanings.',
		[
			...[true, false, true, false].map((on, index) =>
				rest(1500 * index, 'POST /bistro-menu/v1/switch', 200, { on }, { send: { on } }),
			),
		],
	),
];

export const coreByHand = [...conflicts, ...nonces, ...answers];
