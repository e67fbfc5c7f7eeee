import { asRecord } from '../../exchange/loose.ts';
import { originOf, urlParts } from '../../exchange/url.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import { fingerprint } from './fingerprint.ts';
import { sentNonce } from './nonce-values.ts';

/**
 * Remembers requests that were refused for their nonce or their login, and notices when the same request went through
 * after all: `apiFetch` gets a fresh nonce by itself and sends the request again, and nobody needs to do anything.
 */
export interface RecoveryHistory {
	/** Takes the next exchange. Answers the ids of refused ones that recovered through it. */
	add(subject: WordPressExchange): readonly number[];
	/** The exchange through which a refused one recovered. */
	recoveredBy(subject: WordPressExchange): number | null;
}

/** A retry later than this was a person's. In milliseconds. */
const WITHIN_MS = 60_000;
/** So many refusals of one place may wait for their cure. */
const MAX_WAITING = 20;

export function createRecoveryHistory(): RecoveryHistory {
	/** By place, so that nothing is computed for the many requests that no refused one waits for. */
	const refused = new Map<string, WordPressExchange[]>();
	/** Heartbeats that said `nonces_expired`, by origin. They bring fresh nonces along, for whoever takes them. */
	const expired = new Map<string, number[]>();
	const recovered = new Map<number, number>();

	/** Heartbeats whose cure has worked: something went through with a nonce afterwards. */
	const curedBeats = (subject: WordPressExchange): readonly number[] => {
		const origin = originOf(subject.exchange.request.url) ?? '';
		const beats = expired.get(origin);
		if (subject.endpoint.family === 'heartbeat' && asRecord(subject.answer.json)?.nonces_expired === true) {
			expired.set(origin, [...(beats ?? []), subject.exchange.id]);
			return [];
		}
		const wentThrough = subject.status >= 200 && subject.status < 300 && !subject.error;
		if (!beats || !wentThrough || sentNonce(subject) === null) return [];
		expired.delete(origin);
		for (const id of beats) recovered.set(id, subject.exchange.id);
		return beats;
	};

	return {
		add(subject) {
			const { exchange, status } = subject;
			const cured = curedBeats(subject);
			const isRefused = status === 401 || status === 403;
			if (!isRefused && refused.size === 0) return cured;
			const place = placeOf(subject);
			if (isRefused) {
				refused.set(place, [...(refused.get(place) ?? []).slice(-MAX_WAITING), subject]);
				return cured;
			}
			const waiting = refused.get(place);
			if (!waiting || status < 200 || status >= 400 || subject.error) return cured;
			const same = waiting.filter(({ exchange: { startedAt } }) => {
				const gap = exchange.startedAt - startedAt;
				return gap >= 0 && gap <= WITHIN_MS;
			});
			if (same.length === 0) return cured;
			const key = fingerprint(subject);
			const ids = same.filter(each => fingerprint(each) === key).map(each => each.exchange.id);
			for (const id of ids) recovered.set(id, exchange.id);
			return [...cured, ...ids];
		},
		recoveredBy: ({ exchange }) => recovered.get(exchange.id) ?? null,
	};
}

function placeOf({ endpoint, exchange }: WordPressExchange): string {
	const { action, method, route } = endpoint;
	const { url } = exchange.request;
	return `${method} ${originOf(url)} ${route ?? `${urlParts(url)?.pathname} ${action}`}`;
}
