import type { Dice } from '../report/redaction/dice.ts';
import { CHARACTERS, TOKENS } from './tokens.ts';

type Mutation = (text: string, dice: Dice, other: string) => string;

function place(text: string, dice: Dice): number {
	return dice.number(0, text.length);
}

/** From a place to one not far behind it, as a rule. */
function range(text: string, dice: Dice): readonly [start: number, end: number] {
	const start = place(text, dice);
	const length = dice.number(0, 9) === 0 ? text.length : 40;
	return [start, Math.min(text.length, start + dice.number(1, Math.max(1, length)))];
}

function insert(text: string, at: number, piece: string): string {
	return text.slice(0, at) + piece + text.slice(at);
}

const MUTATIONS: readonly Mutation[] = [
	// Another character.
	(text, dice) => {
		const at = place(text, dice);
		return text.slice(0, at) + dice.pick(CHARACTERS) + text.slice(at + 1);
	},
	// One bit of one.
	(text, dice) => {
		const at = dice.number(0, Math.max(0, text.length - 1));
		const code = (text.charCodeAt(at) || 0) ^ (1 << dice.number(0, 7));
		return text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
	},
	// Something cut out.
	(text, dice) => {
		const [start, end] = range(text, dice);
		return text.slice(0, start) + text.slice(end);
	},
	// Cut off.
	(text, dice) => (dice.chance() ? text.slice(0, place(text, dice)) : text.slice(place(text, dice))),
	(text, dice) => insert(text, place(text, dice), dice.pick(TOKENS)),
	(text, dice) => {
		const [start, end] = range(text, dice);
		return text.slice(0, start) + dice.pick(TOKENS) + text.slice(end);
	},
	// A piece of another.
	(text, dice, other) => {
		const [start, end] = range(other, dice);
		return insert(text, place(text, dice), other.slice(start, end));
	},
	// Something again, and again.
	(text, dice) => {
		const [start, end] = range(text, dice);
		return insert(text, end, text.slice(start, end).repeat(dice.number(1, 12)));
	},
	// Something elsewhere.
	(text, dice) => {
		const [start, end] = range(text, dice);
		const rest = text.slice(0, start) + text.slice(end);
		return insert(rest, place(rest, dice), text.slice(start, end));
	},
	// Another case.
	(text, dice) => {
		const [start, end] = range(text, dice);
		const piece = text.slice(start, end);
		return (
			text.slice(0, start) + (dice.chance() ? piece.toUpperCase() : piece.toLowerCase()) + text.slice(end)
		);
	},
];

/** Changes a text a few times. */
export function mutateText(text: string, dice: Dice, other: string): string {
	let mutated = text;
	for (let times = dice.number(1, 4); times > 0; times--)
		mutated = dice.pick(MUTATIONS)(mutated, dice, other);
	return mutated;
}

/** A beginning, something very often, and an end that may not fit: what takes some readers for ever. */
export function longText(text: string, dice: Dice, length: number): string {
	const [start, end] = range(text, dice);
	const own = text.slice(start, Math.min(end, start + 30));
	const piece = dice.chance() && own !== '' ? own : dice.pick(TOKENS) || ' ';
	const run = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
	const tail = dice.pick([text.slice(end, end + 200), dice.pick(CHARACTERS), dice.pick(TOKENS), '']);
	return text.slice(0, dice.chance() ? end : 0) + run + tail;
}
