import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWordPress, type WordPress } from '../wordpress/index.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import {
	button,
	detail,
	filterBy,
	focusOn,
	openRow,
	openTab,
	openView,
	press,
	rowCount,
	rows,
	textOf,
	totalRows,
} from './panel-hand.ts';
import { until } from './until.ts';
import { signIn } from './wp-admin.ts';

/* Finding one request among many, and what the panel keeps: over navigations, pauses and a closed DevTools. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));
const NOTE_PAGE = '/wp-admin/admin.php?page=acme-ajax-save';

let wordpress: WordPress;
let tools: DevTools;

beforeAll(async () => {
	[wordpress, tools] = await Promise.all([
		startWordPress({ plugins: ['ajax-save'] }),
		openDevTools({ extension }),
	]);
	await signIn(tools.page, wordpress.origin, wordpress.admin.user, wordpress.admin.password);
	// Outside of wp-admin no heartbeat comes in between.
	await tools.page.goto(wordpress.origin);
});

afterAll(async () => {
	await tools?.close();
	await wordpress?.stop();
});

const status = () => tools.panel.locator('.status-bar');
const sentence = () => tools.panel.locator('.filter-sentence');
const field = () => tools.panel.getByRole('combobox', { name: 'Filter' });
const grid = () => tools.panel.getByRole('grid');
const checkbox = () => tools.panel.getByRole('checkbox', { name: 'Preserve log' });
const names = () => rows(tools).locator('.cell-name').allTextContents();

/** Asks for a REST route in the page, without being signed in there. */
function ask(...routes: readonly string[]): Promise<unknown> {
	return tools.page.evaluate(
		paths => Promise.all(paths.map(path => fetch(`/wp-json${path}`).then(answer => answer.text()))),
		routes,
	);
}

/** Saves the note twice, with a version that is a save behind the second time: refused with 409. */
async function refuseANote(): Promise<void> {
	await tools.page.goto(`${wordpress.origin}${NOTE_PAGE}`);
	const note = tools.page.locator('#acme-ajax-save');
	const status = tools.page.locator('p[role=status]');
	await note.locator('[name=text]').fill('Mine');
	await note.locator('button').click();
	await status.getByText('Saved.').waitFor();
	await tools.page.evaluate(() => {
		const { jQuery } = window as unknown as {
			jQuery(selector: string): { data(name: string, to: number): void };
		};
		jQuery('#acme-ajax-save').data('version', 1);
	});
	await note.locator('[name=text]').fill('Mine again');
	await note.locator('button').click();
	await status.getByText('409').waitFor();
}

describe('what there is to see', () => {
	it('says that no conflict was found so far, and how many requests were checked', async () => {
		await textOf(tools.panel.locator('.empty'), /^No conflict so far\d+ WordPress requests were checked/);
	});

	it('says that nothing came yet, and offers to reload', async () => {
		await openView(tools, 'Requests');
		await button(tools, 'Clear').click();
		await textOf(tools.panel.locator('.empty h1'), 'No WordPress requests yet');
		await button(tools, 'Reload page').click();
		await rows(tools, new URL(wordpress.origin).host).waitFor();
	});

	it('says that it is paused, records nothing meanwhile, and goes on', async () => {
		await button(tools, 'Stop recording').click();
		await button(tools, 'Clear').click();
		await textOf(tools.panel.locator('.empty h1'), 'Recording is paused');
		await ask('/wp/v2/types');
		await tools.panel.locator('.empty').getByRole('button').click();
		await ask('/wp/v2/taxonomies');
		await rows(tools, '/wp/v2/taxonomies').waitFor();
		expect(await rows(tools, '/wp/v2/types').count()).toBe(0);
		await focusOn(tools, 'grid WordPress requests');
	});

	it('says that the filter hides everything, and takes it away', async () => {
		await filterBy(tools, 'status:503');
		await textOf(
			tools.panel.locator('.empty'),
			/^The filter hides everythingShows requests whose status is 503\./,
		);
		await tools.panel.locator('.empty').getByRole('button', { name: 'Clear filter' }).click();
		await rows(tools, '/wp/v2/taxonomies').waitFor();
		expect(await field().inputValue()).toBe('');
		await focusOn(tools, 'grid WordPress requests');
	});
});

describe('the filter', () => {
	beforeAll(async () => {
		await refuseANote();
		await ask('/wp/v2/posts/1', '/wp/v2/posts/404', '/wp/v2/posts/1?_fields=id');
		await rows(tools, '/wp/v2/posts/404').waitFor();
	});

	it.each([
		['status:409', ['acme_ajax_save'], 'Shows requests whose status is 409.'],
		['status:4xx', ['acme_ajax_save', '/wp/v2/posts/404'], 'Shows requests whose status is 4xx.'],
		[
			'-kind:stale-version action:acme*',
			['acme_ajax_save'],
			/without the finding “Stale version” and whose action/,
		],
		['/posts\\/\\d{2,}$/', ['/wp/v2/posts/404'], /that fit the pattern/],
		['route:/wp/v2/tax*', ['/wp/v2/taxonomies'], /whose route matches/],
		['plugin:acme-ajax-save status:409', ['acme_ajax_save'], /that involve the plugin/],
		['is:write', ['acme_ajax_save', 'acme_ajax_save'], 'Shows requests that are writes.'],
		['colour:red', [], /No filter is called “colour”: searches for the text\./],
		['/(/', [], /it is no valid pattern/],
	])('%s', async (filter, wanted, said) => {
		await filterBy(tools, filter);
		await rowCount(tools, wanted.length);
		expect((await names()).sort()).toEqual([...wanted].sort());
		await textOf(sentence(), said);
		await textOf(status(), new RegExp(`^${wanted.length} of \\d+ WordPress requests`));
	});

	it('hides conflicts as well', async () => {
		await filterBy(tools, '-kind:stale-version');
		await openView(tools, 'Conflicts');
		await textOf(tools.panel.locator('.empty h1'), 'The filter hides everything');
		await filterBy(tools, 'kind:stale-version');
		await rowCount(tools, 1);
		await openView(tools, 'Requests');
	});

	it('completes keys and values that were seen, by keyboard', async () => {
		await filterBy(tools, '');
		await field().focus();
		await press(tools, 'a', 'c', 't');
		await tools.panel
			.getByRole('option', { name: /^action:/ })
			.first()
			.waitFor();
		await press(tools, 'ArrowDown', 'Enter');
		expect(await field().inputValue()).toBe('action:');
		await press(tools, 'a', 'c', 'm');
		await tools.panel.getByRole('option', { name: 'acme_ajax_save' }).waitFor();
		await press(tools, 'ArrowDown', 'Tab');
		expect(await field().inputValue()).toBe('action:acme_ajax_save');
		expect(await field().getAttribute('aria-expanded')).toBe('false');
		await focusOn(tools, 'combobox Filter');
	});

	it('takes in chips, and lets them go', async () => {
		await filterBy(tools, '');
		await button(tools, 'Writes').click();
		expect(await field().inputValue()).toBe('is:write');
		expect(await button(tools, 'Writes').getAttribute('aria-pressed')).toBe('true');
		await button(tools, 'Failed').click();
		await rowCount(tools, 1);
		await button(tools, 'Writes').click();
		await button(tools, 'Failed').click();
		expect(await field().inputValue()).toBe('');
	});

	it('is filled by the menu of a row', async () => {
		await rows(tools, '/wp/v2/taxonomies').click({ button: 'right' });
		await tools.panel.getByRole('menuitemcheckbox', { name: 'Filter by this route' }).click();
		await rowCount(tools, 1, '/wp/v2/taxonomies');
		await textOf(sentence(), 'Shows requests whose route matches “/wp/v2/taxonomies”.');
		await focusOn(tools, 'grid WordPress requests');
		await press(tools, 'Shift+F10');
		await tools.panel.getByRole('menuitemcheckbox', { name: 'Filter by this route', checked: true }).click();
		expect(await field().inputValue()).toBe('');
	});
});

describe('a list that is longer than the panel', () => {
	const edge = () => grid().evaluate(at => at.scrollHeight - at.scrollTop - at.clientHeight);
	const top = () => grid().evaluate(at => at.scrollTop);

	beforeAll(async () => {
		await press(tools, 'Escape'); // the detail of the row before
		await tools.resizePanel(1100, 260);
	});

	it('follows what is new only while it is at its end', async () => {
		const before = (await totalRows(tools)) + 9;
		for (let times = 0; times < 3; times++) await ask('/wp/v2/types', '/wp/v2/statuses', '/wp/v2/taxonomies');
		await until('nine rows', async () => (await totalRows(tools)) === before);
		await until('the end of the list', async () => (await edge()) <= 1);
		await grid().evaluate(at => at.scrollTo(0, 42));
		await ask('/wp/v2/types');
		await until('one more row', async () => (await totalRows(tools)) === before + 1);
		expect(await top()).toBe(42);
		await grid().evaluate(at => at.scrollTo(0, at.scrollHeight));
		await ask('/wp/v2/statuses');
		await until('another row', async () => (await totalRows(tools)) === before + 2);
		await until('the end of the list', async () => (await edge()) <= 1);
		await tools.resizePanel(1100, 700);
	});

	it('is sorted by a column, the other way round, and as it came', async () => {
		// The list has just become tall enough for all its rows, and draws them with the next frames.
		const total = await totalRows(tools);
		await until('all rows', async () => (await names()).length === total);
		const asItCame = await names();
		const byName = [...asItCame].sort((a, b) => a.localeCompare(b, 'en'));
		const head = tools.panel.getByRole('columnheader', { name: 'Name' });
		for (const [direction, wanted] of [
			['ascending', byName],
			['descending', byName.toReversed()],
			['none', asItCame],
		] as const) {
			await head.getByRole('button').click();
			// It is drawn with the next frame.
			await until(direction, async () => (await head.getAttribute('aria-sort')) === direction);
			await until('the order', async () => (await names()).join() === wanted.join());
			expect(await names()).toEqual(wanted);
		}
	});
});

describe('the log', () => {
	it('is preserved over a navigation', async () => {
		const before = await totalRows(tools);
		await tools.page.goto(`${wordpress.origin}/wp-admin/profile.php`);
		await rows(tools, 'profile.php').waitFor();
		expect(await totalRows(tools)).toBeGreaterThan(before);
	});

	it('begins anew with each page when it is not preserved', async () => {
		await checkbox().uncheck();
		await tools.page.goto(`${wordpress.origin}${NOTE_PAGE}`);
		await rows(tools, 'admin.php').waitFor();
		expect(await names()).not.toContain('profile.php');
		await ask('/wp/v2/types');
		await rows(tools, '/wp/v2/types').waitFor();
	});
});

it('remembers its settings when DevTools is closed and opened again', async () => {
	await filterBy(tools, 'route:/wp/v2/types');
	await openRow(tools, '/wp/v2/types');
	await openTab(tools, 'Response');
	await button(tools, 'Raw').click();
	const line = () => tools.panel.getByRole('separator', { name: 'Resize' });
	await line().press('ArrowRight');
	const share = await line().getAttribute('aria-valuenow');
	await until('the settings to be saved', () =>
		tools.devtoolsPage.evaluate<boolean>(
			`chrome.storage.local.get('settings').then(({ settings }) => Math.round(settings.splitWide * 100) === ${share})`,
		),
	);
	await tools.reopen();
	await tools.showPanel();
	await openView(tools, 'Requests');
	expect(await field().inputValue()).toBe('route:/wp/v2/types');
	expect(await checkbox().isChecked()).toBe(false);
	await ask('/wp/v2/types');
	await openRow(tools, '/wp/v2/types');
	await openTab(tools, 'Response');
	await detail(tools).locator('pre.code').waitFor();
	expect(await line().getAttribute('aria-valuenow')).toBe(share);
});
