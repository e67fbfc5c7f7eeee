import { label } from '../find.ts';
import type { HarEntry } from '../har.ts';
import type { BrowserScene, BrowserStory } from '../story.ts';
import { addPlugin, found, newPost } from './client-tools.ts';
import {
	beatNow,
	type EditorWindow,
	newPostInEditor,
	openInEditor,
	postId,
	retitle,
	save,
	saved,
	write,
} from './editor-tools.ts';
import { PNG, zippedPlugin } from './files.ts';

/* Ordinary days. Nothing is wrong in any of them, and nothing is to be said. */

const both = ['7.1', '6.5'] as const;
const nothing = () => [];

function healthy(
	name: string,
	what: string,
	play: BrowserStory['play'],
	more: Partial<BrowserStory> = {},
): BrowserStory {
	return { by: 'browser', name: `healthy-${name}`, what, play, truth: nothing, ...more };
}

async function go({ wp, page, quiet }: BrowserScene, path: string): Promise<void> {
	await quiet();
	await page.goto(`${wp.origin}${path}`);
	await quiet();
}

/** Clicks something that leads to another page. */
async function follow({ page, quiet }: BrowserScene, selector: string): Promise<void> {
	await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
	await quiet();
}

/** Clicks something that asks for something, and waits for the answer. */
async function ask({ page, quiet }: BrowserScene, selector: string, url: RegExp): Promise<void> {
	await Promise.all([page.waitForResponse(url), page.locator(selector).first().click()]);
	await quiet();
}

const AJAX = /admin-ajax\.php/;

/** A working day in the block editor, on one new post. */
async function edit({ wp, page, quiet }: BrowserScene): Promise<void> {
	await newPostInEditor(page, wp.origin);
	const saveAs = (edits: object) =>
		page.evaluate(async changes => {
			const editor = (window as unknown as EditorWindow).wp.data.dispatch('core/editor');
			await editor.editPost(changes);
			await editor.savePost();
		}, edits);
	await retitle(page, 'Spring menu');
	await write(page, 'Soup.');
	await save(page);
	await write(page, 'Bread.');
	await save(page);
	await retitle(page, 'Spring menu, from Monday');
	await write(page, 'Salad.');
	await save(page);
	await write(page, 'Cheese.');
	await page.evaluate(() => (window as unknown as EditorWindow).wp.data.dispatch('core/editor').autosave());
	await saved(page);
	await beatNow(page);
	await saveAs({ status: 'publish' });
	await saved(page);
	await write(page, 'Coffee.');
	await save(page);
	await write(page, 'Tea.');
	await page.evaluate(() => (window as unknown as EditorWindow).wp.data.dispatch('core/editor').autosave());
	await saved(page);
	await write(page, 'Cake.');
	await save(page);
	await beatNow(page);
	await page.goto(`${wp.origin}/?p=${await postId(page)}&preview=true`);
	await quiet();
}

const editing: BrowserStory[] = [
	healthy(
		'editing',
		'A new post in the block editor: three drafts, an autosave, publishing, two updates, a preview.',
		edit,
		{ versions: both },
	),
	healthy(
		'editing-whole',
		"The same, with every one of WordPress's own scripts and styles left in the recording.",
		edit,
		{ whole: true },
	),
	healthy('editing-page-and-post', 'A page and a post edited in turn in one tab.', async scene => {
		const { wp, page } = scene;
		const { id } = await newPost(wp, { status: 'publish' });
		await newPostInEditor(page, wp.origin, 'page');
		await retitle(page, 'Menu');
		await save(page);
		await scene.quiet();
		await openInEditor(page, wp.origin, id);
		await retitle(page, 'Menu of the week');
		await save(page);
		await scene.quiet();
		await page.goBack();
		await scene.quiet();
	}),
	healthy(
		'saving-same-twice',
		'The same post is saved, changed by nobody, changed back and saved again later: two different states, honestly meant.',
		async ({ wp, page }) => {
			const { id } = await newPost(wp, { status: 'publish' });
			await openInEditor(page, wp.origin, id);
			for (const title of ['Lunch', 'Dinner', 'Lunch']) {
				await retitle(page, title);
				await save(page);
				await page.waitForTimeout(400);
			}
		},
	),
	healthy(
		'heartbeat-hour',
		'The editor stands open for an hour and beats every minute. (Sixty real heartbeats in a row; the times of the recording, not of the server, were spread over the hour afterwards.)',
		async ({ wp, page }) => {
			const { id } = await newPost(wp, { status: 'publish' });
			await openInEditor(page, wp.origin, id);
			for (let beats = 0; beats < 60; beats += 1) await beatNow(page);
			await retitle(page, 'An hour later');
			await save(page);
		},
		{ edit: overAnHour },
	),
];

/** Puts a minute between one heartbeat and the next. */
function overAnHour(entries: HarEntry[]): HarEntry[] {
	let minutes = 0;
	return entries.map(entry => {
		if (entry.request.postData?.text.includes('action=heartbeat')) minutes += 1;
		const at = Date.parse(entry.startedDateTime) + minutes * 60_000;
		return { ...entry, startedDateTime: new Date(at).toISOString() };
	});
}

const files: BrowserStory[] = [
	healthy(
		'media',
		'A picture is uploaded on the media screen and given a text; another one is uploaded in the editor.',
		async scene => {
			const { wp, page } = scene;
			await go(scene, '/wp-admin/media-new.php');
			await page
				.locator('input[type=file]')
				.first()
				.setInputFiles({ name: 'soup.png', mimeType: 'image/png', buffer: PNG });
			await page.waitForResponse(/async-upload\.php/);
			await go(scene, '/wp-admin/upload.php?mode=grid');
			await page.locator('li.attachment').first().click();
			await page.locator('#attachment-details-two-column-alt-text').fill('A bowl of soup');
			await Promise.all([page.waitForResponse(AJAX), page.keyboard.press('Tab')]);
			await scene.quiet();
			await newPostInEditor(page, wp.origin);
			await Promise.all([
				page.waitForResponse(/\/wp\/v2\/media/),
				page.evaluate(
					bytes => {
						const file = new File([new Uint8Array(bytes)], 'bread.png', { type: 'image/png' });
						const body = new FormData();
						body.append('file', file, file.name);
						void (window as unknown as EditorWindow).wp.apiFetch({
							path: '/wp/v2/media',
							method: 'POST',
							body,
						});
					},
					[...PNG],
				),
			]);
			await scene.quiet();
		},
		{ versions: both },
	),
	healthy('plugin-upload', 'A plugin is uploaded as a ZIP and activated.', async scene => {
		await uploadPlugin(scene);
		await follow(scene, 'a:has-text("Activate Plugin")');
	}),
	healthy('plugins', 'Plugins are activated and deactivated on their screen.', async scene => {
		await go(scene, '/wp-admin/plugins.php');
		await follow(scene, '#activate-acme-pair-views');
		await follow(scene, '#activate-acme-version-guard');
		await follow(scene, '#deactivate-acme-pair-views');
		await follow(scene, '#deactivate-acme-version-guard');
	}),
];

/** Not an error for WordPress: it asks whether to replace what is there. Whoever says that it is there is right. */
const uploadedAgain: BrowserStory = {
	by: 'browser',
	name: 'plugin-upload-again',
	what: 'A plugin is uploaded that is installed already: a page asks whether to replace it.',
	async play(scene) {
		await uploadPlugin(scene);
		await scene.begin();
		await uploadPlugin(scene);
	},
	truth: entries => [
		label('already-exists', entries, { method: 'POST', url: 'action=upload-plugin' }, { optional: true }),
	],
};

async function uploadPlugin(scene: BrowserScene): Promise<void> {
	const { page } = scene;
	await go(scene, '/wp-admin/plugin-install.php?tab=upload');
	await page.locator('input[name=pluginzip]').setInputFiles({
		name: 'acme-tables.zip',
		mimeType: 'application/zip',
		buffer: zippedPlugin('acme-tables'),
	});
	await follow(scene, '#install-plugin-submit');
}

const screens: BrowserStory[] = [
	healthy('dashboard', 'The dashboard, with a quick draft and a heartbeat.', async scene => {
		const { page } = scene;
		await go(scene, '/wp-admin/');
		await page.fill('#quick-press #title', 'Idea');
		await page.fill('#quick-press #content', 'Pancakes');
		await ask(scene, '#quick-press #save-post', /post\.php/);
		await beatNow(page);
	}),
	healthy('settings', 'Settings are saved on three screens.', async scene => {
		const { page } = scene;
		await go(scene, '/wp-admin/options-general.php');
		await page.fill('#blogdescription', 'Soup and bread');
		await follow(scene, '#submit');
		await go(scene, '/wp-admin/options-reading.php');
		await page.fill('#posts_per_page', '8');
		await follow(scene, '#submit');
		await go(scene, '/wp-admin/options-permalink.php');
		await follow(scene, '#submit');
	}),
	healthy('profile-and-users', 'The own profile is saved, and a user added.', async scene => {
		const { page } = scene;
		await go(scene, '/wp-admin/profile.php');
		await page.fill('#first_name', 'Ada');
		await follow(scene, '#submit');
		await go(scene, '/wp-admin/user-new.php');
		await page.fill('#user_login', 'waiter');
		await page.fill('#email', 'waiter@example.test');
		await page.uncheck('#send_user_notification');
		await follow(scene, '#createusersub');
	}),
	healthy(
		'categories',
		'Two categories are added, one is changed and one deleted.',
		async scene => {
			const { page } = scene;
			page.on('dialog', dialog => void dialog.accept());
			await go(scene, '/wp-admin/edit-tags.php?taxonomy=category');
			for (const name of ['Soups', 'Breads']) {
				await page.fill('#tag-name', name);
				await ask(scene, '#submit', AJAX);
			}
			await page.hover('tr:has-text("Soups")');
			await page.locator('tr:has-text("Soups") .editinline').click();
			await page.locator('.inline-edit-row input[name=name]:visible').fill('Warm soups');
			await ask(scene, '.inline-edit-row .save:visible', AJAX);
			await page.hover('tr:has-text("Breads")');
			await ask(scene, 'tr:has-text("Breads") .delete-tag', AJAX);
		},
		{ versions: both },
	),
	healthy(
		'quick-edit',
		'Two posts changed by Quick Edit; one of them is trashed and restored.',
		async scene => {
			const { wp, page } = scene;
			for (const title of ['Soup', 'Bread']) await newPost(wp, { title, status: 'publish' });
			await go(scene, '/wp-admin/edit.php');
			for (const title of ['Soup', 'Bread']) {
				const row = `#the-list tr:has-text("${title}")`;
				await page.hover(row);
				await page.locator(`${row} .editinline`).first().click();
				await page.locator('.inline-edit-row input[name=post_title]:visible').fill(`${title} of the day`);
				await ask(scene, '.inline-edit-row .save:visible', AJAX);
			}
			await page.hover('#the-list tr:has-text("Bread of the day")');
			await follow(scene, '#the-list tr:has-text("Bread of the day") .submitdelete');
			await follow(scene, '#message a, .notice a:has-text("Undo")');
		},
		{ versions: both },
	),
	healthy(
		'comments',
		'Comments are unapproved, approved, answered and marked as spam.',
		async scene => {
			const { wp, page } = scene;
			for (const content of ['Lovely soup.', 'Buy watches.']) {
				await wp.rest('POST', '/wp/v2/comments', { post: 1, content });
			}
			await go(scene, '/wp-admin/edit-comments.php');
			const row = (text: string) => `#the-comment-list tr:has-text("${text}")`;
			await page.hover(row('Lovely soup'));
			await ask(scene, `${row('Lovely soup')} .vim-u`, AJAX);
			await page.hover(row('Lovely soup'));
			await ask(scene, `${row('Lovely soup')} .vim-a`, AJAX);
			await page.hover(row('Lovely soup'));
			await page.locator(`${row('Lovely soup')} .vim-r`).click();
			await page.fill('#replycontent', 'Thank you.');
			await ask(scene, '#replysubmit .save', AJAX);
			await page.hover(row('Buy watches'));
			await ask(scene, `${row('Buy watches')} .vim-s`, AJAX);
		},
		{ versions: both },
	),
	healthy(
		'list-with-heartbeat',
		'The list of posts stands open while somebody else opens one of them: heartbeats tell who edits what.',
		async scene => {
			const { wp, page } = scene;
			const { id } = await newPost(wp, { status: 'publish' });
			await go(scene, '/wp-admin/edit.php');
			await beatNow(page);
			const other = await wp.as('editor', 'editor');
			await other.get(`/wp-admin/post.php?post=${id}&action=edit`);
			for (let beats = 0; beats < 4; beats += 1) found(await beatNow(page), /(currently editing)/);
		},
	),
	healthy('theme-switch', 'Another theme is activated, and the front page looked at.', async scene => {
		const { page } = scene;
		await go(scene, '/wp-admin/themes.php');
		await page.hover('.theme[data-slug=twentytwentyfour]');
		await follow(scene, '.theme[data-slug=twentytwentyfour] .activate');
		await go(scene, '/');
	}),
	healthy('site-editor', 'The site editor is opened and looked around in.', async scene => {
		await go(scene, '/wp-admin/site-editor.php');
		await go(scene, '/wp-admin/site-editor.php?p=%2Ftemplate');
		await go(scene, '/wp-admin/site-editor.php?canvas=edit');
	}),
	healthy(
		'extra-endpoints',
		'Notes saved through admin-ajax and orders by REST, each different, all well.',
		async scene => {
			const { wp, page } = scene;
			await addPlugin(wp, 'acme-orders');
			await scene.begin();
			await go(scene, '/wp-admin/admin.php?page=acme-ajax-save');
			for (const text of ['Soup', 'Bread', 'Salad']) {
				await page.fill('[name=text]', text);
				await ask(scene, '#acme-ajax-save button', AJAX);
			}
			await go(scene, '/wp-admin/admin.php?page=acme-orders');
			for (const dish of ['Soup', 'Bread', 'Salad']) {
				await page.fill('#dish', dish);
				await ask(scene, '#order', /acme-orders\/v1/);
			}
			await follow(scene, '#post');
		},
		{ site: { plugins: ['ajax-save'] } },
	),
];

const visitors: BrowserStory[] = [
	healthy(
		'login-logout',
		'A wrong password, the right one, the dashboard, signing out and in again.',
		async scene => {
			const { wp, page } = scene;
			const sign = async (password: string) => {
				await page.fill('#user_login', 'admin');
				await page.fill('#user_pass', password);
				await follow(scene, '#wp-submit');
			};
			await go(scene, '/wp-admin/');
			await sign('wrong');
			await sign('admin');
			const out = await page.locator('#wp-admin-bar-logout a').getAttribute('href');
			await page.goto(new URL(out ?? '', wp.origin).href);
			await scene.quiet();
			await sign('admin');
		},
		{ signedOut: true },
	),
	healthy(
		'front-end',
		'A visitor looks around, searches, reads a post and leaves a comment; then another one, later.',
		async scene => {
			const { page } = scene;
			await go(scene, '/');
			await go(scene, '/?s=hello');
			await go(scene, '/no-such-page/');
			await go(scene, '/hello-world/');
			await page.fill('#author', 'Ann');
			await page.fill('#email', 'ann@example.test');
			await page.fill('#comment', 'Lovely soup.');
			await follow(scene, '#submit');
			await page.waitForTimeout(16_000);
			await go(scene, '/hello-world/');
			await page.fill('#author', 'Ann');
			await page.fill('#email', 'ann@example.test');
			await page.fill('#comment', 'And the bread!');
			await follow(scene, '#submit');
			await go(scene, '/feed/');
		},
		{ signedOut: true },
	),
];

export const healthyDays = [...editing, ...files, uploadedAgain, ...screens, ...visitors];
