import { header } from '../../exchange/headers.ts';
import { asRecord } from '../../exchange/loose.ts';
import { originOf, urlParts } from '../../exchange/url.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';

/** Remembers, by site, when traffic showed that somebody was signed in, and when they signed in or out on purpose. */
export interface SessionHistory {
	add(subject: WordPressExchange): void;
	/** Whether somebody was signed in before this, as far as the traffic says, and has not signed out since. */
	wasSignedIn(subject: WordPressExchange): boolean;
	/** Whether this recording shows login cookies at all: then a request without one was a stranger's. */
	recordsCookies(): boolean;
	/** Whether the same ajax action was answered before: then its handler exists, at least for who was signed in. */
	hasAnswered(subject: WordPressExchange): boolean;
	/** Whether a sign-in or sign-out happened between two instants. */
	changedBetween(origin: string, from: number, to: number): boolean;
}

interface Site {
	readonly signs: { at: number; signedIn: boolean; deliberate: boolean }[];
}

/** `wordpress_logged_in_<hash>`, and `wordpress_sec_<hash>` for wp-admin. */
const LOGIN_COOKIE = /\bwordpress_(?:logged_in|sec)_[0-9a-f]{8,}=/;

/** Whether the request itself carried the cookie of a signed-in person. Recordings may have dropped cookies. */
export function hasLoginCookie({ exchange }: WordPressExchange): boolean {
	return LOGIN_COOKIE.test(header(exchange.request.headers, 'cookie') ?? '');
}

/** The value of the login cookie: another one is another login. `null` where it was not sent or not recorded. */
export function loginCookie({ exchange }: WordPressExchange): string | null {
	const cookies = header(exchange.request.headers, 'cookie') ?? '';
	return /\bwordpress_logged_in_[0-9a-f]{8,}=([^;]{1,500})/.exec(cookies)?.[1] ?? null;
}

/** Whether a request came from a screen that only signed-in people see. */
export function cameFromAdmin({ exchange }: WordPressExchange): boolean {
	return /\/wp-admin\//.test(header(exchange.request.headers, 'referer') ?? '');
}

export function createSessionHistory(): SessionHistory {
	const sites = new Map<string, Site>();
	const answered = new Set<string>();
	let cookiesSeen = false;

	return {
		add(subject) {
			cookiesSeen ||= hasLoginCookie(subject);
			const { action, family } = subject.endpoint;
			if (family === 'admin-ajax' && subject.status === 200) answered.add(`${siteOf(subject)} ${action}`);
			const sign = readSign(subject);
			const origin = siteOf(subject);
			if (sign === null || origin === null) return;
			const site = sites.get(origin) ?? { signs: [] };
			sites.set(origin, site);
			// A page sends a sign with every request; only changes matter, and what somebody did on purpose.
			const last = site.signs.at(-1);
			if (last?.signedIn === sign.signedIn && !sign.deliberate && last.at <= endOf(subject)) return;
			site.signs.push({ at: endOf(subject), ...sign });
		},
		wasSignedIn(subject) {
			const signs = sites.get(siteOf(subject) ?? '')?.signs ?? [];
			const before = signs.filter(({ at }) => at <= subject.exchange.startedAt);
			return before.sort((a, b) => a.at - b.at).at(-1)?.signedIn ?? false;
		},
		recordsCookies: () => cookiesSeen,
		hasAnswered: subject => answered.has(`${siteOf(subject)} ${subject.endpoint.action}`),
		changedBetween(origin, from, to) {
			const signs = sites.get(origin)?.signs ?? [];
			return signs.some(({ at, deliberate }) => deliberate && at > from && at < to);
		},
	};
}

function siteOf({ exchange }: WordPressExchange): string | null {
	return originOf(exchange.request.url);
}

function endOf({ exchange }: WordPressExchange): number {
	return exchange.startedAt + exchange.durationMs;
}

/** What an exchange says about being signed in; `null` when it says nothing. */
function readSign(subject: WordPressExchange): { signedIn: boolean; deliberate: boolean } | null {
	const { answer, endpoint, exchange, status } = subject;
	if (endpoint.family === 'heartbeat') {
		const check = asRecord(answer.json)?.['wp-auth-check'];
		return check === true ? { signedIn: true, deliberate: false } : null;
	}
	if (endpoint.family === 'rest') {
		// Core hands a fresh nonce only to a request whose own nonce was good.
		return header(exchange.response.headers, 'x-wp-nonce') && header(exchange.request.headers, 'x-wp-nonce')
			? { signedIn: true, deliberate: false }
			: null;
	}
	const path = urlParts(exchange.request.url)?.pathname ?? '';
	if (path.endsWith('/wp-login.php')) {
		const cookies = exchange.response.headers.filter(({ name }) => name.toLowerCase() === 'set-cookie');
		const set = cookies.some(({ value }) => LOGIN_COOKIE.test(value) && !/=(?:%20|\s)*;/.test(value));
		const location = header(exchange.response.headers, 'location') ?? '';
		if (exchange.request.method === 'POST' && status === 302 && (set || !location.includes('wp-login.php'))) {
			return { signedIn: true, deliberate: true };
		}
		return endpoint.action === 'logout' && status === 302 ? { signedIn: false, deliberate: true } : null;
	}
	const isScreen =
		/\/wp-admin\/(?!admin-ajax|admin-post)/.test(path) && status === 200 && answer.page?.kind !== 'login';
	return isScreen ? { signedIn: true, deliberate: false } : null;
}
