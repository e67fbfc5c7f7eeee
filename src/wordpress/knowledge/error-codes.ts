import { PLUGIN_CODES } from './error-codes/plugins.ts';
import type { ErrorCodeRow } from './error-codes/row.ts';
import { WOOCOMMERCE_CODES } from './error-codes/woocommerce.ts';
import { WOOCOMMERCE_STORE_CODES } from './error-codes/woocommerce-store.ts';
import { WORDPRESS_CODES } from './error-codes/wordpress.ts';
import { WORDPRESS_REST_CODES } from './error-codes/wordpress-rest.ts';
import { patternIndex } from './lookup.ts';

export type { ErrorCodeRow, ErrorMeaning } from './error-codes/row.ts';

/** Every code known. A code may have two rows when its meaning hangs on the status; `statuses` tells them apart. */
export const ERROR_CODES: readonly ErrorCodeRow[] = [
	...WORDPRESS_REST_CODES,
	...WORDPRESS_CODES,
	...WOOCOMMERCE_CODES,
	...WOOCOMMERCE_STORE_CODES,
	...PLUGIN_CODES,
];

const general = patternIndex(
	ERROR_CODES.filter(row => row.statuses === undefined),
	row => row.code,
);

const atStatus = new Map<string, ErrorCodeRow>(
	ERROR_CODES.flatMap(row => (row.statuses ?? []).map(status => [`${status} ${row.code}`, row] as const)),
);

/**
 * What is known about an error code (`code` of a REST error, of a `WP_Error` in an envelope, of an XML answer).
 *
 * A row made for the status wins over one for all statuses, an exact one over the longest beginning.
 *
 * @param code as it travelled
 * @param status the HTTP status, or that of the part; without it only rows for all statuses are looked at
 * @returns `null` when nothing is known; ask the words of the message then (`meaningOfWords`)
 */
export function errorCodeFact(code: string, status?: number): ErrorCodeRow | null {
	return (status === undefined ? undefined : atStatus.get(`${status} ${code}`)) ?? general(code);
}

export interface IdFieldRow {
	/** Name of the field in the error's `data` (or, for the last ones, beside it). */
	readonly field: string;
	/** What the value is: the id of a resource to adopt, or a free value to use in its stead. */
	readonly holds: 'id' | 'free-value';
	readonly source: string;
}

/** Fields of `data` that say which resource has the value already, so that it can be adopted. In order of trust. */
export const ID_FIELDS: readonly IdFieldRow[] = [
	{ field: 'term_id', holds: 'id', source: 'WordPress 7.1.1 class-wp-rest-terms-controller.php' },
	{
		field: 'resource_id',
		holds: 'id',
		source: 'WooCommerce 10.5.2 includes/abstracts/abstract-wc-product.php',
	},
	{ field: 'next_changeset_uuid', holds: 'id', source: 'WordPress 7.1.1 class-wp-customize-manager.php' },
	{ field: 'existing_id', holds: 'id', source: 'common name, unverified' },
	{ field: 'existingId', holds: 'id', source: 'common name, unverified' },
	{ field: 'existing_resource_id', holds: 'id', source: 'common name, unverified' },
	{ field: 'existingResourceId', holds: 'id', source: 'common name, unverified' },
	{ field: 'existing_post_id', holds: 'id', source: 'common name, unverified' },
	{ field: 'existing_user_id', holds: 'id', source: 'common name, unverified' },
	{ field: 'duplicate_of', holds: 'id', source: 'common name, unverified' },
	{ field: 'conflicting_id', holds: 'id', source: 'common name, unverified' },
	{ field: 'unique_sku', holds: 'free-value', source: 'WooCommerce 10.5.2 abstract-wc-product.php' },
];

const idFields = new Map(ID_FIELDS.map(row => [row.field, row]));

/** What a field of an error's `data` says about the resource that is in the way; `null` when it is none of `ID_FIELDS`. */
export function idField(name: string): IdFieldRow | null {
	return idFields.get(name) ?? null;
}
