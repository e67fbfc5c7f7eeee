import type { Owner, RowConfidence } from '../owner.ts';

/** The two doors for such requests: `wp-admin/admin-ajax.php` and `?wc-ajax=`. */
export type AjaxDoor = 'admin-ajax' | 'wc-ajax';

export interface AjaxActionRow extends Owner {
	/** Exact, or a beginning that ends with `*`. */
	readonly action: string;
	readonly via: AjaxDoor;
	readonly confidence: RowConfidence;
	/** Others use the name or the prefix too (a library many embed, an everyday word): only a hint. */
	readonly ambiguous?: true;
	readonly source: string;
}

/** An action of a group, in one line of a table. Without a type the owner is a plugin. */
export type ActionEntry = readonly [
	action: string,
	slug: string,
	options?: { readonly type?: Owner['type']; readonly ambiguous?: true },
];

/** The rows of actions known from one place. */
export function actionsOf(
	via: AjaxDoor,
	source: string,
	confidence: RowConfidence,
	entries: readonly ActionEntry[],
): readonly AjaxActionRow[] {
	return entries.map(
		([action, slug, { type, ambiguous } = {}]): AjaxActionRow => ({
			action,
			via,
			type: type ?? 'plugin',
			slug,
			confidence,
			...(ambiguous ? { ambiguous } : {}),
			source,
		}),
	);
}
