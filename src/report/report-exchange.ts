import type { Body } from '../exchange/body.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { parseJson } from '../exchange/json.ts';
import type { BodyMode } from './redaction/bodies.ts';
import type { ReportBody, ReportExchange } from './report.ts';

/**
 * An exchange as the contract has it.
 *
 * @param shown as the redactor gave it back
 * @param original before that: only sizes are taken of it
 * @param place its number in the report
 */
export function reportExchange(
	shown: Exchange,
	original: Exchange,
	mode: BodyMode,
	place: number,
): ReportExchange {
	const { request, response } = shown;
	return {
		id: place,
		startedAt: isoTime(shown.startedAt),
		durationMs: shown.durationMs,
		request: {
			method: request.method,
			url: request.url,
			headers: request.headers,
			body: reportBody(request.body, original.request.body, mode),
		},
		response: {
			status: response.status,
			headers: response.headers,
			body: reportBody(response.body, original.response.body, mode),
		},
	};
}

/** ISO 8601; `null` when a recording did not say, or said nonsense. */
export function isoTime(at: number): string | null {
	return Number.isFinite(at) && Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : null;
}

function reportBody(shown: Body, original: Body, mode: BodyMode): ReportBody {
	if (original.kind === 'binary') return { kind: 'binary', bytes: original.bytes };
	switch (shown.kind) {
		case 'empty':
			return { kind: 'empty' };
		case 'missing':
			return { kind: 'missing', reason: shown.reason };
		case 'binary':
			return { kind: 'binary', bytes: shown.bytes };
		case 'text': {
			const { text, truncatedFrom } = shown;
			if (mode === 'full') return { kind: 'full', text, ...(truncatedFrom ? { truncatedFrom } : {}) };
			const json = parseJson(text);
			return json.ok ? { kind: 'json', shape: json.value } : { kind: 'text', shape: text };
		}
	}
}
