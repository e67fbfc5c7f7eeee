import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/isolation/search/explain.ts';
import { type Command, command } from '../../../src/isolation/session/commands.ts';
import { searchInput } from '../../../src/isolation/session/components.ts';
import type { SearchRung } from '../../../src/isolation/session/events.ts';
import { peek } from '../../../src/isolation/session/journal.ts';
import {
	beforeProof,
	isProving,
	probesToProve,
	provesItself,
	standing,
} from '../../../src/isolation/session/proving.ts';
import { readEvents } from '../../../src/isolation/session/read-events.ts';
import { runIsolation, stopIsolation } from '../../../src/isolation/session/run.ts';
import { replay, type SessionState } from '../../../src/isolation/session/state.ts';
import type { Tools } from '../../../src/isolation/session/tools.ts';
import { sayEnglish } from '../../support.ts';
import { simulatedSite } from './simulated-site.ts';
import { type Bench, beginAt, bench, started } from './support.ts';

const FILES = Array.from({ length: 12 }, (_, at) => `plugin-${at}/plugin-${at}.php`);
const PAIR = ['plugin-2/plugin-2.php', 'plugin-7/plugin-7.php'];

async function stored({ store }: Bench): Promise<SessionState> {
	const state = await peek(store);
	if (typeof state === 'string') throw new Error(state);
	return state;
}

async function proved(rung: SearchRung) {
	const site = simulatedSite(FILES, { culprits: PAIR, healthCheck: true });
	const table = bench(site);
	await beginAt(table, rung);
	await runIsolation(table.open());
	const order = async (what: Command) => {
		const tools = table.open();
		expect(await command(tools.store, tools.owner, tools.now, what)).toBe('open');
	};
	return { before: [...site.active], order, site, table, usual: await stored(table) };
}

/** The site is another one from now on: nothing fails any more. */
function healed(tools: Tools): Tools {
	return {
		...tools,
		async send(request) {
			const answer = await tools.send(request);
			const isConflict = answer.kind !== 'failed' && answer.status === 409;
			return isConflict ? { ...answer, status: 200, text: '{"id":1}' } : answer;
		},
	};
}

describe('a harder proof', () => {
	it('says beforehand what it costs, then shows it three times each way, and puts everything back', async () => {
		const { before, order, site, table, usual } = await proved('per-request');
		const cost = probesToProve(usual);
		expect(cost).toBeGreaterThan(3);
		await order({ proof: 'hard' });
		expect(isProving(await stored(table))).toBe(true);
		const outcome = await runIsolation(table.open());
		expect(outcome.kind).toBe('verdict');
		const state = await stored(table);
		expect(state.probes.length - usual.probes.length).toBe(cost);
		expect(isProving(state)).toBe(false);
		const input = searchInput(state);
		const [sentence] = input ? explain(input).map(sayEnglish) : [];
		expect(sentence).toMatch(/\(3 of 3 times\)\. Without, it happened 0 of (?:[6-9]|1\d) times\.$/);
		expect(probesToProve(state)).toBe(0);
		expect([site.active, site.masked]).toEqual([before, false]);
	});

	it('leaves the verdict standing meanwhile, with the counts so far', async () => {
		const { order, table, usual } = await proved('everybody');
		await order({ proof: 'hard' });
		await runIsolation(table.open());
		const all = await stored(table);
		const { probes } = all;
		for (let made = usual.probes.length; made < probes.length; made++) {
			const state: SessionState = { ...all, probes: probes.slice(0, made), ended: null };
			expect(standing(state)).toMatchObject({ refuted: null, verdict: { kind: 'culprits' } });
			expect(standing(state)?.state.probes).toHaveLength(made);
		}
		expect(beforeProof(all)?.probes).toEqual(usual.probes);
	});

	it('that shakes the verdict says so, and shows what it was', async () => {
		const { order, site, table, usual } = await proved('per-request');
		await order({ proof: 'hard' });
		await runIsolation(healed(table.open()));
		const all = await stored(table);
		expect(all.ended).toBe('verdict');
		expect(site.probes).toBeLessThan(120);
		expect(standing(all)?.refuted?.probes).toEqual(usual.probes);
		const last: SessionState = { ...all, ended: null };
		expect(standing(last)?.refuted?.probes).toEqual(usual.probes);
		expect(standing(last)?.state.probes).toEqual(usual.probes);
	});

	it('can be left as it is: what was seen counts, and it is not begun again', async () => {
		const { order, table, usual } = await proved('per-request');
		await order({ proof: 'hard' });
		await order({ proof: 'usual' });
		expect((await runIsolation(table.open())).kind).toBe('verdict');
		const state = await stored(table);
		expect(state).toMatchObject({ ended: 'verdict', proof: { by: 'usual', after: usual.probes.length } });
		expect(standing(state)).toMatchObject({ refuted: null, verdict: { kind: 'culprits' } });
	});

	it('that somebody ends by putting everything back leaves the verdict as it was', async () => {
		const { before, order, site, table, usual } = await proved('everybody');
		await order({ proof: 'hard' });
		await stopIsolation(table.open());
		const state = await stored(table);
		expect(state.ended).toBe('stopped');
		expect(standing(state)).toMatchObject({ refuted: null, verdict: { kind: 'culprits' } });
		expect(standing(state)?.state.probes).toEqual(usual.probes);
		expect([...site.active].sort()).toEqual(before.sort());
	});

	it('is over where a probe of the verdict itself is undone', async () => {
		const { order, table } = await proved('per-request');
		await order({ proof: 'hard' });
		await order('undo');
		expect((await stored(table)).proof).toBeNull();
	});

	it('comes by itself only where it troubles nobody', () => {
		const { repeatable } = started('per-request');
		if (!repeatable) throw new Error('It can be repeated');
		const at = (rung: SearchRung, repeatBy: 'panel' | 'person' = 'panel') =>
			provesItself({ rung, repeatable, repeatBy });
		expect([at('per-request'), at('theme-preview')]).toEqual([true, true]);
		expect([at('everybody'), at('by-hand'), at('stored-list')]).toEqual([false, false, false]);
		expect(at('per-request', 'person')).toBe(false);
		for (const repetition of ['may-create', 'deletes'] as const)
			expect(
				provesItself({
					rung: 'per-request',
					repeatBy: 'panel',
					repeatable: { ...repeatable, repetition },
				}),
			).toBe(false);
	});
});

it('a log that says nothing of the proof is one of the usual proof', async () => {
	const { table } = await proved('per-request');
	const { events } = (await table.store.read()) as { events: { kind: string; at: number }[] };
	expect(events.some(({ kind }) => kind === 'proof')).toBe(false);
	const read = readEvents(events);
	const state = read && replay(read);
	expect(state?.proof).toBeNull();
	expect(state && searchInput(state)).not.toHaveProperty('proof');
	const at = events.at(-1)?.at ?? 0;
	expect(readEvents([...events, { kind: 'proof', at, proof: 'hard' }])).not.toBeNull();
	expect(readEvents([...events, { kind: 'proof', at, proof: 'certain' }])).toBeNull();
});
