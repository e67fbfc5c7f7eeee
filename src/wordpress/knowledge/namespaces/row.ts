import type { Owner, RowConfidence } from '../owner.ts';

export interface NamespaceRow extends Owner {
	/** Of a REST route, without slashes at its ends: `wc/v3`, or longer where a plugin sits in another's namespace. */
	readonly namespace: string;
	readonly confidence: RowConfidence;
	/** Several components register routes here, so that the namespace alone names nobody. */
	readonly shared?: true;
	readonly source: string;
}

/** A namespace of a group, in one line of a table. Without a type the owner is a plugin. */
export type NamespaceEntry = readonly [
	namespace: string,
	slug: string,
	options?: { readonly type?: Owner['type']; readonly shared?: true },
];

/** The rows of namespaces known from one place. */
export function ownedBy(
	source: string,
	confidence: RowConfidence,
	entries: readonly NamespaceEntry[],
): readonly NamespaceRow[] {
	return entries.map(
		([namespace, slug, { type, shared } = {}]): NamespaceRow => ({
			namespace,
			type: type ?? 'plugin',
			slug,
			confidence,
			...(shared ? { shared } : {}),
			source,
		}),
	);
}
