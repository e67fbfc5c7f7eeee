import type { Finding, Severity, Suspect } from '../../diagnosis/finding.ts';
import { isSentByPanel } from '../../exchange/page-request.ts';
import { parseUrl } from '../../exchange/url.ts';
import type { Observation } from '../../inspector.ts';
import { endpointName } from '../../wordpress/endpoint.ts';

/** One time that something went wrong. */
export interface Occurrence {
	readonly finding: Finding;
	readonly observation: Observation;
}

/** One row of the Conflicts view: all findings that say the same of the same endpoint. */
export interface Conflict {
	readonly key: string;
	/** The latest. */
	readonly finding: Finding;
	readonly observation: Observation;
	/** In order of start; the latest is the last. */
	readonly occurrences: readonly Occurrence[];
	readonly suspect: Suspect | null;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The findings that tell of the site: a probe or a resubmission of Concord's own is an answer to the person. */
export function newsIn({ exchange, findings }: Observation): readonly Finding[] {
	return findings.length > 0 && isSentByPanel(exchange) ? [] : findings;
}

/**
 * Findings grouped into conflicts, the most severe first, and among equals the latest.
 *
 * @param rows in order of start
 * @param lets whether a finding is to be seen at all
 */
export function conflictsOf(
	rows: readonly Observation[],
	lets: (observation: Observation, finding: Finding) => boolean = () => true,
): readonly Conflict[] {
	const groups = new Map<string, Occurrence[]>();
	for (const observation of rows) {
		for (const finding of newsIn(observation)) {
			if (!lets(observation, finding)) continue;
			const key = conflictKey(finding);
			const group = groups.get(key);
			if (group) group.push({ finding, observation });
			else groups.set(key, [{ finding, observation }]);
		}
	}
	return [...groups]
		.flatMap(([key, occurrences]) => {
			const latest = occurrences.at(-1);
			return latest ? [{ key, ...latest, occurrences, suspect: mainSuspect(latest.finding) }] : [];
		})
		.sort((a, b) => RANK[a.finding.severity] - RANK[b.finding.severity] || startOf(b) - startOf(a));
}

/** All of a live list are grouped anew with each frame. */
const keys = new WeakMap<Finding, string>();

/** Findings with one key are one row: the same kind and reason at the same endpoint of the same site. */
export function conflictKey(finding: Finding): string {
	const known = keys.get(finding);
	if (known !== undefined) return known;
	const key = keyOf(finding);
	keys.set(finding, key);
	return key;
}

function keyOf({ kind, severity, subject }: Finding): string {
	const url = parseUrl(subject.exchange.request.url);
	const { endpoint, error } = subject;
	const name = url ? `${url.origin} ${endpointName(endpoint, url)}` : subject.exchange.request.url;
	return [severity, kind, endpoint.method, name, error?.code ?? ''].join(' ');
}

/** Whom the evidence speaks against most; suspects come sorted by weight. */
function mainSuspect({ suspects }: Finding): Suspect | null {
	return suspects[0] ?? null;
}

function startOf({ observation }: Conflict): number {
	return observation.exchange.startedAt || 0;
}
