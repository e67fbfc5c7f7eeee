import { type Message, type MessageKey, message, type Say } from '../words/message.ts';
import type { Fallback, Filter, KeyTerm, Term } from './filter.ts';
import type { Clauses, Meaning } from './key.ts';
import { filterKey } from './keys.ts';
import { quoted, sayWording, type Wording } from './wording.ts';

/** A clause of the sentence that says what a filter does: `whose status is $1`. */
export interface Clause {
	readonly key: MessageKey;
	/** What `$1` is, any of these; none where the clause takes no value. */
	readonly either: readonly Wording[];
}

/** What a filter does, before it is said in a language. */
export interface Description {
	/** All of these; each is one clause, or several of which one is enough. */
	readonly clauses: readonly (readonly Clause[])[];
	/** Whole sentences on what could not be understood. */
	readonly notes: readonly Message[];
}

/** Says in words what a filter does. Clauses are whole, so that every language can have its own grammar. */
export function describeFilter({ terms }: Filter): Description {
	return { clauses: terms.flatMap(describeTerm), notes: terms.flatMap(describeFallback) };
}

/**
 * The description as sentences: `Shows requests whose status is 409 and that are writes.`
 *
 * @param language BCP 47 tag, for how it makes lists and numbers
 */
export function sayFilter(filter: Filter, say: Say, language: string): string {
	const { clauses, notes } = describeFilter(filter);
	const join = (type: 'conjunction' | 'disjunction', parts: readonly string[]) =>
		new Intl.ListFormat(language, { type }).format(parts);
	const sayClause = ({ either, key }: Clause) =>
		either.length === 0
			? say({ key })
			: say(
					message(
						key,
						join(
							'disjunction',
							either.map(each => sayWording(each, say, language)),
						),
					),
				);
	const parts = clauses.map(choice => join('disjunction', choice.map(sayClause)));
	const first =
		parts.length > 0 ? message('filter_shows', join('conjunction', parts)) : message('filter_showsAll');
	return [first, ...notes].map(say).join(' ');
}

const TEXT: Clauses = { is: 'filter_textIs', not: 'filter_textNot' };
const PATTERN: Clauses = { is: 'filter_patternIs', not: 'filter_patternNot' };

function describeTerm(term: Term): readonly (readonly Clause[])[] {
	const one = (clauses: Clauses, says: Wording) => [
		[{ key: term.negated ? clauses.not : clauses.is, either: [says] }],
	];
	switch (term.kind) {
		case 'empty':
			return [];
		case 'text':
			return one(TEXT, quoted(term.text));
		case 'pattern':
			return one(PATTERN, { kind: 'plain', text: `/${term.source}/${term.ignoreCase ? 'i' : ''}` });
		case 'key':
			return describeKey(term);
	}
}

function describeKey({ key: name, negated, values }: KeyTerm): readonly (readonly Clause[])[] {
	const key = filterKey(name);
	const told = values
		.flatMap(({ text }) => key?.read(text) ?? [])
		.flatMap(meaning => {
			const clauses = meaning.clauses ?? key?.clauses;
			return clauses ? [{ clauses, says: meaning.says }] : [];
		});
	// Not this or that is neither this nor that, each in a clause of its own.
	if (negated) return told.map(each => [toClause(each.clauses.not, [each])]);
	const groups = new Map<MessageKey, Pick<Meaning, 'says'>[]>();
	for (const each of told) {
		const known = groups.get(each.clauses.is);
		if (known) known.push(each);
		else groups.set(each.clauses.is, [each]);
	}
	return groups.size > 0 ? [[...groups].map(([clause, group]) => toClause(clause, group))] : [];
}

function toClause(key: MessageKey, told: readonly Pick<Meaning, 'says'>[]): Clause {
	return { key, either: told.flatMap(({ says }) => says ?? []) };
}

const NOTES: Readonly<Record<Fallback, MessageKey>> = {
	'unknown-key': 'filter_noteUnknownKey',
	'bad-value': 'filter_noteBadValue',
	'bad-pattern': 'filter_noteBadPattern',
	'hard-pattern': 'filter_noteHardPattern',
};

function describeFallback(term: Term): readonly Message[] {
	if (term.kind !== 'text' || !term.fallback) return [];
	const { fallback, key, text } = term;
	return [fallback === 'unknown-key' ? message(NOTES[fallback], key) : message(NOTES[fallback], text, key)];
}
