import { header } from '../../exchange/headers.ts';
import type { PageAnswer } from '../../exchange/page-request.ts';
import { codeOf } from '../../isolation/rungs/trouble.ts';
import type { MessageKey } from '../../words/message.ts';

/** What came of asking one source. */
export type FactOutcome =
	| 'read'
	/** Nobody is signed in, or the login has ended. */
	| 'signed-out'
	/** This user may not see it. */
	| 'not-allowed'
	/** Something between the browser and WordPress refused, or the site has no such address. */
	| 'refused'
	/** Health Check's mode is on: behind it, screens of wp-admin may store what it hides (WordPress/health-check#33). */
	| 'masked'
	/** The site did not answer, or the page would not ask it. */
	| 'no-answer'
	/** Something else came than what was asked for. */
	| 'unreadable';

/** What they are called. */
export const FACT_OUTCOMES: Readonly<Record<FactOutcome, MessageKey>> = {
	read: 'report_factRead',
	'signed-out': 'report_factSignedOut',
	'not-allowed': 'report_factNotAllowed',
	refused: 'report_factRefused',
	masked: 'report_factMasked',
	'no-answer': 'report_factNoAnswer',
	unreadable: 'report_factUnreadable',
};

/** Codes of REST for somebody it knows and will not tell. */
const FORBIDDEN = /^rest_(?:cannot_|forbidden)/;

/** Why an answer is none. */
export function refusalOf(answer: PageAnswer): FactOutcome {
	if (answer.kind === 'failed') return 'no-answer';
	const { headers, status, text } = answer;
	// The bridge follows redirects, so the login form is what a screen of wp-admin answers to nobody.
	if (status === 401 || text.includes('id="loginform"')) return 'signed-out';
	const code = codeOf(answer);
	if (code === 'rest_cookie_invalid_nonce') return 'signed-out';
	if (status === 403) {
		const isPage = (header(headers, 'content-type') ?? '').includes('html');
		// `wp_die()` of a screen that this user may not open.
		const isOfWordPress = isPage && text.includes('id="error-page"');
		return FORBIDDEN.test(code) || isOfWordPress ? 'not-allowed' : 'refused';
	}
	if (status >= 500) return 'no-answer';
	return status >= 400 ? 'refused' : 'unreadable';
}
