import type { Exchange } from '../../exchange/exchange.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import { createDuplicateHistory, type DuplicateHistory } from './duplicates.ts';
import { createIdempotencyHistory, type IdempotencyHistory } from './idempotency.ts';
import { createLockHistory, type LockHistory } from './locks.ts';
import { createNonceHistory, type NonceHistory } from './nonces.ts';
import { createRecoveryHistory, type RecoveryHistory } from './recoveries.ts';
import { createSessionHistory, type SessionHistory } from './session.ts';
import { createVersionHistory, type VersionHistory } from './versions.ts';

/** What went before, as far as it matters to what comes after. */
export interface History {
	readonly duplicates: DuplicateHistory;
	readonly idempotency: IdempotencyHistory;
	readonly locks: LockHistory;
	readonly nonces: NonceHistory;
	readonly recoveries: RecoveryHistory;
	readonly session: SessionHistory;
	readonly versions: VersionHistory;
	/** Takes the next exchange. Answers the ids of earlier ones of which something else may have to be said now. */
	add(subject: WordPressExchange): readonly number[];
	/** The bodies of an exchange are gone from everywhere else: here, too. What is far enough behind it is forgotten. */
	letGo(exchange: Exchange): void;
}

export function createHistory(): History {
	const session = createSessionHistory();
	const history = {
		session,
		duplicates: createDuplicateHistory(),
		idempotency: createIdempotencyHistory(),
		locks: createLockHistory(),
		nonces: createNonceHistory(session),
		recoveries: createRecoveryHistory(),
		versions: createVersionHistory(),
	};
	return {
		...history,
		letGo(exchange) {
			history.duplicates.letGo(exchange);
			history.nonces.letGo(exchange);
		},
		add(subject) {
			history.session.add(subject);
			history.idempotency.add(subject);
			history.locks.add(subject);
			history.nonces.add(subject);
			history.versions.add(subject);
			const cured = history.recoveries.add(subject);
			const touched = history.duplicates.add(subject);
			return cured.length === 0 ? touched : [...cured, ...touched];
		},
	};
}
