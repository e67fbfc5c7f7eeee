import { header } from '../../exchange/headers.ts';
import { answersScripts } from '../../wordpress/endpoint.ts';
import { eventIds, matchEdge, showsEdge } from '../../wordpress/knowledge/edge-signatures.ts';
import { reachedWordPress } from '../../wordpress/knowledge/reached-wordpress.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import type { Case, Detector, Verdict } from '../case.ts';
import { bodyPointer, evidence, headerPointer } from '../evidence.ts';
import type { Evidence } from '../finding.ts';

/** Above this an HTML page is a page of the site, not the note of a gate. In UTF-16 units. */
const SMALL_PAGE = 5000;

/** An answer that WordPress never sent: a host's bot check, a CDN, a firewall, the web server itself. */
export const edgeBlock: Detector = {
	kind: 'edge-block',
	detect(it) {
		const { subject } = it;
		const { answer, endpoint, exchange, status } = subject;
		if (subject.part || status === 0 || (endpoint.family === 'other' && status !== 409)) return null;
		if (status < 400 && status !== 202 && !answersScripts(it.subject.endpoint)) return null;
		const { body, headers } = exchange.response;
		// What a gate says in JSON is short.
		if (answer.isUnread && !showsEdge(status, headers)) return null;
		const bodyText = body.kind === 'text' ? body.text : '';
		const isJson = answer.shape === 'json' && answer.noise === null;
		if (reachedWordPress({ headers, bodyText, isJson: isJson && subject.error !== null })) return null;
		const signature = matchEdge({ status, headers, bodyText });
		if (signature?.what === 'maintenance') return null;
		if (signature) {
			const pointer = signature.body ? bodyPointer('') : 'response.headers';
			return {
				confidence: 'certain',
				evidence: [
					evidence(subject, 'edge-signature', pointer, 'evidence_edge', signature.name),
					...idEvidence(subject),
				],
				suspects: [
					{
						type: signature.layer === 'host' ? 'host' : 'edge',
						slug: signature.id,
						roles: ['interferer'],
						weight: 0.9,
						evidence: [evidence(subject, 'edge-signature', pointer, 'evidence_edge', signature.name)],
					},
				],
			};
		}
		return unknownEdge(it, bodyText);
	},
};

/** The ids by which the host or CDN finds the event in its log. */
function idEvidence(subject: WordPressExchange): Evidence[] {
	return eventIds(subject.exchange.response.headers).map(({ header: name, value }) =>
		evidence(subject, 'event-id', headerPointer('response', name), 'evidence_eventId', `${name}: ${value}`),
	);
}

/** A small page of HTML with 409 where WordPress would have answered JSON or its own error page. */
function unknownEdge(it: Case, bodyText: string): Verdict | null {
	const { answer, status } = it.subject;
	if (status !== 409 || answer.shape !== 'html' || answer.page?.kind !== 'other') return null;
	if (!answersScripts(it.subject.endpoint) || bodyText.length > SMALL_PAGE) return null;
	return {
		confidence: header(it.subject.exchange.response.headers, 'server') === undefined ? 'possible' : 'likely',
		evidence: [evidence(it.subject, 'not-from-wordpress', bodyPointer(''), 'evidence_notWordPress')],
	};
}
