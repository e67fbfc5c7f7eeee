import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import type { Finding } from './finding.ts';

/** An exchange with what was found in it: an observation of the inspector, as far as this room needs to know it. */
export interface Observed extends WordPressExchange {
	readonly parts: readonly WordPressExchange[];
	readonly isWrite: boolean;
	/** Of the exchange itself and of its parts. */
	readonly findings: readonly Finding[];
}

/** The exchange itself and its parts, each with the findings that are its own. */
export function piecesOf(
	observed: Observed,
): readonly { readonly piece: WordPressExchange; readonly findings: readonly Finding[] }[] {
	return [observed, ...observed.parts].map(piece => ({
		piece,
		findings: observed.findings.filter(({ subject }) => subject.part?.index === piece.part?.index),
	}));
}
