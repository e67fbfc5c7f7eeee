import { describe, expect, test } from 'vitest';
import { begin, command } from '../../../src/isolation/session/commands.ts';
import { HOLD_MS, isJournalLost, openJournal, peek } from '../../../src/isolation/session/journal.ts';
import { MAX_EVENTS, readEvents } from '../../../src/isolation/session/read-events.ts';
import { runIsolation } from '../../../src/isolation/session/run.ts';
import { unfinished } from '../../../src/isolation/session/unfinished.ts';
import { simulatedSite } from './simulated-site.ts';
import { beginAt, bench, memoryStore, started } from './support.ts';

const FILES = ['a/a.php', 'b/b.php', 'c/c.php', 'd.php'];

async function open(store = memoryStore(), owner = 'one', now = () => 1000) {
	const opening = await openJournal(store, owner, now, { start: started('everybody') });
	if (opening.kind !== 'open') throw new Error(opening.kind);
	return { store, journal: opening.journal };
}

describe('one tester at a time', () => {
	test('another panel waits, unless the hold ended or the person says that the first is gone', async () => {
		const { store } = await open();
		expect(await openJournal(store, 'two', () => 2000)).toEqual({ kind: 'held', until: 1000 + HOLD_MS });
		expect((await openJournal(store, 'two', () => 1001 + HOLD_MS)).kind).toBe('open');
		expect((await openJournal(store, 'three', () => 1002 + HOLD_MS, { takeOver: true })).kind).toBe('open');
	});

	test('who was taken over from stores nothing more, and says so', async () => {
		const { store, journal } = await open();
		await openJournal(store, 'two', () => 2000, { takeOver: true });
		const error = await journal.append({ kind: 'agreed-everybody' }).catch(reason => reason);
		expect(isJournalLost(error)).toBe(true);
		expect(await peek(store)).toMatchObject({ agreedEverybody: false });
	});

	test('nothing is done that could not be stored first', async () => {
		const site = simulatedSite(FILES, { culprits: ['a/a.php'] });
		const table = bench(site);
		await beginAt(table, 'everybody');
		const tools = table.open();
		let writes = 0;
		const store = {
			read: tools.store.read,
			write: async (value: unknown) => ++writes < 6 && tools.store.write(value),
		};
		expect(await runIsolation({ ...tools, store })).toEqual({ kind: 'not-stored' });
		expect([site.switched, site.probes]).toEqual([0, 0]);
	});
});

describe('what is stored', () => {
	test('survives JSON, and gives the same state', async () => {
		const site = simulatedSite(FILES, { culprits: ['a/a.php', 'd.php'], healthCheck: true });
		const table = bench(site);
		await beginAt(table, 'stored-list');
		await runIsolation(table.open());
		const record = (await table.store.read()) as { events: unknown[] };
		const events = readEvents(record.events);
		expect(events).toHaveLength(record.events.length);
		expect(events?.length).toBeGreaterThan(30);
	});

	test('is taken whole or not at all', async () => {
		const site = simulatedSite(FILES, { culprits: ['a/a.php'], healthCheck: true });
		const table = bench(site);
		await beginAt(table, 'per-request');
		await runIsolation(table.open());
		const { events } = (await table.store.read()) as { events: Record<string, unknown>[] };
		const spoilt = [
			[],
			events.slice(1),
			[...events, { kind: 'unheard-of', at: 1 }],
			[...events, { kind: '__proto__', at: 1 }],
			[...events, { kind: 'paused', at: 'now', why: 'person' }],
			[...events, { kind: 'changing', at: 1, change: { what: 'plugins', off: ['../../etc.php'], on: [] } }],
			[...events, { kind: 'changing', at: 1, change: { what: 'constructor' } }],
			[{ ...events[0], site: { restRoot: 'javascript:1', admin: 'https://x.example/' } }],
			Array.from({ length: MAX_EVENTS + 1 }, () => events[0]),
		];
		for (const each of spoilt) expect(readEvents(each)).toBeNull();
		expect(await peek({ read: async () => ({ version: 2, events }), write: async () => true })).toBe(
			'unreadable',
		);
	});

	test('and cannot be read is left alone', async () => {
		const store = memoryStore();
		await store.write({ version: 99, events: [] });
		const before = store.kept;
		expect((await openJournal(store, 'one', () => 1)).kind).toBe('unreadable');
		expect(await begin(store, 'one', () => 1, started('per-request'))).toBe('unreadable');
		expect(store.kept).toBe(before);
	});
});

describe('on return', () => {
	test('says what is still changed, with lines that put it back by hand', async () => {
		const site = simulatedSite(FILES, { culprits: ['a/a.php'] });
		const table = bench(site);
		await beginAt(table, 'everybody');
		const order = JSON.stringify(FILES);
		await runIsolation(table.open({ everybody: ({ host }) => ({ typed: host, order }) }));
		const middle = table.worlds.find(({ active }) => active.length < FILES.length);
		if (!middle) throw new Error('Nothing was switched off');
		table.become(middle);
		const state = await peek(table.store);
		if (typeof state === 'string') throw new Error(state);
		const left = unfinished(state);
		expect(left?.renames).toEqual([]);
		const byHand = unfinished({ ...state, rung: 'by-hand' })?.renames;
		expect(byHand?.map(({ key }) => key)).toEqual(state.changes.switched.map(() => 'isolation_handOn'));
		expect(left?.changes.map(({ key }) => key)).toEqual(['isolation_leftOff']);
		expect(left?.byHand?.wpCli).toContain('["a/a.php","b/b.php","c/c.php","d.php"]');
		expect(left?.byHand?.sql).toContain('a:4:{i:0;s:7:"a/a.php";');
		expect(left?.orderUnknown).toBe(false);
		expect(await begin(table.store, 'new', () => Date.now(), started('everybody'))).toBe('unfinished');
		// Who wants it so, or cannot have it otherwise, may leave it.
		await command(table.store, 'new', () => Date.now(), 'leave');
		expect(await begin(table.store, 'new', () => Date.now(), started('everybody'))).toBe('open');
	});

	test('undo takes the last outcome back, skip leaves one out, and keeping on takes a plugin from the search', async () => {
		const site = simulatedSite(FILES, { culprits: ['b/b.php'], healthCheck: true });
		const table = bench(site);
		await beginAt(table, 'per-request');
		await runIsolation(table.open());
		const count = async () => {
			const state = await peek(table.store);
			return typeof state === 'string' ? -1 : state.probes.length;
		};
		const all = await count();
		const tools = table.open();
		await command(tools.store, tools.owner, tools.now, 'undo');
		expect(await count()).toBe(all - 1);
		await command(tools.store, tools.owner, tools.now, { skip: { active: ['a/a.php'], theme: 'own' } });
		expect(await count()).toBe(all);
		await command(tools.store, tools.owner, tools.now, { keepOn: 'b/b.php' });
		const outcome = await runIsolation(table.open());
		expect(outcome).toMatchObject({
			kind: 'verdict',
			verdict: { keptOn: expect.arrayContaining(['b/b.php']) },
		});
	});
});
