import type { Message, Say } from '../words/message.ts';

/** A value within a sentence. */
export type Wording =
	/** What somebody typed, in quotation marks. */
	| { readonly kind: 'quoted'; readonly text: string }
	/** A name from the catalogue, in quotation marks. */
	| { readonly kind: 'named'; readonly message: Message }
	/** A number or a sign that needs no quotation marks. */
	| { readonly kind: 'plain'; readonly text: string }
	/** A part of a sentence. */
	| { readonly kind: 'said'; readonly message: Message }
	| { readonly kind: 'measured'; readonly amount: number; readonly unit: 'byte' | 'millisecond' };

export function quoted(text: string): Wording {
	return { kind: 'quoted', text };
}

/** Says a value in a language. */
export function sayWording(wording: Wording, say: Say, language: string): string {
	switch (wording.kind) {
		case 'quoted':
			return say({ key: 'filter_quoted', values: [wording.text] });
		case 'named':
			return say({ key: 'filter_quoted', values: [say(wording.message)] });
		case 'plain':
			return wording.text;
		case 'said':
			return say(wording.message);
		case 'measured':
			return sayMeasure(wording.amount, wording.unit, language);
	}
}

/** The units of a size and of a time, largest first. */
const STEPS = {
	byte: [
		['megabyte', 1_000_000],
		['kilobyte', 1000],
		['byte', 1],
	],
	millisecond: [
		['second', 1000],
		['millisecond', 1],
	],
} as const;

function sayMeasure(amount: number, kind: keyof typeof STEPS, language: string): string {
	const steps = STEPS[kind];
	const [unit, size] = steps.find(step => amount >= step[1]) ?? [kind, 1];
	return new Intl.NumberFormat(language, {
		style: 'unit',
		unit,
		unitDisplay: 'short',
		maximumFractionDigits: 3,
	}).format(amount / size);
}
