import * as fc from 'fast-check';
import { createDice, type Dice } from '../report/redaction/dice.ts';
import { longText, mutateText } from './mutate-text.ts';
import { mutateValue } from './mutate-value.ts';
import { LONGEST, SIZE, type Target } from './target.ts';

/** So many inputs are made at once. */
export const BATCH = 100;

/** As many of them come from the grammar, before they are mutated or not. */
const OF_GRAMMAR = 40;

/** The inputs of one batch of a target: of the same seed, the same. */
export function inputsOf(target: Target, seed: number, batch: number): readonly unknown[] {
	const dice = createDice(hash(`${seed} ${target.name} ${batch}`));
	const { grammar } = target;
	const made = grammar ? fc.sample(grammar, { seed: dice.number(0, 2 ** 31), numRuns: OF_GRAMMAR }) : [];
	const real = target.real?.() ?? [];
	const draw = () =>
		made.length > 0 && (real.length === 0 || dice.chance()) ? dice.pick(made) : dice.pick(real);
	return Array.from({ length: BATCH }, () => one(target, draw, dice));
}

function one({ kind, longest = LONGEST, size = SIZE }: Target, draw: () => unknown, dice: Dice): unknown {
	const asItIs = dice.number(0, 9) === 0;
	if (kind === 'value') return asItIs ? draw() : mutateValue(draw(), dice, draw());
	const text = windowOf(String(draw()), size, dice);
	if (longest > 0 && dice.number(0, 32) === 0) return inBytes(kind, longText(text, dice, longest));
	return asItIs ? text : inBytes(kind, mutateText(text, dice, windowOf(String(draw()), size, dice)));
}

function inBytes(kind: Target['kind'], text: string): string {
	return kind === 'bytes' ? text.replace(/[^\0-\xff]/g, far => Buffer.from(far).toString('latin1')) : text;
}

/** Of a long text its beginning, where most formats say what they are, or a part. */
function windowOf(text: string, size: number, dice: Dice): string {
	if (text.length <= size) return text;
	const start = dice.chance() ? 0 : dice.number(0, text.length - size);
	return text.slice(start, start + size);
}

/** FNV-1a. */
export function hash(text: string): number {
	let sum = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
	return sum | 0;
}
