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
	const form = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
	return { key: `${name}_${form}`, values: [new Intl.NumberFormat(language).format(count)] };
}
