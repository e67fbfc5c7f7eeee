import type { Filter, Term } from './filter.ts';

/**
 * Whether whatever passes one filter surely passed another: what is typed mostly narrows what was there before, and then only
 * what was left has to be looked at. `false` where that is not certain.
 */
export function narrows(after: Filter, before: Filter): boolean {
	return before.terms.every((term, place) => {
		const now = after.terms[place];
		return now !== undefined && asksMore(now, term);
	});
}

function asksMore(now: Term, term: Term): boolean {
	if (term.kind === 'empty') return true;
	if (now.kind !== term.kind || now.negated !== term.negated) return false;
	if (now.kind === 'text' && term.kind === 'text') {
		const [wanted, before] = [now.text.toLowerCase(), term.text.toLowerCase()];
		return now.negated ? wanted === before : wanted.includes(before);
	}
	if (now.kind === 'pattern' && term.kind === 'pattern') {
		return now.source === term.source && now.ignoreCase === term.ignoreCase;
	}
	if (now.kind !== 'key' || term.kind !== 'key') return false;
	const isSame = now.values.every(({ text }, place) => text === term.values[place]?.text);
	return now.key === term.key && now.values.length === term.values.length && isSame;
}
