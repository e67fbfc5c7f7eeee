import { describe, expect, test } from 'vitest';
import type { PageRequest } from '../../../src/exchange/page-request.ts';
import { peek } from '../../../src/isolation/session/journal.ts';
import { lateOf } from '../../../src/isolation/session/late.ts';
import { runIsolation, stopIsolation } from '../../../src/isolation/session/run.ts';
import { isChanged } from '../../../src/isolation/session/state.ts';
import type { Tools } from '../../../src/isolation/session/tools.ts';
import { type SimulatedSite, simulatedSite } from './simulated-site.ts';
import { type Answers, type Bench, beginAt, bench, type World } from './support.ts';

/*
 * The browser dies with a request under way that writes the list. The server has taken it up, with the list as it was then,
 * and stores that some time after the next start: before anything is put back, in the middle of it, or when all is done.
 */

const plugin = (name: string) => `${name}/${name}.php`;
const FIVE = ['z-first', 'd', 'a', 'c', 'b'].map(plugin);
const EXTRA = plugin('new-one');
const GUILT = { culprits: [plugin('a')], requires: { [plugin('a')]: plugin('c') } };
const inOrder: Answers = {
	everybody: ({ host }) => ({ typed: host, order: JSON.stringify(FIVE) }),
};

interface UnderWay {
	/** As the browser leaves it: announced, and not done. */
	readonly world: World;
	readonly request: PageRequest;
}

const isWrite = ({ body, method }: PageRequest) =>
	method === 'PUT' || (body?.includes('page_options=active_plugins') ?? false);

/** Every request of a panel that writes the list, at the moment when the site has it and has done nothing yet. */
function noting(site: SimulatedSite, place: Bench, tools: Tools, found: UnderWay[]): Tools {
	return {
		...tools,
		async send(request, signal) {
			if (isWrite(request)) {
				const { masked, theme } = site;
				const world = { active: [...site.active], theme, masked, kept: place.store.kept };
				found.push({ world, request });
			}
			return tools.send(request, signal);
		},
	};
}

async function searched() {
	const site = simulatedSite(FIVE, GUILT);
	const place = bench(site);
	await beginAt(place, 'everybody');
	const found: UnderWay[] = [];
	await runIsolation(noting(site, place, place.open(inOrder), found));
	expect(site.active).toEqual(FIVE);
	place.asked.length = 0;
	return { site, place, found };
}

/** The next panel, a second later; the write comes at its step of that number, a step being a request or a pause. */
function nextPanel(place: Bench, write: () => void, at: number, answers: Answers = {}) {
	const tools = place.open(answers);
	let clock = JSON.parse(place.store.kept ?? '').events.at(-1).at + 1000;
	let steps = 0;
	let lastWait = 0;
	const step = () => {
		if (steps++ === at) write();
	};
	const late: Tools = {
		...tools,
		now: () => ++clock,
		async send(request, signal) {
			step();
			return tools.send(request, signal);
		},
		async wait() {
			step();
			lastWait = steps;
		},
	};
	return { tools: late, lastWait: () => lastWait };
}

const changesLeft = async ({ store }: Bench) => {
	const state = await peek(store);
	return typeof state === 'string' || isChanged(state.changes);
};

describe('a write that comes after the next start', () => {
	test('whenever it comes, the list is put back exactly, and nobody is asked', async () => {
		const { found, place, site } = await searched();
		expect(found.length).toBeGreaterThan(12);
		expect(new Set(found.map(({ request }) => request.method))).toEqual(new Set(['PUT', 'POST']));
		for (const [at, { request, world }] of found.entries()) {
			// Of those that switch a few; of those that order the list all.
			if (request.method === 'PUT' && at % 4 !== 1) continue;
			for (let moment = 0, most = 1; moment < most; moment++) {
				place.become(world);
				place.asked.length = 0;
				const { lastWait, tools } = nextPanel(place, site.takeUp(request), moment);
				expect((await stopIsolation(tools, true)).kind).toBe('restored');
				// After that nothing can come.
				most = lastWait();
				expect(most).toBeGreaterThan(9);
				expect([at, moment, site.active]).toEqual([at, moment, FIVE]);
				expect([place.asked, await changesLeft(place)]).toEqual([[], false]);
			}
		}
	});

	test('and that panel is killed, too, while it waits: the one after it puts back exactly', async () => {
		const { found, place, site } = await searched();
		const [first] = found.filter(({ world }) => world.active.length === 2);
		if (!first) throw new Error('There is one');
		place.become(first.world);
		const write = site.takeUp(first.request);
		const start = place.worlds.length;
		const again: UnderWay[] = [];
		await stopIsolation(noting(site, place, place.open({}, 1000), again), true);
		for (const [at, world] of place.worlds.slice(start).entries()) {
			// Over is over: nothing can come by then.
			if (at % 3 === 2 || world.kept?.includes('restored')) continue;
			place.become(world);
			const { tools } = nextPanel(place, write, 9);
			await stopIsolation(tools, true);
			expect([at, site.active, await changesLeft(place)]).toEqual([at, FIVE, false]);
		}
	});

	test('a search that goes on waits for it first, and names the right one', async () => {
		const { found, place, site } = await searched();
		for (const { request, world } of found.filter((_, at) => at % 5 === 2)) {
			place.become(world);
			const { tools } = nextPanel(place, site.takeUp(request), 4, inOrder);
			const outcome = await runIsolation(tools, true);
			expect(outcome).toMatchObject({ verdict: { sets: [{ members: [[plugin('a')]] }] } });
			expect(site.active).toEqual(FIVE);
		}
	});

	test.each(['accept', 'put-back'] as const)(
		'with what somebody else has done since it began: they are told, and choose %s',
		async choice => {
			const { found, place, site } = await searched();
			const first = found.find(({ world }) => world.active.length < 4);
			if (!first) throw new Error('There is one');
			place.become(first.world);
			const write = site.takeUp(first.request);
			site.installed.push(EXTRA);
			site.active = [...site.active, EXTRA].sort();
			const answers = ['accept', choice] as const;
			let asked = 0;
			const trouble = () => answers[asked++] ?? 'stop';
			const waits = nextPanel(place, () => undefined, -1, { trouble });
			const tools: Tools = {
				...waits.tools,
				async wait() {
					if (asked === 1) write();
				},
			};
			const outcome = await stopIsolation(tools, true);
			expect(place.asked.map(({ asks }) => asks)).toEqual([
				{ why: 'list-changed', difference: { missing: [], extra: [EXTRA] } },
				{ why: 'list-changed', difference: { missing: [EXTRA], extra: [] } },
			]);
			expect([...site.active].sort()).toEqual([...FIVE, ...(choice === 'accept' ? [] : [EXTRA])].sort());
			expect(outcome).toMatchObject({
				restored: { missing: [], order: 'same', foreignOn: choice === 'accept' ? [] : [EXTRA] },
			});
		},
	);
});

test('a request that failed on its way, and was done all the same when all had been put back: that is put back', async () => {
	for (const number of [1, 3, 6]) {
		const site = simulatedSite(FIVE, GUILT);
		const place = bench(site);
		await beginAt(place, 'everybody');
		const tools = place.open(inOrder);
		let puts = 0;
		let isOrdered = false;
		let write: (() => void) | null = null;
		const flaky: Tools = {
			...tools,
			async send(request, signal) {
				if (request.method === 'PUT' && ++puts === number) {
					write = site.takeUp(request);
					return { kind: 'failed', reason: 'network' };
				}
				const answer = await tools.send(request, signal);
				isOrdered ||= isWrite(request) && request.method === 'POST';
				return answer;
			},
			async wait() {
				if (isOrdered) write?.();
				if (isOrdered) write = null;
			},
		};
		expect((await runIsolation(flaky)).kind).toBe('verdict');
		expect([number, write, site.active]).toEqual([number, null, FIVE]);
		expect(await changesLeft(place)).toBe(false);
	}
});

test('nobody waits where nothing can come: a minute later, after a pause, and after an answer', async () => {
	const { found, place } = await searched();
	const [first] = found;
	if (!first) throw new Error('There is one');
	place.become(first.world);
	let waited = 0;
	const wait = async () => {
		waited++;
	};
	await stopIsolation({ ...place.open({}, 60_000), wait }, true);
	expect(waited).toBe(0);

	place.become(first.world);
	const pause = new AbortController();
	const tools = place.open(inOrder);
	const send: Tools['send'] = async (request, signal) => {
		const answer = await tools.send(request, signal);
		// What is under way comes to its end; there is nothing to give up.
		if (isWrite(request)) {
			expect(signal).toBeUndefined();
			pause.abort();
		}
		return answer;
	};
	expect(await runIsolation({ ...tools, send, signal: pause.signal }, true)).toMatchObject({ why: 'person' });
	await stopIsolation({ ...place.open({}, 1), wait }, true);
	expect(waited).toBe(0);
});

test('how long is waited', () => {
	const of = (unheardSince: number | null, now: number, settlingSince: number | null = null) =>
		lateOf(
			{
				changes: { switched: [] } as never,
				unheardSince,
				settling: settlingSince === null ? null : { since: settlingSince, own: [] },
			},
			now,
		);
	const sum = (late: ReturnType<typeof of>) => late?.pauses.reduce((a, b) => a + b, 0) ?? 0;
	expect(of(null, 5000)).toBeNull();
	expect(sum(of(1_000_000, 1_000_000))).toBe(30_000);
	expect(sum(of(1_000_000, 1_012_000))).toBe(18_000);
	expect(of(1_000_000, 1_030_000)).toBeNull();
	// Set back by an hour meanwhile.
	expect(sum(of(5_000_000, 1_400_000))).toBe(30_000);
	expect(of(null, 1_010_000, 1_000_000)).toMatchObject({ write: { since: 1_000_000 } });
});
