import { header } from '../../exchange/headers.ts';
import { asRecord } from '../../exchange/loose.ts';
import { parseUrl } from '../../exchange/url.ts';
import { answersScripts } from '../../wordpress/endpoint.ts';
import { coreAnswersLoggedOut, isCoreAction } from '../../wordpress/knowledge/core-ajax-actions.ts';
import type { Case, Detector } from '../case.ts';
import { bodyPointer, evidence, headerPointer } from '../evidence.ts';
import type { Evidence } from '../finding.ts';
import { sentNonce } from '../history/nonce-values.ts';
import { cameFromAdmin, hasLoginCookie } from '../history/session.ts';

/**
 * The login ended under somebody who was signed in. Strangers get the same answers all day, so every sign counts only
 * together with one that somebody had been signed in; where the traffic does not tell, it is a remark and no complaint.
 */
export const loggedOut: Detector = {
	kind: 'logged-out',
	detect(it) {
		const sign = signOf(it);
		if (!sign) return null;
		const wasSignedIn = knewSomebody(it);
		if (!wasSignedIn && sign.rule !== 'heartbeat-auth-check' && sign.rule !== 'code-known') return null;
		return {
			confidence: wasSignedIn ? 'certain' : 'possible',
			severity: wasSignedIn ? (it.subject.status < 400 ? 'warning' : 'error') : 'info',
			evidence: [sign],
		};
	},
};

function signOf(it: Case): Evidence | null {
	const { history, meaning, subject } = it;
	const { answer, endpoint, exchange, status } = subject;
	if (meaning?.meaning === 'logged-out') return meaning.evidence;
	if (endpoint.family === 'heartbeat' && asRecord(answer.json)?.['wp-auth-check'] === false) {
		return evidence(subject, 'heartbeat-auth-check', bodyPointer('/wp-auth-check'), 'evidence_authCheck');
	}
	// Core's own actions have a handler for signed-in people at least, others if they had answered before.
	if (endpoint.family === 'admin-ajax' && answer.scalar === '0' && status === 400) {
		const action = endpoint.action ?? '';
		const known =
			(isCoreAction(action) && !coreAnswersLoggedOut(action)) || history.session.hasAnswered(subject);
		return known ? evidence(subject, 'ajax-zero', bodyPointer(''), 'evidence_zero') : null;
	}
	if (answersScripts(endpoint) && answer.page?.kind === 'login') {
		return evidence(subject, 'login-page', bodyPointer(''), 'evidence_loginPage');
	}
	const location = status >= 300 && status < 400 ? (header(exchange.response.headers, 'location') ?? '') : '';
	const asksLogin = /\/wp-login\.php\?(?:[^#]{0,2000}&)?reauth=1/.test(location);
	const path = asksLogin ? (parseUrl(exchange.request.url)?.pathname ?? '') : '';
	return /\/wp-admin\//.test(path)
		? evidence(
				subject,
				'redirect-to-login',
				headerPointer('response', 'location'),
				'evidence_redirect',
				'wp-login.php',
			)
		: null;
}

function knewSomebody({ history, subject }: Case): boolean {
	const isRequestOfScript =
		subject.endpoint.family !== 'page' && subject.endpoint.family !== 'classic-editor';
	const said = hasLoginCookie(subject) || history.session.wasSignedIn(subject);
	return (
		said || (isRequestOfScript && (cameFromAdmin(subject) || sentNonce(subject)?.carrier === 'X-WP-Nonce'))
	);
}
