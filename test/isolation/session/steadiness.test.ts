import { describe, expect, test } from 'vitest';
import { begin } from '../../../src/isolation/session/commands.ts';
import { runIsolation } from '../../../src/isolation/session/run.ts';
import { error, simulatedSite } from './simulated-site.ts';
import { bench, started } from './support.ts';

const PLUGINS = 'abcdefghijkl'.split('').map(letter => `p-${letter}/p-${letter}.php`);

/** The same every time: a linear congruential generator (Numerical Recipes). */
function dice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1664525 + 1013904223) % 2 ** 32;
		return state / 2 ** 32;
	};
}

/** A search for `p-h`, with which the request fails only sometimes. */
async function searchOf(seed: number, rate: number, isSteady?: boolean) {
	const site = simulatedSite(PLUGINS, { culprits: ['p-h/p-h.php'], healthCheck: true });
	const table = bench(site);
	const tools = table.open();
	const start = started('per-request');
	await begin(tools.store, tools.owner, tools.now, isSteady === undefined ? start : { ...start, isSteady });
	const roll = dice(seed);
	const said: boolean[] = [];
	const send: typeof tools.send = async request => {
		const answer = await tools.send(request);
		if (!request.url.includes('/posts/1') || !('status' in answer) || answer.status !== 409) return answer;
		said.push(roll() < rate);
		return said.at(-1) ? answer : { ...error(200, ''), text: '{"id":1}' };
	};
	const outcome = await runIsolation({ ...table.open(), send });
	return { outcome, said };
}

const names = (outcome: Awaited<ReturnType<typeof runIsolation>>) =>
	outcome.kind === 'verdict' && 'sets' in outcome.verdict
		? outcome.verdict.sets.map(({ members }) => members.map(each => each.join()))
		: outcome.kind === 'verdict'
			? outcome.verdict.kind
			: outcome.kind;

describe('a conflict that shows now and then', () => {
	test('is counted before anything is switched off, when the person says so', async () => {
		const { said } = await searchOf(7, 1, false);
		expect(said.length).toBeGreaterThanOrEqual(6);
	});

	test('is found all the same, and nobody else is named', async () => {
		for (let seed = 1; seed <= 30; seed++) {
			const { outcome } = await searchOf(seed, 0.7, false);
			expect([seed, names(outcome)]).toEqual([seed, [['p-h/p-h.php']]]);
		}
	});

	test('is asked for no more often than before, when it is steady', async () => {
		const steady = await searchOf(7, 1);
		expect(names(steady.outcome)).toEqual([['p-h/p-h.php']]);
		expect(steady.said.length).toBeLessThan((await searchOf(7, 1, false)).said.length);
	});
});
