import type { Filter, Term } from './filter.ts';
import { parseFilter } from './parse.ts';

/** Writes a filter in the one way that Concord writes filters; it means the same. */
export function printFilter({ terms }: Filter): string {
	return terms.map(printTerm).filter(Boolean).join(' ');
}

/** Writes one term, with quotes only where they are needed. */
export function printTerm(term: Term): string {
	const sign = term.negated ? '-' : '';
	switch (term.kind) {
		case 'empty':
			return '';
		case 'text':
			return sign + printText(term.text);
		case 'pattern':
			return `${sign}/${term.source}/${term.ignoreCase ? 'i' : ''}`;
		case 'key':
			return `${sign}${term.key}:${term.values.map(({ text }) => printValue(text)).join()}`;
	}
}

/** One value of a key, in quotes if it needs them: `key://` would be an address. */
export function printValue(text: string): string {
	return /^(?:"|\/\/|\\)|[\s,]/.test(text) ? inQuotes(text) : text;
}

/** Whether text needs quotes is a question to the grammar itself. */
function printText(text: string): string {
	const [first, second] = parseFilter(text).terms;
	const isItself =
		!second && first?.kind === 'text' && !first.negated && first.text === text && first.fallback === null;
	return isItself ? text : inQuotes(text);
}

function inQuotes(text: string): string {
	return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
