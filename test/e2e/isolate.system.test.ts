import { mkdtemp, readlink, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phpList } from '../../src/isolation/recipes/php-list.ts';
import { LOOKS } from '../screenshots/states.ts';
import { type IsolationOptions, type IsolationSite, isolationSite } from '../wordpress/isolation/index.ts';
import { axeFindings } from './axe.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import { button, openRow, openView, textOf } from './panel-hand.ts';
import { until } from './until.ts';
import { openEditor, saveTitle, signIn } from './wp-admin.ts';

/* From a conflict to whoever is behind it, by clicks, in real DevTools over a real WordPress with many plugins. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));

let site: IsolationSite;
let tools: DevTools;
let profile: string;

beforeAll(async () => {
	profile = await mkdtemp(join(tmpdir(), 'concord-profile-'));
	[site, tools] = await Promise.all([
		isolationSite({ scenario: 'none' }),
		openDevTools({ extension, profile }),
	]);
});

afterAll(async () => {
	await tools?.close();
	await site?.stop();
	await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

const view = () => tools.panel.locator('.isolate');
const probes = () => site.door.count('POST', /\/wp\/v2\/posts\/1$/);

/** Another site; the person saves a post, and the save is refused. */
async function fail(wish: IsolationOptions, active?: readonly string[]): Promise<void> {
	await site.reset(wish);
	if (active) await site.database.setActivePlugins(active);
	await tools.page.context().clearCookies();
	await signIn(tools.page, site.origin, 'admin', 'admin');
	await openEditor(tools.page, site.origin, 1);
	await openView(tools, 'Isolate');
	const done = view().getByRole('button', { name: 'Done' });
	if ((await done.count()) > 0) await done.click();
	await openView(tools, 'Conflicts');
	await button(tools, 'Clear').click();
	expect(await saveTitle(tools.page, 'Saved')).toBe(false);
	await openRow(tools, '/wp/v2/posts/1');
	await openView(tools, 'Isolate');
	site.door.clear();
}

const click = (name: string | RegExp) => view().getByRole('button', { name }).click();
const radio = (name: RegExp): Locator => view().getByRole('radio', { name });
/** Their names, in small letters. */
const guilty = () => site.truth().flatMap(set => set.map(({ slug }) => slug.replaceAll('-', ' ')));
const verdict = async () => {
	await view().locator('.isolate-verdict').waitFor({ timeout: 120_000 });
	return ((await view().locator('.isolate-verdict').textContent()) ?? '').replace(/\s+/g, ' ');
};

/** A harder proof that comes by itself is over. */
const proved = async () => {
	await view().getByRole('button', { name: 'Done' }).waitFor({ timeout: 120_000 });
	return verdict();
};

/** Looks into the database after every probe until the search is over. */
async function watched(work: Promise<unknown>): Promise<Set<string>> {
	const seen = new Set<string>();
	let isOver = false;
	const end = work.finally(() => {
		isOver = true;
	});
	while (!isOver) seen.add((await site.database.option('active_plugins')) ?? '');
	await end;
	return seen;
}

describe('with Health Check, thirty plugins and a pair', () => {
	it('leads from the conflict to both of them, in at most fifteen requests, with nothing switched', async () => {
		await fail({ scenario: 'pair', plugins: 30, healthCheck: 'used' });
		await click('See what this site offers');
		await radio(/for single requests \(Health Check\)/).waitFor();
		expect(await radio(/for single requests \(Health Check\)/).isChecked()).toBe(true);
		await textOf(view().locator('.isolate-plan'), /^About \d+ probes/);
		await click('Start');
		const before = probes();
		await view()
			.getByRole('heading', { name: /^Send the failing request about \d+ more times\?$/ })
			.waitFor();
		expect(probes()).toBe(before);
		await click(/^Send it about \d+ times$/);
		const found = verdict().then(said => ({ said, sent: probes() }));
		const lists = await watched(found.then(proved));
		expect(lists.size).toBe(1);
		const { said, sent } = await found;
		for (const name of guilty()) expect(said.toLowerCase()).toContain(name);
		expect(said).toContain('The conflict happens with only this active');
		expect(sent).toBeLessThanOrEqual(15);
		expect(await site.database.activePlugins()).toEqual(site.startPlugins());

		const surer = await proved();
		for (const name of guilty()) expect(surer.toLowerCase()).toContain(name);
		expect(surer).toMatch(/\(3 of 3 times\)\. Without, it happened 0 of (?:[6-9]|\d\d) times\./);
		expect(surer).toContain('Everything is as it was before');
	}, 120_000);
});

it('names a guilty theme where nothing is installed for it', async () => {
	await fail({ scenario: 'theme' });
	await click('See what this site offers');
	await radio(/^Another theme, for single requests$/).waitFor();
	expect(await radio(/^Another theme, for single requests$/).isChecked()).toBe(true);
	expect(await radio(/for single requests \(Health Check\)/).isEnabled()).toBe(false);
	await click('Start');
	await click(/^Send it about \d+ times$/);
	expect(await verdict()).toContain('Found: the theme');
	expect(probes()).toBeLessThanOrEqual(4);
	expect(await proved()).toContain('3 of 3');
	expect((await site.database.theme()).stylesheet).toBe('acme-shopfront');
});

describe('for everybody', () => {
	/** As somebody with WP-CLI reads it. */
	const order = () => JSON.stringify(site.startPlugins());

	async function startForEverybody(): Promise<void> {
		await fail({ scenario: 'single' });
		await click('See what this site offers');
		await radio(/^Switch plugins off for everybody$/).check();
		await click('Start');
		await click(/^Send it about \d+ times$/);
		const agree = view().getByRole('button', { name: 'Switch plugins for everybody' });
		expect(await agree.getAttribute('aria-disabled')).toBe('true');
		await view().getByText('Keep the order in which the plugins load').click();
		await view().getByLabel('What it printed').fill(order());
		await view()
			.getByLabel(/^Type .* to agree$/)
			.fill(new URL(site.origin).host);
		expect(await site.database.activePlugins()).toEqual(site.startPlugins());
		await agree.click();
	}

	it('names the culprit after typed consent, and the list is as it was, byte for byte', async () => {
		const before = await (async () => {
			await site.reset({ scenario: 'single' });
			return site.database.option('active_plugins');
		})();
		await startForEverybody();
		const lists = await watched(verdict());
		expect(lists.size).toBeGreaterThan(1);
		const said = await verdict();
		for (const name of guilty()) expect(said.toLowerCase()).toContain(name);
		expect(said).toContain('Everything is as it was before');
		expect(await site.database.option('active_plugins')).toBe(before);
	}, 120_000);

	/** Ends the browser as a power cut does. Chromium's lock on its profile names the process. */
	async function kill(): Promise<void> {
		const lock = await readlink(join(profile, 'SingletonLock'));
		process.kill(Number(lock.split('-').at(-1)), 'SIGKILL');
		await tools.close();
	}

	const notice = () => tools.panel.locator('.banners .notice').filter({ hasText: 'Isolation unfinished' });

	async function startAnew(): Promise<void> {
		tools = await openDevTools({ extension, profile });
		await signIn(tools.page, site.origin, 'admin', 'admin');
		await notice().waitFor();
	}

	/** So many requests of a kind have come since; the last of them may be under way. */
	async function arrived(method: string, path: RegExp, many: number): Promise<void> {
		const before = site.door.count(method, path);
		await until(`${method} ${path}`, () => site.door.count(method, path) >= before + many, 60_000);
	}

	it('killed while it searches, while it puts back, and while it orders the list: one click puts all of it back', async () => {
		await startForEverybody();
		await arrived('PUT', /\/plugins\//, 4);
		await kill();
		expect((await site.database.activePlugins()).length).toBeLessThan(site.startPlugins().length);

		await startAnew();
		await textOf(notice(), /Switched off for everybody, perhaps still: Acme/);
		await notice().getByRole('button', { name: 'Put everything back' }).click();
		await arrived('PUT', /\/plugins\//, 2);
		await kill();
		expect((await site.database.activePlugins()).join()).not.toBe(site.startPlugins().join());

		await startAnew();
		await notice().getByRole('button', { name: 'Put everything back' }).click();
		await arrived('POST', /\/wp-admin\/options\.php$/, 1);
		await kill();

		await startAnew();
		await textOf(notice(), /may have sorted the order in which the plugins load/);
		for (const { height, theme, width } of LOOKS) {
			await tools.setTheme(theme);
			await tools.resizePanel(width, height);
			expect(await axeFindings(tools.panel)).toEqual([]);
		}
		await notice().getByRole('button', { name: 'Put everything back' }).click();
		await textOf(view(), /Everything is as it was before, and that was checked/);
		expect(await site.database.option('active_plugins')).toBe(phpList(site.startPlugins()));
		await click('Done');
		await openView(tools, 'Conflicts');
		await notice().waitFor({ state: 'detached' });
	}, 180_000);
});

it('by hand: ticks off what is done on the server, names the culprit, and has the folders named back', async () => {
	const few = ['acme-shop/acme-shop.php', 'acme-forms/acme-forms.php', 'acme-seo/acme-seo.php'];
	await fail({ scenario: 'single', culprits: ['acme-forms/acme-forms.php'] }, few);
	await click('See what this site offers');
	await radio(/^By hand/).check();
	await click('Start');
	await click(/^Send it about \d+ times$/);
	const folder = join(site.site, 'wp-content/plugins');
	const steps = view().locator('.isolate-steps li:not(.is-done)');
	const isOver = async () => (await view().locator('.isolate-verdict').count()) > 0;
	const goOn = view().locator('button[aria-disabled="false"]', { hasText: 'All done, go on' });
	let settings = 0;
	for (;;) {
		await until('steps to do, or a verdict', async () => (await steps.count()) > 0 || isOver(), 60_000);
		if (await isOver()) break;
		for (const text of await steps.allTextContents()) {
			const off = /Rename wp-content\/plugins\/(\S+) to (\S+)\./.exec(text);
			const on = /Give wp-content\/plugins\/(\S+) its name back; it is called (\S+) now/.exec(text);
			if (off) await rename(join(folder, off[1] ?? ''), join(folder, off[2] ?? ''));
			if (on) await rename(join(folder, on[2] ?? ''), join(folder, on[1] ?? ''));
		}
		await goOn.click();
		await goOn.waitFor({ state: 'detached' });
		settings++;
	}
	expect(settings).toBeGreaterThan(1);
	expect(await verdict()).toContain('Acme Forms');
	expect(await site.database.option('active_plugins')).toBe(phpList(few));
}, 120_000);
