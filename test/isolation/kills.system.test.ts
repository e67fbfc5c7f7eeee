import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asArray, asRecord, asString } from '../../src/exchange/loose.ts';
import { parseUrl } from '../../src/exchange/url.ts';
import { phpList } from '../../src/isolation/recipes/php-list.ts';
import type { Panel } from '../../src/panel/state/panel.ts';
import { until } from '../e2e/until.ts';
import type { Person } from '../wordpress/index.ts';
import { type IsolationOptions, type IsolationSite, isolationSite } from '../wordpress/isolation/index.ts';
import { answerAll, atRest, type PanelsAtSite, panelsAt, type Step, type Stored } from './panel-at-site.ts';

/*
 * The browser may be killed at any moment of a search that switches plugins for everybody. Between two things that a panel
 * does to its storage or to the site the world stands still: each of those worlds is the one that a kill leaves behind,
 * right after the one thing and right before the next. All of them are kept while a real panel searches on a real
 * WordPress; then, in each, a new panel starts from what is stored.
 */

interface World {
	/** What was done last. */
	readonly after: string;
	readonly stored: Stored;
	/** `active_plugins`, byte for byte. */
	readonly list: string;
}

let site: IsolationSite;
let admin: Person;
let panels: PanelsAtSite;

beforeAll(async () => {
	site = await isolationSite({ scenario: 'none' });
});
afterAll(() => site?.stop());

async function become(wish: IsolationOptions, active?: readonly string[]): Promise<string> {
	await site.reset(wish);
	if (active) await site.database.setActivePlugins(active);
	admin = await site.as('admin', 'admin');
	panels = panelsAt(site.origin, () => admin);
	return list();
}

const list = async () => (await site.database.option('active_plugins')) ?? '';

/** Keeps the world after each step that made it another one. */
function witness(worlds: World[]): (step: Step) => Promise<void> {
	return async step => {
		const world = { after: nameOf(step), stored: panels.stored(), list: await list() };
		const last = worlds.at(-1);
		if (!last || last.list !== world.list || textOf(last.stored) !== textOf(world.stored)) worlds.push(world);
	};
}

const textOf = (stored: Stored) => JSON.stringify([...stored]);

/** `stored changing plugins`, `sent PUT plugins`: steps of one name differ in nothing but when they come. */
function nameOf(step: Step): string {
	if (step.did === 'send') {
		const { body, method, url } = step.request;
		const to = (parseUrl(url)?.pathname ?? '').split('/').slice(0, 5).join('/');
		return `sent ${method} ${to} ${/"status":"\w+"/.exec(body ?? '')?.[0] ?? ''}`.trim();
	}
	const record = asRecord(JSON.parse(panels.stored().get(step.key) ?? 'null'));
	const event = asRecord(asArray(record?.events).at(-1));
	if (!event) return `stored ${step.key.split(' ')[0]}`;
	const what = asString(asRecord(event.change)?.what);
	return `stored ${[asString(event.kind), what, record?.owner === '' ? '(released)' : ''].join(' ')}`.trim();
}

/** From the conflict to the verdict, by what a person clicks. */
async function search(order: readonly string[]): Promise<World[]> {
	const worlds: World[] = [{ after: 'nothing', stored: panels.stored(), list: await list() }];
	const panel = await panels.openOnConflict(witness(worlds));
	const stop = answerAll(panel, {
		repeat: () => 'panel',
		everybody: ({ host }) => ({ typed: host, order: JSON.stringify(order) }),
	});
	panel.isolating.chooseRung('everybody');
	await panel.isolating.start();
	stop();
	expect(panel.isolating.searching.outcome.value).toMatchObject({ kind: 'verdict' });
	expect(culpritsIn(panel)).toEqual(site.truth().map(set => set.map(one => one.slug).sort()));
	return worlds;
}

function culpritsIn({ isolating }: Panel) {
	const next = isolating.searching.step.value?.next;
	if (next?.kind !== 'verdict' || !('sets' in next.verdict)) throw new Error('There is no verdict');
	return next.verdict.sets.map(({ members }) => members.map(([file = '']) => file.split('/')[0]).sort());
}

/** As it is so many milliseconds later. */
function aged(stored: Stored, ms: number): Stored {
	const older = (text: string) => text.replace(/"at":(\d+)/g, (_, at) => `"at":${Number(at) - ms}`);
	return new Map([...stored].map(([key, text]) => [key, older(text)]));
}

/** The browser starts again a minute later in that world, on a page of the site, and the person clicks once. */
async function startAnew({ list: then, stored }: World, before: string, worlds?: World[]): Promise<string> {
	panels.become(aged(stored, 60_000));
	await site.database.setOption('active_plugins', then);
	const panel = panels.open(worlds && witness(worlds));
	const { isolating } = panel;
	await isolating.leftovers.look();
	const left = isolating.leftovers.list.value[0];
	if (then !== before && !left) return 'the list is another one, and nothing is offered';
	if (!left) return 'as before';
	if (!left.isHere || left.state === null) return 'what is left cannot be put back here';
	await isolating.putBack(site.origin);
	await atRest(panel);
	const said = isolating.searching.outcome.value?.kind;
	if (said !== 'restored') return `it came to ${said}`;
	const now = await list();
	if (now !== before) return `the list is ${now}`;
	await isolating.leftovers.look();
	return isolating.leftovers.list.value.length > 0 ? 'it is offered again' : 'put back';
}

/** @throws where a start from one of the worlds does not end with the list as it was */
async function startAnewInEach(worlds: readonly World[], before: string): Promise<void> {
	for (const [at, world] of worlds.entries()) {
		const end = await startAnew(world, before);
		expect([at, world.after, end]).toEqual([
			at,
			world.after,
			expect.stringMatching(/^(as before|put back)$/),
		]);
	}
}

/** Everything that is done, each of which may be the last. */
const EVERYTHING = [
	'nothing',
	'stored isolations',
	'stored started',
	'stored started  (released)',
	'stored snapshot',
	'stored kept',
	'stored agreed-repeat',
	'stored agreed-everybody',
	'stored probing',
	'stored probed',
	'stored changing plugins',
	'sent PUT /wp-json/wp/v2/plugins "status":"inactive"',
	'stored changed plugins',
	'sent PUT /wp-json/wp/v2/plugins "status":"active"',
	'stored changing order',
	'sent POST /wp-admin/options.php',
	'stored restored',
	'stored ended',
	'stored ended  (released)',
].sort();

const kindsOf = (worlds: readonly World[]) => [...new Set(worlds.map(({ after }) => after))].sort();

/** Of those that come to a search whose list is another one: the one with the fewest plugins on. */
const worstOf = (worlds: readonly World[]) =>
	worlds.reduce((a, b) => (b.list.length < a.list.length ? b : a));

/** WordPress sorts the list with each plugin that comes on, so that this order is put back by us or not at all. */
const UNSORTED = [
	'acme-shop-subscriptions/acme-shop-subscriptions.php',
	'acme-seo/acme-seo.php',
	'acme-shop/acme-shop.php',
	'acme-forms/acme-forms.php',
];

test('killed at any step of a search, or of putting back: the next start puts back byte for byte', async () => {
	const culprits = ['acme-forms/acme-forms.php', 'acme-shop-subscriptions/acme-shop-subscriptions.php'];
	const before = await become({ scenario: 'pair', culprits }, UNSORTED);
	expect(before).toBe(phpList(UNSORTED));
	const worlds = await search(UNSORTED);
	expect(await list()).toBe(before);
	expect(kindsOf(worlds)).toEqual(EVERYTHING);
	expect(worlds.filter(world => world.list !== before).length).toBeGreaterThan(30);
	await startAnewInEach(worlds, before);

	const again: World[] = [];
	expect(await startAnew(worstOf(worlds), before, again)).toBe('put back');
	expect(again.length).toBeGreaterThan(8);
	await startAnewInEach(again, before);
}, 240_000);

test('killed after a step of any kind among thirty plugins: the same', async () => {
	const before = await become({ scenario: 'single', plugins: 30 });
	const worlds = await search(site.startPlugins());
	expect(kindsOf(worlds)).toEqual(EVERYTHING);
	const changed = worlds.filter(world => world.list !== before);
	const middles = kindsOf(changed).flatMap(kind => {
		const same = changed.filter(({ after }) => after === kind);
		return same[same.length >> 1] ?? [];
	});
	await startAnewInEach([worstOf(worlds), ...middles], before);
}, 240_000);

/** Holds the first PUT that comes while there is a file `held`, with all options read; `taken` says that it does. */
const HOLD = `<?php
add_filter( 'rest_pre_dispatch', function ( $answer, $server, $request ) {
	list( $held, $taken ) = array( ABSPATH . 'held', ABSPATH . 'taken' );
	if ( 'PUT' !== $request->get_method() || ! file_exists( $held ) || file_exists( $taken ) ) {
		return $answer;
	}
	touch( $taken );
	for ( $i = 0; $i < 1000 && file_exists( $held ); $i++ ) {
		usleep( 20000 );
		clearstatcache();
	}
	return $answer;
}, 10, 3 );
`;

test('killed while WordPress is at a PUT that it does only after all was put back: that is put back, too', async () => {
	const before = await become({ scenario: 'single', culprits: ['acme-seo/acme-seo.php'] }, UNSORTED);
	if (site.backend !== 'php') return;
	const [held, taken] = [join(site.site, 'held'), join(site.site, 'taken')];
	await writeFile(join(site.site, 'wp-content/mu-plugins/concord-hold.php'), HOLD);
	let puts = 0;
	let land = () => {};
	const landed = new Promise<void>(resolve => {
		land = resolve;
	});
	const forever = new Promise<void>(() => {});
	const first = await panels.openOnConflict(async step => {
		if (step.did !== 'send' || step.request.method !== 'PUT') return;
		if (existsSync(taken)) {
			land();
			await forever;
		}
		if (++puts === 3) await writeFile(held, '');
	});
	answerAll(first, {
		repeat: () => 'panel',
		everybody: ({ host }) => ({ typed: host, order: JSON.stringify(UNSORTED) }),
	});
	first.isolating.chooseRung('everybody');
	void first.isolating.start();
	await until('a PUT that is held', async () => existsSync(taken));

	// So that it need not be waited for half a minute.
	panels.become(aged(panels.stored(), 20_000));
	const lists: string[] = [];
	const next = panels.open(async step => {
		if (step.did !== 'send' || !step.request.url.endsWith('/options.php') || step.request.body === null)
			return;
		lists.push(await list());
		if (lists.length > 1) return;
		await rm(held);
		await landed;
		lists.push(await list());
	});
	await next.isolating.leftovers.look();
	await next.isolating.putBack(site.origin);
	await atRest(next);
	expect(next.isolating.searching.outcome.value?.kind).toBe('restored');
	expect([lists[0], lists.at(-1), await list()]).toEqual([before, before, before]);
	expect(lists[1]).not.toBe(before);
}, 60_000);
