import { createHash } from 'node:crypto';
import { label } from '../find.ts';
import type { ClientStory } from '../story.ts';
import { beat, expectStatus, found, heartbeatNonce, newPost } from './client-tools.ts';

/* WordPress alone, told by plain HTTP: every conflict that core itself can answer with. */

const both = ['7.1', '6.5'] as const;

const commentForm = (comment: string) => ({
	comment,
	author: 'Ann',
	email: 'ann@example.test',
	url: '',
	comment_post_ID: '1',
	comment_parent: '0',
	submit: 'Post Comment',
});

const comments: ClientStory[] = [
	{
		by: 'client',
		name: 'comment-duplicate-form',
		what: 'The same comment twice through wp-comments-post.php: a page with 409; another one at once: 429, too fast.',
		versions: both,
		async play({ anyone }) {
			expectStatus(await anyone.post('/wp-comments-post.php', commentForm('Lovely soup.')), 302);
			expectStatus(await anyone.post('/wp-comments-post.php', commentForm('Lovely soup.')), 409);
			expectStatus(await anyone.post('/wp-comments-post.php', commentForm('And the bread!')), 429);
		},
		truth: entries => [label('already-exists', entries, { status: 409 })],
	},
	{
		by: 'client',
		name: 'comment-duplicate-rest',
		what: 'The same comment twice through REST.',
		versions: both,
		async play({ admin }) {
			const comment = { post: 1, content: 'Lovely soup.' };
			expectStatus(await admin.rest('POST', '/wp/v2/comments', comment), 201);
			expectStatus(await admin.rest('POST', '/wp/v2/comments', comment), 409);
		},
		truth: entries => [label('already-exists', entries, { status: 409 })],
	},
	{
		by: 'client',
		name: 'comment-duplicate-envelope',
		what: 'The same comment twice through REST with _envelope: the 409 stands inside a 200.',
		async play({ admin }) {
			const comment = { post: 1, content: 'Lovely soup.' };
			expectStatus(await admin.rest('POST', '/wp/v2/comments?_envelope', comment), 200);
			expectStatus(await admin.rest('POST', '/wp/v2/comments?_envelope', comment), 200);
		},
		truth: entries => [label('already-exists', entries, { got: '"status":409' })],
	},
	{
		by: 'client',
		name: 'comment-duplicate-ajax-200',
		what: 'A conflict behind 200: the same reply twice from the comments screen.',
		async play({ admin, begin }) {
			const page = await admin.get('/wp-admin/edit-comments.php');
			const nonce = found(page.text, /id="_ajax_nonce-replyto-comment"[^>]*value="([0-9a-f]+)"/);
			begin();
			const reply = {
				comment_post_ID: '1',
				comment_ID: '1',
				content: 'Thank you.',
				mode: 'detail',
				position: '1',
				checkbox: '1',
				comments_listing: '',
				'_ajax_nonce-replyto-comment': nonce,
			};
			expectStatus(await admin.ajax('replyto-comment', reply), 200);
			expectStatus(await admin.ajax('replyto-comment', reply), 200);
		},
		truth: entries => [
			label('already-exists', entries, { got: 'Duplicate comment' }, { or: ['duplicate-submission'] }),
		],
	},
];

const nonces: ClientStory[] = [
	{
		by: 'client',
		name: 'nonce-rest-invalid',
		what: 'REST with cookies and a wrong X-WP-Nonce.',
		versions: both,
		async play({ admin }) {
			admin.nonce = '0123456789';
			expectStatus(await admin.rest('POST', '/wp/v2/posts', { title: 'x' }), 403);
		},
		truth: entries => [label('stale-nonce', entries, { status: 403 })],
	},
	{
		by: 'client',
		name: 'nonce-rest-missing',
		what: 'REST with cookies but no nonce is anonymous: 401.',
		versions: both,
		async play({ admin }) {
			admin.nonce = '';
			expectStatus(await admin.rest('POST', '/wp/v2/posts', { title: 'x' }), 401);
		},
		truth: entries => [label('stale-nonce', entries, { status: 401 }, { nonceState: 'missing' })],
	},
	{
		by: 'client',
		name: 'nonce-rest-expired-and-refreshed',
		what: 'A nonce that truly expired, then a fresh one and the same request again, as wp.apiFetch does: healed.',
		async play({ wp, admin, begin }) {
			const { id } = await newPost(wp);
			await wp.clock({ nonceLife: 4 });
			await admin.refreshNonce();
			begin();
			await admin.get('/wp-admin/admin-ajax.php?action=rest-nonce');
			expectStatus(await admin.rest('PUT', `/wp/v2/posts/${id}`, { title: 'in time' }), 200);
			await new Promise(resolve => setTimeout(resolve, 5000));
			expectStatus(await admin.rest('PUT', `/wp/v2/posts/${id}`, { title: 'too late' }), 403);
			await admin.refreshNonce();
			expectStatus(await admin.rest('PUT', `/wp/v2/posts/${id}`, { title: 'too late' }), 200);
		},
		truth: entries => [label('stale-nonce', entries, { status: 403 }, { severity: 'info' })],
	},
	{
		by: 'client',
		name: 'nonce-ajax-invalid',
		what: 'admin-ajax with a bad nonce: 403 and "-1". (Then an action that nobody knows: 400 and "0", no conflict.)',
		async play({ admin }) {
			const bad = { savewidgets: 'bad', sidebar: 'x' };
			expectStatus(await admin.ajax('save-widget', bad), 403);
			expectStatus(await admin.ajax('no-such-action'), 400);
		},
		truth: entries => [label('stale-nonce', entries, { status: 403 })],
	},
	{
		by: 'client',
		name: 'heartbeat-signed-out',
		what: 'A heartbeat of somebody who is not signed in any more: wp-auth-check is false.',
		versions: both,
		async play({ anyone }) {
			expectStatus(await anyone.ajax('heartbeat', { _nonce: '0123456789', screen_id: 'post' }), 200);
		},
		truth: entries => [label('logged-out', entries, { got: '"wp-auth-check":false' })],
	},
	{
		by: 'client',
		name: 'heartbeat-nonces-expired',
		what: 'A heartbeat with an old nonce: 200 and nonces_expired.',
		async play({ admin }) {
			await beat(admin, '0123456789', { 'data[wp-refresh-post-lock][post_id]': '1' });
		},
		truth: entries => [label('stale-nonce', entries, { got: 'nonces_expired' })],
	},
	{
		by: 'client',
		name: 'nonce-ays-page',
		what: 'A link and a form of wp-admin with an old nonce: "The link you followed has expired."',
		versions: both,
		async play({ wp, admin, begin }) {
			const { id } = await newPost(wp);
			begin();
			const link = '/wp-admin/plugins.php?action=deactivate&plugin=hello.php&_wpnonce=0123456789';
			expectStatus(await admin.get(link), 403);
			const form = { action: 'editpost', post_ID: String(id), post_title: 'y', _wpnonce: '0123456789' };
			expectStatus(await admin.post('/wp-admin/post.php', form), 403);
		},
		truth: entries => [
			label('stale-nonce', entries, { method: 'GET', status: 403 }),
			label('stale-nonce', entries, { method: 'POST', status: 403 }),
		],
	},
];

const uniqueness: ClientStory[] = [
	{
		by: 'client',
		name: 'term-exists',
		what: 'A category and a tag with names that are taken: 400 term_exists.',
		versions: both,
		async play({ admin }) {
			for (const kind of ['categories', 'tags']) {
				expectStatus(await admin.rest('POST', `/wp/v2/${kind}`, { name: 'Soup' }), 201);
				expectStatus(await admin.rest('POST', `/wp/v2/${kind}`, { name: 'Soup' }), 400);
			}
		},
		truth: entries => [
			label('already-exists', entries, { url: 'categories', status: 400 }),
			label('already-exists', entries, { url: 'tags', status: 400 }),
		],
	},
	{
		by: 'client',
		name: 'user-exists',
		what: 'A user name that is taken: core answers 500.',
		versions: both,
		async play({ admin }) {
			const user = { username: 'editor', email: 'new@example.test', password: 'secret-of-a-fixture' };
			expectStatus(await admin.rest('POST', '/wp/v2/users', user), 500);
		},
		truth: entries => [label('already-exists', entries, { status: 500 })],
	},
	{
		by: 'client',
		name: 'slug-silently-renamed',
		what: 'Two pages want one slug: the second is renamed without a word, and nobody is in conflict.',
		async play({ admin }) {
			for (const title of ['Menu', 'Menu of the week']) {
				const page = { title, slug: 'menu', status: 'publish' };
				expectStatus(await admin.rest('POST', '/wp/v2/pages', page), 201);
			}
		},
		truth: () => [],
	},
	{
		by: 'client',
		name: 'application-password-twice',
		what: 'An application password of the same name twice: both are made.',
		async play({ admin }) {
			for (const _ of [1, 2]) {
				const route = '/wp/v2/users/me/application-passwords';
				expectStatus(await admin.rest('POST', route, { name: 'Till' }), 201);
			}
		},
		truth: entries => [label('duplicate-submission', entries, { status: 201, nth: 1 })],
	},
	{
		by: 'client',
		name: 'application-password-duplicate',
		what: 'An application password of the same name twice: 6.5 refuses the second with 409.',
		versions: ['6.5'],
		async play({ admin }) {
			const route = '/wp/v2/users/me/application-passwords';
			expectStatus(await admin.rest('POST', route, { name: 'Till' }), 201);
			expectStatus(await admin.rest('POST', route, { name: 'Till' }), 409);
		},
		truth: entries => [label('already-exists', entries, { status: 409 })],
	},
	{
		by: 'client',
		name: 'tag-added-twice-classic',
		what: 'The tags screen, the same tag twice: admin-ajax answers 200 with an XML wp_error term_exists.',
		async play({ admin, begin }) {
			const page = await admin.get('/wp-admin/edit-tags.php?taxonomy=post_tag');
			const nonce = found(page.text, /name="_wpnonce_add-tag" value="([0-9a-f]+)"/);
			begin();
			const tag = {
				screen: 'edit-post_tag',
				taxonomy: 'post_tag',
				post_type: 'post',
				'_wpnonce_add-tag': nonce,
				'tag-name': 'Soup',
				slug: '',
				description: '',
			};
			expectStatus(await admin.ajax('add-tag', tag), 200);
			expectStatus(await admin.ajax('add-tag', { ...tag, description: 'Warm' }), 200);
		},
		truth: entries => [label('already-exists', entries, { got: "code='term_exists'" })],
	},
];

const workflow: ClientStory[] = [
	{
		by: 'client',
		name: 'rest-already-trashed',
		what: 'Deleting what is in the trash: 410.',
		versions: both,
		async play({ wp, admin, begin }) {
			const { id } = await newPost(wp);
			begin();
			expectStatus(await admin.rest('DELETE', `/wp/v2/posts/${id}`), 200);
			expectStatus(await admin.rest('DELETE', `/wp/v2/posts/${id}`), 410);
		},
		truth: entries => [label('invalid-transition', entries, { status: 410 })],
	},
	{
		by: 'client',
		name: 'admin-edit-trashed',
		what: 'Opening a post in the trash in the editor: a page with 409.',
		async play({ wp, admin, begin }) {
			const { id } = await newPost(wp);
			await wp.rest('DELETE', `/wp/v2/posts/${id}`);
			begin();
			expectStatus(await admin.get(`/wp-admin/post.php?post=${id}&action=edit`), 409);
		},
		truth: entries => [label('invalid-transition', entries, { status: 409 })],
	},
	{
		by: 'client',
		name: 'plugins-rest',
		what: 'Plugins listed, switched on and off through REST; an active one cannot be deleted (400), one is not there (404).',
		async play({ admin, editor }) {
			const { data } = await admin.rest<{ plugin: string }[]>('GET', '/wp/v2/plugins');
			const hello = data.find(({ plugin }) => plugin.includes('pair-views'))?.plugin;
			expectStatus(await admin.rest('PUT', `/wp/v2/plugins/${hello}`, { status: 'active' }), 200);
			expectStatus(await admin.rest('DELETE', `/wp/v2/plugins/${hello}`), 400);
			expectStatus(await admin.rest('PUT', `/wp/v2/plugins/${hello}`, { status: 'inactive' }), 200);
			expectStatus(await admin.rest('PUT', '/wp/v2/plugins/no-such/plugin', { status: 'active' }), 404);
			expectStatus(await editor.rest('GET', '/wp/v2/plugins'), 403);
		},
		// The table has no word for "switch it off first"; both that come near are right.
		truth: entries => [
			label('invalid-transition', entries, { status: 400 }, { or: ['in-use'], optional: true }),
		],
	},
	{
		by: 'client',
		name: 'theme-switch',
		what: 'A theme switched in wp-admin and back; REST has no route for it (404), and that is no conflict.',
		async play({ admin }) {
			expectStatus(await admin.rest('GET', '/wp/v2/themes?status=active'), 200);
			const activate = async (theme: string) => {
				const page = await admin.get('/wp-admin/themes.php');
				const link = new RegExp(`"activate":"([^"]*stylesheet=${theme}&[^"]*)"`);
				expectStatus(await admin.get(found(page.text.replaceAll('\\/', '/'), link)), 302);
			};
			await activate('twentytwentyfour');
			expectStatus(await admin.rest('PUT', '/wp/v2/themes/twentytwentyfive', { status: 'active' }), 404);
			await activate('twentytwentyfive');
		},
		truth: () => [],
	},
	{
		by: 'client',
		name: 'media-content-md5',
		what: 'An upload with a Content-MD5 that does not fit: 412.',
		async play({ admin }) {
			const body = { kind: 'text', type: 'text/plain', text: 'Soup of the day' } as const;
			const headers = {
				'X-WP-Nonce': admin.nonce,
				'Content-Disposition': 'attachment; filename="menu.txt"',
				'Content-MD5': createHash('md5').update('other').digest('hex'),
			};
			expectStatus(await admin.send('POST', '/wp-json/wp/v2/media', body, headers), 412);
		},
		truth: entries => [label('precondition-failed', entries, { status: 412 })],
	},
	{
		by: 'client',
		name: 'xmlrpc-edit-conflict',
		what: 'A conflict behind 200: XML-RPC edit with an old if_not_modified_since gives fault 409.',
		async play({ wp, anyone, begin }) {
			const { id } = await newPost(wp, { status: 'publish' });
			begin();
			const value = (type: string, text: string | number) => `<value><${type}>${text}</${type}></value>`;
			const param = (type: string, text: string | number) => `<param>${value(type, text)}</param>`;
			const member = (name: string, inner: string) => `<member><name>${name}</name>${inner}</member>`;
			const fields =
				member('post_title', value('string', 'New menu')) +
				member('if_not_modified_since', value('dateTime.iso8601', '20200101T00:00:00'));
			const params = param('int', 1) + param('string', 'admin') + param('string', 'admin') + param('int', id);
			const call = `<methodCall><methodName>wp.editPost</methodName><params>${params}<param><value><struct>${fields}</struct></value></param></params></methodCall>`;
			const text = `<?xml version="1.0"?>${call}`;
			const answer = await anyone.send('POST', '/xmlrpc.php', { kind: 'text', type: 'text/xml', text });
			found(answer.text, /(409)/);
		},
		truth: entries => [label('stale-version', entries, { url: 'xmlrpc.php' })],
	},
];

const locks: ClientStory[] = [
	{
		by: 'client',
		name: 'post-lock-heartbeat',
		what: 'Two people, one post: lock_error for the second, trash refused while locked, then the second takes over and the first gets lock_error.',
		async play({ wp, admin, editor, begin }) {
			const { id } = await newPost(wp, { status: 'publish', title: 'Locked' });
			const open = `/wp-admin/post.php?post=${id}&action=edit`;
			const editorNonce = await heartbeatNonce(editor, open);
			const adminNonce = await heartbeatNonce(admin, '/wp-admin/edit.php');
			const trash = found(
				(await admin.get('/wp-admin/edit.php')).text,
				new RegExp(`href="([^"]*post\\.php\\?post=${id}&(?:amp;|#038;)action=trash[^"]*)"`),
			);
			begin();
			const refresh = { 'data[wp-refresh-post-lock][post_id]': String(id) };
			const first = await beat(editor, editorNonce, refresh);
			const lock = {
				...refresh,
				'data[wp-refresh-post-lock][lock]': found(first.text, /"new_lock":"([^"]+)"/),
			};
			found((await beat(admin, adminNonce, refresh)).text, /(lock_error)/);
			await beat(admin, adminNonce, { 'data[wp-check-locked-posts][]': `post-${id}` }, 'edit-post');
			expectStatus(await admin.get(trash), 409);
			const page = await admin.get(open);
			const takeOver = found(
				page.text,
				/"nonce":"([0-9a-f]{10})"[^}]*"unlockNonce"|lockNonce["']?:\s*"([0-9a-f]+)"/,
			);
			await admin.get(`${open}&get-post-lock=1&lockKey=true&_wpnonce=${takeOver}`);
			found((await beat(editor, editorNonce, lock)).text, /(lock_error)/);
		},
		truth: entries => [
			label('locked', entries, { got: 'lock_error', nth: 0 }),
			label('locked', entries, { status: 409 }),
			label('locked', entries, { got: 'lock_error', nth: 1 }),
		],
	},
	{
		by: 'client',
		name: 'quick-edit-locked',
		what: 'Quick Edit of a post that somebody else has open: 200 and a sentence.',
		async play({ wp, admin, editor, begin }) {
			const { id } = await newPost(wp, { status: 'publish', title: 'Locked' });
			await editor.get(`/wp-admin/post.php?post=${id}&action=edit`);
			editor.wire.length = 0;
			const page = await admin.get('/wp-admin/edit.php');
			const nonce = found(page.text, /name="_inline_edit" value="([0-9a-f]+)"/);
			begin();
			const answer = await admin.ajax('inline-save', {
				post_type: 'post',
				post_ID: String(id),
				edit_date: 'true',
				post_status: 'all',
				post_title: 'Unlocked?',
				post_name: 'locked',
				_status: 'publish',
				screen: 'edit-post',
				_inline_edit: nonce,
				post_view: 'list',
			});
			found(answer.text, /(Saving is disabled)/);
		},
		truth: entries => [label('locked', entries, { got: 'Saving is disabled' })],
	},
];

export const coreByClient = [...comments, ...nonces, ...uniqueness, ...workflow, ...locks];
