import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BEFORE } from '../report/redaction/encodings.ts';
import { startWordPress, type WordPress } from '../wordpress/index.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import { button, chooseFiles, openView, rows, textOf } from './panel-hand.ts';
import { stickingOut, walkWithTab } from './panel-reach.ts';
import { until } from './until.ts';
import { openEditor, saveTitle, signIn } from './wp-admin.ts';

/* The Report view over a real WordPress: what is shown is what leaves, and no secret of the session is in it. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));
const OWNER = { user: 'katharina-voss', password: 'Kranich!42 &<Wolke', role: 'administrator' } as const;
const READER = { user: 'leserin', password: 'Nur-Lesen-77', role: 'subscriber' } as const;
const EMAIL = 'katharina.voss@kontor.example';

let wordpress: WordPress;
let tools: DevTools;
let folder: string;
let route: string;
let secrets: readonly string[];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'concord-report-'));
	[wordpress, tools] = await Promise.all([
		startWordPress({ plugins: ['version-guard'], users: [OWNER, READER] }),
		openDevTools({ extension }),
	]);
	const { page } = tools;
	await tools.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: wordpress.origin });
	const [owner] = (await wordpress.rest<{ id: number }[]>('GET', `/wp/v2/users?search=${OWNER.user}`)).data;
	await wordpress.rest('POST', `/wp/v2/users/${owner?.id}`, { email: EMAIL });
	await signIn(page, wordpress.origin, OWNER.user, OWNER.password);
	const post = { title: 'Before', status: 'publish' };
	const { id } = (await wordpress.rest<{ id: number }>('POST', '/wp/v2/posts', post)).data;
	route = `/wp/v2/posts/${id}`;
	await openEditor(page, wordpress.origin, id);
	await wordpress.rest('POST', route, { title: 'Theirs' });
	expect(await saveTitle(page, 'Mine')).toBe(false);
	// Who is signed in, with the address: an answer that the report could quote.
	const nonce = await page.evaluate(async () => {
		const { apiFetch } = (window as unknown as { wp: { apiFetch(o: object): Promise<unknown> } }).wp;
		await apiFetch({ path: '/wp/v2/users/me?context=edit' });
		return (window as unknown as { wpApiSettings: { nonce: string } }).wpApiSettings.nonce;
	});
	await rows(tools, route).first().waitFor();
	const cookies = (await tools.context.cookies(wordpress.origin))
		.filter(({ name }) => /^wordpress_(?:logged_in|sec)?_?[0-9a-f]{32}/.test(name))
		.flatMap(({ value }) => [value, decodeURIComponent(value)]);
	expect(cookies.length).toBeGreaterThan(1);
	secrets = [...cookies, nonce, OWNER.password, EMAIL];
	await openView(tools, 'Report');
});

afterAll(async () => {
	await tools?.close();
	await wordpress?.stop();
	await rm(folder, { recursive: true, force: true });
});

const report = () => tools.panel.locator('.report');
const bar = () => report().locator('.report-bar');
const preview = () => report().locator('.report-preview pre');
const box = (name: string | RegExp) => report().getByRole('checkbox', { name });

/** Picks what it is for, and waits until that is shown. */
async function writeFor(destination: string): Promise<string> {
	await report().getByRole('combobox', { name: 'For', exact: true }).selectOption(destination);
	return shown();
}

/** The preview, once it is what was chosen. */
async function shown(): Promise<string> {
	// The choice is taken up within the same task, so that this cannot see the time before it.
	await until('the preview', async () => {
		const states = await bar()
			.getByRole('button')
			.evaluateAll(all => all.map(each => each.getAttribute('aria-disabled')));
		return states.length === 2 && states.every(state => state === 'false');
	});
	return (await preview().textContent()) ?? '';
}

async function copied(): Promise<string> {
	await tools.devtools.bringToFront();
	await bar().getByRole('button', { name: 'Copy' }).click();
	await textOf(bar().getByRole('status'), 'Copied.');
	await tools.page.bringToFront();
	const text = await tools.page.evaluate(() => navigator.clipboard.readText());
	await tools.devtools.bringToFront();
	return text;
}

async function saved(click: () => Promise<unknown>, name: RegExp): Promise<{ text: string; path: string }> {
	const [download] = await Promise.all([tools.devtools.waitForEvent('download'), click()]);
	expect(download.suggestedFilename()).toMatch(name);
	const path = join(folder, download.suggestedFilename());
	await download.saveAs(path);
	return { text: await readFile(path, 'utf8'), path };
}

const saveReport = () => bar().getByRole('button', { name: 'Save report' }).click();

/** A form sends its fields so. */
const inForm = (text: string) => new URLSearchParams({ '': text }).toString().slice(1);

/** Which secrets of the session are in a text, however they are written. */
function secretsIn(text: string): readonly string[] {
	return secrets.filter(secret =>
		// In base64 the last characters depend on what follows.
		[...BEFORE, inForm].some(encode => text.includes(encode(secret).replace(/.{0,2}=*$/, ''))),
	);
}

function expectNoSecret(text: string): void {
	expect(secretsIn(text)).toEqual([]);
}

describe('what is shown, copied and saved', () => {
	it.each([
		['wordpress-org', '.txt'],
		['woocommerce', '.md'],
		['elementor', '.md'],
		['yoast', '.md'],
		['gutenberg', '.md'],
		['host', '.txt'],
		['plugin-author', '.md'],
		['json', '.json'],
		['markdown', '.md'],
		['html', '.html'],
		['text', '.txt'],
		['har', '.har'],
	])('is one text for %s, and no secret is in it', async (destination, extension) => {
		const text = await writeFor(destination);
		expect(text).toContain(route);
		expect(await copied()).toBe(text);
		const file = await saved(saveReport, new RegExp(`^concord-[a-z-]+-[\\d-]+\\${extension}$`));
		expect(file.text).toBe(text);
		expectNoSecret(text);
	});

	it('shows bodies in full where they are ticked, still without secrets', async () => {
		await writeFor('json');
		await report().getByText('Bodies in full, without secrets').click();
		await box(new RegExp(`${route} · 409`)).check();
		const { exchanges } = JSON.parse(await shown());
		const full = exchanges.filter((each: never) => JSON.stringify(each).includes('"kind":"full"'));
		expect(full).toHaveLength(1);
		expectNoSecret(JSON.stringify(exchanges));
		await box(new RegExp(`${route} · 409`)).uncheck();
	});

	it('calls the site by another name', async () => {
		await box('Hide the site’s address').check();
		const text = await shown();
		expect(text).toContain('site.example');
		expect(text).not.toContain(new URL(wordpress.origin).host);
		await box('Hide the site’s address').uncheck();
	});

	it('leaves out what is not wanted', async () => {
		expect(JSON.parse(await writeFor('json')).timeline).not.toEqual([]);
		await box('Timeline').uncheck();
		expect(JSON.parse(await shown()).timeline).toEqual([]);
		await box('Timeline').check();
	});
});

describe('while traffic goes on', () => {
	it('the preview follows, and neither focus nor place is lost', async () => {
		await writeFor('json');
		const pane = report().locator('.report-preview');
		const copy = bar().getByRole('button', { name: 'Copy' });
		await copy.focus();
		await pane.evaluate(each => {
			each.scrollTop = 300;
		});
		const findings = async () => JSON.parse(await shown()).findings.length;
		const before = await findings();
		await tools.page.evaluate(() =>
			fetch('/wp-json/acme/v1/none', { method: 'POST' }).then(answer => answer.text()),
		);
		await tools.page.evaluate(path => {
			const { apiFetch } = (window as unknown as { wp: { apiFetch(o: object): Promise<unknown> } }).wp;
			return apiFetch({ path, method: 'PUT', data: { title: 'Mine again', acme_version: 1 } }).catch(
				() => {},
			);
		}, route);
		await until('the finding in the preview', async () => (await findings()) > before);
		expect(await pane.evaluate(each => each.scrollTop)).toBe(300);
		expect(await copy.evaluate(each => each === document.activeElement)).toBe(true);
	});
});

describe('from the list', () => {
	it('a conflict is reported alone', async () => {
		await openView(tools, 'Conflicts');
		const row = rows(tools, route).first();
		await until('the menu', async () => {
			await row.click({ button: 'right' });
			return tools.panel.getByRole('menuitem', { name: 'Report this conflict' }).isVisible();
		});
		await tools.panel.getByRole('menuitem', { name: 'Report this conflict' }).click();
		const told = JSON.parse(await writeFor('json')).findings;
		expect(told).toHaveLength(1);
		const about = report().getByRole('combobox', { name: 'About', exact: true });
		expect(await about.inputValue()).toBe(told[0].id);
		await about.selectOption('');
	});
});

describe('whatever its size', () => {
	it.each([
		[1200, 720],
		[420, 720],
	])('%d by %d: nothing sticks out, and Tab leads everywhere', async (width, height) => {
		await writeFor('json');
		await tools.resizePanel(width, height);
		expect(await stickingOut(tools.panel)).toEqual([]);
		const { missed, stops } = await walkWithTab(tools);
		expect(missed).toEqual([]);
		expect(stops.filter(({ wrong }) => wrong !== '')).toEqual([]);
		expect(stops.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['button Copy', 'button Save report', 'button Collect site facts']),
		);
		await tools.resizePanel(1200, 720);
	});
});

describe('site facts', () => {
	const facts = () => report().locator('.report-facts');

	it('come with the person’s own login, and stand in the report', async () => {
		await writeFor('wordpress-org');
		await button(tools, 'Collect site facts').click();
		await textOf(facts(), 'Plugins: readTheme: readSite Health: read');
		const text = await until('the facts in the preview', async () => {
			const now = await shown();
			return now.includes('### wp-core ###') && now;
		});
		expect(text).toContain(`version: ${wordpress.version}`);
		expect(text).toMatch(/Must-use plugins|Drop-ins/);
		expect(text).not.toContain('Paste the report of');
		// The folder that the site runs in.
		expect(text).toMatch(/wordpress_path: (?!\/\w+\/)/);
		expect(text).not.toContain(wordpress.site);
		expectNoSecret(text);
		const { site } = JSON.parse(await writeFor('json'));
		expect(site.wordpress).toBe(wordpress.version);
		expect(site.php).toMatch(/^\d+\.\d+/);
		const states = new Map(
			site.plugins.map((each: { slug: string; status: string }) => [each.slug, each.status]),
		);
		expect([...states.values()]).toContain('active');
		expect([...states.values()]).toContain('inactive');
		expect(await copied()).toBe(await shown());
	});

	it('are refused to somebody who may not see them, and that is said', async () => {
		await tools.context.clearCookies();
		await signIn(tools.page, wordpress.origin, READER.user, READER.password);
		await openView(tools, 'Report');
		await button(tools, 'Collect again').click();
		await textOf(facts(), /Plugins: not allowed for this user.*Site Health: not allowed for this user/);
		const text = await until('the refusal in the preview', async () => {
			const now = await writeFor('host');
			await writeFor('wordpress-org');
			return !now.includes('### wp-core') && (await shown());
		});
		expect(text).toContain('Site Health: not allowed for this user');
	});
});

describe('a recording as HAR', () => {
	const menu = () => button(tools, 'Save as HAR');
	const item = (name: string) => tools.panel.getByRole('menuitem', { name, exact: true });
	const dialog = () => tools.panel.getByRole('dialog', { name: 'Save as HAR with secrets' });
	const conflicts = async () => {
		await openView(tools, 'Conflicts');
		const cells = await rows(tools).locator('.cell-kind, .cell-endpoint, .cell-count').allTextContents();
		return cells;
	};

	it('has no secret in it', async () => {
		await menu().click();
		const { text } = await saved(
			() => item('Save as HAR, without secrets').click(),
			/^concord-requests-[\d-]+\.har$/,
		);
		expect(JSON.parse(text).log.entries.length).toBeGreaterThan(10);
		expectNoSecret(text);
	});

	it('holds one request, if it was asked for of that one', async () => {
		await openView(tools, 'Conflicts');
		await until('the menu', async () => {
			await rows(tools, route).first().click({ button: 'right' });
			return item('Save as HAR').isVisible();
		});
		await item('Save as HAR').click();
		const { text } = await saved(
			() => item('Save as HAR, without secrets').click(),
			/^concord-requests-[\d-]+\.har$/,
		);
		const { entries } = JSON.parse(text).log;
		expect(entries).toHaveLength(1);
		expect(entries[0].request.url).toContain(route);
		expectNoSecret(text);
	});

	it('holds secrets only after a question that counts them', async () => {
		await menu().click();
		await item('Save as HAR with secrets…').click();
		await textOf(dialog().getByRole('row', { name: 'Cookies' }), /^Cookies[1-9]\d*$/);
		await textOf(dialog().getByRole('row', { name: 'Passwords' }), /^Passwords[1-9]\d*$/);
		await dialog().getByRole('button', { name: 'Cancel' }).click();
		await dialog().waitFor({ state: 'detached' });
		await menu().click();
		await item('Save as HAR with secrets…').click();
		const save = dialog().getByRole('button', { name: 'Save with secrets' });
		await until('the count', () => save.isEnabled());
		const { text } = await saved(() => save.click(), /^concord-requests-with-secrets-[\d-]+\.har$/);
		// So the recording has them all, and the search above finds them.
		expect(secretsIn(text)).toEqual(secrets);
	});

	it('is opened again with the same findings', async () => {
		const live = await conflicts();
		expect(live.length).toBeGreaterThan(0);
		// Anew: WordPress goes on talking while the tests above run.
		await menu().click();
		const { path } = await saved(
			() => item('Save as HAR, without secrets').click(),
			/^concord-requests-[\d-]+\.har$/,
		);
		await chooseFiles(tools, path);
		await button(tools, 'Back to live traffic').waitFor();
		await until('the same conflicts', async () => (await conflicts()).join() === live.join());
		await button(tools, 'Back to live traffic').click();
	});
});
