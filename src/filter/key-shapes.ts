import type { ComponentType } from '../wordpress/component.ts';
import type { Endpoint } from '../wordpress/endpoint.ts';
import { glob } from './glob.ts';
import type { FilterKey } from './key.ts';
import type { Sight } from './sight.ts';
import { observeWords, readWord, type WordValue } from './word-values.ts';
import { quoted } from './wording.ts';

/** What a row says about itself besides its values. */
type Frame = Pick<FilterKey, 'name' | 'example' | 'help' | 'clauses' | 'cost'> & {
	readonly aliases?: readonly string[];
};

/** Looks whether any of the texts that a key is about passes a test. */
export type AnyText = (it: Sight, test: (text: string) => boolean) => boolean;

/** A key whose values are text of the traffic's own. */
export function textKey(frame: Frame, any: AnyText, match: typeof glob = glob): FilterKey {
	return {
		aliases: [],
		offers: [],
		...frame,
		read(value) {
			if (value === '') return [];
			const fits = match(value);
			return [{ holds: it => any(it, fits), says: quoted(value) }];
		},
		observe(it) {
			const seen = new Set<string>();
			any(it, text => {
				if (text !== '') seen.add(text);
				return false;
			});
			return [...seen];
		},
	};
}

/** A key whose values are a few words. */
export function wordKey(frame: Frame, table: readonly WordValue[]): FilterKey {
	return {
		aliases: [],
		...frame,
		offers: table.map(({ help, word }) => ({ value: word, help })),
		read: value => readWord(table, value),
		observe: it => observeWords(table, it),
	};
}

/** A key for the slugs of components of some types, suspects and owners alike. */
export function componentKey(frame: Omit<Frame, 'cost'>, types: readonly ComponentType[]): FilterKey {
	return textKey({ ...frame, cost: 1 }, ({ components }, test) =>
		components.some(({ slug, type }) => types.includes(type) && test(slug)),
	);
}

/** One field of the endpoints, where it is not `null`. */
export function anyOfEndpoint(pick: (endpoint: Endpoint) => string | null): AnyText {
	return ({ subjects }, test) =>
		subjects.some(({ endpoint }) => {
			const text = pick(endpoint);
			return text !== null && test(text);
		});
}
