import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FixturePlugin, type Person, startWordPress, type WordPress } from './index.ts';

type Post = { id: number; title: { raw: string }; acme_version: number; acme_fingerprint: string };
type Refusal = { code: string; data: { status: number; expected: number; given: number } };
type Plugin = { plugin: string; status: 'active' | 'inactive' };

const id = (name: FixturePlugin): string => `acme-${name}/acme-${name}`;

async function newPost(wp: WordPress): Promise<Post> {
	const answer = await wp.rest<Post>('POST', '/wp/v2/posts', { title: 'Fixture', status: 'draft' });
	expect(answer.status).toBe(201);
	return answer.data;
}

async function switchPlugin(wp: WordPress, name: FixturePlugin, status: Plugin['status']): Promise<void> {
	const answer = await wp.rest('PUT', `/wp/v2/plugins/${id(name)}`, { status });
	expect(answer.status).toBe(200);
}

async function reachable(origin: string): Promise<boolean> {
	return fetch(origin, { redirect: 'manual' }).then(
		() => true,
		() => false,
	);
}

describe('a running WordPress', () => {
	let wp: WordPress;
	let admin: Person;
	let editor: Person;

	beforeAll(async () => {
		wp = await startWordPress({
			plugins: ['version-guard'],
			theme: 'twentytwentyfour',
			users: [{ user: 'anna', password: 'secret', role: 'author' }],
		});
	});
	afterAll(() => wp?.stop());
	beforeEach(async () => {
		await wp.reset();
		admin = await wp.as('admin', 'admin');
		editor = await wp.as('editor', 'editor');
	});

	test('is what was asked for', async () => {
		expect(wp.version).toBe('7.1.1');
		const themes = await wp.rest<{ stylesheet: string }[]>('GET', '/wp/v2/themes?status=active');
		expect(themes.data.map(theme => theme.stylesheet)).toEqual(['twentytwentyfour']);

		const anna = await wp.as('anna', 'secret');
		const me = await anna.rest<{ roles: string[] }>('GET', '/wp/v2/users/me?context=edit');
		expect(me.data.roles).toEqual(['author']);
		await expect(wp.as('anna', 'wrong')).rejects.toThrow('anna could not log in');
	});

	test('lists the fixture plugins, one active, and no database driver', async () => {
		const plugins = await wp.rest<Plugin[]>('GET', '/wp/v2/plugins');
		expect(plugins.data.map(({ plugin, status }) => `${plugin}: ${status}`)).toEqual([
			`${id('ajax-save')}: inactive`,
			`${id('double-save')}: inactive`,
			`${id('pair-lock')}: inactive`,
			`${id('pair-views')}: inactive`,
			`${id('version-guard')}: active`,
			'hello: inactive',
		]);
	});

	test('keeps what went over the wire', async () => {
		await editor.rest('GET', '/wp/v2/posts/1');
		const step = editor.wire.at(-1);
		expect(step).toMatchObject({ who: 'editor', request: { method: 'GET' }, response: { status: 200 } });
		expect(step?.request.headers).toContainEqual({ name: 'X-WP-Nonce', value: editor.nonce });
		expect(step?.response.headers.map(header => header.name.toLowerCase())).toContain('content-type');
	});

	test('version-guard lets the first save through and refuses the stale one', async () => {
		const post = await newPost(wp);
		const route = `/wp/v2/posts/${post.id}`;
		const stale = post.acme_version;

		const theirs = await admin.rest<Post>('PUT', route, { title: 'Theirs', acme_version: stale });
		expect(theirs.status).toBe(200);
		expect(theirs.data.acme_version).toBe(stale + 1);

		const mine = await editor.rest<Refusal>('PUT', route, { title: 'Mine', acme_version: stale });
		expect(mine.status).toBe(409);
		expect(mine.data).toMatchObject({
			code: 'acme_version_conflict',
			data: { status: 409, expected: stale + 1, given: stale },
		});

		const again = await editor.rest<Post>('PUT', route, { title: 'Mine', acme_version: stale + 1 });
		expect(again.status).toBe(200);
	});

	test('version-guard counts a save that knows nothing of versions, and answers beforehand', async () => {
		const post = await newPost(wp);
		const check = `/acme-version-guard/v1/check/${post.id}`;
		const before = await editor.rest('POST', check, { version: post.acme_version });
		expect(before.status).toBe(200);

		const blind = await wp.rest<Post>('POST', `/wp/v2/posts/${post.id}`, { title: 'Theirs' });
		expect(blind.data.acme_version).toBe(post.acme_version + 1);

		const after = await editor.rest<Refusal>('POST', check, { version: post.acme_version });
		expect(after.status).toBe(409);
		expect(after.data.data).toEqual({ status: 409, expected: 2, given: 1 });
	});

	test('version-guard takes no autosave for a save', async () => {
		const post = await newPost(wp);
		const route = `/wp/v2/posts/${post.id}`;
		expect((await wp.rest('POST', `${route}/autosaves`, { title: 'Unfinished' })).status).toBe(200);
		const { data } = await wp.rest<Post>('GET', `${route}?context=edit`);
		expect(data.title.raw).toBe('Unfinished'); // Of a draft, the autosave is the draft.
		expect(data.acme_version).toBe(post.acme_version);
	});

	test('of four writers at the same moment exactly one wins', async () => {
		const post = await newPost(wp);
		const answers = await Promise.all(
			[admin, editor, admin, editor].map(person =>
				person.rest('PUT', `/wp/v2/posts/${post.id}`, {
					title: 'Me!',
					acme_version: post.acme_version,
				}),
			),
		);
		expect(answers.map(answer => answer.status).sort()).toEqual([200, 409, 409, 409]);
	});

	test('ajax-save: saved, stale, bad nonce', async () => {
		await switchPlugin(wp, 'ajax-save', 'active');
		const page = (await editor.get('/wp-admin/admin.php?page=acme-ajax-save')).text;
		const [, nonce = '', version = ''] = /data-nonce="(\w+)" data-version="(\d+)"/.exec(page) ?? [];
		const fields = { nonce, version, text: 'A note' };

		expect(await editor.ajax('acme_ajax_save', fields)).toMatchObject({ status: 200 });
		const stale = await editor.ajax('acme_ajax_save', fields);
		expect(stale.status).toBe(409);
		expect(JSON.parse(stale.text)).toMatchObject({ success: false, data: { code: 'stale_version' } });
		const refused = await editor.ajax('acme_ajax_save', { ...fields, nonce: '0123456789' });
		expect(refused).toMatchObject({ status: 403, text: '-1' });
		expect(page).toContain('/wp-content/plugins/acme-ajax-save/note.js');
	});

	test('double-save: the editor loads its script', async () => {
		await switchPlugin(wp, 'double-save', 'active');
		const page = (await admin.get('/wp-admin/post-new.php')).text;
		const [, src] = /src=["'](\S*acme-double-save\/double-save\.js[^"']*)/.exec(page) ?? [];
		const url = new URL(src ?? 'missing:');
		expect(url.origin).toBe(wp.origin);
		expect(await admin.get(url.pathname)).toMatchObject({ status: 200 });
	});

	test.each([
		{ active: ['pair-lock'], status: 200 },
		{ active: ['pair-views'], status: 200 },
		{ active: ['pair-lock', 'pair-views'], status: 409 },
	] as const)('a save with $active gets $status', async ({ active, status }) => {
		for (const name of active) {
			await switchPlugin(wp, name, 'active');
		}
		const { id } = await newPost(wp);
		// What the browser does: load the post, count the view, save with the fingerprint the page came with.
		const { data: loaded } = await editor.rest<Partial<Post>>('GET', `/wp/v2/posts/${id}?context=edit`);
		await editor.rest('POST', `/acme-pair-views/v1/posts/${id}/views`);
		const fingerprint = loaded.acme_fingerprint;
		const headers = fingerprint === undefined ? {} : { 'X-Acme-Fingerprint': fingerprint };
		const saved = await editor.rest('PUT', `/wp/v2/posts/${id}`, { title: 'Saved' }, headers);
		expect(saved.status).toBe(status);
	});

	test('a nonce can be made to expire', async () => {
		await wp.clock({ nonceLife: 2 });
		await editor.refreshNonce();
		const { nonce } = editor;
		await expect
			.poll(async () => (await editor.rest('GET', '/wp/v2/posts')).status, { timeout: 30_000 })
			.toBe(403);
		await editor.refreshNonce();
		expect(editor.nonce).not.toBe(nonce);
	});

	test('reset() puts posts, plugins and files back, and leaves admin signed in', async () => {
		const post = await newPost(wp);
		await switchPlugin(wp, 'version-guard', 'inactive');
		expect((await wp.rest('DELETE', `/wp/v2/plugins/${id('pair-lock')}`)).status).toBe(200);
		await writeFile(join(wp.site, 'wp-content/mu-plugins/mine.php'), '<?php');

		await wp.reset();

		expect((await wp.rest('GET', `/wp/v2/posts/${post.id}?context=edit`)).status).toBe(404);
		const plugins = (await wp.rest<Plugin[]>('GET', '/wp/v2/plugins')).data;
		expect(plugins.find(({ plugin }) => plugin === id('version-guard'))?.status).toBe('active');
		expect(plugins.some(({ plugin }) => plugin === id('pair-lock'))).toBe(true);
		expect(existsSync(join(wp.site, 'wp-content/mu-plugins/mine.php'))).toBe(false);
	});

	test('a second site does not see the first, and stopping it leaves nothing', async () => {
		const other = await startWordPress();
		try {
			const post = await newPost(wp);
			expect(other.origin).not.toBe(wp.origin);
			expect((await other.rest('GET', `/wp/v2/posts/${post.id}?context=edit`)).status).toBe(404);
			expect(
				(await other.rest<Plugin[]>('GET', '/wp/v2/plugins')).data.every(p => p.status === 'inactive'),
			).toBe(true);
		} finally {
			await other.stop();
		}
		expect(existsSync(other.site)).toBe(false);
		expect(await reachable(other.origin)).toBe(false);
		expect(await reachable(wp.origin)).toBe(true);
	});
});

test('a theme that is not there is refused in words', async () => {
	await expect(startWordPress({ theme: 'twentyten' })).rejects.toThrow(
		/no theme 'twentyten' here; there are: /,
	);
});

test('a process that is killed outright leaves no server behind', async () => {
	const main = fileURLToPath(new URL('main.ts', import.meta.url));
	const child = spawn(process.execPath, ['--import', 'tsx', main], { stdio: ['ignore', 'pipe', 'inherit'] });
	const [line] = await once(createInterface(child.stdout), 'line');
	const origin = new URL(/http:\S+/.exec(line)?.[0] ?? 'missing:').origin;
	expect(await reachable(origin)).toBe(true);
	child.kill('SIGKILL');
	await expect.poll(() => reachable(origin), { timeout: 30_000 }).toBe(false);
});
