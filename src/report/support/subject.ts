import type { Exchange } from '../../exchange/exchange.ts';
import { header } from '../../exchange/headers.ts';
import type { Say } from '../../words/message.ts';
import type { Report, ReportExchange, ReportFinding } from '../report.ts';
import type { Trial } from './tried.ts';

/** What a text is about, redacted. */
export interface Subject {
	readonly report: Report;
	readonly finding: ReportFinding;
	/** The request that failed, as the report has it and with what a log knows of it; absent if it was not recorded. */
	readonly failed: { readonly shown: ReportExchange; readonly exchange: Exchange } | null;
	/** What a session has tried of this failure; `null` where none has. */
	readonly trials: readonly Trial[] | null;
	readonly say: Say;
}

const ORDER: readonly ReportFinding['severity'][] = ['error', 'warning', 'info'];

/** The finding of an id, or the gravest, the first of several. `null` when there is none. */
export function findingFor(report: Report, id: string | undefined): ReportFinding | null {
	if (id !== undefined) {
		const found = report.findings.find(finding => finding.id === id);
		if (!found) throw new RangeError('No finding of this id');
		return found;
	}
	return report.findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))[0] ?? null;
}

/** The user agent of the request that failed, as sent; empty when nobody knows. */
export function userAgentOf({ failed }: Subject): string {
	return failed ? (header(failed.shown.request.headers, 'user-agent') ?? '') : '';
}
