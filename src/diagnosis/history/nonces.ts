import type { Exchange } from '../../exchange/exchange.ts';
import { header } from '../../exchange/headers.ts';
import { originOf } from '../../exchange/url.ts';
import { cacheEvidence } from '../../wordpress/knowledge/cache-signs.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import type { NonceStory } from '../finding.ts';
import { givenNonce, handedOutNonces, mayHandOut, sentNonce } from './nonce-values.ts';
import { loginCookie, type SessionHistory } from './session.ts';

/** `nonce_life` is a day; a nonce holds for the tick it was made in and the next, so at least this long. */
const TICK_MS = 12 * 60 * 60 * 1000;

/** The life of one nonce value on one site. */
interface NonceLife {
	/** The exchange whose answer handed it out, and when. */
	readonly from: number;
	readonly seenAt: number;
	/** How many answers had come before that one. */
	readonly place: number;
	/** `name: value` of the header that proves it came from a cache. */
	readonly cachedBy: string | null;
	/** When the page was made, if its cache says so, else when it was seen. */
	readonly madeAt: number;
	/** Whose request it was handed out to. */
	readonly login: string | null;
}

/** An answer that handed out nonces; a page may wait to be searched until somebody asks. */
interface Handing {
	readonly subject: WordPressExchange;
	readonly place: number;
}

/** Tracks every nonce: where it came from, when it was last accepted, what superseded it. */
export interface NonceHistory {
	add(subject: WordPressExchange): void;
	/** Why a nonce was refused, as far as the traffic tells. */
	storyOf(subject: WordPressExchange): Omit<NonceStory, 'recovered'> & { readonly pageId: number | null };
	/** Searches an answer that waits, for its body goes. */
	letGo(exchange: Exchange): void;
}

export function createNonceHistory(session: SessionHistory): NonceHistory {
	const lives = new Map<string, NonceLife>();
	/** By nonce, the place of the latest request that went through with it. */
	const accepted = new Map<string, number>();
	/** By origin, the nonces for REST in the order they were handed out. */
	const restNonces = new Map<string, { value: string; at: number }[]>();
	/** Searching a page is long, and hardly ever is a nonce refused. */
	const waiting = new Map<number, Handing>();
	/** By origin, the nonce that the latest answer had in a header: most have the same one. */
	const latest = new Map<string, string>();
	let places = 0;

	const search = ({ place, subject }: Handing) => {
		const { exchange } = subject;
		const origin = originOf(exchange.request.url);
		const { all, rest } = handedOutNonces(subject);
		if (all.length === 0) return;
		const at = exchange.startedAt + exchange.durationMs;
		const cache = subject.answer.shape === 'html' ? provenCache(subject) : null;
		const login = loginCookie(subject);
		for (const value of all) {
			const key = `${origin} ${value}`;
			if (lives.has(key)) continue;
			lives.set(key, {
				from: exchange.id,
				seenAt: at,
				place,
				cachedBy: cache?.proof ?? null,
				madeAt: cache?.madeAt ?? at,
				login,
			});
		}
		const known = restNonces.get(origin ?? '') ?? [];
		restNonces.set(origin ?? '', known);
		if (rest && known.at(-1)?.value !== rest) known.push({ value: rest, at });
	};

	/** In the order in which they came: of the same nonce the first answer counts. */
	const searchAll = () => {
		for (const page of waiting.values()) search(page);
		waiting.clear();
	};

	return {
		add(subject) {
			const { exchange, status } = subject;
			const origin = originOf(exchange.request.url);
			if (!origin) return;
			const place = places++;
			if (status >= 200 && status < 400 && !subject.error) {
				const sent = sentNonce(subject);
				if (sent) accepted.set(`${origin} ${sent.value}`, place);
			}
			const given = givenNonce(subject);
			if (given === null && !mayHandOut(subject)) return;
			if (given !== null && given === latest.get(origin)) return;
			if (given === null) latest.delete(origin);
			else latest.set(origin, given);
			waiting.set(exchange.id, { subject, place });
			if (subject.answer.shape !== 'html' && waiting.size === 1) searchAll();
		},
		letGo({ id }) {
			if (waiting.has(id)) searchAll();
		},
		storyOf(subject) {
			searchAll();
			const { exchange } = subject;
			const origin = originOf(exchange.request.url) ?? '';
			const sent = sentNonce(subject);
			if (!sent) return { state: 'missing', carrier: '', cachedBy: null, pageId: null };
			const key = `${origin} ${sent.value}`;
			const life = lives.get(key);
			const wasAccepted = life !== undefined && (accepted.get(key) ?? -1) > life.place;
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
			if (life && (wasAccepted || now - life.madeAt >= TICK_MS)) return tell('expired');
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
