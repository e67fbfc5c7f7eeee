import type { Fits, Node, Place } from './syntax.ts';

/** A step of the machine; `next` and `other` are places in the program. */
export type Step =
	| { readonly kind: 'one'; readonly fits: Fits; readonly next: number }
	| { readonly kind: 'place'; readonly place: Place; readonly next: number }
	| Fork
	| { readonly kind: 'found' };

interface Fork {
	readonly kind: 'fork';
	/** A loop learns where it begins when its inside is built. */
	next: number;
	readonly other: number;
}

export interface Program {
	readonly steps: readonly Step[];
	readonly entry: number;
}

/** `(x{99}){99}` multiplies; what would be longer is not run. */
const MAX_STEPS = 1000;

class TooLong extends Error {}

/** Thompson's construction: a step a letter, and forks between them. `null` when it would get too long. */
export function buildProgram(node: Node): Program | null {
	const steps: Step[] = [{ kind: 'found' }];
	const add = (step: Step) => {
		if (steps.length >= MAX_STEPS) throw new TooLong();
		return steps.push(step) - 1;
	};

	/** Adds what must hold before `next`, and says where that begins. */
	const build = (part: Node, next: number): number => {
		switch (part.kind) {
			case 'one':
				return add({ kind: 'one', fits: part.fits, next });
			case 'place':
				return add({ kind: 'place', place: part.place, next });
			case 'sequence':
				return part.nodes.reduceRight((after, each) => build(each, after), next);
			case 'choice':
				return part.nodes
					.map(each => build(each, next))
					.reduceRight((other, each) => add({ kind: 'fork', next: each, other }));
			case 'repeat':
				return repeat(part, next);
		}
	};

	const repeat = ({ max, min, node: each }: Extract<Node, { kind: 'repeat' }>, next: number): number => {
		let entry = next;
		if (max === Number.POSITIVE_INFINITY) {
			const loop: Fork = { kind: 'fork', next, other: next };
			entry = add(loop);
			loop.next = build(each, entry);
		} else {
			for (let optional = min; optional < max; optional++) {
				entry = add({ kind: 'fork', next: build(each, entry), other: next });
			}
		}
		for (let due = 0; due < min; due++) {
			const again = build(each, entry);
			// Of nothing, any number is nothing: `((){9999}){9999}` would never end.
			if (again === entry) break;
			entry = again;
		}
		return entry;
	};

	try {
		return { entry: build(node, 0), steps };
	} catch (error) {
		if (error instanceof TooLong) return null;
		throw error;
	}
}
