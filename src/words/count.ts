import type { Message, MessageKey } from './message.ts';

/** Messages that come in two forms, `<name>_one` and `<name>_other`. */
type Counted<Key> = Key extends `${infer Name}_other` ? Name : never;
export type CountedKey = Counted<MessageKey>;

/**
 * The message for a number of things, in the form the language wants: `countMessage('status_conflicts', 1, 'en')`.
 * A language with more forms than two (Polish, Arabic) gets the general one.
 *
 * @param language BCP 47 tag, for the plural rule and the digits
 */
export function countMessage(name: CountedKey, count: number, language: string): Message {
	const { number, plural } = rulesOf(language);
	const form = plural.select(count) === 'one' ? 'one' : 'other';
	return { key: `${name}_${form}`, values: [number.format(count)] };
}

interface Rules {
	readonly language: string;
	readonly plural: Intl.PluralRules;
	readonly number: Intl.NumberFormat;
}

/** Making these costs more than using them a thousand times, and nobody changes the language as often. */
let latest: Rules | null = null;

function rulesOf(language: string): Rules {
	if (latest?.language !== language) {
		latest = { language, plural: new Intl.PluralRules(language), number: new Intl.NumberFormat(language) };
	}
	return latest;
}
