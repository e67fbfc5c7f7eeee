import { type Case, type Cell, casesOf, groundOf, type Result, tally } from './cases.ts';
import { line, outcomeOf, THEME } from './simulate.ts';

/** Other ways to search, as they are told to people. All of them take what does not show for proof that it cannot. */
export const RIVALS = ['linear', 'halving', 'ddmin'] as const;
export type Rival = (typeof RIVALS)[number];

/** Whether the conflict shows with just these on. */
type Test = (on: readonly string[]) => boolean;

/**
 * Plays a rival on the cases that `measure` plays. Dependencies are left aside for it: what it switches off in the wrong
 * order breaks nothing here, which favours it.
 */
export function measureRival(rival: Rival, cell: Cell, count: number, seed = 1): Result {
	const ground = groundOf(cell);
	const units = ground.components.map(({ id }) => id);
	return tally(casesOf(cell, ground, count, seed), ({ roll, truth }: Case) => {
		let probes = 0;
		const test: Test = on => {
			probes++;
			const theme = on.includes(THEME) ? 'own' : 'default';
			return outcomeOf(truth, on, theme, roll) === 'reproduced';
		};
		const named = test([]) ? [] : WAYS[rival](units, test);
		return { probes, said: named ? line([named]) : 'none found' };
	});
}

const WAYS = { linear, halving, ddmin } as const satisfies Record<
	Rival,
	(units: readonly string[], test: Test) => readonly string[] | null
>;

/** What support pages say: everything off, then on again one by one, the theme last, until it is back. */
function linear(units: readonly string[], test: Test): string[] | null {
	for (const [index, id] of units.entries()) if (test(units.slice(0, index + 1))) return [id];
	return null;
}

/** Half of the suspects on, the rest off; then half of the half that is left. */
function halving(units: readonly string[], test: Test): string[] {
	let suspects = units;
	while (suspects.length > 1) {
		const middle = Math.ceil(suspects.length / 2);
		suspects = test(suspects.slice(0, middle)) ? suspects.slice(0, middle) : suspects.slice(middle);
	}
	return [...suspects];
}

/** Delta debugging: a set of which no part can be left out (Zeller and Hildebrandt 2002). Asks nothing twice. */
function ddmin(units: readonly string[], test: Test): readonly string[] {
	const known = new Map<string, boolean>();
	const fails = (on: readonly string[]) => {
		const key = on.join();
		const result = known.get(key) ?? test(on);
		known.set(key, result);
		return result;
	};
	let rest = units;
	let parts = 2;
	while (rest.length > 1) {
		const chunks = chunksOf(rest, parts);
		const part = chunks.find(fails);
		const others = part ? undefined : chunks.map(chunk => without(rest, chunk)).find(fails);
		if (part) {
			rest = part;
			parts = 2;
		} else if (others) {
			rest = others;
			parts = Math.max(parts - 1, 2);
		} else if (parts < rest.length) {
			parts = Math.min(2 * parts, rest.length);
		} else {
			break;
		}
	}
	return rest;
}

function chunksOf(items: readonly string[], count: number): string[][] {
	const at = (part: number) => Math.floor((part * items.length) / count);
	return Array.from({ length: count }, (_, part) => items.slice(at(part), at(part + 1)));
}

function without(items: readonly string[], chunk: readonly string[]): string[] {
	return items.filter(id => !chunk.includes(id));
}
