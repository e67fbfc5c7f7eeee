import type { Finding } from '../../diagnosis/finding.ts';
import { resourceOf } from '../../diagnosis/timeline.ts';
import type { Observation } from '../../inspector.ts';

/** Requests that have to do with a finding: those it names, and all of its resource. Of 100,000 rows, a few. */
export function rowsOfFinding(
	rows: readonly Observation[],
	{ exchangeIds, subject }: Finding,
): readonly Observation[] {
	const ids = new Set(exchangeIds);
	const resource = resourceOf(subject);
	return rows.filter(row => ids.has(row.exchange.id) || resourceOf(row) === resource);
}
