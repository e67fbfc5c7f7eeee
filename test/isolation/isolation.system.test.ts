import { renameSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PageRequest } from '../../src/exchange/page-request.ts';
import { phpList } from '../../src/isolation/recipes/php-list.ts';
import { detectRungs } from '../../src/isolation/rungs/detect.ts';
import { siteAddress } from '../../src/isolation/rungs/site-calls.ts';
import { runIsolation, stopIsolation } from '../../src/isolation/session/run.ts';
import type { Questions, Tools } from '../../src/isolation/session/tools.ts';
import { unfinished } from '../../src/isolation/session/unfinished.ts';
import { quickEdit, savePost, slugOf, startMode, switchTheme } from '../wordpress/isolation/index.ts';
import { sendAs } from './person-page.ts';
import { type Answers, started } from './session/support.ts';
import { Kill, named, siteBench } from './site-bench.ts';

/* Each way to search, on a real WordPress, to its verdict and back. What disturbs it is in disturbed.system.test.ts. */

const bench = siteBench();
const { become, changesLeft, guilty, inOrder, open, probes, startSession } = bench;

/** A cart that fails for visitors alone, with one plugin on. */
const CART = `<?php
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/cart', array(
		'methods'             => 'POST',
		'permission_callback' => '__return_true',
		'callback'            => function () {
			$fails = ! is_user_logged_in() && in_array( 'acme-seo/acme-seo.php', get_option( 'active_plugins' ), true );
			return $fails ? new WP_Error( 'cart_conflict', 'No.', array( 'status' => 409 ) ) : array( 'items' => 1 );
		},
	) );
} );
`;

/** Quick Edit: it fires `admin_init`, in which plugins do what they like. */
async function editsQuickly(): Promise<PageRequest> {
	await quickEdit(bench.admin);
	const sent = bench.admin.wire.at(-1)?.request.body ?? '';
	const headers = [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded; charset=UTF-8' }];
	const url = `${bench.site.origin}/wp-admin/admin-ajax.php`;
	return { method: 'POST', url, headers, body: sent, freshNonce: false };
}

describe('a look around', () => {
	const look = async () => {
		const address = siteAddress(`${bench.site.origin}/wp-json/`);
		if (!address) throw new Error('The site has an address');
		return detectRungs(request => sendAs(bench.admin, request), address);
	};

	test('finds every rung where Health Check is installed, and none of its where it is not', async () => {
		await become({ scenario: 'none', healthCheck: 'installed' }, 'per-request');
		const all = await look();
		expect(Object.values(all.availability)).toEqual([null, null, null, null, null, null]);
		expect(all).toMatchObject({ trouble: null, masked: false, loopback: true });
		bench.site.door.blockLoopback(true);
		expect((await look()).availability).toMatchObject({ 'per-request': null, 'stored-list': 'no-loopback' });
		bench.site.door.blockLoopback(false);
		await startMode(bench.admin);
		expect(await look()).toMatchObject({ masked: true, availability: { 'theme-preview': 'no-other-theme' } });

		await become({ scenario: 'none' }, 'per-request');
		expect((await look()).availability).toEqual({
			'theme-preview': null,
			'per-request': 'no-health-check',
			'stored-list': 'no-health-check',
			elsewhere: null,
			everybody: null,
			'by-hand': null,
		});
	});

	test('says who may not, and what is blocked', async () => {
		await become({ scenario: 'none' }, 'per-request');
		bench.admin = await bench.site.as('editor', 'editor');
		expect(await look()).toMatchObject({
			trouble: 'not-allowed',
			availability: { everybody: 'not-allowed' },
		});
		bench.site.door.blockRest(403);
		expect(await look()).toMatchObject({ trouble: 'rest-blocked', availability: { everybody: 'no-rest' } });
	});
});

describe('by the request, with Health Check', () => {
	test('a pair among thirty in at most fifteen requests; what is stored stays after every one', async () => {
		await become({ scenario: 'pair', plugins: 30, healthCheck: 'used' }, 'per-request');
		const tools = open();
		const seen: string[] = [];
		const send: Tools['send'] = async request => {
			const answer = await tools.send(request);
			seen.push((await bench.site.database.option('active_plugins')) ?? '');
			return answer;
		};
		const outcome = await runIsolation({ ...tools, send });
		expect(named(outcome)).toEqual(guilty());
		expect(probes()).toBeLessThanOrEqual(15);
		expect(new Set(seen).size).toBe(1);
		expect(await bench.site.database.activePlugins()).toEqual(bench.site.startPlugins());
		expect(bench.admin.cookies.has('wp-health-check-disable-plugins')).toBe(false);
	}, 120_000);

	test('a theme together with a plugin', async () => {
		await become({ scenario: 'theme-and-plugin', healthCheck: 'installed' }, 'per-request');
		const outcome = await runIsolation(open());
		expect(outcome).toMatchObject({ kind: 'verdict', verdict: { kind: 'interaction' } });
		expect(named(outcome)).toEqual(guilty());
		expect(await bench.site.database.activePlugins()).toEqual(bench.site.startPlugins());
	});

	test('a request of a visitor is sent without a login, and its conflict found', async () => {
		await become({ scenario: 'none', healthCheck: 'used' }, 'per-request');
		await writeFile(join(bench.site.site, 'wp-content/mu-plugins/acme-cart.php'), CART);
		const url = `${bench.site.origin}/wp-json/acme/v1/cart`;
		const request = { ...bench.savesPost(), url, freshNonce: false };
		const failure = { ...started('per-request').failure, code: 'cart_conflict' };
		await startSession('per-request', { failure, repeatable: { request, repetition: 'same-again' } });
		expect(named(await runIsolation(open()))).toEqual([['acme-seo/acme-seo.php']]);
		expect(await bench.site.database.activePlugins()).toEqual(bench.site.startPlugins());
	});

	test('a second tester puts it out: that is told, and the verdict does not count', async () => {
		await become({ scenario: 'single', healthCheck: 'used' }, 'per-request');
		const berta = await bench.site.as('berta', 'berta');
		const tools = open({ trouble: () => 'again' });
		let turns = 0;
		const send: Tools['send'] = async request => {
			if (request.url.includes('/posts/') && ++turns === 4) await startMode(berta);
			return tools.send(request);
		};
		expect(named(await runIsolation({ ...tools, send }))).toEqual(guilty());
		expect(bench.asked).toContain('trouble');
	});

	test('a plugin that switches itself off has the masked list stored: that is seen, and put back in its order', async () => {
		await become({ scenario: 'self-deactivating', healthCheck: 'used' }, 'per-request');
		const repeatable = { request: await editsQuickly(), repetition: 'same-again' } as const;
		await startSession('per-request', { repeatable });
		const differences: Questions['trouble']['asks'][] = [];
		const trouble: Answers['trouble'] = asks => {
			differences.push(asks);
			return 'put-back';
		};
		expect(named(await runIsolation(open({ trouble })))).toEqual(guilty());
		expect(differences[0]).toMatchObject({ why: 'list-changed', difference: { extra: [] } });
		expect(differences[0]?.difference?.missing.length).toBeGreaterThan(3);
		expect(await bench.site.database.activePlugins()).toEqual(bench.site.startPlugins());
		expect(await changesLeft()).toBe(false);
	}, 120_000);

	test('killed in the mode, the next start ends it', async () => {
		await become({ scenario: 'single', healthCheck: 'used' }, 'per-request');
		await expect(runIsolation(open({}, 25))).rejects.toThrow(Kill);
		expect((await savePost(bench.admin)).status).toBe(200);
		expect(await changesLeft()).toBe(true);
		expect((await stopIsolation(open())).kind).toBe('restored');
		expect((await savePost(bench.admin)).status).toBe(409);
		expect(await changesLeft()).toBe(false);
	});
});

test('the stored list of Health Check, while the person repeats the action', async () => {
	await become({ scenario: 'single', healthCheck: 'used' }, 'stored-list');
	const observe: Tools['observe'] = async () => {
		const { status } = await savePost(bench.admin);
		return { status, code: status === 409 ? 'save_conflict' : '' };
	};
	expect(named(await runIsolation({ ...open({ repeat: () => 'person' }), observe }))).toEqual(guilty());
	expect(await bench.site.database.activePlugins()).toEqual(bench.site.startPlugins());
});

test('the stored list, once the site cannot reach itself any more: what Health Check takes back is told', async () => {
	await become({ scenario: 'single', healthCheck: 'used' }, 'stored-list');
	bench.site.door.blockLoopback(true);
	expect(await runIsolation(open())).toEqual({ kind: 'paused', why: 'not-switched' });
	expect(await stopIsolation(open())).toMatchObject({ kind: 'restored' });
	expect(await bench.site.database.activePlugins()).toEqual(bench.site.startPlugins());
	expect(bench.admin.cookies.has('wp-health-check-disable-plugins')).toBe(false);
});

test('a guilty theme, with nothing installed', async () => {
	await become({ scenario: 'theme' }, 'theme-preview');
	const outcome = await runIsolation(open());
	expect(outcome).toMatchObject({ kind: 'verdict', verdict: { kind: 'theme' } });
	expect(await bench.site.database.theme()).toEqual({
		stylesheet: 'acme-shopfront',
		template: 'acme-shopfront',
	});
	expect(probes()).toBeLessThanOrEqual(4);
});

describe('for everybody', () => {
	test('names the culprit, and the list is as it was, byte for byte', async () => {
		await become({ scenario: 'single' }, 'everybody');
		const before = await bench.site.database.option('active_plugins');
		expect(before).toBe(phpList(bench.site.startPlugins()));
		const outcome = await runIsolation(open(inOrder()));
		expect(named(outcome)).toEqual(guilty());
		expect(outcome).toMatchObject({ restored: { order: 'same', missing: [] } });
		expect(await bench.site.database.option('active_plugins')).toBe(before);
	});

	test('reads the order from Health Check with more than twenty plugins, of which its menu shows none', async () => {
		await become({ scenario: 'none', plugins: 30, healthCheck: 'used' }, 'everybody');
		expect(await runIsolation(open())).toMatchObject({ verdict: { kind: 'not-reproducible' } });
		expect((await bench.stored()).snapshot?.order).toEqual(bench.site.startPlugins());
		expect(await changesLeft()).toBe(false);
	});

	test('reads the order from Health Check where it is installed', async () => {
		await become({ scenario: 'single', healthCheck: 'used' }, 'everybody');
		expect(named(await runIsolation(open()))).toEqual(guilty());
		expect(await bench.site.database.activePlugins()).toEqual(bench.site.startPlugins());
	});
});

type Arrange = NonNullable<Answers['arrange']>;

/** As the steps say: folders get another name, and theirs back. */
const renames: Arrange = ({ off, on }) => {
	const folder = join(bench.site.site, 'wp-content/plugins');
	const rename = (from: string, to: string) => renameSync(join(folder, from), join(folder, to));
	for (const slug of new Set(on.map(slugOf))) rename(`${slug}.off`, slug);
	for (const slug of new Set(off.map(slugOf))) rename(slug, `${slug}.off`);
	return 'done';
};

/** The person saves the post in the page, and the panel sees it. */
const saves: Tools['observe'] = async () => {
	const { status } = await savePost(bench.admin);
	return { status, code: status === 409 ? 'save_conflict' : '' };
};

const theme = () => bench.site.database.theme();
const OWN = { stylesheet: 'acme-shopfront', template: 'acme-shopfront' };

describe('by hand', () => {
	test('with folders that get another name, and theirs back: the list is the same, byte for byte', async () => {
		await become(
			{ scenario: 'pair', culprits: ['acme-forms/acme-forms.php', 'acme-seo/acme-seo.php'] },
			'by-hand',
		);
		const before = await bench.list();
		const outcome = await runIsolation(open({ arrange: renames }));
		expect(named(outcome)).toEqual(guilty());
		expect(outcome).toMatchObject({ restored: { missing: [], foreignOff: [] } });
		expect(bench.asked).toContain('arrange');
		expect(await bench.list()).toBe(before);
		expect(await changesLeft()).toBe(false);
	});

	test('what cannot be given its name back is told, and offered again', async () => {
		await become({ scenario: 'single' }, 'by-hand');
		const before = await bench.list();
		let isGone = false;
		const arrange: Arrange = asks => {
			isGone ||= asks.off.length === 0 && asks.on.length > 1;
			return isGone ? 'cannot' : renames(asks);
		};
		const outcome = await runIsolation(open({ arrange }));
		if (outcome.kind !== 'verdict') throw new Error(JSON.stringify(outcome));
		expect(outcome.restored.missing.length).toBeGreaterThan(1);
		expect(await changesLeft()).toBe(true);
		expect(await stopIsolation(open({ arrange: renames }))).toMatchObject({ restored: { missing: [] } });
		expect(await bench.list()).toBe(before);
		expect(await changesLeft()).toBe(false);
	});

	test('a theme that the person switches in wp-admin, together with a plugin', async () => {
		await become({ scenario: 'theme-and-plugin' }, 'by-hand');
		const before = await bench.list();
		const arrange: Arrange = async asks => {
			if (asks.theme) await switchTheme(bench.admin, asks.theme.stylesheet);
			return renames(asks);
		};
		const tools = open({ arrange, repeat: () => 'person', theme: () => 'person' });
		const outcome = await runIsolation({ ...tools, observe: saves });
		expect(outcome).toMatchObject({ verdict: { kind: 'interaction' }, restored: { theme: 'own' } });
		expect(named(outcome)).toEqual(guilty());
		expect(await theme()).toEqual(OWN);
		expect(await bench.list()).toBe(before);
	});
});

describe('a theme, for everybody, where the person repeats the action', () => {
	const switches: Arrange = async asks => {
		if (asks.theme) await switchTheme(bench.admin, asks.theme.stylesheet);
		return 'done' as const;
	};
	const willing = (): Answers => ({ ...inOrder(), repeat: () => 'person', theme: () => 'person' });

	test('is switched by them, and back', async () => {
		await become({ scenario: 'theme' }, 'everybody');
		const before = await bench.list();
		const outcome = await runIsolation({ ...open({ ...willing(), arrange: switches }), observe: saves });
		expect(outcome).toMatchObject({ kind: 'verdict', verdict: { kind: 'theme' } });
		expect([await theme(), await bench.list()]).toEqual([OWN, before]);
		expect(await changesLeft()).toBe(false);
	});

	test('killed under the other theme, the next start tells it, and asks for their own again', async () => {
		await become({ scenario: 'theme' }, 'everybody');
		const arrange: Arrange = async asks => {
			await switches(asks);
			throw new Kill();
		};
		await expect(runIsolation({ ...open({ ...willing(), arrange }), observe: saves })).rejects.toThrow(Kill);
		expect((await theme()).stylesheet).toBe('twentytwentyfive');
		expect(unfinished(await bench.stored())?.changes.map(({ key }) => key)).toContain('isolation_leftTheme');
		expect(await stopIsolation(open({ arrange: switches }))).toMatchObject({ restored: { theme: 'own' } });
		expect(await theme()).toEqual(OWN);
		expect(await changesLeft()).toBe(false);
	});

	test('is left out when they would rather not, and the verdict says that it stayed', async () => {
		await become({ scenario: 'theme' }, 'everybody');
		const outcome = await runIsolation({ ...open({ ...willing(), theme: () => 'nobody' }), observe: saves });
		expect(outcome).toMatchObject({ verdict: { kind: 'outside', keptOn: ['acme-shopfront'] } });
		expect(bench.asked).not.toContain('arrange');
		expect(await theme()).toEqual(OWN);
	});
});
