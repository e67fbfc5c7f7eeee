import { type Bits, bit, has, indexesOf, NONE, union } from './bits.ts';
import { priorOf, weightsOf } from './evidence.ts';
import type { SiteComponent, ThemeChoice } from './problem.ts';

/** What is switched as one: a plugin, plugins of one folder or of one circle of dependencies, or the theme. */
export interface Unit {
	readonly ids: readonly string[];
	/** Those of the ids that are plugins. */
	readonly plugins: readonly string[];
	readonly name: string;
	/** Chance that it is the culprit when there is exactly one; those of all units add up to 1. */
	readonly weight: number;
}

/** The site as the search sees it. A unit's index is its place: after all it needs, and the most suspected early. */
export interface Ground {
	readonly units: readonly Unit[];
	readonly all: Bits;
	/** By unit: itself and everything that has to be on with it. */
	readonly needs: readonly Bits[];
	/** By unit: itself and everything that goes off with it. */
	readonly neededBy: readonly Bits[];
	/** The theme's unit; -1 where there is none to switch. */
	readonly theme: number;
	/** Ids of plugins that are always on. */
	readonly kept: readonly string[];
	/** There is a theme, and it is always on. */
	readonly keepsTheme: boolean;
	/** Ids of everything that cannot be cleared by switching: kept plugins, a kept theme, must-use plugins. */
	readonly keptOn: readonly string[];
	/** What evidence says for a culprit that cannot be switched, from 0 to 1. */
	readonly outside: number;
	readonly unitOf: ReadonlyMap<string, number>;
}

interface Draft {
	readonly members: readonly SiteComponent[];
	readonly prior: number;
}

/** Lays out the components in units and order. Of components with the same id the first counts. */
export function layOut(
	components: readonly SiteComponent[],
	priors: Readonly<Record<string, number>> = {},
): Ground {
	const unique = [...new Map(components.map(each => [each.id, each] as const).reverse()).values()].reverse();
	const switchable = unique.filter(({ type }) => type !== 'must-use');
	const groups = groupTogether(switchable);
	const drafts: Draft[] = groups.map(members => ({
		members,
		prior: Math.max(...members.map(({ id }) => priorOf(priors, id))),
	}));
	const needs = closures(drafts);
	const keptDrafts = union(
		drafts.flatMap(({ members }, index) =>
			members.some(({ keepOn }) => keepOn) ? [needs[index] ?? NONE] : [],
		),
	);
	const order = placesOf(drafts, needs).filter(index => !has(keptDrafts, index));
	const place = new Map(order.map((draft, at) => [draft, at]));
	const weights = weightsOf(order.map(index => drafts[index]?.prior ?? 0));
	const moved = order.map(index =>
		union(indexesOf(needs[index] ?? NONE).map(each => toBit(place.get(each)))),
	);
	const units = order.map((index, at) => {
		const members = drafts[index]?.members ?? [];
		return {
			ids: members.map(({ id }) => id),
			plugins: members.flatMap(({ id, type }) => (type === 'plugin' ? [id] : [])),
			name: members.map(({ name }) => name).join(' + '),
			weight: weights[at] ?? 0,
		};
	});
	const kept = drafts.flatMap(({ members }, index) => (has(keptDrafts, index) ? members : []));
	const mustUse = unique.filter(({ type }) => type === 'must-use');
	return {
		units,
		all: (1n << BigInt(units.length)) - 1n,
		needs: moved,
		neededBy: moved.map((_, at) =>
			union(moved.map((needed, other) => (has(needed, at) ? bit(other) : NONE))),
		),
		theme: order.findIndex(index => isTheme(drafts[index])),
		kept: kept.filter(({ type }) => type === 'plugin').map(({ id }) => id),
		keepsTheme: kept.some(({ type }) => type === 'theme'),
		keptOn: [...kept, ...mustUse].map(({ id }) => id),
		outside: Math.max(0, ...[...kept, ...mustUse].map(({ id }) => priorOf(priors, id))),
		unitOf: new Map(units.flatMap(({ ids }, at) => ids.map(id => [id, at] as const))),
	};
}

/** Everything that has to be on with these, they included. */
export function closureOf({ needs }: Ground, members: Bits): Bits {
	return union(indexesOf(members).map(index => needs[index] ?? NONE));
}

/** Everything that goes off with these, they included. */
export function dependentsOf({ neededBy }: Ground, members: Bits): Bits {
	return union(indexesOf(members).map(index => neededBy[index] ?? NONE));
}

/** Without those that are on anyway, because another one requires them. */
export function withoutImplied({ needs }: Ground, members: Bits): Bits {
	return union(
		indexesOf(members).map(index =>
			indexesOf(members).some(other => other !== index && has(needs[other] ?? NONE, index))
				? NONE
				: bit(index),
		),
	);
}

/** How a person would have to switch to get exactly these units on. */
export function settingOf(ground: Ground, on: Bits): { active: readonly string[]; theme: ThemeChoice } {
	const active = indexesOf(on).flatMap(index => ground.units[index]?.plugins ?? []);
	const theme = ground.theme >= 0 && !has(on, ground.theme) ? 'default' : 'own';
	return { active: [...ground.kept, ...active], theme };
}

function isTheme(draft: Draft | undefined): boolean {
	return draft?.members.some(({ type }) => type === 'theme') ?? false;
}

function toBit(index: number | undefined): Bits {
	return index === undefined ? NONE : bit(index);
}

/** By folder, and by circles of dependencies: whoever requires each other is never seen apart. */
function groupTogether(components: readonly SiteComponent[]): SiteComponent[][] {
	const byFolder = new Map<string, SiteComponent[]>();
	for (const component of components) {
		const { folder, id, type } = component;
		const key = type === 'theme' ? type : folder === '' ? `file ${id}` : `folder ${folder}`;
		byFolder.set(key, [...(byFolder.get(key) ?? []), component]);
	}
	const groups = [...byFolder.values()];
	const needs = closures(groups.map(members => ({ members, prior: 0 })));
	const seen = new Set<number>();
	return groups.flatMap((_, index) => {
		if (seen.has(index)) return [];
		const circle = indexesOf(needs[index] ?? NONE).filter(other => has(needs[other] ?? NONE, index));
		for (const other of circle) seen.add(other);
		return [circle.flatMap(other => groups[other] ?? [])];
	});
}

/** By draft: itself and all it requires, over any number of steps. */
function closures(drafts: readonly Draft[]): Bits[] {
	const home = new Map(drafts.flatMap(({ members }, index) => members.map(({ id }) => [id, index] as const)));
	const needs = drafts.map(
		({ members }, index) =>
			bit(index) | union(members.flatMap(({ requires = [] }) => requires.map(id => toBit(home.get(id))))),
	);
	for (let grew = true; grew; ) {
		grew = false;
		for (const [index, before] of needs.entries()) {
			const wider = union(indexesOf(before).map(other => needs[other] ?? NONE));
			if (wider === before) continue;
			needs[index] = wider;
			grew = true;
		}
	}
	return needs;
}

/** The order: required ones first, then the more suspected, then as they came; the theme as late as it can be. */
function placesOf(drafts: readonly Draft[], needs: readonly Bits[]): number[] {
	const bySuspicion = drafts
		.map((draft, index) => ({ index, prior: isTheme(draft) ? -1 : draft.prior }))
		.sort((a, b) => b.prior - a.prior || a.index - b.index)
		.map(({ index }) => index);
	const placed: number[] = [];
	let done = NONE;
	const put = (index: number) => {
		placed.push(index);
		done |= bit(index);
	};
	for (const index of bySuspicion) {
		// What it requires, fewest needs first, is an order in which each comes after its own needs.
		const missing = bySuspicion.filter(other => has((needs[index] ?? NONE) & ~done, other));
		missing.sort((a, b) => indexesOf(needs[a] ?? NONE).length - indexesOf(needs[b] ?? NONE).length);
		for (const other of missing) put(other);
	}
	return placed;
}
