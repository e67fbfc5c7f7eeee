import { parseUrl } from '../exchange/url.ts';
import { endpointName } from '../wordpress/endpoint.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import { message } from '../words/message.ts';
import type { Detector, Verdict } from './detector.ts';
import { staleVersion } from './detectors/stale-version.ts';
import { unclassifiedConflict } from './detectors/unclassified-conflict.ts';
import type { Finding, FindingKind } from './finding.ts';
import { GUIDES } from './guides.ts';
import { suspectsOf } from './suspects.ts';

/** Most telling first: of all detectors that recognise a conflict, the first one names it. */
export const CONFLICT_DETECTORS: readonly Detector[] = [staleVersion, unclassifiedConflict];

/** Everything wrong with one exchange, as far as it alone can tell. A 409 always gives exactly one finding. */
export function diagnose(subject: WordPressExchange): readonly Finding[] {
	for (const detector of CONFLICT_DETECTORS) {
		const verdict = detector.detect(subject);
		if (verdict) return [makeFinding(detector.kind, subject, verdict)];
	}
	return [];
}

function makeFinding(kind: FindingKind, subject: WordPressExchange, verdict: Verdict): Finding {
	const name = subjectName(subject);
	const guide = GUIDES[kind];
	return {
		id: `${kind}-${subject.exchange.id}`,
		kind,
		severity: guide.severity,
		title: message(guide.title, name),
		explanation: message(guide.explanation, name),
		whyThisStatus: message(guide.whyThisStatus, name),
		subject,
		exchangeIds: [subject.exchange.id],
		suspects: suspectsOf(subject),
		recovery: guide.recovery,
		...verdict,
	};
}

function subjectName({ endpoint, exchange }: WordPressExchange): string {
	const url = parseUrl(exchange.request.url);
	return url ? endpointName(endpoint, url) : exchange.request.url;
}
