import { effect } from '@preact/signals';
import { createIsolationStorage, type Locks } from '../../src/browser/isolation-store.ts';
import type { PageBridge } from '../../src/browser/page-bridge.ts';
import { createAreaStorage } from '../../src/browser/settings-storage.ts';
import type { PageAnswer, PageRequest } from '../../src/exchange/page-request.ts';
import type { Questions } from '../../src/isolation/session/tools.ts';
import type { Panel } from '../../src/panel/state/panel.ts';
import { panelIn, quietHost, spokenSource } from '../panel/support.ts';
import { exchange } from '../support.ts';
import type { Person } from '../wordpress/index.ts';
import { sendAs } from './person-page.ts';

/** What outlives a panel: the browser's storage. */
export type Stored = ReadonlyMap<string, string>;

/** Told after each thing that a panel has done to the storage or to the site, before it knows of it. */
export type Step =
	| { readonly did: 'store'; readonly key: string }
	| { readonly did: 'send'; readonly request: PageRequest };

export interface PanelsAtSite {
	stored(): Stored;
	/** Goes back to what was stored. */
	become(stored: Stored): void;
	/** A panel as it comes up: with what is stored, and nothing else. */
	open(onStep?: (step: Step) => Promise<void>): Panel;
	/** One that has seen a save of post 1 fail, with its conflict chosen. */
	openOnConflict(onStep?: (step: Step) => Promise<void>): Promise<Panel>;
}

/** Panels with all of their own parts, over a real WordPress: only the browser is left out. */
export function panelsAt(origin: string, person: () => Person): PanelsAtSite {
	let kept = new Map<string, string>();
	const sources = new WeakMap<Panel, ReturnType<typeof spokenSource>>();
	const open = (onStep: (step: Step) => Promise<void> = async () => {}) => {
		const area = {
			get: async (key: string) => (kept.has(key) ? { [key]: JSON.parse(kept.get(key) ?? '') } : {}),
			async set(items: Record<string, unknown>) {
				for (const [key, value] of Object.entries(items)) {
					kept.set(key, JSON.stringify(value));
					await onStep({ did: 'store', key });
				}
			},
			async remove(key: string) {
				kept.delete(key);
				await onStep({ did: 'store', key });
			},
		};
		const page: PageBridge = {
			async send(request) {
				const answer = await sendAs(person(), request);
				await onStep({ did: 'send', request });
				return answer;
			},
			origin: async () => origin,
		};
		const isolations = createIsolationStorage(
			createAreaStorage(() => area),
			NOBODY_ELSE,
		);
		const panel = panelIn(quietHost({ page, isolations }), run => run());
		const source = spokenSource();
		panel.recording.attach(source.source);
		sources.set(panel, source);
		return panel;
	};
	return {
		stored: () => new Map(kept),
		become(stored) {
			kept = new Map(stored);
		},
		open,
		async openOnConflict(onStep) {
			const panel = open(onStep);
			sources.get(panel)?.put(await savedInPage(origin, person()));
			const { isolating } = panel;
			isolating.choose(isolating.candidates.value[0]?.finding ?? null);
			await isolating.look();
			return panel;
		},
	};
}

/** A browser lets go of the locks of what it has killed. */
const NOBODY_ELSE: Locks = {
	request: (_, __, work) => work({}),
	query: async () => ({ held: [] }),
};

/** The person saves a post; as DevTools tells it. */
async function savedInPage(origin: string, person: Person) {
	const url = `${origin}/wp-json/wp/v2/posts/1`;
	const body = '{"title":"Saved"}';
	const type = { 'Content-Type': 'application/json' };
	const headers = Object.entries(type).map(([name, value]) => ({ name, value }));
	const answer = await sendAs(person, { method: 'POST', url, headers, body, freshNonce: true });
	return exchange({
		method: 'POST',
		url,
		startedDateTime: new Date().toISOString(),
		requestHeaders: { ...type, 'X-WP-Nonce': person.nonce },
		requestBody: body,
		...shownAs(answer),
	});
}

function shownAs(answer: PageAnswer) {
	if (answer.kind === 'failed') throw new Error('The site answers');
	const { headers, status, text } = answer;
	const responseHeaders = Object.fromEntries(headers.map(({ name, value }) => [name, value]));
	return { status, responseHeaders, responseBody: text };
}

/** Waits until something is so; whatever it reads of signals is followed. */
export function when(is: () => boolean): Promise<void> {
	return new Promise(resolve => {
		let stop: (() => void) | undefined;
		const end = () =>
			queueMicrotask(() => {
				stop?.();
				resolve();
			});
		stop = effect(() => {
			if (is()) end();
		});
	});
}

export const atRest = ({ isolating }: Panel) => when(() => isolating.searching.work.value === null);

/** What the person answers, whenever they are asked. */
export type Replies = {
	readonly [Kind in keyof Questions]?: (asks: Questions[Kind]['asks']) => Questions[Kind]['answer'];
};

/** Answers everything a panel asks; what nobody has an answer for is answered with "stop". */
export function answerAll({ isolating }: Panel, replies: Replies): () => void {
	return effect(() => {
		const question = isolating.searching.asking.question.value;
		if (!question) return;
		const reply = replies[question.kind] as ((asks: unknown) => never) | undefined;
		queueMicrotask(() => question.answer(reply ? reply(question.asks) : ('stop' as never)));
	});
}
