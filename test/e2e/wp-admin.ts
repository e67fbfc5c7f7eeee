import type { Page } from 'playwright-core';

/* What a person does in wp-admin, done in a real browser. Every wait is for a condition, with Playwright's own time-out. */

/** The block editor's JavaScript API as far as it is used here; it runs in the page. */
interface EditorWindow {
	wp: {
		data: {
			select(store: 'core/editor'): {
				getCurrentPostId(): number | null;
				isSavingPost(): boolean;
				didPostSaveRequestSucceed(): boolean;
				__unstableIsEditorReady?(): boolean;
			};
			dispatch(store: 'core/editor'): { editPost(edits: object): void };
		};
	};
}

/** Signs in through the login form and waits for wp-admin. */
export async function signIn(page: Page, origin: string, user: string, password: string): Promise<void> {
	await page.goto(`${origin}/wp-login.php`);
	await page.fill('#user_login', user);
	await page.fill('#user_pass', password);
	await page.click('#wp-submit');
	await page.waitForURL(/\/wp-admin\//);
}

/** Opens a post in the block editor and waits until it can be edited. */
export async function openEditor(page: Page, origin: string, postId: number): Promise<void> {
	await page.goto(`${origin}/wp-admin/post.php?post=${postId}&action=edit`);
	await page.waitForFunction(() => {
		const editor = (window as unknown as Partial<EditorWindow>).wp?.data?.select('core/editor');
		return editor?.getCurrentPostId() != null && editor.__unstableIsEditorReady?.() !== false;
	});
	await page.waitForSelector('.editor-header, .edit-post-header');
}

/** Lets WordPress's heartbeat beat every two minutes only: where rows are counted, none comes in between. */
export async function calmHeartbeat(page: Page): Promise<void> {
	await page.evaluate(() => {
		const { wp } = window as unknown as { wp: { heartbeat: { interval(seconds: number): void } } };
		wp.heartbeat.interval(120);
	});
}

/**
 * Changes the title and saves with the editor's own button.
 *
 * @returns whether the editor says that it was saved
 */
export async function saveTitle(page: Page, title: string): Promise<boolean> {
	await page.evaluate(text => {
		const { dispatch } = (window as unknown as EditorWindow).wp.data;
		dispatch('core/editor').editPost({ title: text });
	}, title);
	await page.locator('.editor-post-publish-button, .editor-post-save-draft').first().click();
	await page.waitForFunction(() => {
		const editor = (window as unknown as EditorWindow).wp.data.select('core/editor');
		return !editor.isSavingPost();
	});
	return page.evaluate(() =>
		(window as unknown as EditorWindow).wp.data.select('core/editor').didPostSaveRequestSucceed(),
	);
}
