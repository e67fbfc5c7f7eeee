import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from './index.ts';
import {
	activeFor,
	changeMany,
	endMode,
	fails,
	followLink,
	type IsolationOptions,
	type IsolationSite,
	isolationSite,
	quickEdit,
	savePost,
	slugOf,
	startMode,
} from './isolation/index.ts';

/*
 * The fixtures of the isolation tests do what they say. With CONCORD_HEALTH_CHECK=FOLDER the tests of the
 * troubleshooting mode run against the real Health Check plugin in that folder, to compare it with the stand-in.
 */

let site: IsolationSite;
let admin: Person;

beforeAll(async () => {
	site = await isolationSite({ scenario: 'none' });
});
afterAll(() => site?.stop());

async function become(wish: IsolationOptions): Promise<void> {
	await site.reset(wish);
	admin = await site.as('admin', 'admin');
}

/** The statuses of the two guarded writes. */
async function write(query = ''): Promise<[rest: number, ajax: number]> {
	return [(await savePost(admin, { query })).status, (await quickEdit(admin, { query })).status];
}

const refused = [409, 409];
const accepted = [200, 200];
const defaultTheme = 'twentytwentyfive';

async function useTheme(name: string): Promise<void> {
	await site.database.setOption('stylesheet', name);
	await site.database.setOption('template', name);
}

/** The plugins among the guilty, flattened. */
function guiltyFiles(): string[] {
	return site.truth().flatMap(set => set.flatMap(one => (one.type === 'plugin' ? one.file : [])));
}

function subsets(of: readonly string[]): string[][] {
	const [first, ...others] = of;
	const without = first === undefined ? [] : subsets(others);
	return first === undefined ? [[]] : [...without, ...without.map(some => [first, ...some])];
}

describe('the scenarios', () => {
	test.each(['single', 'pair', 'triple', 'two-independent'] as const)('%s: exactly then', async scenario => {
		await become({ scenario });
		expect(await site.database.activePlugins()).toEqual(site.startPlugins());
		expect(await write()).toEqual(refused);
		const others = site.startPlugins().filter(file => !guiltyFiles().includes(file));
		for (const some of subsets(guiltyFiles())) {
			const enough = site
				.truth()
				.some(set => set.every(one => one.type === 'plugin' && some.includes(one.file)));
			for (const active of [some, [...others, ...some]]) {
				await site.database.setActivePlugins(active);
				expect([some, await write()]).toEqual([some, enough ? refused : accepted]);
			}
		}
	});

	test('theme: with all plugins off too, and never with a default theme, previewed or active', async () => {
		await become({ scenario: 'theme' });
		expect(await site.database.theme()).toEqual({ stylesheet: 'acme-shopfront', template: 'acme-shopfront' });
		await site.database.setActivePlugins([]);
		expect(await write()).toEqual(refused);
		expect(await write(`?wp_theme_preview=${defaultTheme}`)).toEqual(accepted);
		expect(await site.database.option('stylesheet')).toBe('acme-shopfront');
		await useTheme(defaultTheme);
		expect(await write()).toEqual(accepted);
	});

	test('theme-and-plugin: only both', async () => {
		await become({ scenario: 'theme-and-plugin' });
		const [file = ''] = guiltyFiles();
		expect(await write()).toEqual(refused);
		expect(await write(`?wp_theme_preview=${defaultTheme}`)).toEqual(accepted);
		await site.database.setActivePlugins([file]);
		expect(await write()).toEqual(refused);
		await site.database.setActivePlugins(site.startPlugins().filter(one => one !== file));
		expect(await write()).toEqual(accepted);
	});

	test('must-use: whatever is switched off', async () => {
		await become({ scenario: 'must-use' });
		await site.database.setActivePlugins([]);
		await useTheme(defaultTheme);
		expect(await write()).toEqual(refused);
		expect(await site.mustUse()).toContain('acme-platform.php');
		await rm(join(site.site, 'wp-content/mu-plugins/acme-platform.php'));
		expect(await write()).toEqual(accepted);
	});

	test('flaky: half of the time, and in the same requests each time', async () => {
		await become({ scenario: 'flaky' });
		const turns = Array.from({ length: 20 }, (_, at) => at + 1);
		const statuses: number[] = [];
		for (const turn of turns) {
			statuses.push((await (turn % 5 === 0 ? quickEdit : savePost)(admin)).status);
		}
		expect(statuses).toEqual(turns.map(turn => (fails(turn) ? 409 : 200)));
		const many = Array.from({ length: 1000 }, (_, at) => at + 1);
		expect(many.filter(turn => fails(turn)).length / 1000).toBeCloseTo(0.5, 1);
		expect(many.filter(turn => fails(turn, 0.7)).length / 1000).toBeCloseTo(0.7, 1);
		await site.database.setActivePlugins([]);
		expect(await write()).toEqual(accepted);
	});

	test('once: the first request only', async () => {
		await become({ scenario: 'once' });
		expect(await write()).toEqual([409, 200]);
		expect(await write()).toEqual(accepted);
	});

	test('edge: a 409 that never reaches WordPress', async () => {
		await become({ scenario: 'edge' });
		const answer = await savePost(admin);
		expect(answer.status).toBe(409);
		expect(answer.headers).toMatchObject({ server: 'cloudflare', 'cf-ray': expect.any(String) });
		expect(site.door.count('POST', /\/posts\/1$/)).toBe(0);
		expect(site.door.arrivals.at(-1)).toMatchObject({ method: 'POST', answeredBy: 'front' });
		site.door.edge(false);
		expect(await write()).toEqual(accepted);
		expect(site.door.count('POST', /\/posts\/1$/)).toBe(1);
	});

	test('none: nobody', async () => {
		await become({ scenario: 'none' });
		expect(await write()).toEqual(accepted);
		expect(site.truth()).toEqual([]);
	});

	test('self-deactivating: without the shop it is gone after a request to wp-admin, not after REST', async () => {
		await become({ scenario: 'self-deactivating' });
		const { database } = site;
		const without = site.startPlugins().filter(file => !file.startsWith('acme-shop'));
		expect(await write()).toEqual(refused);
		expect(await database.activePlugins()).toEqual(site.startPlugins());

		await database.setActivePlugins(without);
		await savePost(admin);
		expect(await database.activePlugins()).toEqual(without);
		await quickEdit(admin);
		expect(await database.activePlugins()).toEqual(without.filter(file => !file.includes('loyalty')));
	});

	test('fatal-alone: without the shop every request ends with 500', async () => {
		await become({ scenario: 'fatal-alone' });
		expect(await write()).toEqual(refused);
		await site.database.setActivePlugins(['acme-loyalty/acme-loyalty.php']);
		expect(await write()).toEqual([500, 500]);
		await site.database.setActivePlugins(['acme-loyalty/acme-loyalty.php', 'acme-shop/acme-shop.php']);
		expect(await write()).toEqual(accepted);
	});

	test('the answer names its owner only if it is to', async () => {
		await become({ scenario: 'single', culprits: ['acme-forms/acme-forms.php'] });
		const silent = [await savePost(admin), await quickEdit(admin)].map(({ text }) => text);
		expect(silent.join()).not.toMatch(/acme/i);
		await become({ scenario: 'single', culprits: ['acme-forms/acme-forms.php'], tellsOwner: true });
		expect((await savePost(admin)).text).toMatch(/"acme_forms_conflict".*Acme Forms: /);
	});

	test('a guilty plugin that is not there is refused in words', async () => {
		await expect(site.reset({ scenario: 'pair', culprits: ['acme-stock/acme-stock.php'] })).rejects.toThrow(
			/^2 of these were to be guilty/,
		);
	});

	test('dependencies are WordPress’s own business: what needs another is not activated without it', async () => {
		await become({ scenario: 'none' });
		await site.database.setActivePlugins(['acme-shop/acme-shop.php']);
		const activate = async (name: string) => {
			const route = `/wp/v2/plugins/${name}/${name}`;
			return (await admin.rest<{ code?: string }>('PUT', route, { status: 'active' })).data.code;
		};
		expect(await activate('acme-shop-renewals')).toBe('plugin_missing_dependencies');
		expect(await activate('acme-shop-subscriptions')).toBeUndefined();
		expect(await activate('acme-shop-renewals')).toBeUndefined();
		expect(await activate('acme-shop-invoices')).toBeUndefined();
		expect(await activate('acme-shop-labels')).toBe('plugin_missing_dependencies');
		expect(await activate('acme-shop-shipping')).toBeUndefined();
		expect(await activate('acme-shop-labels')).toBeUndefined();
		expect(await activate('acme-loyalty')).toBeUndefined();
	});
});

describe('what happens to a site', () => {
	beforeEach(() => become({ scenario: 'single' }));

	test('it is down, and comes back at the same address', async () => {
		await site.door.goDown();
		await expect(savePost(admin)).rejects.toThrow(/ECONNREFUSED/);
		expect(await site.database.activePlugins()).toEqual(site.startPlugins());
		await site.door.comeUp();
		expect((await savePost(admin)).status).toBe(409);
	});

	test('it is in maintenance', async () => {
		await site.maintenance(true);
		expect(await savePost(admin)).toMatchObject({ status: 503, headers: { 'retry-after': '600' } });
		await site.maintenance(false);
		expect((await savePost(admin)).status).toBe(409);
	});

	test.each([401, 403, 404] as const)('REST answers %i', async how => {
		site.door.blockRest(how);
		expect(await write()).toEqual([how, 409]);
		expect((await admin.get('/?rest_route=/wp/v2/plugins')).status).toBe(how);
		site.door.blockRest(false);
		expect((await savePost(admin)).status).toBe(409);
	});

	test('a login ends midway', async () => {
		await site.database.endSessions('admin');
		expect((await savePost(admin)).status).toBeOneOf([401, 403]);
		expect((await admin.get('/wp-admin/admin-ajax.php?action=rest-nonce')).text).toBe('0');
	});

	test('a second administrator changes plugins, past the door', async () => {
		const berta = await site.secondAdmin();
		const before = site.door.arrivals.length;
		const route = '/wp/v2/plugins/acme-forms/acme-forms';
		expect((await berta.rest('PUT', route, { status: 'inactive' })).status).toBe(200);
		const expected = site.startPlugins().filter(file => slugOf(file) !== 'acme-forms');
		expect(await site.database.activePlugins()).toEqual(expected);
		expect(site.door.arrivals.length).toBe(before);
	});
});

describe('the troubleshooting mode', () => {
	const seo = 'acme-seo/acme-seo.php';
	const forms = 'acme-forms/acme-forms.php';
	const shop = 'acme-shop/acme-shop.php';
	const allowed = 'health-check-allowed-plugins';
	const enable = 'health-check-troubleshoot-enable-plugin';
	const disable = 'health-check-troubleshoot-disable-plugin';
	const switchTheme = 'health-check-change-active-theme';

	beforeEach(async () => {
		await become({ scenario: 'pair', healthCheck: 'used' });
	});

	const stored = () => site.database.option(allowed);
	const storedPlugins = () => site.database.activePlugins();

	test('starts by its form, which installs its must-use part the first time', async () => {
		await become({ scenario: 'pair', healthCheck: 'installed' });
		expect(await site.mustUse()).not.toContain('health-check-troubleshooting-mode.php');
		expect(await activeFor(admin)).toContain('health-check/health-check.php');
		await startMode(admin);
		expect(await site.mustUse()).toContain('health-check-troubleshooting-mode.php');
		expect(await activeFor(admin)).toEqual([]);
		expect(await storedPlugins()).toEqual(site.startPlugins());
		expect(await site.database.option('health-check-disable-plugin-hash')).toMatch(
			/^[0-9a-f]{32}f528764d624db129b32c21fbca0cb8d6$/, // md5('127.0.0.1')
		);
	});

	test('hides plugins and theme from who started it, and from nobody else', async () => {
		const editor = await site.as('editor', 'editor');
		const berta = await site.as('berta', 'berta');
		await startMode(admin);
		expect(await write()).toEqual(accepted);
		expect((await savePost(editor)).status).toBe(409);
		expect(await activeFor(berta)).toHaveLength(13);

		const front = (await admin.get('/')).text;
		expect(front).toContain('themes/twentytwentythree/');
		expect((await berta.get('/')).text).not.toContain('themes/twentytwentythree/');
		expect(await site.database.theme()).toEqual({ stylesheet: 'acme-shopfront', template: 'acme-shopfront' });
	});

	test('shows one request exactly the plugins it asks for, and stores nothing', async () => {
		await startMode(admin);
		const before = await stored();
		const [one = '', two = ''] = guiltyFiles().map(slugOf);
		const asked = (...slugs: string[]) => `?${allowed}=${slugs.join(',')}`;
		expect(await activeFor(admin, `${allowed}=acme-shop,acme-suite`)).toEqual([
			shop,
			'acme-suite/acme-suite-log.php',
			'acme-suite/acme-suite-mail.php',
		]);
		expect(await write(asked(one, two))).toEqual(refused);
		expect(await write(asked(one, 'acme-shop'))).toEqual(accepted);
		expect(await write(asked(two))).toEqual(accepted);
		expect(await write(asked(''))).toEqual(accepted);
		expect(await stored()).toBe(before);
		expect(await storedPlugins()).toEqual(site.startPlugins());
	});

	test('goes by cookie and address alone: a visitor with the cookie is in, the tester elsewhere is out', async () => {
		await startMode(admin);
		const cookie = /wp-health-check-disable-plugins=\w+/.exec(admin.cookies.header())?.[0] ?? '';
		const route = '/wp-json/acme-forms/v1/status';
		const visit = async (query = '') =>
			(await admin.send('GET', route + query, undefined, { Cookie: cookie })).status;
		expect(await visit()).toBe(404);
		expect(await visit(`?${allowed}=acme-forms`)).toBe(200);

		if (site.backend === 'php') {
			site.door.comeFrom('127.0.0.2');
			expect(await visit()).toBe(200);
			expect((await savePost(admin)).status).toBe(409);
		}
	});

	test('goes by the hash in the address too, if there is no cookie', async () => {
		await startMode(admin);
		const hash = await site.database.option('health-check-disable-plugin-hash');
		const route = `/wp-json/acme-forms/v1/status?health-check-disable-plugin-hash=${hash}`;
		const visit = async (cookie: string) =>
			(await admin.send('GET', route, undefined, { Cookie: cookie })).status;
		expect(await visit('a=b')).toBe(404);
		expect(await visit('wp-health-check-disable-plugins=wrong')).toBe(200);
	});

	test('a second tester puts the first one out, without a word', async () => {
		await startMode(admin);
		expect((await savePost(admin)).status).toBe(200);
		const berta = await site.as('berta', 'berta');
		await startMode(berta);
		expect((await savePost(admin)).status).toBe(409);
		expect(await activeFor(berta)).toEqual([]);
	});

	test('is ended by its link; the old cookie opens it again', async () => {
		await startMode(admin);
		const cookie = /wp-health-check-disable-plugins=(\w+)/.exec(admin.cookies.header())?.[1] ?? '';
		await endMode(admin);
		expect(admin.cookies.has('wp-health-check-disable-plugins')).toBe(false);
		expect(await stored()).toBeNull();
		expect((await savePost(admin)).status).toBe(409);
		admin.cookies.set('wp-health-check-disable-plugins', cookie);
		expect((await savePost(admin)).status).toBe(200);
	});

	test('its links change what is stored, after the site has asked itself', async () => {
		await startMode(admin);
		const loopbacks = () => site.door.arrivals.filter(one => one.loopback).length;
		await followLink(admin, enable, 'acme-shop');
		expect(await activeFor(admin)).toEqual([shop]);
		expect(loopbacks()).toBe(1);
		await followLink(admin, enable, 'acme-snippets.php');
		expect(await activeFor(admin)).toEqual(['acme-shop/acme-shop.php', 'acme-snippets.php'].sort());
		await followLink(admin, disable, 'acme-shop');
		expect(await activeFor(admin)).toEqual(['acme-snippets.php']);
		await followLink(admin, switchTheme, 'acme-shopfront');
		expect((await admin.get('/')).text).not.toContain('themes/twentytwentythree/');
		expect(await storedPlugins()).toEqual(site.startPlugins());
	});

	test('many at once', async () => {
		await startMode(admin);
		await changeMany(admin, 'health-check-enable', [seo, forms, shop]);
		expect((await activeFor(admin)).sort()).toEqual([forms, seo, shop]);
		await changeMany(admin, 'health-check-disable', [seo, forms]);
		expect(await activeFor(admin)).toEqual([shop]);
	});

	test('can be started from a row, and in bulk, with those allowed', async () => {
		await followLink(admin, 'health-check-troubleshoot-plugin', 'acme-shop');
		expect(await activeFor(admin)).toEqual([shop]);
		await endMode(admin);
		await changeMany(admin, 'health-check-troubleshoot', [seo, forms]);
		expect((await activeFor(admin)).sort()).toEqual([forms, seo]);
	});

	test('takes a change back if the site cannot ask itself, unless forced', async () => {
		await startMode(admin);
		site.door.blockLoopback(true);
		await followLink(admin, enable, 'acme-shop');
		expect(await activeFor(admin)).toEqual([]);
		expect((await admin.get('/wp-admin/')).text).toContain('Enable anyway');
		await followLink(admin, 'health-check-plugin-force-enable', 'true');
		expect(await activeFor(admin)).toEqual([shop]);
	});

	test('asks in wp-admin when a link has no nonce, and says nothing on the front', async () => {
		await startMode(admin);
		const page = (await admin.get(`/wp-admin/?${enable}=acme-shop`)).text;
		const form = page.slice(page.indexOf('health-check-nonce-validator'));
		const nonce = /name="_wpnonce" value="(\w+)"/.exec(form)?.[1];
		expect(await activeFor(admin)).toEqual([]);
		await admin.get(`/wp-admin/?${enable}=acme-shop&_wpnonce=${nonce}`);
		expect(await activeFor(admin)).toEqual([shop]);
		const front = (await admin.get(`/?${enable}=acme-seo`)).text;
		expect(front).not.toContain('health-check-nonce-validator');
		expect(await activeFor(admin)).toEqual([shop]);
	});

	test('shows itself in the admin bar and on the dashboard', async () => {
		await startMode(admin);
		await followLink(admin, enable, 'acme-shop');
		const page = (await admin.get('/wp-admin/')).text;
		for (const id of [
			'wp-admin-bar-health-check',
			'wp-admin-bar-health-check-plugins-enabled',
			'wp-admin-bar-health-check-plugin-acme-shop',
			'wp-admin-bar-health-check-theme-twentytwentyfive',
			'wp-admin-bar-health-check-disable',
			'health-check-dashboard-widget',
		]) {
			expect(page).toMatch(new RegExp(`id=["']${id}["']`));
		}
		const row = (await admin.get('/wp-admin/plugins.php')).text;
		expect(row).not.toMatch(/action=deactivate&/);
		expect(row).toContain(`${disable}=acme-shop`);
	});

	test('ignores wp_theme_preview', async () => {
		await become({ scenario: 'theme', healthCheck: 'used' });
		await startMode(admin);
		await followLink(admin, switchTheme, 'acme-shopfront');
		expect(await write(`?wp_theme_preview=${defaultTheme}`)).toEqual(refused);
		const editor = await site.as('editor', 'editor');
		expect((await savePost(editor)).status).toBe(409);
	});

	test('keeps numbers for names after a link that also asks for plugins: disabling them then does nothing', async () => {
		await startMode(admin);
		const page = (await admin.get('/wp-admin/plugins.php')).text;
		const nonce = new RegExp(`${enable}=acme-shop&#038;_wpnonce=(\\w+)`).exec(page)?.[1];
		await admin.get(`/wp-admin/?${enable}=acme-shop&_wpnonce=${nonce}&${allowed}=acme-seo`);
		expect((await activeFor(admin)).sort()).toEqual([seo, shop]);
		await followLink(admin, disable, 'acme-seo');
		expect((await activeFor(admin)).sort()).toEqual([seo, shop]);
	});

	test('ends with the login', async () => {
		await startMode(admin);
		const page = (await admin.get('/wp-admin/')).text;
		const link = /href=["']([^"']*action=logout[^"']*)["']/.exec(page)?.[1] ?? '';
		const url = new URL(link.replaceAll('&#038;', '&').replaceAll('&amp;', '&'));
		await admin.get(url.pathname + url.search);
		expect(admin.cookies.has('wp-health-check-disable-plugins')).toBe(false);
	});

	describe('loses what it hides', () => {
		test('when REST deactivates a plugin', async () => {
			await startMode(admin);
			await changeMany(admin, 'health-check-enable', [seo, forms]);
			const route = '/wp/v2/plugins/acme-seo/acme-seo';
			expect((await admin.rest('POST', route, { status: 'inactive' })).status).toBe(200);
			expect(await storedPlugins()).toEqual([forms]);
		});

		test('when a plugin deactivates itself: admin-ajax does it, REST does not', async () => {
			await become({ scenario: 'self-deactivating', healthCheck: 'used' });
			await quickEdit(admin); // Fetches its nonce while the site is whole.
			await startMode(admin);
			const alone = `?${allowed}=acme-loyalty`;
			await savePost(admin, { query: alone });
			expect(await storedPlugins()).toEqual(site.startPlugins());
			await quickEdit(admin, { query: alone });
			expect(await storedPlugins()).toEqual([]);
		});

		test('when the plugins screen meets an allowed plugin without its file', async () => {
			await startMode(admin);
			await changeMany(admin, 'health-check-enable', [seo, forms]);
			await rm(join(site.site, 'wp-content/plugins', seo));
			await admin.get('/wp-admin/plugins.php');
			expect(await storedPlugins()).toEqual([forms]);
		});

		test('when something activates a plugin silently', async () => {
			const code = `<?php add_action( 'admin_footer', fn() => activate_plugin( '${shop}', '', false, true ) );`;
			await writeFile(join(site.site, 'wp-content/mu-plugins/activate.php'), code);
			await startMode(admin);
			await admin.get('/wp-admin/');
			expect(await storedPlugins()).toEqual([shop]);
		});

		test('but not when something activates a plugin aloud', async () => {
			await startMode(admin);
			const route = '/wp/v2/plugins/acme-shop/acme-shop';
			expect((await admin.rest('POST', route, { status: 'active' })).status).toBe(200);
			expect(await storedPlugins()).toEqual(site.startPlugins());
		});
	});
});

test('sixty plugins: all load, and too many for a menu', async () => {
	await become({ scenario: 'pair', plugins: 60, healthCheck: 'used' });
	expect(await activeFor(admin)).toHaveLength(61);
	expect(await write()).toEqual(refused);
	await startMode(admin);
	const [one = '', two = ''] = guiltyFiles().map(slugOf);
	expect(await write(`?health-check-allowed-plugins=${one},${two}`)).toEqual(refused);
	expect(await write(`?health-check-allowed-plugins=${one}`)).toEqual(accepted);
	const page = (await admin.get('/wp-admin/')).text;
	expect(page).toContain('Manage active plugins');
	expect(page).not.toContain('wp-admin-bar-health-check-plugin-');
	expect(await site.database.activePlugins()).toEqual(site.startPlugins());
});
