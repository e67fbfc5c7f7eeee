import { header } from '../../exchange/headers.ts';
import { originOf } from '../../exchange/url.ts';
import { cacheEvidence } from '../../wordpress/knowledge/cache-signs.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import type { NonceStory } from '../finding.ts';
import { handedOutNonces, sentNonce } from './nonce-values.ts';
import { loginCookie, type SessionHistory } from './session.ts';

/** `nonce_life` is a day; a nonce holds for the tick it was made in and the next, so at least this long. */
const TICK_MS = 12 * 60 * 60 * 1000;

/** The life of one nonce value on one site. */
interface NonceLife {
	/** The exchange whose answer handed it out, and when. */
	readonly from: number;
	readonly seenAt: number;
	/** `name: value` of the header that proves it came from a cache. */
	readonly cachedBy: string | null;
	/** When the page was made, if its cache says so, else when it was seen. */
	readonly madeAt: number;
	lastAccepted: number | null;
	/** Whose request it was handed out to. */
	readonly login: string | null;
}

/** Tracks every nonce: where it came from, when it was last accepted, what superseded it. */
export interface NonceHistory {
	add(subject: WordPressExchange): void;
	/** Why a nonce was refused, as far as the traffic tells. */
	storyOf(subject: WordPressExchange): Omit<NonceStory, 'recovered'> & { readonly pageId: number | null };
}

export function createNonceHistory(session: SessionHistory): NonceHistory {
	const lives = new Map<string, NonceLife>();
	/** By origin, the nonces for REST in the order they were handed out. */
	const restNonces = new Map<string, { value: string; at: number }[]>();

	return {
		add(subject) {
			const { exchange, status } = subject;
			const origin = originOf(exchange.request.url);
			if (!origin) return;
			const at = exchange.startedAt + exchange.durationMs;
			const sent = sentNonce(subject);
			const used = sent && lives.get(`${origin} ${sent.value}`);
			if (used && status >= 200 && status < 400 && !subject.error) used.lastAccepted = exchange.startedAt;
			const { all, rest } = handedOutNonces(subject);
			if (all.length === 0) return;
			const cache = subject.answer.shape === 'html' ? provenCache(subject) : null;
			for (const value of all) {
				const key = `${origin} ${value}`;
				if (lives.has(key)) continue;
				lives.set(key, {
					from: exchange.id,
					seenAt: at,
					cachedBy: cache?.proof ?? null,
					madeAt: cache?.madeAt ?? at,
					lastAccepted: null,
					login: loginCookie(subject),
				});
			}
			const known = restNonces.get(origin) ?? [];
			restNonces.set(origin, known);
			if (rest && known.at(-1)?.value !== rest) known.push({ value: rest, at });
		},
		storyOf(subject) {
			const { exchange } = subject;
			const origin = originOf(exchange.request.url) ?? '';
			const sent = sentNonce(subject);
			if (!sent) return { state: 'missing', carrier: '', cachedBy: null, pageId: null };
			const life = lives.get(`${origin} ${sent.value}`);
			const { carrier } = sent;
			const tell = (state: NonceStory['state']) => ({
				state,
				carrier,
				cachedBy: life?.cachedBy ?? null,
				pageId: life?.from ?? null,
			});
			const now = exchange.startedAt;
			const login = loginCookie(subject);
			const otherLogin = life?.login != null && login !== null && login !== life.login;
			if (otherLogin || (life && session.changedBetween(origin, life.seenAt, now)))
				return tell('other-session');
			if (life?.cachedBy) return tell('cached');
			if (carrier === 'X-WP-Nonce' && isSuperseded(restNonces.get(origin) ?? [], sent.value, now))
				return tell('superseded');
			if (life && (life.lastAccepted !== null || now - life.madeAt >= TICK_MS)) return tell('expired');
			return tell('rejected');
		},
	};
}

/** A newer nonce had been handed out before this one was sent, and was ignored. */
function isSuperseded(
	known: readonly { value: string; at: number }[],
	value: string,
	sentAt: number,
): boolean {
	const before = known.filter(({ at }) => at <= sentAt);
	const place = before.findLastIndex(each => each.value === value);
	return place >= 0 && place < before.length - 1;
}

/** The header, or the comment at the end of the page, that proves a page came from a cache; and when it was made. */
function provenCache({ exchange }: WordPressExchange): { proof: string; madeAt: number } | null {
	const { body, headers } = exchange.response;
	const htmlTail = body.kind === 'text' ? body.text.slice(-2000) : '';
	const [proof] = cacheEvidence({ headers, htmlTail }).filter(each => each.proof);
	if (!proof) return null;
	const age = Number(header(headers, 'age') ?? 0);
	return { proof: proof.text, madeAt: exchange.startedAt - (Number.isFinite(age) ? age * 1000 : 0) };
}
