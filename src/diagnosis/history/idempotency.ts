import { header } from '../../exchange/headers.ts';
import { originOf } from '../../exchange/url.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import { fingerprint } from './fingerprint.ts';

/** Headers that name one intent, whoever invented them (draft-ietf-httpapi-idempotency-key-header, and before it). */
const KEY_HEADERS = [
	'idempotency-key',
	'x-idempotency-key',
	'x-request-idempotency-key',
	'wc-idempotency-key',
];

const NAMES: ReadonlySet<string> = new Set(KEY_HEADERS);
const SHORTEST = Math.min(...KEY_HEADERS.map(name => name.length));

/** An earlier request that carried the same key. */
export interface KeyReuse {
	readonly header: string;
	readonly of: number;
	readonly otherBody: boolean;
	readonly inFlight: boolean;
}

/** Remembers which key was used for what. */
export interface IdempotencyHistory {
	add(subject: WordPressExchange): void;
	reuseBy(subject: WordPressExchange): KeyReuse | null;
}

export function createIdempotencyHistory(): IdempotencyHistory {
	const uses = new Map<string, WordPressExchange[]>();

	return {
		add(subject) {
			const key = keyOf(subject);
			if (!key) return;
			const others = (uses.get(key.id) ?? []).filter(({ exchange }) => exchange.id !== subject.exchange.id);
			uses.set(key.id, [...others, subject]);
		},
		reuseBy(subject) {
			const key = keyOf(subject);
			if (!key) return null;
			const now = subject.exchange.startedAt;
			const before = (uses.get(key.id) ?? []).filter(
				({ exchange }) => exchange.id !== subject.exchange.id && exchange.startedAt <= now,
			);
			const first = before[0];
			if (!first) return null;
			return {
				header: key.header,
				of: first.exchange.id,
				otherBody: fingerprint(first) !== fingerprint(subject),
				inFlight: first.exchange.startedAt + first.exchange.durationMs > now,
			};
		},
	};
}

function keyOf({ exchange }: WordPressExchange): { id: string; header: string } | null {
	// Asked of every request, and hardly any has one.
	if (!exchange.request.headers.some(({ name }) => name.length >= SHORTEST && NAMES.has(name.toLowerCase())))
		return null;
	for (const name of KEY_HEADERS) {
		const value = header(exchange.request.headers, name);
		if (value) return { id: `${originOf(exchange.request.url)} ${value}`, header: name };
	}
	return null;
}
