import { siteAddress } from '../../../src/isolation/rungs/site-calls.ts';
import { begin } from '../../../src/isolation/session/commands.ts';
import type { SearchRung } from '../../../src/isolation/session/events.ts';
import type { Happening, SessionStore } from '../../../src/isolation/session/journal.ts';
import type { Questions, Tools } from '../../../src/isolation/session/tools.ts';
import { ORIGIN, type SimulatedSite } from './simulated-site.ts';

export type Answers = {
	readonly [Kind in keyof Questions]?: (
		asks: Questions[Kind]['asks'],
	) => Questions[Kind]['answer'] | Promise<Questions[Kind]['answer']>;
};

/** What a person does who agrees to everything and gives up at the first trouble. */
export const WILLING: Answers = {
	repeat: () => 'panel',
	everybody: ({ host }) => ({ typed: host }),
	risks: () => [],
	trouble: () => 'stop',
};

/** What the person of a test says; whoever has nothing of their own to say is willing. */
export function answerTo<Kind extends keyof Questions>(
	kind: Kind,
	asks: Questions[Kind]['asks'],
	answers?: Answers,
): Questions[Kind]['answer'] | Promise<Questions[Kind]['answer']> {
	const reply: Answers[Kind] = { ...WILLING, ...answers }[kind];
	if (!reply) throw new Error(`Nobody answers ${kind}`);
	return reply(asks);
}

/** The world as a killed panel leaves it: the site, and what is stored. */
export interface World {
	readonly active: readonly string[];
	readonly theme: string;
	readonly masked: boolean;
	readonly kept: string | null;
}

export interface Bench {
	readonly store: ReturnType<typeof memoryStore>;
	readonly asked: { readonly kind: keyof Questions; readonly asks: unknown }[];
	/** Tools of a panel that was just opened, so many milliseconds after the last one. */
	open(answers?: Answers, later?: number): Tools;
	/** The world after each step of all panels so far, without repetitions: any of them may be the last. */
	readonly worlds: readonly World[];
	/** Goes back to how the world was. */
	become(world: World): void;
}

export function memoryStore(): SessionStore & { kept: string | null } {
	const store = {
		kept: null as string | null,
		read: async () => (store.kept === null ? null : JSON.parse(store.kept)),
		async write(value: unknown) {
			store.kept = JSON.stringify(value);
			return true;
		},
	};
	return store;
}

export function bench(site: SimulatedSite): Bench {
	const store = memoryStore();
	const asked: { kind: keyof Questions; asks: unknown }[] = [];
	const worlds: World[] = [];
	let panels = 0;
	let clock = 1_700_000_000_000;
	const note = () => {
		const last = worlds.at(-1);
		const world = { active: [...site.active], theme: site.theme, masked: site.masked, kept: store.kept };
		if (JSON.stringify(last) !== JSON.stringify(world)) worlds.push(world);
	};
	return {
		store,
		asked,
		worlds,
		become({ active, kept, masked, theme }) {
			site.active = [...active];
			site.theme = theme;
			site.masked = masked;
			store.kept = kept;
		},
		open(answers = {}, later = 120_000) {
			const owner = `panel-${++panels}`;
			// Whoever held it before is dead; its hold ends by itself.
			clock += later;
			return {
				owner,
				store: {
					read: store.read,
					async write(value) {
						await store.write(value);
						note();
						return true;
					},
				},
				async send(request) {
					const answer = site.send(request);
					note();
					return answer;
				},
				observe: async () => 'cannot-tell',
				async ask<Kind extends keyof Questions>(kind: Kind, asks: Questions[Kind]['asks']) {
					asked.push({ kind, asks });
					return answerTo(kind, asks, answers);
				},
				now: () => ++clock,
				wait: async () => undefined,
				signal: new AbortController().signal,
			};
		},
	};
}

/** A started event for the guarded save of a post. */
export function started(rung: SearchRung): Extract<Happening, { kind: 'started' }> {
	const site = siteAddress(`${ORIGIN}/wp-json/`);
	if (!site) throw new Error('That is an address');
	return {
		kind: 'started',
		site,
		failure: {
			fingerprint: 'POST /wp/v2/posts/1',
			title: 'POST /wp/v2/posts/1',
			status: 409,
			code: 'save_conflict',
		},
		repeatable: {
			request: {
				method: 'POST',
				url: `${ORIGIN}/wp-json/wp/v2/posts/1`,
				headers: [],
				body: '{"title":"Saved"}',
				freshNonce: true,
			},
			repetition: 'same-again',
		},
		priors: {},
		rung,
	};
}

export async function beginAt(place: Bench, rung: SearchRung): Promise<void> {
	const tools = place.open();
	const kind = await begin(tools.store, tools.owner, tools.now, started(rung));
	if (kind !== 'open') throw new Error(`It did not begin: ${kind}`);
}
