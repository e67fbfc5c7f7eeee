import type { MessageKey } from '../words/message.ts';
import { FILTER_KEYS } from './keys.ts';

/** A line of the cheat sheet. */
export interface FilterHelp {
	readonly example: string;
	readonly key: MessageKey;
}

/** The grammar, then all keys. */
export const FILTER_HELP: readonly FilterHelp[] = [
	{ example: 'checkout', key: 'filter_helpText' },
	{ example: '"two words"', key: 'filter_helpQuotes' },
	{ example: '-heartbeat', key: 'filter_helpNot' },
	{ example: '/posts\\/\\d+/i', key: 'filter_helpPattern' },
	{ example: 'status:409,412', key: 'filter_helpEither' },
	{ example: 'status:409 is:write', key: 'filter_helpAll' },
	...FILTER_KEYS.map(({ example, help }) => ({ example, key: help })),
];
