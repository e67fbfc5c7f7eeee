import { header } from '../../exchange/headers.ts';
import type { Case, Detector, Verdict } from '../case.ts';
import { bodyPointer, evidence, headerPointer } from '../evidence.ts';
import { lockInHeartbeat } from '../history/locks.ts';

/** Somebody or something holds it: another editor, a running job, an update, a checkout under way. */
export const locked: Detector = {
	kind: 'locked',
	detect(it) {
		const { meaning, subject } = it;
		const found = byHeartbeat(it) ?? byClassicScreens(it);
		if (found) return found;
		if (meaning?.meaning === 'locked') {
			return {
				confidence: meaning.confidence,
				severity: subject.status < 400 ? 'warning' : 'error',
				evidence: [meaning.evidence],
			};
		}
		if (
			subject.status !== 423 ||
			meaning?.confidence === 'certain' ||
			subject.endpoint.family === 'admin-ajax'
		)
			return null;
		return {
			confidence: 'likely',
			evidence: [evidence(subject, 'status-423', 'response.status', 'evidence_status', '423')],
		};
	},
};

function byHeartbeat({ subject }: Case): Verdict | null {
	const lock = lockInHeartbeat(subject);
	if (!lock) return null;
	return {
		confidence: 'certain',
		severity: lock.ours ? 'warning' : 'info',
		evidence: [
			evidence(subject, 'heartbeat-lock', bodyPointer(lock.pointer), 'evidence_holder', lock.holder),
			...(lock.text
				? [evidence(subject, 'heartbeat-lock', bodyPointer(lock.pointer), 'evidence_message', lock.text)]
				: []),
		],
	};
}

/** wp-admin's own screens: moving a locked post to the Trash, Quick Edit, bulk edit (`wp-admin/post.php`, `edit.php`). */
function byClassicScreens({ subject }: Case): Verdict | null {
	const { answer, endpoint, exchange, status } = subject;
	if (endpoint.family === 'classic-editor' && endpoint.action === 'trash' && answer.page?.kind === 'die') {
		const editing = /is currently editing/.test(answer.page.message);
		if (status !== 409 && !(status === 500 && editing)) return null;
		return {
			confidence: 'certain',
			evidence: [
				evidence(subject, 'trash-of-locked', 'response.status', 'evidence_place', 'post.php', String(status)),
				evidence(subject, 'trash-of-locked', bodyPointer(''), 'evidence_message', answer.page.message),
			],
		};
	}
	const { body } = exchange.response;
	if (
		endpoint.action === 'inline-save' &&
		status === 200 &&
		body.kind === 'text' &&
		answer.shape === 'text'
	) {
		if (!/Saving is disabled|currently editing/.test(body.text)) return null;
		return {
			confidence: 'certain',
			severity: 'warning',
			evidence: [
				evidence(subject, 'quick-edit-of-locked', bodyPointer(''), 'evidence_message', body.text.trim()),
			],
		};
	}
	const location = status === 302 ? (header(exchange.response.headers, 'location') ?? '') : '';
	const count =
		endpoint.family === 'classic-editor' ? /[?&]locked=([1-9]\d*)/.exec(location)?.[1] : undefined;
	return count === undefined
		? null
		: {
				confidence: 'certain',
				severity: 'warning',
				evidence: [
					evidence(
						subject,
						'bulk-of-locked',
						headerPointer('response', 'location'),
						'evidence_redirect',
						`locked=${count}`,
					),
				],
			};
}
