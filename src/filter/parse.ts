import type { Fallback, Filter, Term } from './filter.ts';
import { filterKey } from './keys.ts';
import { lex, type Word } from './lex.ts';
import { compilePattern } from './pattern/pattern.ts';

/**
 * Reads what a person typed into the filter field, by the grammar of Chrome's Network panel: terms with white space between,
 * `key:value`, `-` for not, `/pattern/`, text, and quotes around values with spaces. `key:a,b` asks for either.
 * Never throws: what cannot be understood is searched for as text, and says so.
 */
export function parseFilter(text: string): Filter {
	return { text, terms: lex(text).map(word => readTerm(text, word)) };
}

function readTerm(text: string, word: Word): Term {
	const { end, key: typed, keySpan, negated, start, values } = word;
	const place = { start, end, negated };
	const asText = (fallback: Fallback | null): Term => {
		const literal = (typed === null ? '' : `${typed}:`) + values.map(value => value.text).join();
		if (literal === '') return { ...place, kind: 'empty' };
		return { ...place, kind: 'text', text: literal, fallback, key: typed ?? '' };
	};

	if (typed === null) {
		const slashed = word.quoted ? null : /^\/(.+)\/(i?)$/.exec(text.slice(keySpan.start, end));
		const [, source = '', flag] = slashed ?? [];
		if (source === '' || hasBareSlash(source)) return asText(null);
		const ignoreCase = flag === 'i';
		const pattern = compilePattern(source, ignoreCase);
		if (pattern.kind !== 'pattern') return asText(pattern.kind === 'bad' ? 'bad-pattern' : 'hard-pattern');
		return { ...place, kind: 'pattern', source, ignoreCase };
	}
	const key = filterKey(typed);
	if (!key) return asText('unknown-key');
	if (values.some(value => key.read(value.text) === null)) return asText('bad-value');
	return { ...place, kind: 'key', key: key.name, keySpan, values };
}

/** `/wp/v2/posts/` is a route, and no pattern: within one, a slash has a backslash before it or stands in brackets. */
function hasBareSlash(source: string): boolean {
	let inSet = false;
	for (let at = 0; at < source.length; at++) {
		const character = source.charAt(at);
		if (character === '\\') at++;
		else if (character === '[') inSet = true;
		else if (character === ']') inSet = false;
		else if (character === '/' && !inSet) return true;
	}
	return false;
}
