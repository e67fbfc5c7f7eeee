import { READ_NAMESPACES } from './namespaces/read.ts';
import type { NamespaceRow } from './namespaces/row.ts';
import { SCANNED_NAMESPACES } from './namespaces/scanned.ts';

export type { NamespaceRow } from './namespaces/row.ts';

/** REST namespaces and who registers them. A site's own list is at `GET /wp-json/`; it tells names, not owners. */
export const NAMESPACES: readonly NamespaceRow[] = [...READ_NAMESPACES, ...SCANNED_NAMESPACES];

const byNamespace = new Map(NAMESPACES.map(row => [row.namespace.toLowerCase(), row]));
const deepest = Math.max(...NAMESPACES.map(row => row.namespace.split('/').length));

/**
 * Who registers a REST route: the longest namespace that the route begins with, whole parts only.
 * Letters do not count: WordPress matches routes without regard to case.
 *
 * @param route such as `/wc/v3/payments/orders/7`; a query and missing or doubled slashes do no harm
 * @returns `null` for an unknown namespace. A `shared` row says who it belongs to, not who answered
 */
export function ownerOfRoute(route: string): NamespaceRow | null {
	const path = route.split('?', 1)[0] ?? '';
	const parts = path.toLowerCase().split('/').filter(Boolean).slice(0, deepest);
	for (let length = parts.length; length > 0; length--) {
		const row = byNamespace.get(parts.slice(0, length).join('/'));
		if (row) return row;
	}
	return null;
}
