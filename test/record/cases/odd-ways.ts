import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signIn } from '../../e2e/wp-admin.ts';
import type { WordPress } from '../../wordpress/index.ts';
import { label } from '../find.ts';
import type { BrowserStory } from '../story.ts';
import { serveInFolder } from '../subdirectory.ts';
import { addPlugin, expectStatus, found, newPost } from './client-tools.ts';
import { type EditorWindow, openInEditor, retitle, save } from './editor-tools.ts';

/* Known conflicts, and none, that reach the panel by unusual ways. */

const ways: BrowserStory[] = [
	{
		by: 'browser',
		name: 'subdirectory-save-refused',
		what: 'A site in the folder /blog: a save in the editor is refused as stale.',
		site: { plugins: ['version-guard'] },
		signedOut: true,
		async play({ wp, page, begin, quiet }) {
			const { id } = await newPost(wp, { status: 'publish' });
			const door = await serveInFolder(wp);
			try {
				await signIn(page, door.origin, 'admin', 'admin');
				await begin();
				await openInEditor(page, door.origin, id);
				await wp.rest('POST', `/wp/v2/posts/${id}`, { title: 'Theirs' });
				await retitle(page, 'Mine');
				await save(page);
				await quiet();
			} finally {
				await door.stop();
			}
		},
		truth: entries => [
			label(
				'stale-version',
				entries,
				{ status: 409, url: '/blog/wp-json/' },
				{ suspect: 'acme-version-guard' },
			),
		],
	},
	{
		by: 'browser',
		name: 'service-worker-save',
		what: 'A service worker passes every request on, so that a save in the editor is told twice: once by the page, once by the worker.',
		async play({ wp, page, begin, quiet }) {
			const { id } = await newPost(wp);
			await addServiceWorker(wp);
			await page.goto(`${wp.origin}/wp-admin/profile.php`);
			await page.evaluate(async () => {
				await navigator.serviceWorker.register('/worker.js', { scope: '/' });
				await navigator.serviceWorker.ready;
			});
			await begin();
			await openInEditor(page, wp.origin, id);
			await retitle(page, 'Through a worker');
			await save(page);
			await quiet();
		},
		truth: () => [],
	},
	{
		by: 'browser',
		name: 'service-worker-save-refused',
		what: 'A service worker passes every request on; a save in the editor is refused as stale: one conflict, told twice.',
		site: { plugins: ['version-guard'] },
		async play({ wp, page, begin, quiet }) {
			const { id } = await newPost(wp);
			await addServiceWorker(wp);
			await page.goto(`${wp.origin}/wp-admin/profile.php`);
			await page.evaluate(async () => {
				await navigator.serviceWorker.register('/worker.js', { scope: '/' });
				await navigator.serviceWorker.ready;
			});
			await begin();
			await openInEditor(page, wp.origin, id);
			await wp.rest('POST', `/wp/v2/posts/${id}`, { title: 'Theirs' });
			await retitle(page, 'Through a worker');
			await save(page);
			await quiet();
		},
		truth: entries => [label('stale-version', entries, { status: 409, got: 'acme_version_conflict' })],
	},
	{
		by: 'browser',
		name: 'cors-preflight-stale-version',
		what: 'A page of another origin writes by REST with an application password: the preflight is fine, the write is stale (409).',
		site: { plugins: ['version-guard'] },
		async play({ wp, page, begin, quiet }) {
			const { id } = await newPost(wp);
			const made = await wp.rest<{ password: string }>('POST', '/wp/v2/users/me/application-passwords', {
				name: 'Till',
			});
			await page.goto(`${wp.origin.replace('127.0.0.1', 'localhost')}/hello-world/`);
			await begin();
			await page.evaluate(
				async ({ url, authorization }) => {
					const headers = { Authorization: authorization, 'Content-Type': 'application/json' };
					const body = JSON.stringify({ title: 'Mine', acme_version: 0 });
					await (await fetch(url, { method: 'PUT', headers, body })).text();
				},
				{
					url: `${wp.origin}/wp-json/wp/v2/posts/${id}`,
					authorization: `Basic ${btoa(`admin:${made.data.password}`)}`,
				},
			);
			await quiet();
		},
		truth: entries => [label('stale-version', entries, { method: 'PUT', status: 409 })],
	},
	{
		by: 'browser',
		name: 'redirected-post-307',
		what: 'A POST is answered with 307, so that the browser sends the same body again to the new place: one order, no duplicate.',
		async play({ wp, page, begin, quiet }) {
			await addPlugin(wp, 'acme-orders');
			await begin();
			await page.goto(`${wp.origin}/wp-admin/admin.php?page=acme-orders`);
			await page.fill('#dish', 'Pasta');
			await page.click('#order');
			await page.getByText(/Order 1/).waitFor();
			await quiet();
		},
		truth: () => [],
	},
	{
		by: 'browser',
		name: 'redirected-302-to-409',
		what: 'A form is posted, and the redirect after it leads to a post in the trash: 302, then a page with 409.',
		async play({ wp, page, begin, quiet }) {
			const { id } = await newPost(wp);
			await wp.rest('DELETE', `/wp/v2/posts/${id}`);
			await addPlugin(wp, 'acme-orders');
			await begin();
			await page.goto(`${wp.origin}/wp-admin/admin.php?page=acme-orders`);
			await page.evaluate(post => {
				const field = document.querySelector<HTMLInputElement>('[name=trashed]');
				if (field) Object.assign(field, { disabled: false, value: String(post) });
			}, id);
			await page.click('#post');
			await page.waitForURL(/post\.php/);
			await quiet();
		},
		truth: entries => [label('invalid-transition', entries, { status: 409 })],
	},
	{
		by: 'browser',
		name: 'editor-closed-while-locked',
		what: 'The editor is left while somebody else has taken the post over; the list then says who edits it, and Trash is refused.',
		async play({ wp, page, begin, quiet }) {
			const { id } = await newPost(wp, { status: 'publish' });
			const other = await wp.as('editor', 'editor');
			await page.goto(`${wp.origin}/wp-admin/edit.php`);
			await begin();
			expectStatus(await other.get(`/wp-admin/post.php?post=${id}&action=edit`), 200);
			const trash = await page.locator(`#post-${id} .submitdelete`).getAttribute('href');
			await page.goto(found(trash ?? '', /(.+)/));
			await quiet();
		},
		truth: entries => [label('locked', entries, { status: 409 })],
	},
];

const byPlaywright: BrowserStory[] = [
	{
		by: 'browser',
		name: 'playwright-save-refused',
		what: "A save in the editor refused as stale, in a HAR of Playwright's.",
		recorder: 'playwright',
		site: { plugins: ['version-guard'] },
		async play({ wp, page }) {
			const { id } = await newPost(wp, { status: 'publish' });
			await openInEditor(page, wp.origin, id);
			await wp.rest('POST', `/wp/v2/posts/${id}`, { title: 'Theirs' });
			await retitle(page, 'Mine');
			await save(page);
		},
		truth: entries => [label('stale-version', entries, { status: 409 })],
	},
	{
		by: 'browser',
		name: 'playwright-nonce-healed',
		what: "The editor heals a wrong nonce by itself, in a HAR of Playwright's: the question for a fresh one is in it.",
		recorder: 'playwright',
		async play({ wp, page }) {
			const { id } = await newPost(wp);
			await openInEditor(page, wp.origin, id);
			await page.evaluate(() => {
				(window as unknown as EditorWindow).wp.apiFetch.nonceMiddleware.nonce = '0123456789';
			});
			await retitle(page, 'Late');
			await save(page);
		},
		truth: entries => [
			label('stale-nonce', entries, { url: '/wp/v2/posts/', status: 403 }, { severity: 'info' }),
		],
	},
	{
		by: 'browser',
		name: 'playwright-form-double-click',
		what: "A double click on the button of a plain form, in a HAR of Playwright's: of the two POSTs the browser lets go the first.",
		recorder: 'playwright',
		async play({ wp, page }) {
			await addPlugin(wp, 'acme-orders');
			await page.goto(`${wp.origin}/wp-admin/admin.php?page=acme-orders`);
			await page.dblclick('#post');
			await page.waitForTimeout(1500);
		},
		truth: () => [],
	},
];

/** As a page cache's or an app's worker does: everything passes through it. */
async function addServiceWorker(wp: WordPress): Promise<void> {
	const code = `addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', event => {
	if (event.request.mode !== 'navigate') event.respondWith(fetch(event.request));
});
`;
	await writeFile(join(wp.site, 'worker.js'), code);
}

export const oddWays = [...ways, ...byPlaywright];
