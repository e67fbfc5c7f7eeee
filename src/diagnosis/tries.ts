import { parseJson } from '../exchange/json.ts';
import { asArray, asRecord } from '../exchange/loose.ts';
import { requestData } from '../exchange/request-data.ts';
import { requestField } from '../wordpress/request-fields.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import type { Finding } from './finding.ts';
import { type Observed, piecesOf } from './observed.ts';
import { sameRequest } from './same-request.ts';

/** How one try of a request went, measured by a finding: the same conflict, something else amiss, or well. */
export interface Try {
	/** Of the exchange, and of the part where it is one. */
	readonly key: string;
	readonly startedAt: number;
	readonly outcome: 'conflict' | 'other' | 'clean';
}

/** The tries of a finding's request in an exchange: none, one, or several in a batch. */
export function triesIn(observed: Observed, finding: Finding): readonly Try[] {
	const { id, startedAt } = observed.exchange;
	const pieces = piecesOf(observed).filter(({ piece }) => sameRequest(piece, finding.subject));
	if (pieces.length === 0 && wentWell(observed, finding.subject))
		return [{ key: `${id}`, startedAt, outcome: 'clean' }];
	return pieces.flatMap(({ findings, piece }) => {
		// A refusal that the page healed by itself is no try of its own: the one that followed is.
		if (finding.severity !== 'info' && findings.some(isSameButHealed(finding))) return [];
		const key = piece.part ? `${id}-${piece.part.index}` : `${id}`;
		return [{ key, startedAt, outcome: outcomeOf(piece, findings, finding) }];
	});
}

function isSameButHealed({ kind }: Finding): (found: Finding) => boolean {
	return found => found.kind === kind && found.severity === 'info';
}

function outcomeOf(
	{ error, status }: WordPressExchange,
	findings: readonly Finding[],
	{ kind }: Finding,
): Try['outcome'] {
	if (findings.some(found => found.kind === kind)) return 'conflict';
	const complains = findings.some(({ severity }) => severity !== 'info');
	return complains || error || status === 0 || status >= 400 ? 'other' : 'clean';
}

/**
 * WooCommerce's batches and Elementor's router tell apart only what failed; that a part went well is seen by its being sent
 * and not among the failures.
 */
function wentWell({ endpoint, exchange, status }: Observed, target: WordPressExchange): boolean {
	if (!target.part || status >= 400 || status === 0) return false;
	if (endpoint.action === 'elementor_ajax') {
		const id = /^elementor_ajax: (.+)$/.exec(target.endpoint.action ?? '')?.[1];
		const actions = parseJson(requestField(exchange.request, 'actions') ?? '');
		const record = actions.ok ? asRecord(actions.value) : null;
		return id !== undefined && record !== null && Object.hasOwn(record, id);
	}
	const { method, resourceId, route } = target.endpoint;
	const base = resourceId === null ? route : route?.replace(/\/\d+$/, '');
	if (endpoint.route === null || endpoint.route !== `${base}/batch`) return false;
	const sent = asRecord(requestData(exchange.request).json);
	if (method === 'POST') return asArray(sent?.create).length > 0;
	const ids = asArray(sent?.[method === 'DELETE' ? 'delete' : 'update']);
	return ids.some(each => String(asRecord(each)?.id ?? each) === resourceId);
}
