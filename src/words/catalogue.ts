import type { Say } from './message.ts';

/** The shape of a `messages.json` file, as Chrome and Firefox define it. */
export type Catalogue = Readonly<Record<string, { readonly message: string }>>;

/**
 * Says messages from a catalogue without a browser: for the terminal, tests and the panel in a plain page.
 * Follows `chrome.i18n.getMessage`: `$1` … `$9` are replaced, `$$` is a dollar sign, a missing value is empty.
 * A key the catalogue lacks is said as the key itself, so that a gap in a translation is seen and nothing is lost.
 */
export function sayFrom(catalogue: Catalogue): Say {
	return ({ key, values = [] }) => {
		const entry = catalogue[key];
		if (!entry) return key;
		return entry.message.replace(/\$(\$+|[1-9])/g, (_, what: string) =>
			what.startsWith('$') ? what : (values[Number(what) - 1] ?? ''),
		);
	};
}
