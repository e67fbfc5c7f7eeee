import type { PageAnswer } from '../../src/exchange/page-request.ts';

/** What a site would have answered, whole. */
export function answerOf(text: string, status = 200, contentType = 'application/json'): PageAnswer {
	return {
		kind: 'answer',
		status,
		headers: [{ name: 'content-type', value: contentType }],
		text,
		truncated: false,
		startedAt: 0,
		durationMs: 1,
	};
}
