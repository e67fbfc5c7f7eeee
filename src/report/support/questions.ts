import { type MessageKey, message, type Say } from '../../words/message.ts';
import { gap, type Line, type Run, words } from '../formats/blocks.ts';
import type { FactRow } from '../formats/overview.ts';

/** A question that only the person can answer. */
export function ask(key: MessageKey, say: Say, ...values: string[]): Run {
	return gap(say(message(key, ...values)));
}

/** A row of a table of facts. */
export function named(key: MessageKey, say: Say, ...value: Line): FactRow {
	return [[words(say(message(key)))], value];
}
