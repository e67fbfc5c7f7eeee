import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageRequest } from '../../src/exchange/page-request.ts';
import { phpList } from '../../src/isolation/recipes/php-list.ts';
import { detectRungs } from '../../src/isolation/rungs/detect.ts';
import { siteAddress } from '../../src/isolation/rungs/site-calls.ts';
import { begin } from '../../src/isolation/session/commands.ts';
import type { SearchRung } from '../../src/isolation/session/events.ts';
import { peek } from '../../src/isolation/session/journal.ts';
import { type RunOutcome, runIsolation, stopIsolation } from '../../src/isolation/session/run.ts';
import { isChanged } from '../../src/isolation/session/state.ts';
import type { Questions, Tools } from '../../src/isolation/session/tools.ts';
import type { Person } from '../wordpress/index.ts';
import {
	type IsolationOptions,
	type IsolationSite,
	isolationSite,
	quickEdit,
	savePost,
	startMode,
} from '../wordpress/isolation/index.ts';
import { sendAs } from './person-page.ts';
import { type Answers, memoryStore, started, WILLING } from './session/support.ts';

/** What ends a process: nothing after it runs, and nobody catches it. */
class Kill extends Error {}

let site: IsolationSite;
let admin: Person;
let store = memoryStore();
let asked: (keyof Questions)[] = [];
let panels = 0;
let clock = 1_700_000_000_000;

beforeAll(async () => {
	site = await isolationSite({ scenario: 'none' });
});
afterAll(() => site?.stop());

async function become(wish: IsolationOptions, rung: SearchRung): Promise<void> {
	await site.reset(wish);
	admin = await site.as('admin', 'admin');
	await startSession(rung);
}

async function startSession(rung: SearchRung, request: PageRequest = savesPost()): Promise<void> {
	store = memoryStore();
	asked = [];
	const address = siteAddress(`${site.origin}/wp-json/`);
	if (!address) throw new Error('The site has an address');
	const repeatable = { request, repetition: 'same-again' } as const;
	const start = { ...started(rung), site: address, repeatable };
	expect(await begin(store, 'panel', () => ++clock, start)).toBe('open');
}

function savesPost(): PageRequest {
	const headers = [{ name: 'Content-Type', value: 'application/json' }];
	const url = `${site.origin}/wp-json/wp/v2/posts/1`;
	return { method: 'POST', url, headers, body: '{"title":"Saved"}', freshNonce: true };
}

/** Quick Edit: it fires `admin_init`, in which plugins do what they like. */
async function editsQuickly(): Promise<PageRequest> {
	await quickEdit(admin);
	const sent = admin.wire.at(-1)?.request.body ?? '';
	const headers = [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded; charset=UTF-8' }];
	const url = `${site.origin}/wp-admin/admin-ajax.php`;
	return { method: 'POST', url, headers, body: sent, freshNonce: false };
}

/** A panel that was just opened; it dies with the request of that number, after the site has done it. */
function open(answers: Answers = {}, killAt = Number.POSITIVE_INFINITY): Tools & { requests: () => number } {
	let requests = 0;
	let isDead = false;
	clock += 120_000;
	const alive = () => {
		if (isDead) throw new Kill();
	};
	return {
		owner: `panel-${++panels}`,
		requests: () => requests,
		store: {
			async read() {
				alive();
				return store.read();
			},
			async write(value) {
				alive();
				return store.write(value);
			},
		},
		async send(request) {
			alive();
			const answer = await sendAs(admin, request);
			isDead = ++requests >= killAt;
			alive();
			return answer;
		},
		observe: async () => 'cannot-tell',
		async ask<Kind extends keyof Questions>(kind: Kind, asks: Questions[Kind]['asks']) {
			asked.push(kind);
			const all: Answers = { ...WILLING, ...answers };
			const reply = all[kind];
			if (!reply) throw new Error(`Nobody answers ${kind}`);
			return reply(asks);
		},
		now: () => ++clock,
		wait: async () => undefined,
		signal: new AbortController().signal,
	};
}

/** As somebody with WP-CLI tells it. */
const inOrder = (): Answers => ({
	everybody: ({ host }) => ({ typed: host, order: JSON.stringify(site.startPlugins()) }),
});

const guilty = () =>
	site.truth().map(set => set.map(one => (one.type === 'plugin' ? one.file : one.slug)).sort());

function named(outcome: RunOutcome): readonly (readonly string[])[] {
	if (outcome.kind !== 'verdict' || !('sets' in outcome.verdict)) throw new Error(JSON.stringify(outcome));
	return outcome.verdict.sets.map(({ members }) => members.flat().sort());
}

const probes = () => site.door.count('POST', /\/wp\/v2\/posts\/1$/);
const changesLeft = async () => {
	const state = await peek(store);
	if (typeof state === 'string') throw new Error(state);
	return isChanged(state.changes);
};

describe('a look around', () => {
	const look = async () => {
		const address = siteAddress(`${site.origin}/wp-json/`);
		if (!address) throw new Error('The site has an address');
		return detectRungs(request => sendAs(admin, request), address);
	};

	test('finds every rung where Health Check is installed, and none of its where it is not', async () => {
		await become({ scenario: 'none', healthCheck: 'installed' }, 'per-request');
		const all = await look();
		expect(Object.values(all.availability)).toEqual([null, null, null, null, null, null]);
		expect(all).toMatchObject({ trouble: null, masked: false, loopback: true });
		site.door.blockLoopback(true);
		expect((await look()).availability).toMatchObject({ 'per-request': null, 'stored-list': 'no-loopback' });
		site.door.blockLoopback(false);
		await startMode(admin);
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
		admin = await site.as('editor', 'editor');
		expect(await look()).toMatchObject({
			trouble: 'not-allowed',
			availability: { everybody: 'not-allowed' },
		});
		site.door.blockRest(403);
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
			seen.push((await site.database.option('active_plugins')) ?? '');
			return answer;
		};
		const outcome = await runIsolation({ ...tools, send });
		expect(named(outcome)).toEqual(guilty());
		expect(probes()).toBeLessThanOrEqual(15);
		expect(new Set(seen).size).toBe(1);
		expect(await site.database.activePlugins()).toEqual(site.startPlugins());
		expect(admin.cookies.has('wp-health-check-disable-plugins')).toBe(false);
	});

	test('a theme together with a plugin', async () => {
		await become({ scenario: 'theme-and-plugin', healthCheck: 'installed' }, 'per-request');
		const outcome = await runIsolation(open());
		expect(outcome).toMatchObject({ kind: 'verdict', verdict: { kind: 'interaction' } });
		expect(named(outcome)).toEqual(guilty());
		expect(await site.database.activePlugins()).toEqual(site.startPlugins());
	});

	test('a plugin that is fatal alone does not stop it', async () => {
		await become({ scenario: 'fatal-alone', healthCheck: 'used' }, 'per-request');
		expect(named(await runIsolation(open()))).toEqual(guilty());
		expect(await site.database.activePlugins()).toEqual(site.startPlugins());
	});

	test('a second tester puts it out: that is told, and the verdict does not count', async () => {
		await become({ scenario: 'single', healthCheck: 'used' }, 'per-request');
		const berta = await site.as('berta', 'berta');
		const tools = open({ trouble: () => 'again' });
		let turns = 0;
		const send: Tools['send'] = async request => {
			if (request.url.includes('/posts/') && ++turns === 4) await startMode(berta);
			return tools.send(request);
		};
		expect(named(await runIsolation({ ...tools, send }))).toEqual(guilty());
		expect(asked).toContain('trouble');
	});

	test('a plugin that switches itself off has the masked list stored: that is seen, and put back in its order', async () => {
		await become({ scenario: 'self-deactivating', healthCheck: 'used' }, 'per-request');
		await startSession('per-request', await editsQuickly());
		const differences: Questions['trouble']['asks'][] = [];
		const trouble: Answers['trouble'] = asks => {
			differences.push(asks);
			return 'put-back';
		};
		await runIsolation(open({ trouble }));
		expect(differences[0]).toMatchObject({ why: 'list-changed', difference: { extra: [] } });
		expect(differences[0]?.difference?.missing.length).toBeGreaterThan(3);
		expect(await site.database.activePlugins()).toEqual(site.startPlugins());
		expect(await changesLeft()).toBe(false);
	});

	test('killed in the mode, the next start ends it', async () => {
		await become({ scenario: 'single', healthCheck: 'used' }, 'per-request');
		await expect(runIsolation(open({}, 25))).rejects.toThrow(Kill);
		expect((await savePost(admin)).status).toBe(200);
		expect(await changesLeft()).toBe(true);
		expect((await stopIsolation(open())).kind).toBe('restored');
		expect((await savePost(admin)).status).toBe(409);
		expect(await changesLeft()).toBe(false);
	});
});

test('the stored list of Health Check, while the person repeats the action', async () => {
	await become({ scenario: 'single', healthCheck: 'used' }, 'stored-list');
	const observe: Tools['observe'] = async () => {
		const { status } = await savePost(admin);
		return { status, code: status === 409 ? 'save_conflict' : '' };
	};
	expect(named(await runIsolation({ ...open({ repeat: () => 'person' }), observe }))).toEqual(guilty());
	expect(await site.database.activePlugins()).toEqual(site.startPlugins());
});

test('a guilty theme, with nothing installed', async () => {
	await become({ scenario: 'theme' }, 'theme-preview');
	const outcome = await runIsolation(open());
	expect(outcome).toMatchObject({ kind: 'verdict', verdict: { kind: 'theme' } });
	expect(await site.database.theme()).toEqual({ stylesheet: 'acme-shopfront', template: 'acme-shopfront' });
	expect(probes()).toBeLessThanOrEqual(4);
});

describe('for everybody', () => {
	test('names the culprit, and the list is as it was, byte for byte', async () => {
		await become({ scenario: 'single' }, 'everybody');
		const before = await site.database.option('active_plugins');
		expect(before).toBe(phpList(site.startPlugins()));
		const outcome = await runIsolation(open(inOrder()));
		expect(named(outcome)).toEqual(guilty());
		expect(outcome).toMatchObject({ restored: { order: 'same', missing: [] } });
		expect(await site.database.option('active_plugins')).toBe(before);
	});

	test('reads the order from Health Check where it is installed', async () => {
		await become({ scenario: 'single', healthCheck: 'used' }, 'everybody');
		expect(named(await runIsolation(open()))).toEqual(guilty());
		expect(await site.database.activePlugins()).toEqual(site.startPlugins());
	});

	test('killed with a request, the next start puts back what was, in its order', async () => {
		await become({ scenario: 'single' }, 'everybody');
		const whole = open(inOrder());
		await runIsolation(whole);
		const last = whole.requests();
		// Every step is tried with the model of a site; here those of one probe that switches, and of the end.
		const first = Array.from({ length: 7 }, (_, at) => 12 + 5 * at);
		const end = Array.from({ length: 4 }, (_, at) => last - 1 - 3 * at);
		let changed = 0;
		for (const killAt of [...first, ...end]) {
			await startSession('everybody');
			await expect(runIsolation(open(inOrder(), killAt))).rejects.toThrow(Kill);
			const isOther = (await site.database.activePlugins()).join() !== site.startPlugins().join();
			if (isOther) {
				changed++;
				expect([killAt, await changesLeft()]).toEqual([killAt, true]);
			}
			expect((await stopIsolation(open())).kind).toBe('restored');
			expect([killAt, await site.database.activePlugins()]).toEqual([killAt, site.startPlugins()]);
			expect(await changesLeft()).toBe(false);
		}
		expect(changed).toBeGreaterThan(5);
	}, 180_000);

	test('another administrator switches a plugin off midway', async () => {
		await become({ scenario: 'single' }, 'everybody');
		const berta = await site.secondAdmin();
		const tools = open({ ...inOrder(), trouble: () => 'accept' });
		let done = false;
		const send: Tools['send'] = async request => {
			const answer = await tools.send(request);
			if (!done && request.url.includes('/posts/')) {
				done = true;
				await berta.rest('PUT', '/wp/v2/plugins/acme-forms/acme-forms', { status: 'inactive' });
			}
			return answer;
		};
		expect(named(await runIsolation({ ...tools, send }))).toEqual(guilty());
		expect(asked).toContain('trouble');
		const expected = site.startPlugins().filter(file => !file.startsWith('acme-forms/'));
		expect(await site.database.activePlugins()).toEqual(expected);
	});

	test('the login ends midway: it waits for another, and goes on', async () => {
		await become({ scenario: 'single' }, 'everybody');
		let ended = false;
		const tools = open(inOrder());
		const send: Tools['send'] = async request => {
			if (!ended && request.method === 'PUT') {
				ended = true;
				await site.database.endSessions('admin');
			}
			return tools.send(request);
		};
		const whys: string[] = [];
		const ask = (async (kind: keyof Questions, asks: never) => {
			if (kind !== 'trouble') return tools.ask(kind, asks);
			whys.push((asks as Questions['trouble']['asks']).why);
			admin = await site.as('admin', 'admin');
			return 'again';
		}) as Tools['ask'];
		expect(named(await runIsolation({ ...tools, send, ask }))).toEqual(guilty());
		expect(whys).toContain('logged-out');
		expect(await site.database.activePlugins()).toEqual(site.startPlugins());
	});

	test('the site is down for a minute: it waits, and goes on', async () => {
		await become({ scenario: 'single' }, 'everybody');
		let waited = 0;
		let isDown = false;
		const tools = open(inOrder());
		const send: Tools['send'] = async request => {
			if (!isDown && waited === 0 && request.method === 'PUT') {
				isDown = true;
				await site.door.goDown();
			}
			return tools.send(request);
		};
		const wait: Tools['wait'] = async ms => {
			waited += ms;
			if (waited >= 60_000 && isDown) {
				isDown = false;
				await site.door.comeUp();
			}
		};
		expect(named(await runIsolation({ ...tools, send, wait }))).toEqual(guilty());
		expect(asked).not.toContain('trouble');
		expect(await site.database.activePlugins()).toEqual(site.startPlugins());
	});

	test('a plugin that is fatal without another: the person is told, and nothing is lost', async () => {
		await become({ scenario: 'fatal-alone' }, 'everybody');
		const outcome = await runIsolation(open(inOrder()));
		expect(outcome).toEqual({ kind: 'paused', why: 'site-broken' });
		expect(await changesLeft()).toBe(true);
		// As the WP-CLI line does.
		await site.database.setActivePlugins(site.startPlugins());
		expect((await stopIsolation(open())).kind).toBe('restored');
		expect(await site.database.activePlugins()).toEqual(site.startPlugins());
	});
});

test.each([401, 403, 404] as const)(
	'REST answers %i: it stops and says so, with nothing changed',
	async how => {
		await become({ scenario: 'single', healthCheck: 'used' }, 'per-request');
		site.door.blockRest(how);
		expect(await runIsolation(open())).toEqual({ kind: 'paused', why: 'rest-blocked' });
		expect(await site.database.activePlugins()).toEqual(site.startPlugins());
		expect(await changesLeft()).toBe(false);
	},
);
