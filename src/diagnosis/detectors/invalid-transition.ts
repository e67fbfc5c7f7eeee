import { parseUrl } from '../../exchange/url.ts';
import type { Case, Detector } from '../case.ts';
import { evidence } from '../evidence.ts';

/** The workflow forbids the step: trashed, already deleted, already paid, further along than the page knows. */
export const invalidTransition: Detector = {
	kind: 'invalid-transition',
	detect(it) {
		const { meaning, subject } = it;
		if (isTrashedEdit(it)) {
			return {
				confidence: 'certain',
				evidence: [
					evidence(
						subject,
						'edit-of-trashed',
						'response.status',
						'evidence_place',
						'post.php',
						String(subject.status),
					),
				],
			};
		}
		if (!meaning) return null;
		const gone = meaning.meaning === 'duplicate' && subject.status === 410;
		// 501 is "cannot be trashed at all", which is not a state but a property.
		if ((meaning.meaning !== 'invalid-transition' && !gone) || subject.status === 501) return null;
		return {
			confidence: meaning.confidence,
			severity:
				subject.status === 409
					? 'error'
					: subject.status === 410 || subject.status < 400
						? 'warning'
						: 'info',
			evidence: [meaning.evidence],
		};
	},
};

/** `wp-admin/post.php?action=edit` of something in the Trash: 409 since 6.9, 500 before, the same page. */
function isTrashedEdit({ subject: { answer, endpoint, exchange, status } }: Case): boolean {
	if (endpoint.family !== 'classic-editor' || endpoint.action !== 'edit') return false;
	const isScript = parseUrl(exchange.request.url)?.pathname.endsWith('/post.php') ?? false;
	if (!isScript || answer.page?.kind !== 'die') return false;
	return status === 409 || (status === 500 && /in the Trash/.test(answer.page.message));
}
