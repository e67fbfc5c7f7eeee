import type { Label } from '../../accuracy/truth.ts';
import type { WordPress } from '../../wordpress/index.ts';
import { label } from '../find.ts';
import type { HarEntry } from '../har.ts';
import type { BrowserStory } from '../story.ts';
import { expectStatus, found, newPost } from './client-tools.ts';
import {
	beatNow,
	type EditorWindow,
	editorReady,
	openInEditor,
	quiet,
	retitle,
	save,
	write,
} from './editor-tools.ts';
import { useRestPrefix } from './plugins-by-client.ts';

/* Conflicts in the block editor, seen by an extension in DevTools. */

const both = ['7.1', '6.5'] as const;
const writeOfPost = { url: /\/wp\/v2\/posts\/\d+(?:[?&]|$)/, method: 'PUT' } as const;

function refused(entries: readonly HarEntry[], suspect: string): Label {
	return label('stale-version', entries, { status: 409 }, { suspect });
}

/** The story goes wrong when a save ends otherwise than it should. */
function mustBe(succeeded: boolean, wanted: boolean): void {
	if (succeeded !== wanted) throw new Error(`the save ${succeeded ? 'succeeded' : 'failed'}`);
}

const plugins: BrowserStory[] = [
	{
		by: 'browser',
		name: 'editor-save-refused',
		what: 'A post is open in the editor; somebody else saves it; the save in the editor is refused by a version guard.',
		versions: both,
		site: { plugins: ['version-guard'] },
		async play({ wp, page }) {
			const { id } = await newPost(wp, { status: 'publish' });
			await openInEditor(page, wp.origin, id);
			await wp.rest('POST', `/wp/v2/posts/${id}`, { title: 'Theirs' });
			await retitle(page, 'Mine');
			mustBe(await save(page), false);
		},
		truth: entries => [refused(entries, 'acme-version-guard')],
	},
	{
		by: 'browser',
		name: 'editor-double-save',
		what: 'A plugin sends every save twice; nobody refuses: 200 and 200.',
		versions: both,
		site: { plugins: ['double-save'] },
		async play({ wp, page }) {
			const { id } = await newPost(wp);
			await openInEditor(page, wp.origin, id);
			await retitle(page, 'Saved twice');
			mustBe(await save(page), true);
		},
		truth: entries => [
			label('duplicate-submission', entries, { ...writeOfPost, nth: 1 }, { suspect: 'acme-double-save' }),
		],
	},
	{
		by: 'browser',
		name: 'editor-double-save-guarded',
		what: 'A plugin sends every save twice and another guards versions: 200, and 409 for the copy.',
		versions: both,
		site: { plugins: ['double-save', 'version-guard'] },
		async play({ wp, page }) {
			const { id } = await newPost(wp);
			await openInEditor(page, wp.origin, id);
			await retitle(page, 'Saved twice');
			mustBe(await save(page), false);
		},
		truth: entries => [
			label('duplicate-submission', entries, { status: 409 }, { suspect: 'acme-double-save' }),
		],
	},
	{
		by: 'browser',
		name: 'editor-pair-conflict',
		what: 'Two plugins, each harmless: one counts views in post meta, the other guards the meta. Together no save succeeds.',
		site: { plugins: ['pair-lock', 'pair-views'] },
		async play({ wp, page }) {
			const { id } = await newPost(wp);
			await openInEditor(page, wp.origin, id);
			await retitle(page, 'Mine');
			mustBe(await save(page), false);
		},
		truth: entries => [refused(entries, 'acme-pair-lock')],
	},
	{
		by: 'browser',
		name: 'editor-custom-prefix',
		what: 'The REST API lives under /api; a save in the editor is refused as stale.',
		site: { plugins: ['version-guard'] },
		async play({ wp, page, begin }) {
			const { id } = await newPost(wp, { status: 'publish' });
			await wp.rest('POST', `/wp/v2/posts/${id}`, { title: 'Theirs' });
			await useRestPrefix(wp.site, 'api');
			await page.goto(`${wp.origin}/wp-admin/options-permalink.php`);
			await begin();
			await openInEditor(page, wp.origin, id);
			await saveWithoutFolder(wp, id);
			await retitle(page, 'Mine');
			mustBe(await save(page), false);
		},
		truth: entries => [refused(entries, 'acme-version-guard')],
	},
	{
		by: 'browser',
		name: 'editor-plain-permalinks',
		what: 'Plain permalinks: the editor talks to /index.php?rest_route=…; a save is refused as stale.',
		site: { plugins: ['version-guard'] },
		async play({ wp, page, begin }) {
			const { id } = await newPost(wp, { status: 'publish' });
			await page.goto(`${wp.origin}/wp-admin/options-permalink.php`);
			await page.check('#permalink-input-plain');
			await page.click('#submit');
			await page.waitForURL(/settings-updated|options-permalink/);
			await begin();
			await openInEditor(page, wp.origin, id);
			await saveWithoutFolder(wp, id);
			await retitle(page, 'Mine');
			mustBe(await save(page), false);
		},
		truth: entries => [refused(entries, 'acme-version-guard')],
	},
];

/** Somebody else saves the post, on a site without /wp-json. */
async function saveWithoutFolder(wp: WordPress, id: number): Promise<void> {
	const other = await wp.as('editor', 'editor');
	const body = { kind: 'json', value: { title: 'Theirs' } } as const;
	const headers = { 'X-WP-Nonce': other.nonce };
	const path = `/index.php?rest_route=/wp/v2/posts/${id}`;
	expectStatus(await other.send('POST', path, body, headers), 200);
}

const nonces: BrowserStory[] = [
	{
		by: 'browser',
		name: 'editor-nonce-healed',
		what: 'The editor holds a wrong nonce: its save gets 403, it fetches a fresh nonce and the same save succeeds.',
		versions: both,
		async play({ wp, page }) {
			const { id } = await newPost(wp);
			await openInEditor(page, wp.origin, id);
			await page.evaluate(() => {
				(window as unknown as EditorWindow).wp.apiFetch.nonceMiddleware.nonce = '0123456789';
			});
			await retitle(page, 'Late');
			mustBe(await save(page), true);
		},
		truth: entries => [label('stale-nonce', entries, { ...writeOfPost, status: 403 }, { severity: 'info' })],
	},
	{
		by: 'browser',
		name: 'editor-nonce-expired',
		what: 'A nonce truly expires while the editor is open: its save gets 403, it fetches a fresh nonce and the same save succeeds.',
		async play({ wp, page, begin }) {
			const { id } = await newPost(wp);
			await wp.clock({ nonceLife: 8 });
			await begin();
			await openInEditor(page, wp.origin, id);
			await page.waitForTimeout(9000);
			await retitle(page, 'Late');
			mustBe(await save(page), true);
		},
		truth: entries => [label('stale-nonce', entries, { ...writeOfPost, status: 403 }, { severity: 'info' })],
	},
	{
		by: 'browser',
		name: 'editor-signed-out-heartbeat',
		what: 'The login ends while the editor is open: the next heartbeat says wp-auth-check false, and the sign-in frame opens.',
		versions: both,
		async play({ wp, page }) {
			const { id } = await newPost(wp);
			await openInEditor(page, wp.origin, id);
			await page.context().clearCookies({ name: /^wordpress_/ });
			found(await beatNow(page), /("wp-auth-check":false)/);
			await page.waitForTimeout(1000);
		},
		truth: entries => [label('logged-out', entries, { got: '"wp-auth-check":false' })],
	},
	{
		by: 'browser',
		name: 'editor-nonce-of-other-user',
		what: 'In another tab of the browser somebody else signs in; the editor saves with the nonce of the first: 403, a nonce of the second, and the same save succeeds.',
		async play({ wp, page }) {
			const { id } = await newPost(wp);
			await openInEditor(page, wp.origin, id);
			// What signing in leaves behind in the browser.
			const other = await wp.as('editor', 'editor');
			const cookies = other.cookies.header().split('; ');
			await page.context().clearCookies({ name: /^wordpress_/ });
			await page.context().addCookies(
				cookies.map(cookie => {
					const [name = '', value = ''] = cookie.split('=');
					return { name, value, url: `${wp.origin}/` };
				}),
			);
			await retitle(page, 'By whom?');
			mustBe(await save(page), true);
		},
		truth: entries => [label('stale-nonce', entries, { ...writeOfPost, status: 403 }, { severity: 'info' })],
	},
	{
		by: 'browser',
		name: 'session-ended-between-screens',
		what: 'The session is ended elsewhere; the next screen of wp-admin leads to the sign-in form.',
		async play({ wp, page, quiet }) {
			await page.goto(`${wp.origin}/wp-admin/edit.php`);
			await quiet();
			await endSessions(wp);
			await page.goto(`${wp.origin}/wp-admin/edit.php?post_status=draft`);
			await quiet();
		},
		truth: entries => [label('logged-out', entries, { url: 'post_status=draft', status: 302 })],
	},
	{
		by: 'browser',
		name: 'ajax-note-signed-out',
		what: 'A note is saved through admin-ajax; then the login ends, and the same action answers 400 and "0".',
		site: { plugins: ['ajax-save'] },
		async play({ wp, page }) {
			await page.goto(`${wp.origin}/wp-admin/admin.php?page=acme-ajax-save`);
			await page.fill('[name=text]', 'Soup');
			await page.click('#acme-ajax-save button');
			await page.getByText('Saved.').waitFor();
			await page.context().clearCookies({ name: /^wordpress_/ });
			await page.fill('[name=text]', 'Bread');
			await page.click('#acme-ajax-save button');
			await page.getByText('400 0').waitFor();
		},
		truth: entries => [label('logged-out', entries, { url: 'admin-ajax.php', status: 400 })],
	},
	{
		by: 'browser',
		name: 'editor-signed-out-save',
		what: 'The session is ended elsewhere while the editor is open: the save gets 403, and no new nonce is to be had.',
		async play({ wp, page }) {
			const { id } = await newPost(wp);
			await openInEditor(page, wp.origin, id);
			await endSessions(wp);
			await retitle(page, 'Late');
			mustBe(await save(page), false);
		},
		truth: entries => [
			// What the editor's question for a new nonce got is not read by it, and so never told to DevTools.
			label('stale-nonce', entries, { ...writeOfPost, status: 403 }, { or: ['logged-out'] }),
		],
	},
];

/** "Log out everywhere else", pressed on another machine. */
async function endSessions(wp: WordPress): Promise<void> {
	const elsewhere = await wp.as(wp.admin.user, wp.admin.password);
	const page = await elsewhere.get('/wp-admin/profile.php');
	const nonce = found(page.text, /name="_wpnonce" value="([0-9a-f]+)"/);
	const user = found(page.text, /name="user_id"[^>]*value="(\d+)"/);
	await elsewhere.ajax('destroy-sessions', { nonce, user_id: user });
}

const people: BrowserStory[] = [
	{
		by: 'browser',
		name: 'editor-lock-taken',
		what: 'A post is open in the editor; somebody else takes it over; the next heartbeat brings lock_error.',
		versions: both,
		async play({ wp, page }) {
			const { id } = await newPost(wp, { status: 'publish' });
			await openInEditor(page, wp.origin, id);
			const other = await wp.as('editor', 'editor');
			const open = `/wp-admin/post.php?post=${id}&action=edit`;
			const { text } = await other.get(open);
			const take = found(text, /"nonce":"([0-9a-f]{10})"[^}]*"unlockNonce"/);
			await other.get(`${open}&get-post-lock=1&lockKey=true&_wpnonce=${take}`);
			found(await beatNow(page), /(lock_error)/);
			await page.getByRole('dialog').waitFor();
		},
		truth: entries => [label('locked', entries, { got: 'lock_error' })],
	},
	{
		by: 'browser',
		name: 'editor-lock-met-and-taken-over',
		what: 'Somebody else has the post open: the editor comes up with the lock notice, and the post is taken over.',
		versions: both,
		async play({ wp, page }) {
			const { id } = await newPost(wp, { status: 'publish' });
			const other = await wp.as('editor', 'editor');
			await other.get(`/wp-admin/post.php?post=${id}&action=edit`);
			await page.goto(`${wp.origin}/wp-admin/post.php?post=${id}&action=edit`);
			const takeOver = page.getByRole('link', { name: 'Take over' });
			await takeOver.waitFor();
			await quiet(page);
			await takeOver.click();
			await takeOver.waitFor({ state: 'detached' });
			await editorReady(page);
		},
		// The page itself says that it is locked; whoever reads it may say so.
		truth: () => [],
	},
	{
		by: 'browser',
		name: 'editor-lost-update',
		what: 'A post is open in the editor; somebody else saves it by REST; the editor saves over it: 200, and nobody is told.',
		versions: both,
		async play({ wp, page }) {
			const { id } = await newPost(wp, { status: 'publish' });
			await wp.rest('POST', `/wp/v2/posts/${id}`, { content: 'First revision' });
			await openInEditor(page, wp.origin, id);
			await page.waitForTimeout(1100);
			const other = await wp.as('editor', 'editor');
			await other.rest('POST', `/wp/v2/posts/${id}`, { content: 'Theirs' });
			await page.waitForTimeout(1100);
			await write(page, 'Mine');
			mustBe(await save(page), true);
		},
		truth: entries => [label('lost-update', entries, { ...writeOfPost, status: 200 })],
	},
	{
		by: 'browser',
		name: 'editor-lost-update-later',
		what: 'A post is saved in the editor; then somebody else saves it by REST; the next save in the editor goes over it: 200.',
		async play({ wp, page }) {
			const { id } = await newPost(wp, { status: 'publish' });
			await openInEditor(page, wp.origin, id);
			await write(page, 'Mine');
			mustBe(await save(page), true);
			await page.waitForTimeout(1100);
			const other = await wp.as('editor', 'editor');
			await other.rest('POST', `/wp/v2/posts/${id}`, { content: 'Theirs' });
			await page.waitForTimeout(1100);
			await write(page, 'Mine again');
			mustBe(await save(page), true);
		},
		truth: entries => [label('lost-update', entries, { ...writeOfPost, status: 200, nth: 1 })],
	},
	{
		by: 'browser',
		name: 'healthy-editing-after-reload',
		what: 'Somebody else saves a post that is open in the editor; the page is loaded anew before it is saved: nothing is lost.',
		async play({ wp, page, quiet }) {
			const { id } = await newPost(wp, { status: 'publish' });
			await openInEditor(page, wp.origin, id);
			const other = await wp.as('editor', 'editor');
			await other.rest('POST', `/wp/v2/posts/${id}`, { content: 'Theirs' });
			await quiet();
			await openInEditor(page, wp.origin, id);
			await write(page, 'Mine');
			mustBe(await save(page), true);
		},
		truth: () => [],
	},
	{
		by: 'browser',
		name: 'editor-term-exists',
		what: 'A category is made in the editor that somebody else has made a minute ago: 400 term_exists.',
		async play({ wp, page }) {
			const { id } = await newPost(wp);
			await openInEditor(page, wp.origin, id);
			await wp.rest('POST', '/wp/v2/categories', { name: 'Soups' });
			await page.evaluate(() =>
				(window as unknown as EditorWindow).wp.data
					.dispatch('core')
					.saveEntityRecord('taxonomy', 'category', { name: 'Soups' }),
			);
		},
		truth: entries => [label('already-exists', entries, { status: 400 })],
	},
];

export const editorByBrowser = [...plugins, ...nonces, ...people];
