import { diagnose } from './diagnosis/diagnose.ts';
import type { Finding } from './diagnosis/finding.ts';
import type { Exchange } from './exchange/exchange.ts';
import { isWrite } from './wordpress/endpoint.ts';
import type { WordPressExchange } from './wordpress/wordpress-exchange.ts';
import { understand } from './wordpress/wordpress-exchange.ts';

/** An exchange after the whole pipeline. */
export interface Observation extends WordPressExchange {
	readonly isWrite: boolean;
	readonly findings: readonly Finding[];
}

/** The one pipeline: live capture, HAR import and the terminal all go through it. */
export interface Inspector {
	/**
	 * Takes the next exchange, in any order.
	 *
	 * @returns `null` for traffic that is not WordPress's and not a conflict either: nobody needs to keep it
	 */
	observe(exchange: Exchange): Observation | null;
}

export function createInspector(): Inspector {
	return {
		observe(exchange) {
			const subject = understand(exchange);
			const findings = diagnose(subject);
			if (subject.endpoint.family === 'other' && findings.length === 0) return null;
			return { ...subject, isWrite: isWrite(subject.endpoint, exchange.request.method), findings };
		},
	};
}
