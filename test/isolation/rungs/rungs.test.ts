import { describe, expect, test } from 'vitest';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import type { PageAnswer } from '../../../src/exchange/page-request.ts';
import { doneSteps, handSteps } from '../../../src/isolation/rungs/by-hand.ts';
import { dependenciesFirst, FAMILIES, readRequirements } from '../../../src/isolation/rungs/dependencies.ts';
import { isSwitchable, planSwitching, switchRequest } from '../../../src/isolation/rungs/for-everybody.ts';
import { exitRequest, orderIn, startRequest } from '../../../src/isolation/rungs/health-check.ts';
import { LACK_WORDS, LADDER, RUNG_WORDS } from '../../../src/isolation/rungs/ladder.ts';
import { readPastedOrder, writeOrder } from '../../../src/isolation/rungs/list-order.ts';
import { dangerOf, NEVER_TOUCH } from '../../../src/isolation/rungs/never-touch.ts';
import { isPluginFile, listRequest, readList } from '../../../src/isolation/rungs/plugin-list.ts';
import { restCall, siteAddress, withQuery } from '../../../src/isolation/rungs/site-calls.ts';
import { troubleOf } from '../../../src/isolation/rungs/trouble.ts';
import { unmasked } from '../../../src/isolation/rungs/unmasked.ts';

const address = (root: string, admin?: string) => {
	const site = siteAddress(root, admin);
	if (!site) throw new Error('That is an address');
	return site;
};
const SITE = address('https://shop.example/wp-json/');

function answer(
	status: number,
	text: string,
	type = 'text/html',
	more: Record<string, string> = {},
): PageAnswer {
	const headers = Object.entries({ 'content-type': type, ...more }).map(([name, value]) => ({ name, value }));
	return { kind: 'answer', status, headers, text, truncated: false, startedAt: 0, durationMs: 1 };
}
const json = (status: number, value: unknown) => answer(status, JSON.stringify(value), 'application/json');
const list = (...active: readonly string[]) =>
	json(
		200,
		active.map(plugin => ({ plugin, status: 'active', name: plugin, version: '1' })),
	);

describe('where the doors are', () => {
	test.each([
		['https://a.example/wp-json/', 'https://a.example/wp-admin/', 'https://a.example/wp-json/wp/v2/plugins'],
		[
			'https://a.example/blog/api/',
			'https://a.example/blog/wp-admin/',
			'https://a.example/blog/api/wp/v2/plugins',
		],
		[
			'https://a.example/index.php/wp-json/',
			'https://a.example/wp-admin/',
			'https://a.example/index.php/wp-json/wp/v2/plugins',
		],
		[
			'https://a.example/b/?rest_route=/',
			'https://a.example/b/wp-admin/',
			'https://a.example/b/?rest_route=%2Fwp%2Fv2%2Fplugins',
		],
	])('%s', (root, admin, route) => {
		expect(address(root).admin).toBe(admin);
		expect(restCall(address(root), 'GET', '/wp/v2/plugins').url).toBe(route);
	});

	test('wp-admin may be elsewhere on the same origin, and nowhere else', () => {
		expect(address('https://a.example/wp-json/', 'https://a.example/wp/wp-admin').admin).toBe(
			'https://a.example/wp/wp-admin/',
		);
		expect(siteAddress('https://a.example/wp-json/', 'https://b.example/wp-admin/')).toBeNull();
		expect(siteAddress('javascript:alert(1)')).toBeNull();
	});

	test('a parameter is added and the rest of the query stays as it was written', () => {
		const request = {
			method: 'GET',
			url: 'https://a.example/?q=a%20b+c&x=',
			headers: [],
			body: null,
			freshNonce: false,
		};
		expect(withQuery(request, { y: 'd,e' }).url).toBe('https://a.example/?q=a%20b+c&x=&y=d%2Ce');
		expect(listRequest(SITE, []).url).toMatch(/&health-check-allowed-plugins=$/);
	});
});

describe('the ladder', () => {
	test('every rung says whom it affects, what it writes and how it is undone', () => {
		for (const rung of LADDER)
			for (const key of Object.values(RUNG_WORDS[rung])) expect(messages).toHaveProperty(key);
		for (const key of Object.values(LACK_WORDS)) expect(messages).toHaveProperty(key);
	});

	test.each(NEVER_TOUCH.map(row => [row.slug, row] as const))(
		'%s is not to be touched, by a source',
		(slug, row) => {
			expect(row.source).toMatch(/^https:\/\/(?:github\.com|wordpress\.org)\//);
			expect(dangerOf(`${slug}/main.php`)).toBe(row.danger);
		},
	);

	test('what resembles a name on the list is not on it', () => {
		expect(dangerOf('woocommerce-bookings/woocommerce-bookings.php')).toBeNull();
		expect(new Set(NEVER_TOUCH.map(({ slug }) => slug)).size).toBe(NEVER_TOUCH.length);
	});
});

describe('the list of plugins', () => {
	test('what is no plugin’s file is passed over', () => {
		for (const file of ['../x/y.php', 'a/b/c.php', '/etc/passwd.php', 'a\n.php', 'a/b.txt', '<b>.php', '']) {
			expect([file, isPluginFile(file)]).toEqual([file, false]);
		}
		expect(readList(list('hello', 'a/b', '../../x'))?.map(({ file }) => file)).toEqual([
			'hello.php',
			'a/b.php',
		]);
		expect(readList(answer(200, '<html>'))).toBeNull();
		expect(readList({ kind: 'failed', reason: 'network' })).toBeNull();
	});

	test('names are read as the HTML they come as', () => {
		const row = { plugin: 'a/a', status: 'active', name: 'Health Check &amp; Troubleshooting', version: '1' };
		expect(readList(json(200, [row]))?.[0]?.name).toBe('Health Check & Troubleshooting');
	});

	test('the proof that nothing is masked comes from the site’s answers only', () => {
		const themes = json(200, [{ stylesheet: 'acme', status: 'active', name: { raw: 'Acme' } }]);
		const hidden = json(403, { code: 'rest_cannot_view_themes', message: 'No.', data: { status: 403 } });
		expect(unmasked(list('a/a'), null)).not.toBeNull();
		expect(unmasked(list(), themes)).not.toBeNull();
		expect(unmasked(list(), null)).toBeNull();
		expect(unmasked(list(), hidden)).toBeNull();
		expect(unmasked(answer(500, ''), themes)).toBeNull();
	});
});

describe('dependencies', () => {
	const requires = {
		'c/c.php': ['b/b.php'],
		'b/b.php': ['a/a.php'],
		'x/x.php': ['y/y.php'],
		'y/y.php': ['x/x.php'],
	};

	test('what is required goes on first and off last, and a circle does no harm', () => {
		expect(dependenciesFirst(['c/c.php', 'a/a.php', 'b/b.php'], requires)).toEqual([
			'a/a.php',
			'b/b.php',
			'c/c.php',
		]);
		expect(planSwitching(['z.php'], ['z.php', 'c/c.php', 'b/b.php'], requires).on).toEqual([
			'b/b.php',
			'c/c.php',
		]);
		expect(planSwitching(['a/a.php', 'b/b.php', 'c/c.php'], [], requires).off).toEqual([
			'c/c.php',
			'b/b.php',
			'a/a.php',
		]);
		expect([...dependenciesFirst(['x/x.php', 'y/y.php'], requires)].sort()).toEqual(['x/x.php', 'y/y.php']);
	});

	test('are read from the screen of plugins, by name', () => {
		const plugin = (file: string, name: string) => ({ file, name, version: '1', status: 'active' as const });
		const plugins = [
			plugin('shop/shop.php', 'Shop & Co'),
			plugin('pay/pay.php', 'Pay'),
			plugin('woocommerce/woocommerce.php', 'WooCommerce'),
			plugin('woocommerce-old/old.php', 'Old'),
		];
		const row =
			'<tr data-slug="pay" data-plugin="pay/pay.php"><td><div class="requires"><p><strong>Requires:</strong> <a href="#">Shop &#038; Co</a></p></div></td></tr>';
		const found = readRequirements(plugins, answer(200, `<tr data-plugin="shop/shop.php"></tr>${row}`));
		expect(found['pay/pay.php']).toEqual(['shop/shop.php']);
		expect(found['shop/shop.php']).toEqual([]);
		expect(found['woocommerce-old/old.php']).toEqual(['woocommerce/woocommerce.php']);
	});

	test.each(FAMILIES.map(family => [family.folder, family] as const))(
		'%s… is a family by a source',
		(_, { needs, source }) => {
			expect(source).toMatch(/^https:\/\//);
			expect(needs).toMatch(/^[a-z-]+$/);
		},
	);
});

describe('for everybody', () => {
	const proof = unmasked(list('a/a'), null);
	if (!proof) throw new Error('Nothing is masked here');

	test('a plugin is switched by its own route', () => {
		expect(switchRequest(proof, SITE, 'akismet/akismet.php', 'off')).toMatchObject({
			method: 'PUT',
			url: 'https://shop.example/wp-json/wp/v2/plugins/akismet/akismet',
			body: '{"status":"inactive"}',
			freshNonce: true,
		});
		expect([isSwitchable('hello.php'), isSwitchable('a.b/c.php')]).toEqual([true, false]);
	});

	test('the order is written only with a nonce, and never an empty or foreign list', () => {
		const form = answer(
			200,
			'<form id="all-options"><input type="hidden" id="_wpnonce" name="_wpnonce" value="0123456789" />',
		);
		const written = writeOrder(proof, SITE, form, ['b/b.php', 'a.php']);
		expect(new URLSearchParams(written?.body ?? '').getAll('active_plugins[]')).toEqual(['b/b.php', 'a.php']);
		expect(new URLSearchParams(written?.body ?? '').get('page_options')).toBe('active_plugins');
		expect(writeOrder(proof, SITE, form, [])).toBeNull();
		expect(writeOrder(proof, SITE, form, ['../x.php'])).toBeNull();
		expect(writeOrder(proof, SITE, answer(200, '<form>'), ['a.php'])).toBeNull();
		expect(writeOrder(proof, SITE, answer(403, ''), ['a.php'])).toBeNull();
	});

	test('a pasted order counts only if it is this list', () => {
		expect(readPastedOrder('{"0":"b.php","2":"a.php"}', ['a.php', 'b.php'])).toEqual(['b.php', 'a.php']);
		expect(readPastedOrder('["b.php"]', ['a.php', 'b.php'])).toBeNull();
		expect(readPastedOrder('rm -rf', ['a.php'])).toBeNull();
	});
});

describe('Health Check', () => {
	test('is started by its own form’s nonce, not by another’s', () => {
		const other = '<form><input name="_wpnonce" value="aaaaaaaaaa"></form>';
		const own =
			'<form><input type="hidden" name="_wpnonce" value="bbbbbbbbbb"><input name="health-check-troubleshoot-mode" value="true"></form>';
		expect(startRequest(SITE, answer(200, other + own + other))?.body).toContain('_wpnonce=bbbbbbbbbb');
		expect(startRequest(SITE, answer(200, other))).toBeNull();
	});

	test('is left by its link, whose nonce is one', () => {
		const link = (nonce: string) =>
			`<a href='https://evil.example/?health-check-disable-troubleshooting=1&#038;_wpnonce=${nonce}'>`;
		// Of the link only value and nonce are taken: the request goes to the site's own wp-admin.
		expect(exitRequest(SITE, answer(200, link('0123456789')))?.url).toBe(
			'https://shop.example/wp-admin/index.php?health-check-disable-troubleshooting=1&_wpnonce=0123456789',
		);
		expect(exitRequest(SITE, answer(200, link('x" onload')))).toBeNull();
	});

	test('tells the order only if it shows every plugin', () => {
		const screen = (...slugs: readonly string[]) =>
			answer(
				200,
				`<div id="health-check-dashboard-widget">${slugs.map(slug => `<a href="?health-check-troubleshoot-enable-plugin=${slug}&amp;_wpnonce=1">`).join('')}`,
			);
		expect(orderIn(screen('b', 'a.php'), ['a.php', 'b/b.php'])).toEqual(['b/b.php', 'a.php']);
		expect(orderIn(screen('b'), ['a.php', 'b/b.php'])).toBeNull();
	});
});

test.each([
	[answer(200, ''), null],
	[answer(503, '', 'text/html', { 'retry-after': '600' }), 'maintenance'],
	[answer(503, ''), 'site-down'],
	[answer(522, ''), 'site-down'],
	[answer(429, ''), 'too-many'],
	[answer(500, ''), 'site-broken'],
	[answer(404, '<html>'), 'rest-blocked'],
	[json(401, { code: 'rest_cannot_view_plugins', message: 'x' }), 'logged-out'],
	[json(403, { code: 'rest_cannot_view_plugins', message: 'x' }), 'not-allowed'],
	[json(403, { code: 'rest_cookie_invalid_nonce', message: 'x' }), 'logged-out'],
	[json(401, { code: 'rest_cannot_access', message: 'x' }), 'rest-blocked'],
	[{ kind: 'failed', reason: 'timeout' } as const, 'site-down'],
	[{ kind: 'failed', reason: 'navigated' } as const, 'page-gone'],
	[{ kind: 'failed', reason: 'other-origin' } as const, 'no-page'],
])('trouble %#: what an answer means', (given, trouble) => {
	expect(troubleOf(given)).toBe(trouble);
});

test('steps by hand are checked against the site’s list', () => {
	const steps = handSteps(['a/a.php'], ['b.php']);
	expect(steps.map(({ check }) => check)).toEqual([
		null,
		{ files: ['b.php'], active: true },
		{ files: ['a/a.php'], active: false },
	]);
	expect(doneSteps(steps, ['b.php'])).toEqual([false, true, true]);
	expect(doneSteps(steps, ['a/a.php'])).toEqual([false, false, false]);
});

test('by hand, plugins of one folder are one step, which is done when all of them are', () => {
	const steps = handSteps(['suite/log.php', 'a/a.php', 'suite/mail.php'], []);
	expect(steps.map(({ text }) => text.values ?? [])).toEqual([
		[],
		['wp-content/plugins/suite', 'suite.off'],
		['wp-content/plugins/a', 'a.off'],
	]);
	expect(doneSteps(steps, ['suite/mail.php'])).toEqual([false, false, true]);
	expect(doneSteps(steps, [])).toEqual([false, true, true]);
});

test('by hand, a theme is switched where WordPress switches it, and checked against the active one', () => {
	const steps = handSteps([], [], {
		stylesheet: 'twentytwentyfive',
		name: 'Twenty Twenty-Five',
		isOwn: false,
	});
	expect(steps.map(({ text }) => text)).toEqual([
		{ key: 'isolation_handTheme', values: ['Twenty Twenty-Five', 'twentytwentyfive'] },
	]);
	expect(doneSteps(steps, [], 'acme')).toEqual([false]);
	expect(doneSteps(steps, [], 'twentytwentyfive')).toEqual([true]);
	const [back] = handSteps([], [], { stylesheet: 'acme', name: 'Acme', isOwn: true });
	expect(back?.text.key).toBe('isolation_handThemeBack');
});
