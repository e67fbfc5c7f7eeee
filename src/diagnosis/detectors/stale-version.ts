import { message } from '../../words/message.ts';
import type { Detector } from '../detector.ts';
import type { Evidence } from '../finding.ts';
import { comparedVersions } from '../version-token.ts';

/** Codes that say "you had an older state": the last words plugins and APIs use for it. */
const CODE =
	/(?:^|[_.-])(?:stale(?:_version)?|edit_conflict|version_(?:conflict|mismatch)|revision_conflict|outdated|modified_since)$/i;

/**
 * A 409 that says the sender worked from an older state. Certain when the server names both versions or an unmistakable
 * code; RFC 9110, 15.5.10 asks a 409 to carry enough to let the user see the source of the conflict.
 */
export const staleVersion: Detector = {
	kind: 'stale-version',
	detect({ exchange, error }) {
		if (exchange.response.status !== 409 || !error) return null;
		const evidence: Evidence[] = [];
		const versions = comparedVersions(error.data);
		if (versions) {
			evidence.push({
				rule: 'body-names-versions',
				text:
					versions.sent === null
						? message('evidence_currentVersion', versions.key, versions.current ?? '')
						: message('evidence_versions', versions.sent, versions.current ?? ''),
				exchangeId: exchange.id,
				pointer: `response.body#${error.format === 'wp-error' ? '/data' : error.pointer}/${versions.key}`,
			});
		}
		if (CODE.test(error.code)) {
			evidence.push({
				rule: 'code-says-stale',
				text: message('evidence_code', error.code),
				exchangeId: exchange.id,
				pointer: `response.body#${error.pointer}/code`,
			});
		}
		if (evidence.length === 0) return null;
		return {
			confidence: versions?.sent != null || evidence.length > 1 ? 'certain' : 'likely',
			evidence,
			...(versions
				? { version: { carrier: versions.carrier, sent: versions.sent, current: versions.current } }
				: {}),
		};
	},
};
