import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWorkplace, type Workplace } from '../report/snippets/shell.ts';
import { startWordPress, type WordPress } from '../wordpress/index.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import { button, focusOn, openRow, openView, press, rows, textOf } from './panel-hand.ts';
import { until } from './until.ts';
import { signIn } from './wp-admin.ts';

/* What leaves the panel by the clipboard: secrets never, unless the person says so each time. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));
const ME = '/wp/v2/users/me';

let wordpress: WordPress;
let tools: DevTools;
let shell: Workplace;
/** What the page sent: its nonce, and what it was answered. */
let nonce: string;
let answer: unknown;

beforeAll(async () => {
	[wordpress, tools, shell] = await Promise.all([
		startWordPress(),
		openDevTools({ extension }),
		createWorkplace(),
	]);
	const { page } = tools;
	await tools.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: wordpress.origin });
	await signIn(page, wordpress.origin, wordpress.admin.user, wordpress.admin.password);
	nonce = await page.evaluate(() =>
		fetch('/wp-admin/admin-ajax.php?action=rest-nonce').then(each => each.text()),
	);
	await page.goto(wordpress.origin);
	answer = await page.evaluate(
		({ nonce, route }) =>
			fetch(`/wp-json${route}?context=edit`, { headers: { 'X-WP-Nonce': nonce } }).then(each => each.json()),
		{ nonce, route: ME },
	);
	await openView(tools, 'Requests');
	await openRow(tools, ME);
});

afterAll(async () => {
	await tools?.close();
	await wordpress?.stop();
	await shell?.remove();
});

const note = () => tools.panel.locator('.copy-note');
const item = (name: string) => tools.panel.getByRole('menuitem', { name, exact: true });
const dialog = () => tools.panel.getByRole('dialog');

const clipboard = {
	read: () => tools.page.evaluate(() => navigator.clipboard.readText()),
	/** Else a test could pass by what the one before it had copied. */
	clear: async () => {
		await tools.page.bringToFront();
		await tools.page.evaluate(() => navigator.clipboard.writeText('nothing'));
	},
};

/** Opens the menu of the request on one of its cells. */
async function openMenu(cell = '.cell-name'): Promise<void> {
	await tools.devtools.bringToFront();
	await until('the menu', async () => {
		await rows(tools, ME).first().locator(cell).click({ button: 'right' });
		return item('Copy as').isVisible();
	});
}

async function copied(said: RegExp): Promise<string> {
	await textOf(note(), said);
	await tools.page.bringToFront();
	return clipboard.read();
}

/** The names of cookies that sign somebody in are no secret; what follows them is. */
const secretsOf = async () =>
	(await tools.context.cookies(wordpress.origin))
		.filter(({ name }) => /^wordpress_(?:logged_in|sec)?_?[0-9a-f]{32}/.test(name))
		.flatMap(({ value }) => [value, decodeURIComponent(value)])
		.concat(nonce);

beforeEach(async () => {
	await clipboard.clear();
	// What is said of the copy before would be taken for what is said of the next.
	await tools.panel.evaluate(() => document.querySelector<HTMLElement>('.copy-note button')?.click());
	await textOf(note(), '');
});

describe('without being asked for', () => {
	it.each([
		'cURL (Linux, macOS)',
		'cURL (Windows Command Prompt)',
		'PowerShell',
		'fetch (browser console)',
		'fetch (Node.js)',
		'WP-CLI',
		'HTTP message',
	])('no secret is copied as %s', async format => {
		await openMenu();
		await item('Copy as').click();
		await item(format).click();
		const text = await copied(
			new RegExp(`^Copied as ${format.replace(/[()]/g, '\\$&')}, without secrets\\.`),
		);
		expect(text).toContain(new URL(wordpress.origin).host);
		expect(text).toContain('users/me');
		const secrets = await secretsOf();
		// The login's cookie, as it is sent and as it is read, and the nonce.
		expect(secrets.length).toBeGreaterThan(2);
		for (const secret of secrets) expect(text).not.toContain(secret);
	});

	it('labels stand for the nonce and the login', async () => {
		await openMenu();
		await item('Copy as').click();
		await item('cURL (Linux, macOS)').click();
		const text = await copied(/Replace what stands in ‹ ›/);
		expect(text).toMatch(/-H '[Xx]-WP-Nonce: ‹nonce#\d+›'/i);
		expect(text).toMatch(/-H 'Cookie: [^']*wordpress_logged_in_[^=]*=‹[^›]+›/i);
	});

	it('the URL is copied', async () => {
		await openMenu();
		await item('Copy URL').click();
		expect(await copied(/^Copied\.$/)).toBe(`${wordpress.origin}/wp-json${ME}?context=edit`);
	});

	it('a cell is copied', async () => {
		await openMenu('.cell-status');
		await item('Copy cell').click();
		expect(await copied(/^Copied\.$/)).toBe('200');
	});

	it('nothing can be dragged out of the panel', async () => {
		const isLet = (selector: string) =>
			tools.panel.evaluate(
				where =>
					document
						.querySelector(where)
						?.dispatchEvent(new DragEvent('dragstart', { bubbles: true, cancelable: true })),
				selector,
			);
		expect(await isLet('.cell-name')).toBe(false);
		expect(await isLet('input')).toBe(true);
	});

	it('keys lead through the menus and back', async () => {
		await openMenu();
		await focusOn(tools, 'menuitem Open request');
		await press(tools, 'ArrowDown');
		await focusOn(tools, 'menuitem Open response');
		await item('Copy as').focus();
		await press(tools, 'ArrowRight');
		await focusOn(tools, 'menuitem cURL (Linux, macOS)');
		await press(tools, 'ArrowLeft');
		await focusOn(tools, 'menuitem Open request');
		await press(tools, 'Escape');
		await focusOn(tools, 'grid WordPress requests');
		expect(await tools.panel.getByRole('menu').count()).toBe(0);
	});
});

describe('with secrets', () => {
	async function ask(): Promise<void> {
		await openMenu();
		await item('Copy as').click();
		await item('Copy with secrets…').click();
		await dialog().waitFor();
	}

	it('a dialog says what they are, and nothing is copied when it is closed', async () => {
		await ask();
		await textOf(dialog(), /Paste it only where you alone will read it/);
		await textOf(dialog().getByRole('row', { name: 'Nonces' }), 'Nonces1');
		await textOf(dialog().getByRole('row', { name: 'Cookies' }), /^Cookies[1-9]$/);
		await button(tools, 'Cancel').click();
		await dialog().waitFor({ state: 'detached' });
		await tools.page.bringToFront();
		expect(await clipboard.read()).toBe('nothing');
	});

	it('the copy runs in a shell, and WordPress gives it the answer that it gave the page', async () => {
		await ask();
		await button(tools, 'Copy with secrets').click();
		const text = await copied(/^Copied as cURL \(Linux, macOS\), with its secrets\./);
		expect(text).toContain(nonce);
		const { code, stderr, stdout } = await shell.run('sh', text);
		expect(code, stderr).toBe(0);
		expect(JSON.parse(stdout)).toEqual(answer);
		expect(answer).toMatchObject({ username: wordpress.admin.user });
	});

	it('is asked again the next time, and copied as what was chosen', async () => {
		await ask();
		await dialog().getByRole('combobox', { name: 'Copy as' }).selectOption('HTTP message');
		await button(tools, 'Copy with secrets').click();
		expect(await copied(/^Copied as HTTP message, with its secrets/)).toMatch(
			/^GET \/wp-json\/wp\/v2\/users\/me\?context=edit HTTP\/1\.1\r?\n/,
		);
		await ask();
		await press(tools, 'Escape');
		await dialog().waitFor({ state: 'detached' });
	});
});
