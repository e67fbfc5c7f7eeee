/** What an error code says has happened, apart from who said it and with which status. */
export type ErrorMeaning =
	/** The sender had seen an older state than the server holds. */
	| 'stale-version'
	/** A unique value or place is taken (a name, an SKU, a booking's slot); often the id of its holder comes along (`ID_FIELDS`). */
	| 'already-exists'
	/** A repeat of something that has already succeeded: nothing is left to do. */
	| 'duplicate'
	/** The workflow forbids this step in this state. */
	| 'invalid-transition'
	/** Somebody or something holds it for now. */
	| 'locked'
	/** Something else still refers to it. */
	| 'in-use'
	/** One idempotency key, two meanings. */
	| 'idempotency'
	/** The shop's cart is no longer what the page shows; the answer carries the present one. */
	| 'cart-changed'
	/** The nonce was valid once, or for somebody else. */
	| 'stale-nonce'
	/** No nonce came along. */
	| 'missing-nonce'
	/** Nobody is signed in, or not any more. */
	| 'logged-out'
	/** Somebody is, and may not. */
	| 'permission'
	/** A field is missing or wrong, whatever the server holds. */
	| 'validation'
	/** What it is about is gone, or never was. */
	| 'not-found'
	/** Too many in too short a time. */
	| 'rate-limit'
	/** More than the server or a setting takes. */
	| 'too-large'
	/** The file arrived otherwise than it was sent. */
	| 'upload-damaged'
	/** The server could not, for a reason of its own: a database error, a failed write. */
	| 'server-fault'
	/** Switched off by a setting, a plugin or the kind of content. */
	| 'disabled';

export interface ErrorCodeRow {
	/** Exact, or a beginning that ends with `*`. Letters are compared as they are: PHP's codes are case-sensitive. */
	readonly code: string;
	readonly meaning: ErrorMeaning;
	/** Slug of the component that sends it (`wordpress` is core). Absent where several use the word. */
	readonly owner?: string;
	readonly note?: string;
	/** The meaning holds at these statuses only; without it, at every status that no other row of the code names. */
	readonly statuses?: readonly number[];
	readonly source: string;
}

type CodeOptions = Pick<ErrorCodeRow, 'note' | 'statuses'> & {
	/** A word that others use as well, so that it names nobody. */
	readonly ownerless?: true;
};

/** A code of a group, in one line of a table. */
export type CodeEntry = readonly [code: string, meaning: ErrorMeaning, options?: CodeOptions];

/** The rows of codes that stand in one place of one component's source. */
export function codesFrom(
	owner: string | null,
	source: string,
	entries: readonly CodeEntry[],
): readonly ErrorCodeRow[] {
	return entries.map(([code, meaning, { ownerless, ...options } = {}]) => ({
		code,
		meaning,
		...(owner === null || ownerless ? {} : { owner }),
		...options,
		source,
	}));
}
