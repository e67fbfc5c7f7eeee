import { describe, expect, it } from 'vitest';
import type { PageBridge } from '../../../src/browser/page-bridge.ts';
import type { Questions } from '../../../src/isolation/session/tools.ts';
import type { Panel } from '../../../src/panel/state/panel.ts';
import {
	type Guilt,
	ORIGIN,
	type SimulatedSite,
	simulatedSite,
} from '../../isolation/session/simulated-site.ts';
import { exchange } from '../../support.ts';
import { memoryIsolations, panelIn, quietHost, spokenSource } from '../support.ts';

/* The driver from a click to the verdict, over a model of a site: what a person sees and can do at each moment. */

const PLUGINS = Array.from({ length: 12 }, (_, at) => `plugin-${at}/plugin-${at}.php`);
const CULPRIT = 'plugin-4/plugin-4.php';
const PARTNER = 'plugin-9/plugin-9.php';
const SAVE = `${ORIGIN}/wp-json/wp/v2/posts/1`;

interface Desk {
	readonly panel: Panel;
	readonly site: SimulatedSite;
	/** Another panel over the same site and the same storage, as after a browser that was killed. */
	another(): Panel;
	readonly isolations: ReturnType<typeof memoryIsolations>;
	/** The person saves the post in the page. */
	save(panel?: Panel): void;
}

function desk(guilt: Guilt, isolations = memoryIsolations()): Desk {
	const site = simulatedSite(PLUGINS, guilt);
	const page: PageBridge = {
		async send(request, signal) {
			signal?.throwIfAborted();
			// A turn of the event loop, so that somebody can come between.
			await new Promise(resolve => setTimeout(resolve));
			signal?.throwIfAborted();
			return site.send(request);
		},
		origin: async () => ORIGIN,
	};
	const feeds = new Map<Panel, ReturnType<typeof spokenSource>>();
	let ids = 0;
	const open = () => {
		const host = quietHost({ page, isolations });
		const panel = panelIn(host, run => run());
		const feed = spokenSource();
		panel.recording.attach(feed.source);
		feeds.set(panel, feed);
		return panel;
	};
	const first = open();
	const save = (panel = first) => {
		const request = { method: 'POST', url: SAVE, headers: [], body: '{"title":"Saved"}', freshNonce: true };
		const answer = site.send(request);
		if (answer.kind === 'failed') throw new Error('The model answers');
		const type = { 'Content-Type': 'application/json' };
		feeds.get(panel)?.put(
			exchange(
				{
					method: 'POST',
					url: SAVE,
					startedDateTime: new Date(Date.now() + 1).toISOString(),
					requestHeaders: { ...type, 'X-WP-Nonce': 'abcdef0123' },
					requestBody: request.body,
					status: answer.status,
					responseHeaders: type,
					responseBody: answer.text,
				},
				++ids,
			),
		);
	};
	save();
	return { panel: first, site, another: open, save, isolations };
}

/** Waits until something is so; everything here takes turns of the event loop and no time. */
async function turns(is: () => unknown): Promise<void> {
	for (let turn = 0; turn < 2000; turn++) {
		if (is()) return;
		await new Promise(resolve => setTimeout(resolve));
	}
	throw new Error(`It never came: ${is}`);
}

const asked = (panel: Panel) => panel.isolating.searching.asking.question.value;

async function answer<Kind extends keyof Questions>(
	panel: Panel,
	kind: Kind,
	what: (asks: Questions[Kind]['asks']) => Questions[Kind]['answer'],
): Promise<void> {
	await turns(() => asked(panel)?.kind === kind);
	const question = asked(panel);
	if (question?.kind !== kind) throw new Error('It was asked a moment ago');
	(question.answer as (value: Questions[Kind]['answer']) => void)(what(question.asks as never));
}

/** From the conflict to the first question. */
async function begin({ panel }: Desk, rung: Parameters<Panel['isolating']['chooseRung']>[0]): Promise<void> {
	const { isolating } = panel;
	isolating.choose(isolating.candidates.value[0]?.finding ?? null);
	await isolating.look();
	isolating.chooseRung(rung);
	void isolating.start();
}

function culprits({ isolating }: Panel): readonly string[] {
	const next = isolating.searching.step.value?.next;
	if (next?.kind !== 'verdict' || !('sets' in next.verdict)) throw new Error('There is no verdict');
	return next.verdict.sets.flatMap(({ members }) => members.flat()).sort();
}

const proofOf = (panel: Panel) => panel.isolating.searching.session.value?.proof;
const atRest = (panel: Panel) => () => panel.isolating.searching.work.value === null;

describe('before a search', () => {
	it('knows the conflicts that it may be for, and the ways there are', async () => {
		const { panel } = desk({ culprits: [CULPRIT], healthCheck: true });
		const { isolating } = panel;
		expect(isolating.candidates.value).toMatchObject([
			{ fit: 'fits', tally: { tries: 1, conflicts: 1 }, finding: { kind: 'unclassified-conflict' } },
		]);
		expect(isolating.chosen.value).toBeNull();
		isolating.choose(isolating.candidates.value[0]?.finding ?? null);
		await isolating.look();
		expect(isolating.rung.value).toBe('per-request');
		expect(isolating.plan.value).toMatchObject({ plugins: 12 });
		expect(isolating.plan.value?.probes).toBeLessThan(10);
	});

	it('offers another way where Health Check is missing, and takes none that is not there', async () => {
		const { panel } = desk({ culprits: [CULPRIT] });
		const { isolating } = panel;
		isolating.choose(isolating.candidates.value[0]?.finding ?? null);
		await isolating.look();
		expect(isolating.rung.value).toBe('theme-preview');
		isolating.chooseRung('per-request');
		expect(isolating.rung.value).toBe('theme-preview');
	});

	it('offers no single requests for what it cannot send again', async () => {
		const { panel } = desk({ culprits: [CULPRIT], healthCheck: true });
		const { isolating } = panel;
		const finding = isolating.candidates.value[0]?.finding;
		if (!finding) throw new Error('There is a conflict');
		const part = { index: 0, request: '/requests/0', response: '/responses/0' };
		isolating.choose({ ...finding, subject: { ...finding.subject, part } });
		await isolating.look();
		expect(isolating.lackOf('per-request')).toBe('isolate_lackRepeat');
		expect(isolating.rung.value).toBe('stored-list');
	});
});

describe('a search', () => {
	it('sends nothing before it was agreed to, then names the pair', async () => {
		const place = desk({ culprits: [CULPRIT, PARTNER], healthCheck: true });
		const { panel, site } = place;
		const before = [...site.active];
		await begin(place, 'per-request');
		await turns(() => asked(panel));
		expect(asked(panel)).toMatchObject({
			kind: 'repeat',
			asks: { repetition: 'same-again', personCan: false },
		});
		expect(site.probes).toBe(1);
		await answer(panel, 'repeat', () => 'panel');
		await turns(atRest(panel));
		expect(culprits(panel)).toEqual([CULPRIT, PARTNER]);
		expect(site.active).toEqual(before);
		expect(site.masked).toBe(false);
	});

	it('goes on to prove by itself what troubles nobody, until the person leaves it as it is', async () => {
		const place = desk({ culprits: [CULPRIT, PARTNER], healthCheck: true });
		const { panel, site } = place;
		const { searching } = panel.isolating;
		await begin(place, 'per-request');
		await answer(panel, 'repeat', () => 'panel');
		await turns(() => (searching.session.value?.probes.length ?? 0) > (proofOf(panel)?.after ?? Infinity));
		expect(proofOf(panel)?.by).toBe('hard');
		await searching.prove('usual');
		await turns(atRest(panel));
		expect(searching.session.value).toMatchObject({ ended: 'verdict', proof: { by: 'usual' } });
		expect(culprits(panel)).toEqual([CULPRIT, PARTNER]);
		expect(site.masked).toBe(false);
		await searching.prove('hard');
		expect(searching.session.value).toMatchObject({ ended: 'verdict', proof: { by: 'hard' } });
		expect(culprits(panel)).toEqual([CULPRIT, PARTNER]);
	});

	it('stays where it is when the person says no', async () => {
		const place = desk({ culprits: [CULPRIT], healthCheck: true });
		await begin(place, 'per-request');
		await answer(place.panel, 'repeat', () => 'stop');
		await turns(atRest(place.panel));
		expect(place.panel.isolating.searching.session.value).toMatchObject({ paused: 'no-consent', sent: 0 });
		expect(place.site.probes).toBe(1);
	});

	it('undoes, skips, and keeps one on in the middle, and still names it', async () => {
		const place = desk({ culprits: [CULPRIT], healthCheck: true });
		const { panel } = place;
		const { searching } = panel.isolating;
		await begin(place, 'per-request');
		await answer(panel, 'repeat', () => 'panel');
		await turns(() => (searching.session.value?.probes.length ?? 0) >= 3);
		await searching.pause();
		const made = searching.session.value?.probes.length ?? 0;
		await searching.order('undo');
		expect(searching.session.value?.probes).toHaveLength(made - 1);
		const next = searching.step.value?.next;
		if (next?.kind !== 'probe') throw new Error('There is a next probe');
		await searching.order({ skip: { active: next.active, theme: next.theme } });
		expect(searching.session.value?.probes.at(-1)?.judged).toMatchObject({ why: 'skipped' });
		await searching.order({ keepOn: 'plugin-1/plugin-1.php' });
		void searching.resume();
		await turns(atRest(panel));
		expect(culprits(panel)).toEqual([CULPRIT]);
	});

	it('sees by itself what the person repeats, and takes "cannot tell" for an answer', async () => {
		const place = desk({ culprits: [CULPRIT], healthCheck: true });
		const { panel, save } = place;
		const { searching } = panel.isolating;
		await begin(place, 'stored-list');
		await answer(panel, 'repeat', () => 'person');
		await turns(() => searching.watch.isWaiting.value);
		searching.watch.cannotTell();
		while (searching.work.value !== null) {
			await turns(() => searching.watch.isWaiting.value || searching.work.value === null);
			if (searching.watch.isWaiting.value) save();
		}
		expect(culprits(panel)).toEqual([CULPRIT]);
		expect(searching.session.value?.probes[0]?.judged).toMatchObject({ why: 'cannot-tell' });
	});

	it('switches nothing for everybody until the host was typed, and then puts all of it back', async () => {
		const place = desk({ culprits: [CULPRIT] });
		const { panel, site } = place;
		const before = [...site.active];
		await begin(place, 'everybody');
		await answer(panel, 'repeat', () => 'panel');
		await answer(panel, 'everybody', () => ({ typed: 'another.example' }));
		await turns(atRest(panel));
		expect([site.switched, panel.isolating.searching.session.value?.paused]).toEqual([0, 'no-consent']);
		void panel.isolating.searching.resume();
		await answer(panel, 'everybody', ({ host }) => ({ typed: host, order: JSON.stringify(before) }));
		await turns(atRest(panel));
		expect(culprits(panel)).toEqual([CULPRIT]);
		expect(site.switched).toBeGreaterThan(0);
		expect(site.active).toEqual(before);
	});
});

it('by hand: asks for each setting, and believes the list of the site alone', async () => {
	const place = desk({ culprits: [CULPRIT] });
	const { panel, site } = place;
	const { searching } = panel.isolating;
	await begin(place, 'by-hand');
	await answer(panel, 'repeat', () => 'panel');
	let settings = 0;
	while (searching.work.value !== null) {
		await turns(() => asked(panel)?.kind === 'arrange' || searching.work.value === null);
		const question = asked(panel);
		if (question?.kind !== 'arrange') break;
		const { off, on } = question.asks;
		site.active = [...site.active.filter(file => !off.includes(file)), ...on].sort();
		settings++;
		question.answer('done');
	}
	expect(culprits(panel)).toEqual([CULPRIT]);
	expect(settings).toBeGreaterThan(2);
	expect([...site.active].sort()).toEqual([...PLUGINS].sort());
});

it('measures first how often it fails, when the person says that it is not every time', async () => {
	const place = desk({ culprits: [CULPRIT], healthCheck: true });
	const { isolating } = place.panel;
	isolating.choose(isolating.candidates.value[0]?.finding ?? null);
	await isolating.look();
	const before = isolating.plan.value?.probes ?? 0;
	isolating.saySteady(false);
	expect(isolating.plan.value?.probes).toBeGreaterThan(before);
	void isolating.start();
	await answer(place.panel, 'repeat', () => 'panel');
	await turns(() => (isolating.searching.session.value?.probes.length ?? 0) >= 4);
	await isolating.searching.pause();
	const off = isolating.searching.session.value?.probes.slice(0, 4).map(({ active }) => active.length);
	expect(new Set(off).size).toBe(1);
});

describe('a panel that was closed in the middle', () => {
	async function leave(place: Desk, rung: 'per-request' | 'everybody'): Promise<void> {
		const { panel } = place;
		await begin(place, rung);
		await answer(panel, 'repeat', () => 'panel');
		if (rung === 'everybody') await answer(panel, 'everybody', ({ host }) => ({ typed: host }));
		await turns(() => (panel.isolating.searching.session.value?.probes.length ?? 0) >= 4);
		await panel.isolating.searching.pause();
	}

	it.each(['per-request', 'everybody'] as const)('leaves a notice and one click: %s', async rung => {
		const place = desk({ culprits: [CULPRIT], healthCheck: rung === 'per-request' });
		const before = [...place.site.active];
		await leave(place, rung);
		const panel = place.another();
		const { leftovers, putBack } = panel.isolating;
		await turns(() => leftovers.list.value.length > 0);
		expect(leftovers.list.value).toMatchObject([{ site: ORIGIN, isHere: true }]);
		await putBack(ORIGIN);
		expect(place.site.masked).toBe(false);
		expect([...place.site.active].sort()).toEqual([...before].sort());
		await turns(() => leftovers.list.value.length === 0);
		await panel.isolating.searching.dismiss();
		expect(await place.isolations.sites()).toEqual([]);
	});

	it('lets the next one go on to the verdict', async () => {
		const place = desk({ culprits: [CULPRIT], healthCheck: true });
		await leave(place, 'per-request');
		const panel = place.another();
		await panel.isolating.searching.load(ORIGIN);
		await panel.isolating.searching.resume();
		expect(culprits(panel)).toEqual([CULPRIT]);
	});

	it('does not disturb one that is at work', async () => {
		const place = desk({ culprits: [CULPRIT], healthCheck: true });
		await begin(place, 'per-request');
		await turns(() => asked(place.panel));
		const panel = place.another();
		await panel.isolating.leftovers.look();
		expect(panel.isolating.leftovers.list.value).toEqual([]);
		await panel.isolating.searching.load(ORIGIN);
		await panel.isolating.searching.resume();
		expect(panel.isolating.searching.outcome.value).toEqual({ kind: 'busy' });
		await place.panel.isolating.searching.pause();
	});
});
