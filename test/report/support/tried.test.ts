import { describe, expect, it } from 'vitest';
import { type BoxProof, isDone, type Trial } from '../../../src/report/support/tried.ts';
import { VENUES, venueOf, venueOfProducts } from '../../../src/report/support/venues.ts';

const trial = (plugins: readonly string[], happened: boolean, theme: string | null = 'acme'): Trial => ({
	plugins,
	theme,
	happened,
});

const all = ['woocommerce', 'acme-seo'];
const fresh = [trial(all, true)];

/** By the words of each sentence, what does it and what comes near and does not. */
const CASES: Readonly<Record<string, { does: readonly Trial[]; not: readonly (readonly Trial[])[] }>> = {
	'only WooCommerce': {
		does: [...fresh, trial(['woocommerce'], true)],
		not: [
			fresh,
			[trial(['woocommerce'], false)],
			[trial([], true)],
			[trial(['woocommerce', 'elementor'], true)],
		],
	},
	'default WordPress theme': {
		does: [trial(all, true, 'twentytwentyfive')],
		not: [fresh, [trial(all, false, 'twentytwentyfive')], [trial(all, true, 'twentytwentyfive-child')]],
	},
	consistently: {
		does: [...fresh, ...fresh, trial(['acme-seo', 'woocommerce'], true), trial([], false)],
		not: [fresh, [...fresh, ...fresh], [...fresh, ...fresh, ...fresh, trial(all, false)]],
	},
	'only Elementor': {
		does: [trial(['elementor', 'elementor-pro'], true)],
		not: [[trial(['elementor-pro', 'acme-seo'], true)], [trial(['elementor'], false)]],
	},
	'Hello theme': {
		does: [trial(all, true, 'hello-elementor')],
		not: [[trial(all, true, 'twentytwentyfive')], [trial(all, true, null)]],
	},
	'except Gutenberg': {
		does: [trial(['gutenberg'], false)],
		not: [[trial([], true)], [trial(['gutenberg', 'acme-seo'], true)]],
	},
};

const boxes = VENUES.map(({ id }) => venueOf(id)).flatMap(({ fields }) =>
	fields.flatMap(field => field.boxes ?? []),
);
const proofs = boxes.flatMap(({ proof, text }): (readonly [string, BoxProof])[] =>
	proof ? [[text, proof]] : [],
);

describe('a sentence of a form', () => {
	it.each(proofs)('“%s” is ticked by what does it, and by nothing else', (text, proof) => {
		const found = Object.entries(CASES).find(([words]) => text.includes(words))?.[1];
		expect(found).toBeDefined();
		expect(isDone(proof, [])).toBe(false);
		expect(isDone(proof, found?.does ?? [])).toBe(true);
		for (const trials of found?.not ?? []) expect(isDone(proof, trials)).toBe(false);
	});

	it('of what a person has looked up or read is for the person to tick', () => {
		for (const { proof, text } of boxes) {
			if (/searched|latest|troubleshooting/.test(text)) expect(proof).toBeUndefined();
		}
	});
});

it('leads to the place of a product, of all its parts, and else to who wrote it', () => {
	expect(venueOfProducts(['woocommerce'])).toBe('woocommerce');
	expect(venueOfProducts(['wordpress-seo', 'wordpress-seo'])).toBe('yoast');
	expect(venueOfProducts(['woocommerce', 'acme-seo'])).toBe('plugin-author');
	expect(venueOfProducts(['acme-seo'])).toBe('plugin-author');
	expect(venueOfProducts([])).toBe('plugin-author');
});
