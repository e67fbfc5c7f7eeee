import { header } from '../../exchange/headers.ts';
import { asRecord } from '../../exchange/loose.ts';
import { requestData } from '../../exchange/request-data.ts';
import { htmlToText } from '../../wordpress/html-text.ts';
import { isNonceField, nonceFailure } from '../../wordpress/knowledge/nonce-carriers.ts';
import type { MessageKey } from '../../words/message.ts';
import type { Case, Detector } from '../case.ts';
import { bodyPointer, evidence, headerPointer } from '../evidence.ts';
import type { Confidence, Evidence, NonceStory } from '../finding.ts';
import { sentNonce } from '../history/nonce-values.ts';
import { cameFromAdmin, hasLoginCookie } from '../history/session.ts';
import type { Rule } from '../rules.ts';

/** A sign that a nonce was refused, before its story is known. */
interface Sign {
	readonly confidence: Confidence;
	readonly evidence: Evidence;
}

/** What each state is told by. A cached page is told by its header, and of one that was just refused nothing is known. */
const STATES: Readonly<Partial<Record<NonceStory['state'], readonly [Rule, MessageKey]>>> = {
	superseded: ['nonce-superseded', 'evidence_nonceSuperseded'],
	expired: ['nonce-expired', 'evidence_nonceExpired'],
	'other-session': ['nonce-other-session', 'evidence_nonceOtherSession'],
	missing: ['nonce-missing', 'evidence_nonceMissing'],
};

/** The nonce was expired, superseded, cached, of another session, or missing; and whether the page healed it itself. */
export const staleNonce: Detector = {
	kind: 'stale-nonce',
	detect(it) {
		const { history, subject } = it;
		const sign = signOf(it);
		if (!sign) return null;
		const { pageId, ...story } = history.nonces.storyOf(subject);
		const healer = history.recoveries.recoveredBy(subject);
		const beat = subject.endpoint.family === 'heartbeat';
		return {
			confidence: sign.confidence,
			severity: healer !== null ? 'info' : beat || subject.status < 400 ? 'warning' : 'error',
			evidence: [sign.evidence, ...storyEvidence(it, story, healer !== null)],
			otherIds: [healer, pageId].flatMap(id => (id === null ? [] : [id])),
			nonce: { ...story, recovered: healer !== null },
		};
	},
};

function signOf(it: Case): Sign | null {
	const { meaning, subject } = it;
	if (meaning?.meaning === 'stale-nonce' || meaning?.meaning === 'missing-nonce') return meaning;
	return signOfAjax(it) ?? signOfPage(it) ?? signOfHeartbeat(it) ?? signOfMissing(it) ?? signOfWords(subject);
}

/** `-1` with 403: `check_ajax_referer()`. Whoever sent a nonce had it refused; without one, one was due. */
function signOfAjax({ subject }: Case): Sign | null {
	const { answer, endpoint, status } = subject;
	if (answer.scalar !== '-1' || status !== 403 || endpoint.family === 'rest') return null;
	return {
		confidence: sentNonce(subject) ? 'certain' : 'likely',
		evidence: evidence(subject, 'ajax-minus-one', bodyPointer(''), 'evidence_scalar', '-1'),
	};
}

/** `wp_nonce_ays()`: "The link you followed has expired." In other languages: a 403 page with a link back, after a nonce. */
function signOfPage({ subject }: Case): Sign | null {
	const { answer, exchange, status } = subject;
	const { page } = answer;
	if (!page || status !== 403) return null;
	if (page.kind === 'expired-link') {
		return {
			confidence: 'certain',
			evidence: evidence(subject, 'expired-link-page', bodyPointer(''), 'evidence_message', page.message),
		};
	}
	const { fields, query } = requestData(exchange.request);
	const sent = [...fields, ...query].some(({ name }) => isNonceField(name));
	if (page.kind !== 'die' || !page.hasLink || !sent || /not allowed|permission/i.test(page.message))
		return null;
	return {
		confidence: 'likely',
		evidence: evidence(subject, 'expired-link-page', bodyPointer(''), 'evidence_message', page.message),
	};
}

/** `wp_ajax_heartbeat()`: `nonces_expired` after a day, `{success: false}` where no nonce came at all. */
function signOfHeartbeat({ subject }: Case): Sign | null {
	const beat = subject.endpoint.family === 'heartbeat' ? asRecord(subject.answer.json) : null;
	if (beat?.nonces_expired !== true) return null;
	return {
		confidence: 'certain',
		evidence: evidence(
			subject,
			'heartbeat-nonces-expired',
			bodyPointer('/nonces_expired'),
			'evidence_field',
			'nonces_expired',
		),
	};
}

/** REST takes a request without a nonce for a stranger's, whatever its cookies: 401 where a signed-in page asked. */
function signOfMissing({ history, subject }: Case): Sign | null {
	const { endpoint, exchange, status } = subject;
	if (status !== 401 || endpoint.family !== 'rest' || subject.part || sentNonce(subject)) return null;
	const { headers } = exchange.request;
	// Somebody who opens a route in the address bar needs no nonce, and gets what strangers get.
	const isNavigation =
		header(headers, 'sec-fetch-mode') === 'navigate' || exchange.resourceType === 'document';
	if (isNavigation || header(headers, 'authorization') !== undefined) return null;
	const { session } = history;
	// Where the recorder dropped cookies, the page a request came from must do.
	const guessed = !session.recordsCookies() && (cameFromAdmin(subject) || session.wasSignedIn(subject));
	const signedIn = hasLoginCookie(subject) || guessed;
	if (!signedIn) return null;
	return {
		confidence: hasLoginCookie(subject) ? 'certain' : 'likely',
		evidence: evidence(subject, 'signed-in-without-nonce', 'request.headers', 'evidence_nonceMissing'),
	};
}

/** The wording of plugins and of WooCommerce's checkout: the last resort, and only where an error was answered. */
function signOfWords(subject: Case['subject']): Sign | null {
	const { error } = subject;
	if (!error || subject.endpoint.family === 'other') return null;
	const text = htmlToText(error.message);
	const failure = nonceFailure(text);
	if (!failure || failure.meaning === 'logged-out') return null;
	return {
		confidence: failure.confidence === 'high' ? 'likely' : 'possible',
		evidence: evidence(
			subject,
			'nonce-words',
			bodyPointer(`${error.pointer}/message`),
			'evidence_message',
			text,
		),
	};
}

function storyEvidence(
	{ subject }: Case,
	story: Omit<NonceStory, 'recovered'>,
	recovered: boolean,
): Evidence[] {
	const { cachedBy, carrier, state } = story;
	const place = headerPointer('request', carrier || 'x-wp-nonce');
	const told = STATES[state];
	return [
		...(carrier ? [evidence(subject, 'nonce-carrier', place, 'evidence_nonceSent', carrier)] : []),
		...(told ? [evidence(subject, told[0], place, told[1])] : []),
		...(cachedBy ? [evidence(subject, 'nonce-cached', place, 'evidence_nonceCached', cachedBy)] : []),
		...(recovered ? [evidence(subject, 'nonce-recovered', 'response.status', 'evidence_recovered')] : []),
	];
}
