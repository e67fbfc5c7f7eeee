import { beginningOf } from '../exchange/cut-short.ts';
import { htmlToText } from './html-text.ts';

/** A page WordPress made to say that something went wrong, or one that stands where an answer should. */
export interface DiePage {
	/**
	 * `die`: `wp_die()`. `expired-link`: `wp_nonce_ays()`. `critical`: the fatal error handler. `login`: the login form.
	 * `database`: `dead_db()`. `other`: any other page.
	 */
	readonly kind: 'die' | 'expired-link' | 'critical' | 'login' | 'database' | 'other';
	readonly title: string;
	readonly message: string;
	/** The message has a link in it: `wp_nonce_ays()` says "Please try again" with one, in every language. */
	readonly hasLink: boolean;
}

/** Where these pages say what they are: in their first lines. Long login pages say it in the body tag. */
const MAX_SEARCHED = 60_000;
/** A message without a page is no longer than this. */
const MAX_BARE = 2000;

/** Reads what page an HTML answer is: in every language, but for the words that tell one `wp_die()` from another. */
export function readDiePage(html: string): DiePage {
	const text = html.slice(0, MAX_SEARCHED);
	const title = htmlToText(beginningOf(/<title[^<>]{0,200}>([^<]{0,600})/i.exec(text)?.[1] ?? '', 500));
	const isDie =
		/<body[^<>]{0,300}\bid=["']error-page["']/.test(text) || text.includes('class="wp-die-message"');
	if (!isDie) {
		const isLogin = /<form[^<>]{0,200}\b(?:id|name)=["']loginform["']/.test(text);
		if (isLogin) return { kind: 'login', title, message: '', hasLink: false };
		if (/Error establishing a database connection/.test(text))
			return { kind: 'database', title, message: title, hasLink: false };
		// For ajax the message comes without a page around it (`_ajax_wp_die_handler()`); its link is the same in every language.
		if (text.length < MAX_BARE && /critical error on this website|\/faq-troubleshooting\//.test(text)) {
			return { kind: 'critical', title, message: htmlToText(text), hasLink: true };
		}
		return { kind: 'other', title, message: '', hasLink: false };
	}
	const inner = /class="wp-die-message">([\s\S]{0,4000}?)<\/div>/.exec(text)?.[1] ?? bodyText(text);
	const message = htmlToText(inner);
	return { kind: dieKind(message), title, message, hasLink: /<a\s[^<>]{0,2000}href=/i.test(inner) };
}

function dieKind(message: string): DiePage['kind'] {
	if (/critical error on this website|internal_server_error/i.test(message)) return 'critical';
	// wp_nonce_ays(): the words of 4.9 and later, those before, and the question when logging out.
	const isExpired =
		/link you followed has expired|are you sure you want to do this|do you really want to log out/i;
	if (isExpired.test(message)) return 'expired-link';
	return 'die';
}

/** WordPress before 5.1 had no element around the message. */
function bodyText(text: string): string {
	return /<body[^<>]{0,300}>([\s\S]{0,4000}?)<\/body>/.exec(text)?.[1] ?? '';
}
