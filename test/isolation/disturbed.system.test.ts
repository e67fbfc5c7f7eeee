import { describe, expect, test } from 'vitest';
import { phpList } from '../../src/isolation/recipes/php-list.ts';
import type { SearchRung } from '../../src/isolation/session/events.ts';
import { runIsolation, stopIsolation } from '../../src/isolation/session/run.ts';
import type { Questions, Tools } from '../../src/isolation/session/tools.ts';
import type { IsolationOptions } from '../wordpress/isolation/index.ts';
import type { Answers } from './session/support.ts';
import { isProbe, isSwitch, Kill, named, once, siteBench } from './site-bench.ts';

/*
 * What goes wrong midway, on a real WordPress: nothing is lost, the person is told, and the search goes on or stops where
 * it is. Once in the way that switches plugins for everybody, once behind Health Check's mask.
 */

type Reply = NonNullable<Answers['trouble']>;

const SEO = 'acme-seo/acme-seo.php';
const FORMS = 'acme-forms/acme-forms.php';
const LOYALTY = 'acme-loyalty/acme-loyalty.php';
/** WordPress refuses to activate it without the shop. */
const NEEDY = 'acme-shop-subscriptions/acme-shop-subscriptions.php';
const bench = siteBench([NEEDY, LOYALTY, SEO, 'acme-snippets.php', 'acme-shop/acme-shop.php', FORMS]);
const { changesLeft, guilty, inOrder, open } = bench;

const WAYS: [SearchRung, IsolationOptions][] = [
	['everybody', { scenario: 'single', culprits: [SEO] }],
	['per-request', { scenario: 'single', culprits: [SEO], healthCheck: 'used' }],
];

const whys = () => bench.troubles.map(({ why }) => why);
const without = (...files: readonly string[]) => bench.start().filter(file => !files.includes(file));

describe('another administrator', () => {
	/** Lies there inactive. */
	const EXTRA = 'acme-pair-lock/acme-pair-lock.php';
	const theyTurn = async (to: 'active' | 'inactive', ...files: readonly string[]) => {
		const berta = await bench.site.secondAdmin();
		for (const file of files) {
			const { status } = await berta.rest('PUT', `/wp/v2/plugins/${file.replace('.php', '')}`, {
				status: to,
			});
			expect(status).toBe(200);
		}
	};

	/** One that this session has left alone, and that nothing needs. */
	const notSwitched = async () => {
		const { switched } = (await bench.stored()).changes;
		return [FORMS, LOYALTY, 'acme-snippets.php'].find(file => !switched.includes(file)) ?? '';
	};

	/** The browser is killed after the first probe for which plugins are off. */
	const killMidway = async () => {
		const tools = open(inOrder());
		const send: Tools['send'] = async request => {
			const answer = await tools.send(request);
			const isPart = (await bench.site.database.activePlugins()).length < bench.start().length;
			if (isProbe(request) && isPart) throw new Kill();
			return answer;
		};
		await expect(runIsolation({ ...tools, send })).rejects.toThrow(Kill);
	};

	test.each(WAYS)('switches one off midway, and it stays so: %s', async (rung, wish) => {
		await bench.become(wish, rung);
		const tools = open({ ...inOrder(), trouble: () => 'accept' });
		const send = once(tools, 'after', isProbe, () => theyTurn('inactive', FORMS));
		expect(named(await runIsolation({ ...tools, send }))).toEqual(guilty());
		expect(bench.troubles).toEqual([{ why: 'list-changed', difference: { missing: [FORMS], extra: [] } }]);
		expect(await bench.site.database.activePlugins()).toEqual(without(FORMS));
	});

	test('switches one on again that is off for a probe: it stays on from then, and is not fought over', async () => {
		await bench.become({ scenario: 'single', culprits: [SEO] }, 'everybody');
		const tools = open({ ...inOrder(), trouble: () => 'accept' });
		const isOff: string[] = [];
		let switches = 0;
		const send: Tools['send'] = async request => {
			const answer = await tools.send(request);
			if (isSwitch(request)) switches++;
			if (isProbe(request) && switches > 0 && isOff.length === 0) {
				const active = await bench.site.database.activePlugins();
				isOff.push(without(...active).find(file => file !== NEEDY) ?? '');
				await theyTurn('active', ...isOff);
			}
			return answer;
		};
		const outcome = await runIsolation({ ...tools, send });
		expect(bench.troubles).toEqual([{ why: 'list-changed', difference: { missing: [], extra: isOff } }]);
		expect((await bench.stored()).kept?.on).toEqual(isOff);
		if (guilty()[0]?.join() === isOff.join()) expect(outcome).toMatchObject({ verdict: { kind: 'outside' } });
		else expect(named(outcome)).toEqual(guilty());
		expect(await bench.list()).toBe(phpList(bench.start()));
	});

	test('changes plugins while the search rests: it asks before it switches anything', async () => {
		await bench.become({ scenario: 'single', culprits: [SEO] }, 'everybody');
		const pause = new AbortController();
		const tools = open(inOrder());
		const send = once(tools, 'after', isSwitch, async () => pause.abort());
		expect(await runIsolation({ ...tools, send, signal: pause.signal })).toMatchObject({ why: 'person' });
		const calm = await notSwitched();
		await theyTurn('inactive', calm);
		await theyTurn('active', EXTRA);
		const before = bench.site.door.count('PUT', /./);
		const seen: number[] = [];
		const trouble = () => {
			seen.push(bench.site.door.count('PUT', /./) - before);
			return 'accept' as const;
		};
		expect(named(await runIsolation(open({ trouble })))).toEqual(guilty());
		expect(seen).toEqual([0]);
		expect(bench.troubles[0]?.difference).toEqual({ missing: [calm], extra: [EXTRA] });
		expect(await bench.list()).toBe(phpList([...without(calm), EXTRA]));
	});

	test('changes plugins before all is put back: the person chooses, and nothing is taken for granted', async () => {
		await bench.become({ scenario: 'single', culprits: [SEO] }, 'everybody');
		await killMidway();
		const calm = await notSwitched();
		await theyTurn('inactive', calm);
		await theyTurn('active', EXTRA);
		const [then, kept] = [await bench.list(), bench.keep()];
		const told = { why: 'list-changed', difference: { missing: [calm], extra: [EXTRA] } };
		const putBack = async (...answers: readonly Questions['trouble']['answer'][]) => {
			bench.restore(kept);
			await bench.site.database.setOption('active_plugins', then);
			bench.troubles.length = 0;
			const left = [...answers];
			const outcome = await stopIsolation(open({ trouble: () => left.shift() ?? 'stop' }));
			expect(bench.troubles).toEqual(answers.map(() => told));
			return outcome;
		};

		expect(await putBack('stop')).toEqual({ kind: 'paused', why: 'list-changed' });
		expect([await bench.list(), await changesLeft()]).toEqual([then, true]);

		expect(await putBack('again', 'accept')).toMatchObject({
			kind: 'restored',
			restored: { foreignOff: [calm], foreignOn: [EXTRA], missing: [], order: 'same' },
		});
		expect(await bench.list()).toBe(phpList([...without(calm), EXTRA]));
		expect(await changesLeft()).toBe(false);

		expect(await putBack('put-back')).toMatchObject({
			kind: 'restored',
			restored: { foreignOff: [], foreignOn: [], missing: [], order: 'same' },
		});
		expect(await bench.list()).toBe(phpList(bench.start()));
		expect(await changesLeft()).toBe(false);
	});

	test('deletes one that is off for a probe: it cannot come back, and that is told', async () => {
		await bench.become({ scenario: 'single', culprits: [SEO] }, 'everybody');
		await killMidway();
		const off = without(...(await bench.site.database.activePlugins()));
		const gone = off.find(file => file !== 'acme-shop/acme-shop.php') ?? '';
		const berta = await bench.site.secondAdmin();
		const { status } = await berta.rest('DELETE', `/wp/v2/plugins/${gone.replace('.php', '')}`);
		expect([gone, status]).toEqual([gone, 200]);
		expect(await stopIsolation(open())).toMatchObject({ restored: { missing: [gone], order: 'same' } });
		expect(await bench.list()).toBe(phpList(without(gone)));
		expect(await changesLeft()).toBe(true);
	});
});

describe('the login ends', () => {
	const ends = () => bench.site.database.endSessions('admin');
	const signIn = async () => {
		// The browser keeps the cookie of Health Check's mode.
		const mode = /wp-health-check-disable-plugins=(\w+)/.exec(bench.admin.cookies.header())?.[1];
		bench.admin = await bench.site.as('admin', 'admin');
		if (mode !== undefined) bench.admin.cookies.set('wp-health-check-disable-plugins', mode);
	};
	const isLater = ({ url }: { readonly url: string }) => url.includes('/posts/1') && bench.probes() >= 3;

	test.each(WAYS)('midway: it waits for another one, and goes on: %s', async (rung, wish) => {
		await bench.become(wish, rung);
		const trouble: Reply = async () => {
			await signIn();
			return 'again' as const;
		};
		const tools = open({ ...inOrder(), trouble });
		const send = once(tools, 'before', isLater, ends);
		expect(named(await runIsolation({ ...tools, send }))).toEqual(guilty());
		expect(new Set(whys())).toEqual(new Set(['logged-out']));
		expect(await bench.list()).toBe(phpList(bench.start()));
		expect(bench.admin.cookies.has('wp-health-check-disable-plugins')).toBe(false);
	});

	test.each(WAYS)('and the person leaves it: all is kept for when they are back: %s', async (rung, wish) => {
		await bench.become(wish, rung);
		const tools = open(inOrder());
		const send = once(tools, 'before', isLater, ends);
		expect(await runIsolation({ ...tools, send })).toEqual({ kind: 'paused', why: 'logged-out' });
		expect(await stopIsolation(open())).toEqual({ kind: 'paused', why: 'logged-out' });
		expect(await changesLeft()).toBe(true);
		const found = (await bench.stored()).probes.length;
		await signIn();
		expect(named(await runIsolation(open()))).toEqual(guilty());
		expect(found).toBeGreaterThan(1);
		expect(await bench.list()).toBe(phpList(bench.start()));
		expect(await changesLeft()).toBe(false);
	});
});

test('the address of the tester changes midway: the mask is lost, that is told, and the verdict does not count', async () => {
	await bench.become({ scenario: 'single', culprits: [SEO], healthCheck: 'used' }, 'per-request');
	if (bench.site.backend !== 'php') return;
	const tools = open({ trouble: () => 'again' });
	const isLater = (request: Parameters<typeof isProbe>[0]) => isProbe(request) && bench.probes() >= 3;
	const send = once(tools, 'before', isLater, async () => bench.site.door.comeFrom('127.0.0.2'));
	expect(named(await runIsolation({ ...tools, send }))).toEqual(guilty());
	expect(whys()).toEqual(['mask-lost']);
	expect(await bench.list()).toBe(phpList(bench.start()));
	expect(bench.admin.cookies.has('wp-health-check-disable-plugins')).toBe(false);
});

describe('REST is blocked', () => {
	test.each([401, 403, 404] as const)('from the start, by %i: it stops and says so', async how => {
		await bench.become({ scenario: 'single', culprits: [SEO], healthCheck: 'used' }, 'per-request');
		bench.site.door.blockRest(how);
		expect(await runIsolation(open())).toEqual({ kind: 'paused', why: 'rest-blocked' });
		expect(await bench.list()).toBe(phpList(bench.start()));
		expect(await changesLeft()).toBe(false);
	});

	test('midway: it stops with what is changed in its log, and all of it comes back once REST does', async () => {
		await bench.become({ scenario: 'single', culprits: [SEO] }, 'everybody');
		const tools = open(inOrder());
		const send = once(tools, 'after', isSwitch, async () => bench.site.door.blockRest(403));
		expect(await runIsolation({ ...tools, send })).toEqual({ kind: 'paused', why: 'rest-blocked' });
		expect(await bench.list()).not.toBe(phpList(bench.start()));
		expect(await stopIsolation(open())).toEqual({ kind: 'paused', why: 'rest-blocked' });
		expect(await changesLeft()).toBe(true);
		const trouble: Reply = () => {
			bench.site.door.blockRest(false);
			return 'again' as const;
		};
		expect(await stopIsolation(open({ trouble }))).toMatchObject({
			restored: { order: 'same', missing: [] },
		});
		expect(await bench.list()).toBe(phpList(bench.start()));
	});
});

describe('the site is down', () => {
	/** It comes back after so many milliseconds of waiting, or once somebody is asked. */
	async function outage(rung: SearchRung, wish: IsolationOptions, lasts: number) {
		await bench.become(wish, rung);
		let waited = 0;
		const back: Reply = async () => {
			await bench.site.door.comeUp();
			return 'again' as const;
		};
		const tools = open({ ...inOrder(), trouble: back });
		const isIt = (request: Parameters<typeof isSwitch>[0]) =>
			rung === 'everybody' ? isSwitch(request) : isProbe(request) && bench.probes() >= 2;
		const send = once(tools, 'before', isIt, () => bench.site.door.goDown());
		const wait: Tools['wait'] = async ms => {
			waited += ms;
			if (waited >= lasts) await bench.site.door.comeUp();
		};
		expect(named(await runIsolation({ ...tools, send, wait }))).toEqual(guilty());
		expect(await bench.list()).toBe(phpList(bench.start()));
		expect(await changesLeft()).toBe(false);
		return waited;
	}

	test.each(WAYS)('for a minute: it waits, asks nobody, and goes on: %s', async (rung, wish) => {
		expect(await outage(rung, wish, 60_000)).toBeGreaterThanOrEqual(60_000);
		expect(whys()).toEqual([]);
	});

	test.each(WAYS)('for longer: the person is told: %s', async (rung, wish) => {
		await outage(rung, wish, Number.POSITIVE_INFINITY);
		expect(whys()).toEqual(['site-down']);
	});

	test('and in maintenance, as while it is updated: the same', async () => {
		await bench.become({ scenario: 'single', culprits: [SEO] }, 'everybody');
		const tools = open(inOrder());
		const send = once(tools, 'before', isSwitch, () => bench.site.maintenance(true));
		const wait = () => bench.site.maintenance(false);
		expect(named(await runIsolation({ ...tools, send, wait }))).toEqual(guilty());
		expect(await bench.list()).toBe(phpList(bench.start()));
	});
});

describe('a plugin is fatal without another', () => {
	test('behind the mask: that probe clears nobody, and the search goes on', async () => {
		await bench.become({ scenario: 'fatal-alone', culprits: [SEO], healthCheck: 'used' }, 'per-request');
		expect(named(await runIsolation(open()))).toEqual(guilty());
		expect((await bench.stored()).probes.some(({ judged }) => judged.why === 'site-broken')).toBe(true);
		expect(await bench.list()).toBe(phpList(bench.start()));
	});

	test('for everybody: the person is told, and nothing is lost', async () => {
		await bench.become({ scenario: 'fatal-alone', culprits: [SEO] }, 'everybody');
		expect(await runIsolation(open(inOrder()))).toEqual({ kind: 'paused', why: 'site-broken' });
		expect(await changesLeft()).toBe(true);
		// As the WP-CLI line does.
		await bench.site.database.setActivePlugins(bench.start());
		expect((await stopIsolation(open())).kind).toBe('restored');
		expect(await bench.list()).toBe(phpList(bench.start()));
	});

	test('and cannot be switched on again for a probe: the person leaves that probe out', async () => {
		await bench.become({ scenario: 'single', culprits: [SEO] }, 'everybody');
		const tools = open({ ...inOrder(), trouble: () => 'accept' });
		let refused = '';
		const send: Tools['send'] = async request => {
			const isOn = isSwitch(request) && request.body?.includes('"active"') === true;
			if (isOn && refused === '') refused = request.url;
			// Nothing comes of it, as with a plugin that is fatal while it is activated.
			const isRefused = isOn && request.url === refused && whys().length === 0;
			return tools.send(isRefused ? { ...request, url: `${request.url}-gone` } : request);
		};
		expect(named(await runIsolation({ ...tools, send }))).toEqual(guilty());
		expect(whys()).toEqual(['not-switched']);
		expect(await bench.list()).toBe(phpList(bench.start()));
	});
});
