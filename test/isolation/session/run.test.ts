import { describe, expect, test } from 'vitest';
import { codeOf } from '../../../src/isolation/rungs/trouble.ts';
import { peek } from '../../../src/isolation/session/journal.ts';
import { readEvents } from '../../../src/isolation/session/read-events.ts';
import { runIsolation, stopIsolation } from '../../../src/isolation/session/run.ts';
import { isChanged, replay } from '../../../src/isolation/session/state.ts';
import { type Guilt, simulatedSite } from './simulated-site.ts';
import { type Answers, type Bench, beginAt, bench } from './support.ts';

const plugin = (name: string) => `${name}/${name}.php`;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123'.split('').map(letter => plugin(`p-${letter}`));
const SIX = [plugin('z-first'), ...LETTERS.slice(0, 5)];

function place(plugins: readonly string[], guilt: Guilt) {
	const site = simulatedSite(plugins, guilt);
	return { site, before: [...site.active], table: bench(site) };
}

describe('with Health Check, by the request', () => {
	test('names a pair among thirty in at most fifteen requests, and leaves the list alone', async () => {
		const culprits = [LETTERS[7] ?? '', LETTERS[22] ?? ''];
		const { before, site, table } = place(LETTERS, { culprits, healthCheck: true });
		await beginAt(table, 'per-request');
		const outcome = await runIsolation(table.open());
		expect(outcome).toMatchObject({ kind: 'verdict', verdict: { kind: 'culprits' } });
		expect(membersOf(outcome)).toEqual([culprits]);
		expect(site.probes).toBeLessThanOrEqual(15);
		expect(site.active).toEqual(before);
		expect(site.switched).toBe(0);
		expect(site.masked).toBe(false);
	});

	test('a plugin that is fatal alone is untestable, and the search goes on', async () => {
		const fatalWithout = { [plugin('p-a')]: plugin('p-c') };
		const { before, site, table } = place(SIX, {
			culprits: [plugin('p-e')],
			healthCheck: true,
			fatalWithout,
		});
		await beginAt(table, 'per-request');
		expect(membersOf(await runIsolation(table.open()))).toEqual([[plugin('p-e')]]);
		expect(site.active).toEqual(before);
	});

	test('a mask that is lost is told, and its verdict does not count', async () => {
		const { site, table } = place(SIX, { culprits: [plugin('p-b')], healthCheck: true });
		await beginAt(table, 'per-request');
		let lost = false;
		const tools = table.open({ trouble: () => 'again' });
		const send: typeof tools.send = async request => {
			if (!lost && request.url.includes('/posts/') && site.masked) {
				lost = true;
				site.masked = false;
			}
			return tools.send(request);
		};
		expect(membersOf(await runIsolation({ ...tools, send }))).toEqual([[plugin('p-b')]]);
		expect(table.asked).toContainEqual({ kind: 'trouble', asks: { why: 'mask-lost', difference: null } });
	});

	test('killed at any step, the next start says that the mask may be on, and ends it', async () => {
		const { before, site, table } = place(SIX, { culprits: [plugin('p-b')], healthCheck: true });
		await beginAt(table, 'per-request');
		await runIsolation(table.open());
		const worlds = [...table.worlds];
		expect(worlds.filter(({ masked }) => masked).length).toBeGreaterThan(10);
		for (const [at, world] of worlds.entries()) {
			table.become(world);
			if (world.masked) expect([at, await changesLeft(table)]).toEqual([at, true]);
			expect([at, (await stopIsolation(table.open())).kind]).toEqual([at, 'restored']);
			expect([at, site.masked, site.active, await changesLeft(table)]).toEqual([at, false, before, false]);
		}
	});

	test('what a plugin behind the mask has thrown away is seen at once, and put back', async () => {
		const { before, site, table } = place(SIX, { culprits: [plugin('p-b')], healthCheck: true });
		await beginAt(table, 'per-request');
		let lost = false;
		const tools = table.open({ trouble: () => 'put-back' });
		const send: typeof tools.send = async request => {
			const answer = await tools.send(request);
			if (!lost && request.url.includes('/posts/') && site.masked) {
				lost = true;
				site.active = site.active.slice(1, 3);
			}
			return answer;
		};
		expect(membersOf(await runIsolation({ ...tools, send }))).toEqual([[plugin('p-b')]]);
		expect(lost).toBe(true);
		expect([...site.active].sort()).toEqual([...before].sort());
	});
});

describe('with the stored list of Health Check', () => {
	const withStoredList = async () => {
		const made = place(SIX, { culprits: [plugin('p-d')], healthCheck: true });
		await beginAt(made.table, 'stored-list');
		return made;
	};

	test('a mask that is lost before the list is stored is started anew, as often as that happens', async () => {
		const { before, site, table } = await withStoredList();
		const tools = table.open({ trouble: () => 'again' });
		let lost = 0;
		const send: typeof tools.send = async request => {
			if (lost < 2 && site.masked && site.probes > lost && request.url.endsWith('/plugins.php')) {
				lost++;
				site.masked = false;
			}
			return tools.send(request);
		};
		expect(membersOf(await runIsolation({ ...tools, send }))).toEqual([[plugin('p-d')]]);
		expect(lost).toBe(2);
		expect(table.asked.filter(({ kind }) => kind === 'trouble')).toEqual([
			{ kind: 'trouble', asks: { why: 'mask-lost', difference: null } },
			{ kind: 'trouble', asks: { why: 'mask-lost', difference: null } },
		]);
		expect([site.active, site.masked]).toEqual([before, false]);
	});

	test('a site that takes back what was stored, because it cannot reach itself: that is told as it is', async () => {
		const { before, site, table } = await withStoredList();
		const tools = table.open();
		const send: typeof tools.send = async request => {
			const answer = await tools.send(request);
			if (request.method === 'POST' && request.url.endsWith('/plugins.php')) site.maskList = [];
			return answer;
		};
		expect(await runIsolation({ ...tools, send })).toEqual({ kind: 'paused', why: 'not-switched' });
		expect((await stopIsolation(table.open())).kind).toBe('restored');
		expect([site.active, site.masked]).toEqual([before, false]);
	});

	test('names a culprit while the person repeats the action', async () => {
		const { before, site, table } = place(SIX, { culprits: [plugin('p-d')], healthCheck: true });
		await beginAt(table, 'stored-list');
		const tools = table.open({ repeat: () => 'person' });
		const action = {
			method: 'POST',
			url: 'https://shop.example/wp-json/wp/v2/posts/1',
			headers: [],
			body: '{}',
			freshNonce: true,
		};
		const observe = async () => {
			const answer = site.send(action);
			if (answer.kind === 'failed') throw new Error('The model always answers');
			return { status: answer.status, code: answer.status === 409 ? 'save_conflict' : '' };
		};
		expect(membersOf(await runIsolation({ ...tools, observe }))).toEqual([[plugin('p-d')]]);
		expect(site.active).toEqual(before);
		expect(site.masked).toBe(false);
	});
});

test('a guilty theme is found with nothing installed and nothing written', async () => {
	const { before, site, table } = place(SIX, { culprits: [], theme: true });
	await beginAt(table, 'theme-preview');
	const outcome = await runIsolation(table.open());
	expect(outcome).toMatchObject({ kind: 'verdict', verdict: { kind: 'theme' } });
	expect(site.active).toEqual(before);
});

describe('for everybody', () => {
	const guilt: Guilt = {
		culprits: [plugin('p-a'), plugin('p-d')],
		requires: { [plugin('p-a')]: plugin('p-c') },
	};
	const order = (active: readonly string[]) => ({
		everybody: ({ host }: { readonly host: string }) => ({ typed: host, order: JSON.stringify(active) }),
	});

	test('names a pair and puts the list back in its order', async () => {
		const { before, site, table } = place(SIX, guilt);
		await beginAt(table, 'everybody');
		const outcome = await runIsolation(table.open(order(before)));
		expect(membersOf(outcome)).toEqual([[plugin('p-a'), plugin('p-d')]]);
		expect(site.switched).toBeGreaterThan(5);
		expect(outcome).toMatchObject({ restored: { order: 'same', missing: [] } });
		expect(site.active).toEqual(before);
	});

	test('without the typed host nothing is switched', async () => {
		const { before, site, table } = place(SIX, guilt);
		await beginAt(table, 'everybody');
		const outcome = await runIsolation(table.open({ everybody: () => ({ typed: 'yes' }) }));
		expect(outcome).toEqual({ kind: 'paused', why: 'no-consent' });
		expect(site.active).toEqual(before);
		expect(site.switched).toBe(0);
	});

	test('killed at any step, the next start says what is changed and puts back exactly what was', async () => {
		const { before, site, table } = place(SIX, guilt);
		await beginAt(table, 'everybody');
		await runIsolation(table.open(order(before)));
		const worlds = [...table.worlds];
		let changed = 0;
		for (const [at, world] of worlds.entries()) {
			table.become(world);
			if (world.active.join() !== before.join()) {
				changed++;
				expect([at, await changesLeft(table)]).toEqual([at, true]);
			}
			const outcome = await stopIsolation(table.open());
			expect([at, outcome.kind, site.active]).toEqual([at, 'restored', before]);
			expect(await changesLeft(table)).toBe(false);
		}
		expect(changed).toBeGreaterThan(30);
	});

	test('killed while putting back, the next puts it back', async () => {
		const { before, site, table } = place(SIX, guilt);
		await beginAt(table, 'everybody');
		await runIsolation(table.open(order(before)));
		const most = table.worlds.reduce((a, b) => (b.active.length < a.active.length ? b : a));
		expect(most.active.length).toBeLessThan(4);
		table.become(most);
		const start = table.worlds.length;
		await stopIsolation(table.open());
		const steps = table.worlds.slice(start);
		expect(steps.length).toBeGreaterThan(5);
		for (const [at, world] of steps.entries()) {
			table.become(world);
			await stopIsolation(table.open());
			expect([at, site.active]).toEqual([at, before]);
		}
	});

	test('killed at any step, a search that goes on comes to the same end', async () => {
		const { before, site, table } = place(SIX, guilt);
		await beginAt(table, 'everybody');
		await runIsolation(table.open(order(before)));
		const worlds = table.worlds.filter((_, at) => at % 11 === 5);
		for (const [at, world] of worlds.entries()) {
			table.become(world);
			const outcome = await runIsolation(table.open(order(before)));
			expect([at, membersOf(outcome)]).toEqual([at, [[plugin('p-a'), plugin('p-d')]]]);
			expect(site.active).toEqual(before);
		}
	});

	test('what another administrator changed before putting back: the person chooses, and "again" is no choice', async () => {
		const { before, site, table } = place(SIX, guilt);
		await beginAt(table, 'everybody');
		await runIsolation(table.open(order(before)));
		const kept = plugin('z-first');
		// One in which that plugin was never switched, so that nobody but another administrator can have done it.
		const then = table.worlds.find(
			world =>
				world.active.length < 6 && world.active.includes(kept) && !changedIn(world.kept).includes(kept),
		);
		if (!then) throw new Error('There is such a world');
		const theirs = { ...then, active: then.active.filter(file => file !== kept) };
		for (const [answers, end] of [
			[['again', 'again', 'put-back'], before],
			[['again', 'accept'], before.filter(file => file !== kept)],
			[['stop'], theirs.active],
		] as const) {
			table.become(theirs);
			table.asked.length = 0;
			const left = [...answers];
			const outcome = await stopIsolation(table.open({ trouble: () => left.shift() ?? 'stop' }));
			expect(outcome.kind).toBe(answers[0] === 'stop' ? 'paused' : 'restored');
			expect(site.active).toEqual(end);
			expect(table.asked).toHaveLength(answers.length);
			expect(table.asked[0]?.asks).toEqual({
				why: 'list-changed',
				difference: { missing: [kept], extra: [] },
			});
		}
		expect(await changesLeft(table)).toBe(true);
	});

	test('what another administrator changes midway is told, accepted, and left as they wanted it', async () => {
		const { before, site, table } = place(SIX, guilt);
		await beginAt(table, 'everybody');
		const tools = table.open({ ...order(before), trouble: () => 'accept' });
		let done = false;
		const send: typeof tools.send = async request => {
			const answer = await tools.send(request);
			if (!done && site.probes === 1) {
				done = true;
				site.active = site.active.filter(file => file !== plugin('p-e'));
			}
			return answer;
		};
		const outcome = await runIsolation({ ...tools, send });
		expect(table.asked.at(-1)).toEqual({
			kind: 'trouble',
			asks: { why: 'list-changed', difference: { missing: [plugin('p-e')], extra: [] } },
		});
		expect(membersOf(outcome)).toEqual([[plugin('p-a'), plugin('p-d')]]);
		expect(site.active).toEqual(before.filter(file => file !== plugin('p-e')));
	});

	test('what a fatal error makes unreachable stays in the log, and is put back once the site answers', async () => {
		const fatalWithout = { [plugin('p-b')]: plugin('p-c') };
		const { before, site, table } = place(SIX, { ...guilt, fatalWithout });
		await beginAt(table, 'everybody');
		expect(await runIsolation(table.open(order(before)))).toEqual({ kind: 'paused', why: 'site-broken' });
		expect(await stopIsolation(table.open())).toEqual({ kind: 'paused', why: 'site-broken' });
		const left = await peek(table.store);
		expect(typeof left !== 'string' && isChanged(left.changes)).toBe(true);
		// By hand, with the line the panel shows.
		site.active = [...before];
		expect(await stopIsolation(table.open())).toMatchObject({
			kind: 'restored',
			restored: { order: 'same' },
		});
		expect(site.active).toEqual(before);
	});

	test('it never switches anything while a mask is in force', async () => {
		const { before, site, table } = place(SIX, { ...guilt, healthCheck: true });
		await beginAt(table, 'everybody');
		site.masked = true;
		expect(await runIsolation(table.open(order(before)))).toEqual({ kind: 'paused', why: 'mask-on' });
		expect(site.switched).toBe(0);
		expect(site.active).toEqual(before);
	});

	test('not even when the person starts the mode between two switches', async () => {
		const { before, site, table } = place(SIX, { ...guilt, healthCheck: true });
		await beginAt(table, 'everybody');
		const tools = table.open(order(before));
		const send: typeof tools.send = async request => {
			const answer = await tools.send(request);
			if (site.switched === 2) site.masked = true;
			return answer;
		};
		expect(await runIsolation({ ...tools, send })).toEqual({ kind: 'paused', why: 'mask-on' });
		expect(site.switched).toBe(2);
		site.masked = false;
		await stopIsolation(table.open());
		expect(site.active).toEqual(before);
	});
});

test('by hand: the person switches, the list is looked at, and what was switched comes on again', async () => {
	const { before, site, table } = place(SIX, { culprits: [plugin('p-c')] });
	await beginAt(table, 'by-hand');
	const tools = table.open({
		arrange: ({ off, on }) => {
			site.active = [...site.active.filter(file => !off.includes(file)), ...on].sort();
			return 'done';
		},
	});
	const outcome = await runIsolation(tools);
	expect(membersOf(outcome)).toEqual([[plugin('p-c')]]);
	expect(outcome).toMatchObject({ restored: { missing: [], order: 'unknown' } });
	expect([...site.active].sort()).toEqual([...before].sort());
});

test('by hand, the person switches the theme, too; killed at any step, the next start has both put back', async () => {
	const { before, site, table } = place(SIX, { culprits: [plugin('p-c')], theme: true });
	await beginAt(table, 'by-hand');
	const answers: Answers = {
		repeat: () => 'person',
		theme: () => 'person',
		arrange: ({ off, on, theme }) => {
			site.active = [...site.active.filter(file => !off.includes(file)), ...on];
			site.theme = theme?.stylesheet ?? site.theme;
			return 'done';
		},
	};
	const observe = async () => {
		const request = { url: 'https://shop.example/wp-json/wp/v2/posts/1', method: 'POST' };
		const answer = site.send({ ...request, headers: [], body: '{}', freshNonce: true });
		return { status: answer.kind === 'answer' ? answer.status : 0, code: codeOf(answer) };
	};
	const outcome = await runIsolation({ ...table.open(answers), observe });
	expect(outcome).toMatchObject({ verdict: { kind: 'interaction' }, restored: { theme: 'own' } });
	const worlds = [...table.worlds];
	expect(worlds.filter(({ theme }) => theme !== 'acme').length).toBeGreaterThan(3);
	for (const [at, world] of worlds.entries()) {
		table.become(world);
		const isOther = world.theme !== 'acme' || world.active.length < before.length;
		if (isOther) expect([at, await changesLeft(table)]).toEqual([at, true]);
		await stopIsolation(table.open(answers));
		expect([at, site.theme, [...site.active].sort()]).toEqual([at, 'acme', [...before].sort()]);
		expect(await changesLeft(table)).toBe(false);
	}
});

test('paused midway it keeps what it knows, and goes on from there', async () => {
	const { before, site, table } = place(LETTERS, { culprits: [LETTERS[3] ?? ''], healthCheck: true });
	await beginAt(table, 'per-request');
	const pause = new AbortController();
	const tools = table.open();
	const send: typeof tools.send = async request => {
		if (site.probes === 4) pause.abort();
		return tools.send(request);
	};
	expect(await runIsolation({ ...tools, send, signal: pause.signal })).toEqual({
		kind: 'paused',
		why: 'person',
	});
	expect(await changesLeft(table)).toBe(true);
	expect(membersOf(await runIsolation(table.open()))).toEqual([[LETTERS[3]]]);
	// One more than without a pause: what was sent in that moment was not stored.
	expect(site.probes).toBeLessThanOrEqual(12);
	expect([site.active, site.masked]).toEqual([before, false]);
});

async function changesLeft({ store }: Bench): Promise<boolean> {
	const state = await peek(store);
	if (typeof state === 'string') throw new Error(`No session is left: ${state}`);
	return isChanged(state.changes);
}

function membersOf(outcome: Awaited<ReturnType<typeof runIsolation>>): readonly (readonly string[])[] {
	if (outcome.kind !== 'verdict' || !('sets' in outcome.verdict)) {
		throw new Error(`No culprits: ${JSON.stringify(outcome)}`);
	}
	return outcome.verdict.sets.map(({ members }) => members.flat().sort());
}

/** What a stored session may have switched. */
function changedIn(stored: string | null): readonly string[] {
	const events = readEvents(JSON.parse(stored ?? 'null')?.events);
	return (events && replay(events))?.changes.switched ?? [];
}
