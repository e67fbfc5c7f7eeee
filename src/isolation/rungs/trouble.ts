import { textBody } from '../../exchange/body.ts';
import { header } from '../../exchange/headers.ts';
import type { PageAnswer } from '../../exchange/page-request.ts';
import { readAnswer } from '../../wordpress/answer.ts';
import { errorOf } from '../../wordpress/wordpress-exchange.ts';

/** What keeps the panel from reading or changing a site. */
export type Trouble =
	| 'logged-out'
	| 'not-allowed'
	| 'rest-blocked'
	/** No answer, or one of a gateway that got none. */
	| 'site-down'
	| 'maintenance'
	| 'too-many'
	/** PHP ended with an error: some set of plugins does not run. */
	| 'site-broken'
	/** The inspected page went elsewhere; the next try may find it. */
	| 'page-gone'
	| 'no-page'
	| 'unexpected';

/** Codes with which REST says that it does not know the person (`rest_authorization_required_code()` gives 401 then). */
const NO_LOGIN: ReadonlySet<string> = new Set([
	'rest_cookie_invalid_nonce',
	'rest_not_logged_in',
	'rest_cannot_view_plugins',
	'rest_cannot_view_plugin',
	'rest_cannot_view_themes',
	'rest_cannot_manage_plugins',
	'rest_cannot_activate_plugin',
	'rest_cannot_deactivate_plugin',
	'rest_forbidden',
]);

/** The error code in an answer, in whatever shape WordPress gives it; empty when there is none. */
export function codeOf(answer: PageAnswer): string {
	if (answer.kind === 'failed') return '';
	const read = readAnswer(textBody(answer.text), header(answer.headers, 'content-type'));
	return errorOf(read, answer.status)?.code ?? '';
}

/** Why an answer of WordPress's own doors is none; `null` when it is one. */
export function troubleOf(answer: PageAnswer): Trouble | null {
	if (answer.kind === 'failed') {
		switch (answer.reason) {
			case 'network':
			case 'timeout':
				return 'site-down';
			case 'navigated':
				return 'page-gone';
			default:
				return 'no-page';
		}
	}
	const { status } = answer;
	if (status < 400) return isLoginPage(answer.text) ? 'logged-out' : null;
	if (status === 429) return 'too-many';
	if (status === 503) return header(answer.headers, 'retry-after') ? 'maintenance' : 'site-down';
	if (status === 502 || status === 504 || status >= 520) return 'site-down';
	if (status >= 500) return 'site-broken';
	const code = codeOf(answer);
	if (code === 'rest_cookie_invalid_nonce' || (status === 401 && NO_LOGIN.has(code))) return 'logged-out';
	if (NO_LOGIN.has(code)) return 'not-allowed';
	if (status === 401 || status === 403 || status === 404) return 'rest-blocked';
	return 'unexpected';
}

/** Who is not signed in is led from wp-admin to `wp-login.php`, which answers 200. Its body has this class (`login_header()`). */
function isLoginPage(text: string): boolean {
	return text.includes('login-action-login') && text.includes('id="loginform"');
}

/** Troubles that pass by themselves: waiting helps, and a person need not be asked at once. */
export function passes(trouble: Trouble): boolean {
	return ['site-down', 'maintenance', 'too-many', 'page-gone'].includes(trouble);
}
