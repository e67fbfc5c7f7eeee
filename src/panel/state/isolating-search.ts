import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { IsolationStorage } from '../../browser/isolation-store.ts';
import type { PageBridge } from '../../browser/page-bridge.ts';
import { asRecord } from '../../exchange/loose.ts';
import type { Proof, Step } from '../../isolation/search/problem.ts';
import { begin, type Command, command } from '../../isolation/session/commands.ts';
import type { SessionEvent } from '../../isolation/session/events.ts';
import { type Happening, openJournal, peek, type SessionStore } from '../../isolation/session/journal.ts';
import { probesToProve, provesItself } from '../../isolation/session/proving.ts';
import { readEvents } from '../../isolation/session/read-events.ts';
import { type RunOutcome, runIsolation, stepOf, stopIsolation } from '../../isolation/session/run.ts';
import { replay, type SessionState } from '../../isolation/session/state.ts';
import type { Tools } from '../../isolation/session/tools.ts';
import { likeOf } from './isolating-failure.ts';
import { type Asking, createAsking } from './isolating-questions.ts';
import { type ActionWatch, createActionWatch } from './isolating-watch.ts';
import type { Recording } from './recording.ts';

/** `failed`: an error nobody foresaw. What is changed is in the log all the same. */
export type SearchOutcome = RunOutcome | { readonly kind: 'failed' | 'busy' | 'unfinished' };

/** One session at work, or at rest: the driver of `isolation/session`. */
export interface Searching {
	/** Origin of the site; `null` when there is no session here. */
	readonly site: ReadonlySignal<string | null>;
	readonly events: ReadonlySignal<readonly SessionEvent[]>;
	readonly session: ReadonlySignal<SessionState | null>;
	readonly step: ReadonlySignal<Step | null>;
	readonly work: ReadonlySignal<'search' | 'put-back' | null>;
	/** What the last run came to. */
	readonly outcome: ReadonlySignal<SearchOutcome | null>;
	readonly asking: Asking;
	readonly watch: ActionWatch;
	/** Begins a session and runs it. */
	start(site: string, first: Extract<Happening, { kind: 'started' }>): Promise<void>;
	/** Takes up a stored session, and does nothing yet. */
	load(site: string): Promise<void>;
	resume(): Promise<void>;
	/** Stops after what is under way; what is changed stays changed. */
	pause(): Promise<void>;
	/** Does something to the session between two probes; a search that was running goes on. */
	order(order: Command): Promise<void>;
	/** Tries the verdict again until it is surer, or lets it be with what was seen so far. */
	prove(proof: Proof): Promise<void>;
	/** Puts everything back and ends the search. */
	restore(): Promise<void>;
	/** Lets go of a session that is over. */
	dismiss(): Promise<void>;
}

export interface SearchingNeeds {
	/** `null` where there is no inspected page. */
	readonly page: PageBridge | null;
	readonly storage: IsolationStorage;
	readonly recording: Recording;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Ends early when the signal fires. */
	readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
	/** Names this panel among others. */
	readonly owner: string;
}

export function createSearching({ now, owner, page, recording, storage, wait }: SearchingNeeds): Searching {
	const site = signal<string | null>(null);
	const events = signal<readonly SessionEvent[]>([]);
	const session = computed(() => replay(events.value));
	const step = signal<Step | null>(null);
	const work = signal<'search' | 'put-back' | null>(null);
	const outcome = signal<SearchOutcome | null>(null);
	const asking = createAsking();
	const watch = createActionWatch(recording, now);
	let stopper = new AbortController();
	let running: Promise<void> = Promise.resolve();

	/** The stored session, which is shown as it is written. */
	const storeOf = (where: string): SessionStore => {
		const store = storage.of(where);
		return {
			read: store.read,
			async write(value) {
				const isKept = await store.write(value);
				const written = asRecord(value)?.events;
				if (isKept && Array.isArray(written)) events.value = written as SessionEvent[];
				return isKept;
			},
		};
	};

	const toolsFor = (where: string, signal: AbortSignal): Tools => ({
		owner,
		now,
		signal,
		store: storeOf(where),
		async send(request, abort) {
			return page ? page.send(request, abort) : { kind: 'failed', reason: 'no-page' };
		},
		ask: asking.ask,
		async observe(failure, abort) {
			const state = session.peek();
			return watch.wait(failure, state?.repeatable ? likeOf(state.repeatable) : null, abort);
		},
		wait: ms => wait(ms, signal),
		show(_, next) {
			if (next) step.value = next;
		},
	});

	/** Where a harder proof is no burden to anybody, it follows by itself; the verdict is there meanwhile. */
	const goesOnToProve = async ({ signal, store }: Tools): Promise<boolean> => {
		const state = session.peek();
		if (outcome.peek()?.kind !== 'verdict' || signal.aborted || !state || state.proof) return false;
		if (!provesItself(state) || probesToProve(state) === 0) return false;
		return (await command(store, owner, now, { proof: 'hard' })) === 'open';
	};

	const run = (kind: 'search' | 'put-back', job: (tools: Tools) => Promise<RunOutcome>): Promise<void> => {
		const where = site.peek();
		if (work.peek() || where === null) return running;
		work.value = kind;
		outcome.value = null;
		stopper = new AbortController();
		const tools = toolsFor(where, stopper.signal);
		const settle = async (part: (tools: Tools) => Promise<RunOutcome>) => {
			outcome.value = (await storage.alone(where, () => part(tools))) ?? { kind: 'busy' };
		};
		running = (async () => {
			try {
				await settle(job);
				if (await goesOnToProve(tools)) await settle(runIsolation);
			} catch {
				outcome.value = { kind: 'failed' };
			}
			asking.stop();
			work.value = null;
		})();
		return running;
	};

	const pause = () => {
		stopper.abort();
		asking.stop();
		return running;
	};
	const resume = () => run('search', tools => runIsolation(tools, true));

	/** Steps of a stored session cost a search each: only when it has changed. */
	const think = () => {
		const state = session.peek();
		step.value = state && stepOf(state);
	};

	/** What is under way comes to an end first. */
	const act = async (where: string, order: Command) => {
		await pause();
		const store = storeOf(where);
		await storage.alone(where, async () => {
			await letGo(storage.of(where), owner, now);
			await command(store, owner, now, order);
		});
		think();
	};

	return {
		site,
		events,
		session,
		step,
		work,
		outcome,
		asking,
		watch,
		resume,
		pause,
		async start(where, first) {
			await pause();
			const store = storeOf(where);
			const began = await storage.alone(where, async () => {
				await letGo(storage.of(where), owner, now);
				return begin(store, owner, now, first);
			});
			site.value = where;
			step.value = null;
			if (began === 'open') return resume();
			outcome.value = { kind: began === null || began === 'held' ? 'busy' : began };
		},
		async load(where) {
			const store = storage.of(where);
			const state = await peek(store);
			site.value = where;
			outcome.value = typeof state === 'string' ? { kind: state } : null;
			events.value =
				typeof state === 'string' ? [] : (readEvents(asRecord(await store.read())?.events) ?? []);
			think();
		},
		async order(order) {
			const where = site.peek();
			if (where === null) return;
			const wasSearching = work.peek() === 'search';
			await act(where, order);
			if (wasSearching) await resume();
		},
		async prove(proof) {
			const where = site.peek();
			if (where === null) return;
			await act(where, { proof });
			// Once it is in doubt, the person says whether the search goes on.
			if (proof === 'hard' || step.peek()?.next.kind === 'verdict') await resume();
		},
		async restore() {
			await pause();
			await run('put-back', tools => stopIsolation(tools, true));
		},
		async dismiss() {
			await pause();
			const where = site.peek();
			site.value = null;
			events.value = [];
			step.value = null;
			outcome.value = null;
			if (where !== null) await storage.forget(where);
		},
	};
}

/** Whoever held it last is gone: its lock is ours. */
async function letGo(store: SessionStore, owner: string, now: () => number): Promise<void> {
	const opening = await openJournal(store, owner, now, { takeOver: true });
	if (opening.kind === 'open') await opening.journal.release();
}
