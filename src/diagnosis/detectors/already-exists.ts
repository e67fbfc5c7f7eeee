import { header } from '../../exchange/headers.ts';
import { asRecord } from '../../exchange/loose.ts';
import { parseUrl } from '../../exchange/url.ts';
import { ID_FIELDS } from '../../wordpress/knowledge/error-codes.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import type { Case, Detector, Verdict } from '../case.ts';
import { bodyPointer, evidence } from '../evidence.ts';
import type { ExistingResource } from '../finding.ts';

/** Core's own sentence, which a reply through admin-ajax gets as plain text behind 200 (`wp_allow_comment()`). */
const DUPLICATE_COMMENT = /^Duplicate comment detected/;

/** A unique value is taken: a term, a user, a SKU, a slug, or the same comment again. */
export const alreadyExists: Detector = {
	kind: 'already-exists',
	detect(it) {
		const { meaning, subject } = it;
		const found = byPlace(it);
		if (found) return found;
		const repeated = meaning?.meaning === 'duplicate' && subject.status !== 410;
		if (!meaning || (meaning.meaning !== 'already-exists' && !repeated)) return null;
		const existing = existingResource(subject);
		return {
			confidence: meaning.confidence,
			severity: subject.status < 400 ? 'warning' : 'error',
			evidence: existing
				? [
						meaning.evidence,
						evidence(subject, 'names-existing', bodyPointer('/data'), 'evidence_existing', existing.id),
					]
				: [meaning.evidence],
			...(existing ? { existing } : {}),
		};
	},
};

/** Places of core where an answer has one reason only, in every language. */
function byPlace({ history, subject }: Case): Verdict | null {
	const { answer, endpoint, exchange, status } = subject;
	const at = (script: string): Verdict => ({
		confidence: 'certain',
		evidence: [
			evidence(subject, 'place-has-one-reason', 'response.status', 'evidence_place', script, String(status)),
		],
	});
	if (endpoint.family === 'comments-post' && status === 409) return at('wp-comments-post.php');
	const path = status === 409 ? (parseUrl(exchange.request.url)?.pathname ?? '') : '';
	if (path.endsWith('/wp-admin/setup-config.php')) return at('setup-config.php');
	if (endpoint.action !== 'replyto-comment' || status !== 200 || answer.shape === 'xml') return null;
	const text = exchange.response.body.kind === 'text' ? exchange.response.body.text.trim() : '';
	const repeated = history.duplicates.earlier(subject) !== null && answer.shape === 'text';
	if (!DUPLICATE_COMMENT.test(text) && !repeated) return null;
	return {
		confidence: repeated || DUPLICATE_COMMENT.test(text) ? 'certain' : 'likely',
		severity: 'warning',
		evidence: [evidence(subject, 'reply-refused-as-text', bodyPointer(''), 'evidence_message', text)],
	};
}

/** The id of what is already there, so that it can be adopted instead of created again. */
function existingResource({ error, exchange }: WordPressExchange): ExistingResource | null {
	const data = asRecord(error?.data);
	const link = header(exchange.response.headers, 'location') ?? null;
	for (const { field, holds } of ID_FIELDS) {
		const value = data?.[field];
		if (holds === 'id' && (typeof value === 'number' || (typeof value === 'string' && value.length <= 100))) {
			return { id: String(value), link };
		}
	}
	return link === null ? null : { id: link, link };
}
