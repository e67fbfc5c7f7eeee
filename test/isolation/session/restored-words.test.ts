import { describe, expect, test } from 'vitest';
import { begin, command } from '../../../src/isolation/session/commands.ts';
import type { Restored, SearchRung } from '../../../src/isolation/session/events.ts';
import { peek } from '../../../src/isolation/session/journal.ts';
import { restoredWords } from '../../../src/isolation/session/restored-words.ts';
import { type RunOutcome, runIsolation } from '../../../src/isolation/session/run.ts';
import type { SessionState } from '../../../src/isolation/session/state.ts';
import { proofOf } from '../../../src/report/isolation.ts';
import { sayEnglish } from '../../support.ts';
import { type SimulatedSite, simulatedSite } from './simulated-site.ts';
import { type Answers, beginAt, bench, memoryStore, started } from './support.ts';

/* What is said in the end, where somebody else has changed plugins meanwhile. */

const plugin = (name: string) => `${name}/${name}.php`;
const SIX = ['z-first', 'a', 'b', 'c', 'd', 'e'].map(plugin);
const EXTRA = plugin('new-one');
const AS_BEFORE = /\bas it was before\b|\bNothing on the site was changed\b|^Everything is as before\./;

const wordsOf = (state: SessionState) => {
	const { more, whole } = restoredWords(state);
	return [...(whole ? [sayEnglish(whole)] : []), ...more.map(sayEnglish)];
};

/** A search during which another administrator does something after the first probe. */
async function searched(
	rung: SearchRung,
	act: (site: SimulatedSite) => void,
	answers: Answers = {},
): Promise<{ site: SimulatedSite; state: SessionState; outcome: RunOutcome; asked: number }> {
	const site = simulatedSite(SIX, { culprits: [plugin('a')], healthCheck: rung === 'per-request' });
	const before = [...site.active];
	const place = bench(site);
	await beginAt(place, rung);
	const everybody: Answers['everybody'] = ({ host }) => ({ typed: host, order: JSON.stringify(before) });
	const tools = place.open({ everybody, trouble: () => 'accept', ...answers });
	let isDone = false;
	const send: typeof tools.send = async request => {
		const answer = await tools.send(request);
		if (!isDone && site.probes === 1) {
			isDone = true;
			act(site);
		}
		return answer;
	};
	const outcome = await runIsolation({ ...tools, send });
	const state = await peek(place.store);
	if (typeof state === 'string') throw new Error(state);
	return { site, state, outcome, asked: place.asked.filter(({ kind }) => kind === 'trouble').length };
}

const goesOff = (site: SimulatedSite) => {
	site.active = site.active.filter(file => file !== plugin('e'));
};

describe('what another administrator switched off midway, and the person keeps', () => {
	test.each(['everybody', 'per-request', 'theme-preview'] as const)('is never as before: %s', async rung => {
		const { outcome, site, state } = await searched(rung, goesOff);
		expect(outcome.kind).toBe('verdict');
		expect(site.active).not.toContain(plugin('e'));
		const words = wordsOf(state);
		expect(words.join('\n')).not.toMatch(AS_BEFORE);
		expect(words[0]).toMatch(/except what somebody else changed|Somebody else did/);
		expect(words).toContain('Switched off by somebody else meanwhile, and left so: e/e.php.');
		expect(proofOf(state)?.sentences.map(sayEnglish)).toContain(words.at(-1));
	});

	test('and has as it was is told as before', async () => {
		const { site, state } = await searched('everybody', goesOff, { trouble: () => 'put-back' });
		expect(site.active).toEqual(SIX);
		expect(wordsOf(state)).toEqual(['Everything is as it was before, and that was checked.']);
	});
});

test('what was installed and switched on midway is asked about once, stays, and is told', async () => {
	const { asked, outcome, site, state } = await searched('everybody', each => {
		each.installed.push(EXTRA);
		each.active = [...each.active, EXTRA].sort();
	});
	expect(outcome.kind).toBe('verdict');
	expect(asked).toBe(1);
	expect(site.active).toEqual([...SIX, EXTRA]);
	expect(wordsOf(state)).toEqual([
		'Everything is as before, except what somebody else changed. That was checked.',
		`Switched on by somebody else meanwhile, and left so: ${EXTRA}.`,
	]);
});

describe('each end', () => {
	const snapshot = {
		plugins: SIX.map(file => ({ file, name: file, version: '', status: 'active' as const })),
		order: null,
		requires: {},
		theme: null,
		otherTheme: null,
	};
	const none: Restored = { missing: [], foreignOn: [], foreignOff: [], order: 'same' };
	const say = (restored: Restored | null) => wordsOf({ activeAtStart: SIX, restored, snapshot } as never);

	test.each<[Restored | null, RegExp]>([
		[null, /^Nothing on the site was changed\.$/],
		[none, /^Everything is as it was before, and that was checked\.$/],
		[
			{ ...none, order: 'unknown' },
			/^The same plugins are on as before, and that was checked\.\nWordPress may/,
		],
		[{ ...none, foreignOn: [EXTRA] }, /^Everything is as before, except .*\nSwitched on by somebody else/],
		[{ ...none, order: 'unknown', foreignOff: [plugin('a')] }, /^The same .* except .*\nSwitched off by som/],
		[{ ...none, missing: [plugin('a')] }, /^Could not be switched on again: a\/a\.php\.$/],
		[{ ...none, order: 'failed' }, /^What Concord switched off is on again, but/],
		[{ ...none, theme: 'other' }, /^Another theme is still active/],
		[
			{ ...none, order: 'unknown', unchecked: true },
			/^You put it back yourself\. Concord did not check that\.$/,
		],
	])('%j is told as it is', (restored, words) => {
		expect(say(restored).join('\n')).toMatch(words);
	});
});

test('who ends it by hand is not told that anything was checked', async () => {
	const store = memoryStore();
	await begin(store, 'panel', () => 1, started('everybody'));
	await command(store, 'panel', () => 2, 'leave');
	const state = await peek(store);
	expect(typeof state === 'string' ? state : wordsOf(state)).toEqual([
		'You put it back yourself. Concord did not check that.',
	]);
});
