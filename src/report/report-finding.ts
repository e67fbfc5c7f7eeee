import type { Evidence, Finding } from '../diagnosis/finding.ts';
import type { Endpoint } from '../wordpress/endpoint.ts';
import { htmlToText } from '../wordpress/html-text.ts';
import type { Message, Say } from '../words/message.ts';
import type { ReportEndpoint, ReportEvidence, ReportFinding } from './report.ts';
import type { SafeWords } from './safe-words.ts';

/** What a finding is put in words with. */
export interface FindingWording {
	readonly say: Say;
	readonly safe: SafeWords;
	readonly numberOf: (exchangeId: number) => number;
}

/** A finding as the contract has it. Kinds, rules, pointers, numbers and states are as they were; all else was redacted. */
export function reportFinding(finding: Finding, wording: FindingWording): ReportFinding {
	const { safe, numberOf } = wording;
	const { duplicate, existing, nonce, recovery, subject, version } = finding;
	const say = (message: Message) => wording.say(safe.message(message));
	const evidence = (items: readonly Evidence[]): ReportEvidence[] =>
		items.map(({ rule, text, exchangeId, pointer }) => ({
			rule,
			text: rule === 'event-id' ? wording.say(withIds(text, safe)) : say(text),
			exchangeId: numberOf(exchangeId),
			pointer: safe.token(pointer),
		}));
	const token = (text: string | null) => (text === null ? null : safe.token(text));
	return {
		id: finding.id,
		kind: finding.kind,
		severity: finding.severity,
		confidence: finding.confidence,
		status: subject.status,
		title: say(finding.title),
		explanation: say(finding.explanation),
		endpoint: reportEndpoint(subject.endpoint, safe),
		error: subject.error && {
			code: safe.token(subject.error.code),
			message: safe.text(htmlToText(subject.error.message)),
			format: subject.error.format,
		},
		exchangeIds: finding.exchangeIds.map(numberOf),
		evidence: evidence(finding.evidence),
		suspects: finding.suspects.map(suspect => ({
			type: suspect.type,
			slug: safe.token(suspect.slug),
			roles: suspect.roles,
			name: safe.token(suspect.slug),
			weight: suspect.weight,
			evidence: evidence(suspect.evidence),
		})),
		recovery: {
			decision: say(recovery.decision),
			steps: recovery.steps.map(say),
			avoid: recovery.avoid.map(say),
			verify: recovery.verify.map(say),
			escalate: recovery.escalate.map(say),
			prevention: {
				owner: recovery.prevention.owner.map(say),
				author: recovery.prevention.author.map(say),
			},
		},
		whyThisStatus: say(finding.whyThisStatus),
		...(duplicate ? { duplicate: { ...duplicate, of: numberOf(duplicate.of) } } : {}),
		...(nonce
			? {
					nonce: {
						...nonce,
						carrier: safe.token(nonce.carrier),
						cachedBy: nonce.cachedBy === null ? null : safe.text(nonce.cachedBy),
					},
				}
			: {}),
		...(version
			? {
					version: {
						carrier: safe.token(version.carrier),
						sent: token(version.sent),
						current: token(version.current),
					},
				}
			: {}),
		...(existing
			? {
					existing: {
						id: safe.token(existing.id),
						link: existing.link === null ? null : safe.url(existing.link),
					},
				}
			: {}),
	};
}

/** An id that a log is to be searched for looks as random as a key, and is of no use in part. */
function withIds({ key, values = [] }: Message, safe: SafeWords): Message {
	return { key, values: values.map(safe.token) };
}

/** The contract's endpoint: no more than that, whatever the diagnosis needs for itself. */
function reportEndpoint(
	{ action, family, method, namespace, resource, route }: Endpoint,
	safe: SafeWords,
): ReportEndpoint {
	const token = (text: string | null) => (text === null ? null : safe.token(text));
	return {
		family,
		method,
		route: token(route),
		action: token(action),
		namespace: token(namespace),
		resource: token(resource),
	};
}
