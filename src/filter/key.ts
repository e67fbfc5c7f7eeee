import type { MessageKey } from '../words/message.ts';
import type { Sight } from './sight.ts';
import type { Wording } from './wording.ts';

/** A clause for those that are shown, and one for those that are not; each takes the value as `$1`. */
export interface Clauses {
	readonly is: MessageKey;
	readonly not: MessageKey;
}

/** One thing that a value asks for. */
export interface Meaning {
	readonly holds: (it: Sight) => boolean;
	/** What the clause takes as its `$1`; `null` when it takes none. */
	readonly says: Wording | null;
	/** Where a value needs clauses of its own: `is:write`. */
	readonly clauses?: Clauses;
}

/** What a value means: any of these. None when it is not typed to its end, `null` when it is no value of the key. */
export type Reading = readonly Meaning[] | null;

/** A value that is offered whether or not it was seen in the traffic. */
export interface Offer {
	readonly value: string;
	readonly help: MessageKey | null;
}

/** One row of the table of keys. */
export interface FilterKey {
	/** Chrome's name where Chrome's Network panel has the same filter, if only as an alias. */
	readonly name: string;
	readonly aliases: readonly string[];
	/** For the cheat sheet; a filter that means something. */
	readonly example: string;
	readonly help: MessageKey;
	/** `null` where each value has its own. */
	readonly clauses: Clauses | null;
	/** What a look takes: next to nothing, something, or a walk over headers or names. The cheapest term goes first. */
	readonly cost: 0 | 1 | 2;
	read(value: string): Reading;
	/** The values that this one would be found by; the first is the one to filter by. */
	observe(it: Sight): readonly string[];
	readonly offers: readonly Offer[];
}
