import { isWrite } from '../../wordpress/endpoint.ts';
import type { Detector } from '../case.ts';
import { bodyPointer, evidence } from '../evidence.ts';

/**
 * A save that answered 200 over a state this tab had not read. Core's REST API compares nothing and ignores the post lock
 * (`WP_REST_Posts_Controller::update_item()` never reads `_edit_lock`), so only the dates, the count of revisions and the
 * heartbeat tell.
 */
export const lostUpdate: Detector = {
	kind: 'lost-update',
	detect({ history, subject }) {
		const { endpoint, exchange, status } = subject;
		if (status < 200 || status >= 300 || endpoint.family !== 'rest' || !isWrite(endpoint)) return null;
		const overwrite = history.versions.overwriteBy(subject);
		if (overwrite) {
			const { overwritten, read, rule, shownBy } = overwrite;
			const shown =
				rule === 'newer-state-seen'
					? evidence(subject, rule, bodyPointer('/modified_gmt'), 'evidence_newerSeen', read, overwritten)
					: evidence(
							subject,
							rule,
							bodyPointer('/_links/version-history/0/count'),
							'evidence_revisionBetween',
							overwritten,
						);
			return {
				confidence: 'likely',
				evidence: [shown],
				otherIds: shownBy === exchange.id ? [] : [shownBy],
				version: {
					carrier: 'modified_gmt',
					sent: read,
					current: rule === 'newer-state-seen' ? overwritten : null,
				},
			};
		}
		// An autosave under a lock is kept apart, for its author alone (`WP_REST_Autosaves_Controller::create_item()`).
		const isWhole = endpoint.route?.endsWith(`/${endpoint.resourceId}`) ?? false;
		const lock = isWhole && endpoint.method !== 'DELETE' ? history.locks.lockedBefore(subject) : null;
		if (!lock) return null;
		return {
			confidence: 'possible',
			evidence: [evidence(subject, 'saved-under-lock', 'request', 'evidence_savedUnderLock', lock.holder)],
			otherIds: [lock.exchangeId],
		};
	},
};
