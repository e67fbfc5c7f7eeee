import type * as fc from 'fast-check';
import type { Dice } from '../report/redaction/dice.ts';

/** What a target is given: text, bytes as text (each a character below U+0100), or a value as `JSON.parse` makes them. */
export type Kind = 'text' | 'bytes' | 'value';

/** Something that reads what others wrote, and what holds of it whatever they wrote. A line in a table. */
export interface Target<Input = unknown> {
	/** `room/parser`, as in `src`. */
	readonly name: string;
	readonly kind: Kind;
	/** What is much like what it expects. */
	readonly grammar?: fc.Arbitrary<Input>;
	/** What it really met; mutated, mostly. */
	readonly real?: () => readonly Input[];
	/** How long a text is as a rule, in UTF-16 units. */
	readonly size?: number;
	/** How long one in thirty is; 0 for what nobody limits and nobody needs to. */
	readonly longest?: number;
	/** Of as many inputs as others get: less where one takes long. */
	readonly share?: number;
	/**
	 * Throws where something does not hold.
	 *
	 * @param dice for whatever else it needs, such as where to cut; the same for the same input
	 */
	check(input: Input, dice: Dice): void;
}

export const SIZE = 2000;
export const LONGEST = 60_000;

/** A row about text. */
export function ofText(name: string, rest: Omit<Target<string>, 'name' | 'kind'>): Target {
	return { name, kind: 'text', ...rest };
}

/** A row about bytes, each a character. */
export function ofBytes(name: string, rest: Omit<Target<string>, 'name' | 'kind'>): Target {
	return { name, kind: 'bytes', ...rest };
}

/** A row about values. */
export function ofValue(name: string, rest: Omit<Target, 'name' | 'kind'>): Target {
	return { name, kind: 'value', ...rest };
}
