import type { Exchange } from '../../exchange/exchange.ts';
import { createRedactor, type Redactor } from '../../report/redaction/redactor.ts';
import { SECRET_CLASSES } from '../../report/redaction/secret-classes.ts';
import { shownCounts } from '../../report/shown-counts.ts';
import type { MessageKey } from '../../words/message.ts';

export interface SecretCount {
	/** The class: "Nonces". */
	readonly words: MessageKey;
	/** How many different ones. */
	readonly count: number;
}

/**
 * The secrets that a request as it was sent holds, by class, in the order a report lists them. Those of the answer do not
 * count, though they may be what gives one of the request away.
 */
export function secretsIn(exchange: Exchange): readonly SecretCount[] {
	const redactor = createRedactor();
	const request = JSON.stringify(redactor.exchange(exchange, 'full').request);
	// A URL that is a value of another one is encoded twice.
	return countsIn(`${request}\n${request.replaceAll('%25', '%')}`, redactor);
}

/** The secrets whose labels stand in a text, by class. */
export function countsIn(text: string, { secrets }: Pick<Redactor, 'secrets'>): readonly SecretCount[] {
	const counts = shownCounts(text, secrets);
	return SECRET_CLASSES.flatMap(({ id, words }) => {
		const count = counts[id] ?? 0;
		return count === 0 ? [] : [{ words, count }];
	});
}
