import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWordPress, type WordPress } from '../wordpress/index.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import { detail, detailText, openRow, openTab, openView, rows } from './panel-hand.ts';
import { calmHeartbeat, openEditor, saveTitle, signIn } from './wp-admin.ts';

/* The whole chain, with no stand-in: a real WordPress refuses a real save, and the panel in real DevTools names it. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));

let wordpress: WordPress;
let tools: DevTools;

beforeAll(async () => {
	wordpress = await startWordPress({ plugins: ['version-guard', 'ajax-save'] });
	tools = await openDevTools({ extension, openPanel: false });
	await signIn(tools.page, wordpress.origin, wordpress.admin.user, wordpress.admin.password);
});

afterAll(async () => {
	await tools?.close();
	await wordpress?.stop();
});

/** Opens a new post, lets somebody else save it meanwhile, and saves: WordPress refuses with 409. */
async function refuseASave(): Promise<string> {
	const { data } = await wordpress.rest<{ id: number }>('POST', '/wp/v2/posts', {
		title: 'Mine',
		status: 'publish',
	});
	await openEditor(tools.page, wordpress.origin, data.id);
	await calmHeartbeat(tools.page);
	await wordpress.rest('POST', `/wp/v2/posts/${data.id}`, { title: 'Theirs' });
	expect(await saveTitle(tools.page, 'Mine again')).toBe(false);
	return `/wp/v2/posts/${data.id}`;
}

describe('a save of the block editor that is refused', () => {
	let route = '';

	beforeAll(async () => {
		route = await refuseASave();
		await tools.showPanel();
	});

	it('is in the list though the panel was opened only afterwards', async () => {
		await rows(tools, route).waitFor();
		expect(await rows(tools, route).textContent()).toContain('Stale version');
		expect(await rows(tools, route).textContent()).toContain('acme-version-guard');
		expect(await tools.panel.locator('.status-bar').textContent()).toContain('1 conflict');
	});

	it('is explained, with what the server said and who took part', async () => {
		await openRow(tools, route);
		const heading = `The save of ${route} was based on an old version`;
		await detail(tools).getByRole('heading', { name: heading }).waitFor();
		const text = await detailText(tools);
		expect(text).toContain('This post was changed since you loaded it.');
		expect(text).toMatch(/Version sent\s*\d+/);
		expect(text).toContain('version-guard');
	});

	it('shows what was sent and what came back', async () => {
		await openTab(tools, 'Request');
		expect(await detailText(tools)).toMatch(/POST .*\/wp-json\/wp\/v2\/posts\/\d+.*acts as PUT/s);
		expect(await detailText(tools)).toContain('"Mine again"');
		await openTab(tools, 'Response');
		expect(await detailText(tools)).toContain('409');
		expect(await detailText(tools)).toMatch(/expected:\s*\d+/);
	});

	it('stays while the panel is hidden and shown again, and nothing is doubled', async () => {
		await openView(tools, 'Requests');
		const before = await rows(tools).count();
		await tools.hidePanel();
		await tools.showPanel();
		await rows(tools, '409').first().waitFor();
		expect(await rows(tools).count()).toBe(before);
		await openView(tools, 'Conflicts');
		expect(await rows(tools, route).count()).toBe(1);
	});

	it('can be closed with Escape', async () => {
		await openRow(tools, route);
		await tools.panel.getByRole('grid').press('Escape');
		await detail(tools).waitFor({ state: 'detached' });
	});
});

it('names a refused admin-ajax action, and its answer', async () => {
	await tools.showPanel();
	await tools.page.goto(`${wordpress.origin}/wp-admin/admin.php?page=acme-ajax-save`);
	const other = await wordpress.as('editor', 'editor');
	await saveNoteAs(other);
	await tools.page.fill('[name=text]', 'Mine');
	await tools.page.click('#acme-ajax-save button');
	await tools.page.getByText('409 Someone else saved this note first.').waitFor();
	await openRow(tools, 'acme_ajax_save');
	await openTab(tools, 'Diagnosis');
	await detail(tools).getByText('Someone else saved this note first.').waitFor();
	expect(await detailText(tools)).toContain('stale_version');
});

/** Somebody else saves the note, with a browser of their own. */
async function saveNoteAs(person: Awaited<ReturnType<WordPress['as']>>): Promise<void> {
	const page = await person.get('/wp-admin/admin.php?page=acme-ajax-save');
	const nonce = /data-nonce="(\w+)"/.exec(page.text)?.[1] ?? '';
	const saved = await person.ajax('acme_ajax_save', { nonce, version: '1', text: 'Theirs' });
	expect(saved.status).toBe(200);
}

it('turns dark and light with DevTools, live', async () => {
	await tools.showPanel();
	const background = () => tools.panel.evaluate(() => getComputedStyle(document.body).backgroundColor);
	await tools.setTheme('dark');
	expect(await background()).toBe('rgb(40, 40, 40)');
	await tools.setTheme('light');
	expect(await background()).toBe('rgb(255, 255, 255)');
});
