import type { Finding } from '../diagnosis/finding.ts';
import type { Observation } from '../inspector.ts';
import { filterKey } from './keys.ts';
import { parseFilter } from './parse.ts';
import { printFilter, printTerm, printValue } from './print.ts';
import { sightOf, sightOfFinding } from './sight.ts';

/**
 * A term that finds more like this one: `route:/wp/v2/posts/12`, `plugin:woocommerce`. `null` when it has no such value.
 *
 * @param key a name of the table of keys
 * @param finding to filter by what one finding is about, perhaps a part
 */
export function filterFor(observation: Observation, key: string, finding?: Finding): string | null {
	const row = filterKey(key);
	const sight = finding ? sightOfFinding(observation, finding) : sightOf(observation);
	const value = row?.observe(sight)[0];
	return row && value !== undefined ? `${row.name}:${printValue(value)}` : null;
}

/** Whether one term stands in a filter, however it is written there. */
export function hasTerm(text: string, term: string): boolean {
	const wanted = printFilter(parseFilter(term));
	return parseFilter(text).terms.some(each => printTerm(each) === wanted);
}

/** Adds one term to a filter, or takes it out if it is there. One that says the contrary makes room for it. */
export function toggleTerm(text: string, term: string): string {
	const wanted = printFilter(parseFilter(term));
	if (wanted === '') return text;
	if (hasTerm(text, term)) return without(text, wanted);
	const rest = without(text, wanted.startsWith('-') ? wanted.slice(1) : `-${wanted}`);
	const added = `${rest.trimEnd()} ${wanted}`.trimStart();
	// A quote left open would swallow it.
	return hasTerm(added, wanted) ? added : `${printFilter(parseFilter(rest))} ${wanted}`.trimStart();
}

function without(text: string, printed: string): string {
	let rest = text;
	for (const term of parseFilter(text).terms.toReversed()) {
		if (printTerm(term) !== printed) continue;
		const before = rest.slice(0, term.start).trimEnd();
		const after = rest.slice(term.end).trimStart();
		rest = before === '' || after === '' ? before + after : `${before} ${after}`;
	}
	return rest;
}
