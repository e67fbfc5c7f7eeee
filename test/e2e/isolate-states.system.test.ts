import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Download, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOKS } from '../screenshots/states.ts';
import { type IsolationSite, isolationSite, switchTheme } from '../wordpress/isolation/index.ts';
import { axeFindings } from './axe.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import { openRow, openView, textOf } from './panel-hand.ts';
import { openEditor, signIn } from './wp-admin.ts';

/* What the Isolate view looks like on its way, and what it asks where a request creates something and a plugin had better stay on. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));
const SHOP = 'woocommerce/woocommerce.php';
const PLUGINS = ['acme-forms/acme-forms.php', 'acme-seo/acme-seo.php', SHOP];

/** By its folder one of those that had better stay on. It refuses every new post. */
const GUARD = `<?php
/* Plugin Name: WooCommerce */
add_filter( 'rest_pre_dispatch', function ( $answer, $server, $request ) {
	return 'POST' === $request->get_method() && '/wp/v2/posts' === $request->get_route()
		? new WP_Error( 'acme_refused', 'This could not be created.', array( 'status' => 409 ) )
		: $answer;
}, 10, 3 );
`;

let site: IsolationSite;
let tools: DevTools;

beforeAll(async () => {
	[site, tools] = await Promise.all([isolationSite({ scenario: 'none' }), openDevTools({ extension })]);
	const folder = join(site.site, 'wp-content/plugins/woocommerce');
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'woocommerce.php'), GUARD);
	await site.database.setActivePlugins(PLUGINS);
	await signIn(tools.page, site.origin, 'admin', 'admin');
	await openEditor(tools.page, site.origin, 1);
	await openView(tools, 'Conflicts');
	await create();
	await openRow(tools, '/wp/v2/posts');
	await openView(tools, 'Isolate');
	await click('See what this site offers');
});

afterAll(async () => {
	await tools?.close();
	await site?.stop();
});

/** The person does in the page what is refused. */
function create(): Promise<unknown> {
	return tools.page.evaluate(() => {
		const { apiFetch } = (window as unknown as { wp: { apiFetch(options: object): Promise<unknown> } }).wp;
		const save = { path: '/wp/v2/posts', method: 'POST', data: { title: 'Anew', status: 'draft' } };
		return apiFetch(save).catch(() => null);
	});
}

async function savedText(download: Download): Promise<string> {
	const path = join(tmpdir(), `concord-saved-${process.pid}`);
	await download.saveAs(path);
	const text = await readFile(path, 'utf8');
	await rm(path);
	return text;
}

const view = () => tools.panel.locator('.isolate');
const click = (name: string | RegExp) => view().getByRole('button', { name }).click();
const radio = (name: RegExp): Locator => view().getByRole('radio', { name });

/** Nothing for axe to find in either theme, wide and narrow. With CONCORD_PICTURES=FOLDER it leaves a picture of each. */
async function look(name: string): Promise<void> {
	const found: string[] = [];
	const pictures = process.env.CONCORD_PICTURES;
	for (const { height, theme, width } of LOOKS) {
		await tools.setTheme(theme);
		await tools.resizePanel(width, height);
		found.push(...(await axeFindings(tools.panel)).map(finding => `${name} ${theme} ${width}: ${finding}`));
		if (pictures) await tools.screenshot(join(pictures, `${name}-${theme}-${width}.png`));
	}
	await tools.setTheme('light');
	await tools.resizePanel(1200, 720);
	expect(found.join('\n')).toBe('');
}

it('on a copy: saves a blueprint that Playground can read and a checklist for staging, and shows a line that a shell can', async () => {
	await radio(/^On a copy of the site$/).check();
	const [download] = await Promise.all([
		tools.devtools.waitForEvent('download'),
		click('Save a Playground blueprint'),
	]);
	expect(download.suggestedFilename()).toBe('blueprint.json');
	const { $schema, steps } = JSON.parse(await savedText(download));
	expect($schema).toBe('https://playground.wordpress.net/blueprint-schema.json');
	expect(steps.map((step: { pluginData: { slug: string } }) => step.pluginData.slug)).toEqual([
		'acme-forms',
		'acme-seo',
		'woocommerce',
	]);
	const [saved] = await Promise.all([
		tools.devtools.waitForEvent('download'),
		click('Save a checklist for staging'),
	]);
	expect(saved.suggestedFilename()).toBe('staging-checklist.md');
	const list = await savedText(saved);
	expect(list).toMatch(/^# Find the culprit on a copy `POST \/wp\/v2\/posts`\n/);
	expect(list).toMatch(/\| `woocommerce\/woocommerce\.php` \|/);
	const line = (await view().locator('.isolate-code').textContent()) ?? '';
	expect(line).toContain('wp ');
	expect(spawnSync('bash', ['-n'], { input: line, encoding: 'utf8' })).toMatchObject({
		status: 0,
		stderr: '',
	});
	await look('elsewhere');
});

describe('by hand, an action that the person repeats', () => {
	const asking = () => view().locator('.is-asking');
	const folder = (name: string) => join(site.site, 'wp-content/plugins', name);

	const goOn = () => view().locator('button[aria-disabled="false"]', { hasText: 'All done, go on' }).click();

	it('asks about the theme, and says whose turn it is', async () => {
		await radio(/^By hand/).check();
		await click('Start');
		await click('Keep them all on');
		await click('I repeat the action myself');
		await textOf(asking(), /^Test the theme, too\?.*Twenty Twenty-Five/);
		await look('theme');
		await click('I switch it when asked');
		await textOf(asking(), /^Your turn: repeat the action that failed/);
		await look('turn');
		await click('Skip this probe');
		await textOf(asking(), /^Switch the theme for everybody/);
		await click('Pause');
		await click('Undo the last probe');
		await click('Continue');
		await textOf(asking(), /^Your turn: repeat the action that failed/);
		await create();
	}, 60_000);

	it('ticks off what is done, and rests when it is told to', async () => {
		await textOf(asking(), /^Switch the theme for everybody.*Seen to be done: 0 of 1/);
		await look('arrange-theme');
		const admin = await site.secondAdmin();
		await switchTheme(admin, 'twentytwentyfive');
		await textOf(asking(), /Seen to be done: 1 of 1/);
		await click('All done, go on');
		await textOf(asking(), /^Your turn/);
		await create();
		await textOf(asking(), /^Do these steps on the server.*Seen to be done: 0 of 1/);
		await rename(folder('acme-forms'), folder('acme-forms.off'));
		await textOf(asking(), /Seen to be done: 1 of 1/);
		await look('arrange');
		await click('Pause');
		await textOf(view(), /Still changed on the site.*Paused\. Continue when you are ready\./);
		await look('paused');
	}, 90_000);

	it('asks about what another administrator did meanwhile, keeps it, and says so in the end', async () => {
		const berta = await site.secondAdmin();
		await berta.rest('PUT', '/wp/v2/plugins/acme-pair-lock/acme-pair-lock', { status: 'active' });
		await click('Continue');
		await textOf(asking(), /^The list of plugins has changed.*On now: Acme Pair Lock.*not by Concord/);
		await look('list-changed');
		await click('Keep their change');
		await view().locator('.isolate-steps').waitFor();
		await click('Pause');
		await click('Put everything back');
		await textOf(asking(), /Give wp-content\/plugins\/acme-forms its name back/);
		await rename(folder('acme-forms.off'), folder('acme-forms'));
		await goOn();
		await textOf(asking(), /^Switch the theme for everybody/);
		await switchTheme(berta, 'acme-shopfront');
		await goOn();
		await textOf(
			view(),
			/except what somebody else changed.*Switched on by somebody else meanwhile, and left so: Acme Pair Lock/,
		);
		await look('restored');
		await berta.rest('PUT', '/wp/v2/plugins/acme-pair-lock/acme-pair-lock', { status: 'inactive' });
		await click('Done');
		await click('See what this site offers');
	}, 90_000);
});

describe('for everybody, a request that creates something', () => {
	it('asks what may be switched, how often it may be sent, and for everybody, in this order', async () => {
		await radio(/^Switch plugins off for everybody$/).check();
		await textOf(view().locator('.isolate-next'), /Sending it again may create something anew/);
		await look('plan');
		await click('Start');
		const risks = view().locator('.is-asking');
		await textOf(risks, /Which of these may be switched off for everybody\?.*WooCommerce Runs the shop/);
		await look('risks');
		await view()
			.getByRole('checkbox', { name: /^WooCommerce/ })
			.check();
		await click('Switch off what is ticked, if need be');
		await textOf(
			risks,
			/Send the failing request about \d+ more times\?.*may create something anew each time/,
		);
		expect(await risks.textContent()).not.toContain('to prove it');
		await look('repeat');
		await click(/^Send it about \d+ times$/);
		await textOf(risks, /^Switch plugins off for everybody on 127\.0\.0\.1/);
		await look('everybody');
		expect(await site.database.activePlugins()).toEqual(PLUGINS);
		await view()
			.getByLabel(/^Type .* to agree$/)
			.fill(new URL(site.origin).host);
		await click('Switch plugins for everybody');
	}, 90_000);

	it('names it, and is proved harder only by choice, with what that takes', async () => {
		await view().locator('.isolate-activity').waitFor();
		await look('running');
		const verdict = view().locator('.isolate-verdict');
		await textOf(verdict, /The conflict happens with only this active: WooCommerce \(1 of 1 times\)/);
		await textOf(
			verdict,
			/Prove it harder ?\d more probes? · \d+ (?:seconds|minutes?) · Sending it again may create/,
		);
		expect((await site.database.activePlugins()).toSorted()).toEqual(PLUGINS);
		await look('verdict');
		await click('Prove it harder');
		await textOf(view(), /The verdict stands\. It is tried again/);
		await tools.page.context().clearCookies();
		const trouble = view().locator('.is-asking').filter({ hasText: 'Your login ended' });
		await trouble.waitFor({ timeout: 60_000 });
		await look('trouble');
		const other = await tools.page.context().newPage();
		await signIn(other, site.origin, 'admin', 'admin');
		await other.close();
		await click('Try again');
		await look('proving');
		await textOf(verdict, /WooCommerce \(3 of 3 times\)\. Without, it happened 0 of \d+ times\..*Done/);
		await look('proved');
	}, 150_000);

	it('leads to the form of its makers, with what was really done ticked', async () => {
		await click('Report to the author');
		const preview = tools.panel.locator('.report-preview');
		await textOf(preview, /The conflict happens with only this active: WooCommerce \(3 of 3 times\)/);
		expect(await tools.panel.getByRole('combobox', { name: 'For', exact: true }).inputValue()).toBe(
			'woocommerce',
		);
		const text = (await preview.textContent()) ?? '';
		expect(text).toContain('- [x] I have deactivated other plugins and confirmed');
		expect(text).toContain('- [x] This bug happens with a default WordPress theme active');
		expect(text).toContain('- [x] I can reproduce this bug consistently');
		expect(text).toContain('- [ ] I have searched for similar bugs');
		await openView(tools, 'Isolate');
	});

	it('keeps it off for everybody after a question, and nothing else', async () => {
		await click('Keep WooCommerce off');
		const dialog = tools.panel.getByRole('dialog');
		await textOf(dialog, /Switch WooCommerce off for everybody\?.*Runs the shop/);
		await look('keep-off');
		expect(await site.database.activePlugins()).toContain(SHOP);
		await dialog.getByRole('button', { name: 'Switch it off' }).click();
		await textOf(view(), /WooCommerce is off now\./);
		expect((await site.database.activePlugins()).toSorted()).toEqual(PLUGINS.slice(0, 2));
	});
});
