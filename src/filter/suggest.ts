import type { MessageKey } from '../words/message.ts';
import type { Span, TermValue } from './filter.ts';
import type { FilterKey } from './key.ts';
import { FILTER_KEYS, filterKey } from './keys.ts';
import { lex, type Word } from './lex.ts';
import type { ObservedValues } from './observe-values.ts';
import { printValue } from './print.ts';

/** One way to go on with a filter. */
export interface Suggestion {
	/** The whole text of the filter, were it taken. */
	readonly insert: string;
	/** Where the caret goes then, in UTF-16 units. */
	readonly caret: number;
	/** What to show: a key with its colon, a value, or both. */
	readonly label: string;
	/** A few words on it, or nothing where the label says it all. */
	readonly help: MessageKey | null;
}

const MAX_SUGGESTIONS = 12;

/** A bare word is completed to `key:value` for these: what people have before their eyes. */
const OF_BARE_WORDS: readonly string[] = ['status', 'code', 'route', 'action', 'plugin'];
/** From this length on; a shorter one begins too much. */
const BARE_WORD = 2;

/**
 * How the word before the caret could go on: keys, and the values of a key that were seen, most frequent first, then the
 * others that it knows. Nothing in the middle of a word.
 */
export function suggest(text: string, caret: number, observed: ObservedValues): readonly Suggestion[] {
	const word = lex(text).find(({ end, start }) => start < caret && caret <= end);
	if (!word) {
		const isBeforeWord = /\S/.test(text.charAt(caret));
		return isBeforeWord ? [] : suggestKeys('', '', text, { start: caret, end: caret });
	}
	const value = word.values.find(each => each.end === caret);
	if (!value) return [];
	const sign = word.negated ? '-' : '';
	if (word.key === null) {
		if (word.quoted) return [];
		return [
			...suggestKeys(value.text, sign, text, word),
			...(value.text.length >= BARE_WORD ? suggestBoth(value.text, sign, text, word, observed) : []),
		].slice(0, MAX_SUGGESTIONS);
	}
	const key = filterKey(word.key);
	return key ? suggestValues(key, word, value, text, observed) : [];
}

function suggestKeys(begun: string, sign: string, text: string, place: Span): readonly Suggestion[] {
	const found = bestFirst(FILTER_KEYS, begun, ({ aliases, name }) => [name, ...aliases]);
	return found
		.slice(0, MAX_SUGGESTIONS)
		.map(({ help, name }) => replaced(text, place, `${sign}${name}:`, `${sign}${name}:`, help));
}

/** `409` could be `status:409`. */
function suggestBoth(
	begun: string,
	sign: string,
	text: string,
	place: Span,
	observed: ObservedValues,
): readonly Suggestion[] {
	const wanted = begun.toLowerCase();
	return OF_BARE_WORDS.flatMap(name =>
		observed
			.of(name)
			.filter(value => value.toLowerCase().startsWith(wanted))
			.slice(0, 3)
			.map(value => {
				const term = `${sign}${name}:${printValue(value)}`;
				return replaced(text, place, term, term, null);
			}),
	);
}

function suggestValues(
	key: FilterKey,
	word: Word,
	value: TermValue,
	text: string,
	observed: ObservedValues,
): readonly Suggestion[] {
	const others = word.values.filter(each => each !== value).map(each => each.text.toLowerCase());
	// With another one that is no value, the whole word is text.
	if (others.some(each => key.read(each) === null)) return [];
	const taken = new Set(others);
	const helps = new Map(key.offers.map(({ help, value: offer }) => [offer, help]));
	const all = [...new Set([...observed.of(key.name), ...helps.keys()])].filter(
		each => !taken.has(each.toLowerCase()),
	);
	return bestFirst(all, value.text, each => [each])
		.filter(each => each.toLowerCase() !== value.text.toLowerCase())
		.slice(0, MAX_SUGGESTIONS)
		.map(each => replaced(text, value, printValue(each), each, helps.get(each) ?? null));
}

/** Those that begin so, then those that have it anywhere; else in the order they come in. */
function bestFirst<T>(
	all: readonly T[],
	begun: string,
	namesOf: (each: T) => readonly string[],
): readonly T[] {
	const wanted = begun.toLowerCase();
	const rank = (each: T) => {
		const names = namesOf(each).map(name => name.toLowerCase());
		if (names.some(name => name.startsWith(wanted))) return 0;
		return names.some(name => name.includes(wanted)) ? 1 : 2;
	};
	const ranked = all.map(each => ({ each, rank: rank(each) }));
	return [0, 1].flatMap(wantedRank =>
		ranked.filter(({ rank: its }) => its === wantedRank).map(({ each }) => each),
	);
}

function replaced(
	text: string,
	{ end, start }: Span,
	by: string,
	label: string,
	help: MessageKey | null,
): Suggestion {
	return { insert: text.slice(0, start) + by + text.slice(end), caret: start + by.length, label, help };
}
