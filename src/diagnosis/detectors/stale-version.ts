import type { Detector } from '../case.ts';
import { bodyPointer, evidence, headerPointer } from '../evidence.ts';
import type { Evidence } from '../finding.ts';
import { comparedVersions, sentPrecondition } from '../version-token.ts';

/**
 * A write that was refused because it started from an older state. Certain when the server names both versions or an
 * unmistakable code: RFC 9110, 15.5.10 asks a 409 to carry enough to let the user see the source of the conflict.
 */
export const staleVersion: Detector = {
	kind: 'stale-version',
	detect({ meaning, subject }) {
		const said = meaning?.meaning === 'stale-version' ? meaning : null;
		// Another known meaning wins over fields that merely look like versions.
		if (!said && (meaning?.confidence === 'certain' || ![409, 412].includes(subject.status))) return null;
		const versions = comparedVersions(subject);
		if (!said && (!versions || (versions.sent === null && meaning))) return null;
		// 428 asks for a version that was not sent, so none was stale.
		if (subject.status === 428 && !versions) return null;
		const found: Evidence[] = [];
		if (versions) {
			const { carrier, current, pointer, sent } = versions;
			const place = pointer === null ? headerPointer('response', 'etag') : bodyPointer(pointer);
			found.push(
				sent === null
					? evidence(
							subject,
							'names-current-version',
							place,
							'evidence_currentVersion',
							carrier,
							current ?? '',
						)
					: evidence(subject, 'names-both-versions', place, 'evidence_versions', sent, current ?? ''),
			);
		}
		if (said) found.push(said.evidence);
		const condition = sentPrecondition(subject);
		return {
			confidence: versions?.sent != null ? 'certain' : (said?.confidence ?? 'likely'),
			evidence: found,
			...(versions
				? { version: { carrier: versions.carrier, sent: versions.sent, current: versions.current } }
				: condition
					? { version: { carrier: condition.name, sent: condition.value, current: null } }
					: {}),
		};
	},
};
