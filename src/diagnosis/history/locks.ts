import { asRecord, asString } from '../../exchange/loose.ts';
import { originOf } from '../../exchange/url.ts';
import { requestField } from '../../wordpress/request-fields.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';

/** Somebody else holds a post. */
export interface Lock {
	readonly holder: string;
	/** The server's own sentence. */
	readonly text: string;
	readonly pointer: string;
	/** Told because this tab holds the post in an editor; otherwise a list screen merely shows who is where. */
	readonly ours: boolean;
}

/**
 * Where a heartbeat tells of locks. The value at `key` holds an `error` of some name with the holder in it.
 * Core: `wp_refresh_post_lock()`; WooCommerce: `EditLock`; Elementor: `elementor_post_lock`.
 */
const OWN_LOCKS: readonly (readonly [key: string, error: string | null])[] = [
	['wp-refresh-post-lock', 'lock_error'],
	['wc-refresh-order-lock', 'error'],
	['locked_user', null],
];

/** The lock a heartbeat's answer tells of; `null` when the post is ours or nobody's. */
export function lockInHeartbeat({ answer, endpoint }: WordPressExchange): Lock | null {
	const beat = endpoint.family === 'heartbeat' ? asRecord(answer.json) : null;
	if (!beat) return null;
	for (const [key, errorName] of OWN_LOCKS) {
		if (errorName === null && typeof beat[key] === 'string' && beat[key] !== '') {
			return { holder: beat[key], text: beat[key], pointer: `/${key}`, ours: true };
		}
		const error = errorName === null ? null : asRecord(asRecord(beat[key])?.[errorName]);
		if (!error) continue;
		const holder = asString(error.name) || asString(error.user_name);
		return {
			holder,
			text: asString(error.text) || asString(error.message),
			pointer: `/${key}/${errorName}`,
			ours: true,
		};
	}
	// A list screen asks who is where; that is news, not trouble.
	const others = Object.entries(asRecord(beat['wp-check-locked-posts']) ?? {});
	const [post, first] = others[0] ?? [];
	const person = asRecord(first);
	if (!post || !person) return null;
	const pointer = `/wp-check-locked-posts/${post}`;
	return { holder: asString(person.name), text: asString(person.text), pointer, ours: false };
}

/** Remembers which posts a heartbeat said were taken over. */
export interface LockHistory {
	add(subject: WordPressExchange): void;
	/** The lock under which a write went through all the same. */
	lockedBefore(subject: WordPressExchange): (Lock & { readonly exchangeId: number }) | null;
}

export function createLockHistory(): LockHistory {
	const locks = new Map<string, { at: number; lock: Lock; exchangeId: number } | null>();
	const keyOf = (subject: WordPressExchange, id: string | null | undefined) =>
		id ? `${originOf(subject.exchange.request.url)} ${id}` : null;

	return {
		add(subject) {
			if (subject.endpoint.family !== 'heartbeat') return;
			const key = keyOf(
				subject,
				requestField(subject.exchange.request, 'data[wp-refresh-post-lock][post_id]'),
			);
			if (!key) return;
			const lock = lockInHeartbeat(subject);
			const { id, startedAt } = subject.exchange;
			locks.set(key, lock && { at: startedAt, lock, exchangeId: id });
		},
		lockedBefore(subject) {
			const { endpoint, exchange } = subject;
			const key = endpoint.family === 'rest' ? keyOf(subject, endpoint.resourceId) : null;
			const known = key ? locks.get(key) : null;
			return known && known.at <= exchange.startedAt ? { ...known.lock, exchangeId: known.exchangeId } : null;
		},
	};
}
