import { afterAll, beforeAll, expect } from 'vitest';
import type { PageRequest } from '../../src/exchange/page-request.ts';
import { siteAddress } from '../../src/isolation/rungs/site-calls.ts';
import { begin } from '../../src/isolation/session/commands.ts';
import type { SearchRung } from '../../src/isolation/session/events.ts';
import type { Happening } from '../../src/isolation/session/journal.ts';
import { peek } from '../../src/isolation/session/journal.ts';
import type { RunOutcome } from '../../src/isolation/session/run.ts';
import { isChanged, type SessionState } from '../../src/isolation/session/state.ts';
import type { Questions, Tools } from '../../src/isolation/session/tools.ts';
import type { Person } from '../wordpress/index.ts';
import { type IsolationOptions, type IsolationSite, isolationSite } from '../wordpress/isolation/index.ts';
import { sendAs } from './person-page.ts';
import { type Answers, answerTo, memoryStore, started } from './session/support.ts';

/** What ends a process: nothing after it runs, and nobody catches it. */
export class Kill extends Error {}

type Start = Extract<Happening, { kind: 'started' }>;

/** Sessions on a real WordPress, with what stands between them and the panel left out. */
export interface SiteBench {
	readonly site: IsolationSite;
	admin: Person;
	/** Kinds of the questions so far, and what was in the way each time. */
	readonly asked: (keyof Questions)[];
	readonly troubles: Questions['trouble']['asks'][];
	/** Another site, with a session that has begun. */
	become(wish: IsolationOptions, rung: SearchRung, more?: Partial<Start>): Promise<void>;
	startSession(rung: SearchRung, more?: Partial<Start>): Promise<void>;
	/** A panel that was just opened; it dies with the request of that number, after the site has done it. */
	open(answers?: Answers, killAt?: number): Tools;
	stored(): Promise<SessionState>;
	changesLeft(): Promise<boolean>;
	/** What is stored, to come back to. */
	keep(): string | null;
	restore(kept: string | null): void;
	/** The active plugins at the start, in their order. */
	start(): readonly string[];
	/** `active_plugins`, byte for byte. */
	list(): Promise<string>;
	/** Members of each set that is guilty, sorted. */
	guilty(): readonly (readonly string[])[];
	/** How often the failing request came to WordPress. */
	probes(): number;
	savesPost(): PageRequest;
	/** As somebody with WP-CLI tells it. */
	inOrder(): Answers;
}

/**
 * @param few files that are active instead of all the site has, in that order
 */
export function siteBench(few: readonly string[] | null = null): SiteBench {
	let site: IsolationSite | null = null;
	let store = memoryStore();
	let panels = 0;
	let before: readonly string[] = [];
	let clock = 1_700_000_000_000;
	let person: Person | null = null;
	beforeAll(async () => {
		site = await isolationSite({ scenario: 'none' });
	});
	afterAll(() => site?.stop());
	const there = <T>(thing: T | null): T => {
		if (thing === null) throw new Error('It is there only within a test');
		return thing;
	};
	const bench: SiteBench = {
		get site() {
			return there(site);
		},
		get admin() {
			return there(person);
		},
		set admin(next) {
			person = next;
		},
		asked: [],
		troubles: [],
		async become(wish, rung, more) {
			await bench.site.reset(wish);
			before = bench.site.startPlugins().filter(file => few === null || file.startsWith('health-check/'));
			if (few) {
				before = [...few, ...before];
				await bench.site.database.setActivePlugins(before);
			}
			bench.admin = await bench.site.as('admin', 'admin');
			await bench.startSession(rung, more);
		},
		async startSession(rung, more = {}) {
			store = memoryStore();
			bench.asked.length = 0;
			bench.troubles.length = 0;
			const address = siteAddress(`${bench.site.origin}/wp-json/`);
			if (!address) throw new Error('The site has an address');
			const repeatable = { request: bench.savesPost(), repetition: 'same-again' } as const;
			const start = { ...started(rung), site: address, repeatable, ...more };
			expect(await begin(store, 'panel', () => ++clock, start)).toBe('open');
		},
		open(answers = {}, killAt = Number.POSITIVE_INFINITY) {
			let requests = 0;
			let isDead = false;
			clock += 120_000;
			const alive = () => {
				if (isDead) throw new Kill();
			};
			const kept = store;
			return {
				owner: `panel-${++panels}`,
				store: {
					async read() {
						alive();
						return kept.read();
					},
					async write(value) {
						alive();
						return kept.write(value);
					},
				},
				async send(request) {
					alive();
					const answer = await sendAs(bench.admin, request);
					isDead = ++requests >= killAt;
					alive();
					return answer;
				},
				observe: async () => 'cannot-tell',
				async ask<Kind extends keyof Questions>(kind: Kind, asks: Questions[Kind]['asks']) {
					bench.asked.push(kind);
					if (kind === 'trouble') bench.troubles.push(asks as Questions['trouble']['asks']);
					return answerTo(kind, asks, answers);
				},
				now: () => ++clock,
				wait: async () => undefined,
				signal: new AbortController().signal,
			};
		},
		async stored() {
			const state = await peek(store);
			if (typeof state === 'string') throw new Error(state);
			return state;
		},
		changesLeft: async () => isChanged((await bench.stored()).changes),
		keep: () => store.kept,
		restore(kept) {
			store.kept = kept;
		},
		start: () => before,
		list: async () => (await bench.site.database.option('active_plugins')) ?? '',
		guilty: () =>
			bench.site.truth().map(set => set.map(one => (one.type === 'plugin' ? one.file : one.slug)).sort()),
		probes: () => bench.site.door.count('POST', /\/wp\/v2\/posts\/1$/),
		savesPost() {
			const headers = [{ name: 'Content-Type', value: 'application/json' }];
			const url = `${bench.site.origin}/wp-json/wp/v2/posts/1`;
			return { method: 'POST', url, headers, body: '{"title":"Saved"}', freshNonce: true };
		},
		inOrder: () => ({
			everybody: ({ host }) => ({ typed: host, order: JSON.stringify(before) }),
		}),
	};
	return bench;
}

/** Members of each set that a run has named, sorted. */
export function named(outcome: RunOutcome): readonly (readonly string[])[] {
	if (outcome.kind !== 'verdict' || !('sets' in outcome.verdict)) throw new Error(JSON.stringify(outcome));
	return outcome.verdict.sets.map(({ members }) => members.flat().sort());
}

/** Does something once, when a request that it is for is about to be sent, or has been answered. */
export function once(
	{ send }: Tools,
	when: 'before' | 'after',
	is: (request: PageRequest) => boolean,
	act: () => Promise<unknown>,
): Tools['send'] {
	let done = false;
	return async (request, signal) => {
		const isIt = !done && is(request);
		if (isIt) done = true;
		if (isIt && when === 'before') await act();
		const answer = await send(request, signal);
		if (isIt && when === 'after') await act();
		return answer;
	};
}

/** The failing request itself. */
export const isProbe = ({ method, url }: PageRequest) => method === 'POST' && /\/posts\/1(?:\?|$)/.test(url);
/** A plugin is switched for everybody. */
export const isSwitch = ({ method }: PageRequest) => method === 'PUT';
