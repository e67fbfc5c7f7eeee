import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWordPress, type WordPress } from '../wordpress/index.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import {
	button,
	detail,
	focusOn,
	openRow,
	openTab,
	openView,
	rows,
	textOf,
	totalRows,
} from './panel-hand.ts';
import { calmHeartbeat, openEditor, saveTitle, signIn } from './wp-admin.ts';

/* One attempt on its own, and the watch over a fix: both around saves of the real block editor. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));

let wordpress: WordPress;
let tools: DevTools;
let id: number;

beforeAll(async () => {
	[wordpress, tools] = await Promise.all([
		startWordPress({ plugins: ['version-guard'] }),
		openDevTools({ extension }),
	]);
	await signIn(tools.page, wordpress.origin, wordpress.admin.user, wordpress.admin.password);
	const post = { title: 'Before', status: 'publish' };
	id = (await wordpress.rest<{ id: number }>('POST', '/wp/v2/posts', post)).data.id;
	await openEditor(tools.page, wordpress.origin, id);
	await calmHeartbeat(tools.page);
	await wordpress.rest('POST', `/wp/v2/posts/${id}`, { title: 'Theirs' });
});

afterAll(async () => {
	await tools?.close();
	await wordpress?.stop();
});

const banner = () => tools.panel.locator('.banners .notice');

describe('one attempt', () => {
	it('waits for the action, gathers what it causes, and opens on what went wrong', async () => {
		await openView(tools, 'Report');
		await button(tools, 'Record one attempt').click();
		await textOf(banner(), /^Perform the action that fails, once\./);
		expect(await saveTitle(tools.page, 'Mine')).toBe(false);
		await textOf(banner(), /^Attempt recorded\. Requests: \d+\. Writes: 1\. Problems: 1\./);
		await detail(tools)
			.getByRole('heading', { name: /was based on an old version/ })
			.waitFor();
		await textOf(tools.panel.locator('#view-tab-conflicts[aria-selected=true]'), 'Conflicts');
		expect(await rows(tools, `/wp/v2/posts/${id}`).count()).toBe(1);
	});

	it('shows the requests of the attempt alone, until all are asked for', async () => {
		await openView(tools, 'Requests');
		const said = await banner().textContent();
		expect(said).toContain(`Requests: ${await totalRows(tools)}.`);
		const some = await totalRows(tools);
		await button(tools, 'Show all requests').click();
		await banner().waitFor({ state: 'detached' });
		expect(await totalRows(tools)).toBeGreaterThan(some);
		await focusOn(tools, 'grid WordPress requests');
	});

	it('can be given up', async () => {
		await button(tools, 'Record one attempt').click();
		await button(tools, 'Cancel').click();
		await banner().waitFor({ state: 'detached' });
		await focusOn(tools, 'grid WordPress requests');
	});
});

describe('the watch over a fix', () => {
	it('says that it came back when the action is refused again', async () => {
		await openView(tools, 'Conflicts');
		await openRow(tools, `/wp/v2/posts/${id}`);
		await openTab(tools, 'Diagnosis');
		await button(tools, 'Verify the fix').click();
		await textOf(banner(), /^Watching .*\/wp\/v2\/posts\/\d+.* Before: 1 of 1 tries in conflict\./);
		expect(await saveTitle(tools.page, 'Mine, still')).toBe(false);
		await textOf(banner(), /It came back\. Before: 1 of 1 tries in conflict\. Since: 1 of 1\./);
		await button(tools, 'Stop watching').click();
		await banner().waitFor({ state: 'detached' });
	});

	it('counts the tries since, and says what they are worth', async () => {
		await button(tools, 'Verify the fix').click();
		await textOf(banner(), /Before: 2 of 2 tries in conflict\./);
		await openEditor(tools.page, wordpress.origin, id);
		expect(await saveTitle(tools.page, 'Mine, on top of theirs')).toBe(true);
		await textOf(
			banner(),
			/Before: 2 of 2 tries in conflict\. Since: 0 of 1\. Chance that this is mere luck: /,
		);
	});
});
