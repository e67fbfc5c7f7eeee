import type { Proof, SiteComponent } from '../../../src/isolation/search/problem.ts';
import { type Dice, dice, line, play, remembering, said, site, THEME, type Truth } from './simulate.ts';

/** What a simulated conflict takes. */
export const KINDS = ['single', 'pair', 'triple', 'two independent', 'none', 'theme', 'interaction'] as const;
export type Kind = (typeof KINDS)[number];

/** How much evidence there is before the search: chances of the first few suspects; the others share the rest. */
export const EVIDENCE = {
	uniform: [],
	weak: [0.25, 0.15, 0.1],
	medium: [0.5, 0.2, 0.1],
	strong: [0.8, 0.1],
} as const satisfies Record<string, readonly number[]>;
export type Evidence = keyof typeof EVIDENCE;

export interface Cell {
	readonly plugins: number;
	readonly kind: Kind;
	readonly evidence: Evidence;
	/** How often the conflict shows; 1 always. */
	readonly rate: number;
	/** Whether the search is told the rate. */
	readonly isRateKnown: boolean;
	/** `usual` if left out. */
	readonly proof?: Proof;
}

export interface Case {
	readonly truth: Truth;
	readonly roll: Dice;
}

/** How a way to search did on the cases of a cell. */
export interface Result {
	readonly mean: number;
	readonly max: number;
	/** Share of the cases in which the verdict was the truth, no more and no less. */
	readonly right: number;
	/** Share in which somebody innocent was named. */
	readonly wronged: number;
	/** Share in which of several that act together only some were named: a pair as one plugin. */
	readonly halved: number;
}

export interface Ground {
	readonly components: readonly SiteComponent[];
	readonly priors: Readonly<Record<string, number>>;
	/** Truths are drawn with these chances. */
	readonly chances: ReadonlyMap<string, number>;
}

/** The site of a cell, its suspects spread over it. */
export function groundOf({ evidence, plugins }: Pick<Cell, 'evidence' | 'plugins'>): Ground {
	const components = site(plugins);
	const given: readonly number[] = EVIDENCE[evidence];
	const suspects = given.map((chance, rank) => [`p${(rank * 7 + 3) % plugins}`, chance] as const);
	const rest = 1 - given.reduce((sum, chance) => sum + chance, 0);
	const priors = Object.fromEntries(suspects);
	const chances = new Map(
		components
			.filter(({ type }) => type === 'plugin')
			.map(({ id }) => [id, priors[id] ?? rest / (plugins - given.length)]),
	);
	return { components, priors, chances };
}

/** The same cases for the same cell, every time. */
export function* casesOf(cell: Cell, ground: Ground, count: number, seed = 1): Generator<Case> {
	const roll = dice(seed * 1000 + cell.plugins);
	for (let each = 0; each < count; each++) {
		yield { truth: { sets: draw(cell.kind, ground, roll), rate: cell.rate }, roll: dice(each * 7919 + seed) };
	}
}

/** Plays the search on the cases of a cell. */
export function measure(cell: Cell, count: number, seed = 1): Result {
	const ground = groundOf(cell);
	const ask = remembering();
	const { components, priors } = ground;
	const proof = cell.proof ?? 'usual';
	const known = cell.isRateKnown ? { rate: cell.rate } : {};
	return tally(casesOf(cell, ground, count, seed), ({ roll, truth }) => {
		const { outcomes, verdict } = play({ components, priors, proof, ...known }, truth, roll, ask);
		return { probes: outcomes.length, said: said(verdict) };
	});
}

/** Counts what a way to search makes of cases. */
export function tally(
	cases: Iterable<Case>,
	solve: (each: Case) => { probes: number; said: string },
): Result {
	let count = 0;
	let sum = 0;
	let max = 0;
	let right = 0;
	let wronged = 0;
	let halved = 0;
	for (const each of cases) {
		const { probes, said } = solve(each);
		const guilty = new Set(each.truth.sets.flat());
		const named = said.split(/[+|/ ]+/).filter(word => word === THEME || /^p\d+$/.test(word));
		const isPart = (set: string) =>
			each.truth.sets.some(
				whole => whole.length > set.split('+').length && set.split('+').every(id => whole.includes(id)),
			);
		count++;
		sum += probes;
		max = Math.max(max, probes);
		if (said === line(each.truth.sets)) right++;
		if (named.some(id => !guilty.has(id))) wronged++;
		if (said.split(' | ').some(isPart)) halved++;
	}
	return { mean: sum / count, max, right: right / count, wronged: wronged / count, halved: halved / count };
}

function draw(kind: Kind, ground: Ground, roll: Dice): string[][] {
	switch (kind) {
		case 'single':
			return [members(1, ground, roll)];
		case 'pair':
			return [members(2, ground, roll)];
		case 'triple':
			return [members(3, ground, roll)];
		case 'two independent':
			return members(2, ground, roll).map(id => [id]);
		case 'none':
			return [[]];
		case 'theme':
			return [[THEME]];
		case 'interaction':
			return [[THEME, ...members(1, ground, roll)]];
	}
}

/** Distinct plugins, none of which requires another: of such two, nobody can see that the required one is guilty too. */
function members(count: number, { chances, components }: Ground, roll: Dice): string[] {
	const requires = new Map(components.map(({ id, requires: ids = [] }) => [id, ids]));
	const above = (id: string): string[] => (requires.get(id) ?? []).flatMap(other => [other, ...above(other)]);
	for (;;) {
		const drawn = new Set<string>();
		while (drawn.size < count) drawn.add(pick(chances, roll));
		if (![...drawn].some(id => above(id).some(other => drawn.has(other)))) return [...drawn];
	}
}

function pick(chances: ReadonlyMap<string, number>, roll: Dice): string {
	let left = roll();
	for (const [id, chance] of chances) {
		left -= chance;
		if (left < 0) return id;
	}
	return [...chances.keys()].at(-1) ?? '';
}
