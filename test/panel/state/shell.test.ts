import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import * as loadedKnowledge from '../../../src/panel/knowledge.ts';
import * as loadedRest from '../../../src/panel/rest.ts';
import { createShell, type Knowledge } from '../../../src/panel/state/shell.ts';
import { exchange } from '../../support.ts';
import { quietHost, spokenSource } from '../support.ts';

function opened(importRest = async () => loadedRest) {
	const frames: (() => void)[] = [];
	const knowledge = signal<Knowledge | null>(null);
	const shell = createShell({
		host: quietHost(),
		schedule: run => frames.push(run),
		knowledge,
		importRest,
	});
	const { put, source } = spokenSource();
	shell.recording.attach(source);
	const paint = () => {
		for (const run of frames.splice(0)) run();
	};
	return { shell, knowledge, put, source, paint };
}

/** The later its id, the earlier it began. */
const save = (id: number) =>
	exchange({ method: 'PUT', status: 409, startedDateTime: `2026-11-21T08:00:0${9 - id}Z` }, id);

describe('Traffic that comes before knowledge', () => {
	it('waits, and is then read in order of start', () => {
		const { knowledge, paint, put, shell } = opened();
		for (const id of [1, 2, 3]) put(save(id));
		paint();
		expect(shell.recording.rows.value).toEqual([]);
		knowledge.value = loadedKnowledge;
		paint();
		expect(shell.recording.rows.value.map(({ exchange: { id } }) => id)).toEqual([3, 2, 1]);
	});

	it('is forgotten when the log is cleared', () => {
		const { knowledge, paint, put, shell, source } = opened();
		put(save(1));
		source.clear();
		put(save(2));
		knowledge.value = loadedKnowledge;
		paint();
		expect(shell.recording.rows.value.map(({ exchange: { id } }) => id)).toEqual([2]);
	});

	it('is filtered by what was typed meanwhile', () => {
		const { knowledge, paint, put, shell } = opened();
		shell.filtering.toggle('status:200');
		put(save(1));
		knowledge.value = loadedKnowledge;
		paint();
		expect(shell.filtering.text.value).toBe('status:200');
		expect(shell.filtering.has('status:200')).toBe(true);
		expect(shell.filtering.rows.value).toEqual([]);
	});
});

describe('The rest of the panel', () => {
	it('is loaded once, and keeps what is selected', async () => {
		let loads = 0;
		const { knowledge, paint, put, shell } = opened(async () => {
			loads += 1;
			return loadedRest;
		});
		knowledge.value = loadedKnowledge;
		put(save(1));
		paint();
		shell.navigation.select(1);
		const got = await Promise.all([0, 1].map(() => new Promise(resolve => shell.withRest(resolve))));
		expect(got).toEqual([shell.rest.value, shell.rest.value]);
		expect(loads).toBe(1);
		expect(shell.navigation.selected.value?.observation.exchange.id).toBe(1);
	});

	it('is said to be broken when it cannot be loaded', async () => {
		const { shell } = opened(() => Promise.reject(new TypeError('Failed to fetch')));
		shell.loadRest();
		await expect.poll(() => shell.isBroken.value).toBe(true);
		expect(shell.rest.value).toBeNull();
	});
});
