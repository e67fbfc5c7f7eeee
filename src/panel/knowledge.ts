import { DEFAULT_CAPS } from '../browser/exchange-store.ts';
import { createInspector, type Inspector } from '../inspector.ts';

/* What is known of WordPress, and what reads traffic and filters with it: most of the script, and none of the first view. */

export { compileFilter } from '../filter/compile.ts';
export { sayFilter } from '../filter/describe.ts';
export { hasTerm, toggleTerm } from '../filter/filter-for.ts';
export { observeValues } from '../filter/observe-values.ts';
export { parseFilter } from '../filter/parse.ts';
export { createSieve } from '../filter/sieve.ts';
export { suggest } from '../filter/suggest.ts';

/** A pipeline that has seen nothing yet. */
export function newInspector(): Inspector {
	return createInspector(DEFAULT_CAPS.exchanges);
}
