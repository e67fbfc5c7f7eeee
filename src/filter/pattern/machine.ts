import type { Program } from './program.ts';
import { type Place, WORD } from './syntax.ts';

/** What stands next to a place in the text. */
type Side = 'nothing' | 'word' | 'other';

/** All places in the program that the text read so far can have led to. */
interface State {
	readonly places: readonly number[];
	readonly behind: Side;
	/** By the next unit, if that is ASCII; where it leads is worked out when it is first met. */
	readonly next: (State | undefined)[];
	readonly nextRare: Map<number, State>;
}

const ASCII = 128;

function newState(places: readonly number[], behind: Side): State {
	return { places, behind, next: new Array(ASCII).fill(undefined), nextRare: new Map() };
}

/** Moves are kept up to here, then forgotten: hostile text can make as many as it likes. */
const MAX_MOVES = 10_000;

/**
 * A function that says whether a text has a part that fits. It follows all ways through the program at once, a set of
 * places at a time (a lazily built DFA), and so takes time linear in the text where backtracking can take for ever.
 */
export function makeMachine({ entry, steps }: Program): (text: string) => boolean {
	const found = newState([], 'nothing');
	let states = new Map<string, State>();
	let moves = 0;
	let start = stateOf([], 'nothing');

	function stateOf(places: readonly number[], behind: Side): State {
		const key = `${behind} ${places.join()}`;
		const known = states.get(key);
		if (known) return known;
		const made = newState(places, behind);
		states.set(key, made);
		return made;
	}

	/** The letters that can come next, or `null` when the end of the pattern is reached. */
	function reach({ behind, places }: State, ahead: Side): readonly number[] | null {
		const seen = new Set<number>();
		const letters: number[] = [];
		// Anywhere in the text the pattern may begin anew.
		const open = [entry, ...places];
		for (let at = open.pop(); at !== undefined; at = open.pop()) {
			const step = steps[at];
			if (!step || seen.has(at)) continue;
			seen.add(at);
			if (step.kind === 'found') return null;
			if (step.kind === 'one') letters.push(at);
			else if (step.kind === 'fork') open.push(step.next, step.other);
			else if (isAt(step.place, behind, ahead)) open.push(step.next);
		}
		return letters;
	}

	function move(state: State, unit: number): State {
		const side: Side = WORD(unit) ? 'word' : 'other';
		const letters = reach(state, side);
		if (letters === null) return found;
		const places = new Set<number>();
		for (const at of letters) {
			const step = steps[at];
			if (step?.kind === 'one' && step.fits(unit)) places.add(step.next);
		}
		return stateOf(
			[...places].sort((a, b) => a - b),
			side,
		);
	}

	return text => {
		let state = start;
		for (let at = 0; at < text.length; at++) {
			const unit = text.charCodeAt(at);
			let next = unit < ASCII ? state.next[unit] : state.nextRare.get(unit);
			if (next === undefined) {
				next = move(state, unit);
				if (unit < ASCII) state.next[unit] = next;
				else state.nextRare.set(unit, next);
				if (++moves > MAX_MOVES) {
					states = new Map();
					moves = 0;
					start = stateOf([], 'nothing');
					if (next !== found) next = stateOf(next.places, next.behind);
				}
			}
			if (next === found) return true;
			state = next;
		}
		return reach(state, 'nothing') === null;
	};
}

function isAt(place: Place, behind: Side, ahead: Side): boolean {
	switch (place) {
		case 'start':
			return behind === 'nothing';
		case 'end':
			return ahead === 'nothing';
		default:
			return ((behind === 'word') !== (ahead === 'word')) === (place === 'edge');
	}
}
