import type { Page } from 'playwright-core';

/* What a person does in the block editor and in wp-admin, beyond test/e2e/wp-admin.ts. */

/** The editor's JavaScript API as far as it is used here; it runs in the page. */
export interface EditorWindow {
	readonly wp: {
		readonly data: {
			select(store: 'core/editor'): {
				getCurrentPostId(): number | null;
				isSavingPost(): boolean;
				isAutosavingPost(): boolean;
				isPostLocked(): boolean;
				didPostSaveRequestSucceed(): boolean;
			};
			dispatch(store: 'core/editor'): {
				editPost(edits: object): Promise<void>;
				savePost(): Promise<void>;
				autosave(): Promise<void>;
			};
			dispatch(store: 'core/block-editor'): { insertBlocks(block: unknown): void };
			dispatch(store: 'core'): {
				saveEntityRecord(kind: string, name: string, record: object): Promise<unknown>;
			};
		};
		readonly blocks: { createBlock(name: string, attributes: object): unknown };
		readonly heartbeat: { connectNow(): void; interval(speed: string | number): void };
		readonly apiFetch: {
			(options: object): Promise<unknown>;
			readonly nonceMiddleware: { nonce: string };
		};
	};
}

/** Waits until the block editor can be used. */
export async function editorReady(page: Page): Promise<void> {
	await page.waitForFunction(() => {
		const editor = (window as unknown as Partial<EditorWindow>).wp?.data?.select('core/editor');
		return editor?.getCurrentPostId() != null;
	});
	await page.waitForSelector('.editor-header, .edit-post-header');
	await quiet(page);
}

/** Waits until the page asks for nothing more; one that always asks for something has to do as it is. */
export async function quiet(page: Page): Promise<void> {
	await page.waitForLoadState('networkidle', { timeout: 4000 }).catch(() => undefined);
}

export async function newPostInEditor(page: Page, origin: string, type = 'post'): Promise<void> {
	await page.goto(`${origin}/wp-admin/post-new.php?post_type=${type}`);
	await editorReady(page);
}

export async function openInEditor(page: Page, origin: string, id: number): Promise<void> {
	await page.goto(`${origin}/wp-admin/post.php?post=${id}&action=edit`);
	await editorReady(page);
}

export function postId(page: Page): Promise<number> {
	return page.evaluate(
		() => (window as unknown as EditorWindow).wp.data.select('core/editor').getCurrentPostId() ?? 0,
	);
}

/** Changes the title, as typing does. */
export async function retitle(page: Page, title: string): Promise<void> {
	await page.evaluate(
		text => (window as unknown as EditorWindow).wp.data.dispatch('core/editor').editPost({ title: text }),
		title,
	);
}

/** Adds a paragraph. */
export async function write(page: Page, content: string): Promise<void> {
	await page.evaluate(text => {
		const { data, blocks } = (window as unknown as EditorWindow).wp;
		data.dispatch('core/block-editor').insertBlocks(blocks.createBlock('core/paragraph', { content: text }));
	}, content);
}

/** Saves with the keyboard and waits for the end of it; says whether the editor is content. */
export async function save(page: Page): Promise<boolean> {
	await page.keyboard.press('Control+s');
	return saved(page);
}

/** Waits until the editor has stopped saving. */
export async function saved(page: Page): Promise<boolean> {
	await page
		.waitForFunction(
			() => (window as unknown as EditorWindow).wp.data.select('core/editor').isSavingPost(),
			null,
			{ timeout: 1500, polling: 10 },
		)
		.catch(() => undefined);
	await page.waitForFunction(() => {
		const editor = (window as unknown as EditorWindow).wp.data.select('core/editor');
		return !editor.isSavingPost() && !editor.isAutosavingPost();
	});
	return page.evaluate(() =>
		(window as unknown as EditorWindow).wp.data.select('core/editor').didPostSaveRequestSucceed(),
	);
}

/** Lets heartbeat beat now and waits for the answer's body. */
export async function beatNow(page: Page): Promise<string> {
	const answer = page.waitForResponse(
		response => /admin-ajax/.test(response.url()) && /heartbeat/.test(response.request().postData() ?? ''),
	);
	await page.evaluate(() => (window as unknown as EditorWindow).wp.heartbeat.connectNow());
	return (await answer).text();
}
