import { textBody } from '../../exchange/body.ts';
import { type Headers, header } from '../../exchange/headers.ts';
import type { PageAnswer, PageFailure, PageRequest } from '../../exchange/page-request.ts';
import { type Answer, readAnswer } from '../../wordpress/answer.ts';
import { answersScripts } from '../../wordpress/endpoint.ts';
import type { WordPressError } from '../../wordpress/error.ts';
import { recogniseEndpoint } from '../../wordpress/recognise.ts';
import type { SiteRoots } from '../../wordpress/site-roots.ts';
import { errorOf } from '../../wordpress/wordpress-exchange.ts';
import type { MessageKey } from '../../words/message.ts';

/** What came of a request that the inspected page sent. */
export type Reply = Answered | Unanswered;

export interface Answered {
	readonly kind: 'answer';
	readonly request: PageRequest;
	readonly status: number;
	readonly headers: Headers;
	/** Milliseconds since 1970, by the page's clock. */
	readonly startedAt: number;
	readonly durationMs: number;
	/** Only the beginning of the body was read. */
	readonly truncated: boolean;
	readonly answer: Answer;
	readonly error: WordPressError | null;
	/** `unclear`: the status says success, but a page came where a script waits for data. */
	readonly verdict: 'accepted' | 'refused' | 'unclear';
}

export interface Unanswered {
	readonly kind: 'failed';
	readonly request: PageRequest;
	readonly reason: PageFailure;
}

/** Understands an answer as the recorder's would be. */
export function replyOf(request: PageRequest, answer: PageAnswer, roots?: SiteRoots): Reply {
	if (answer.kind === 'failed') return { kind: 'failed', request, reason: answer.reason };
	const { text, ...rest } = answer;
	const read = readAnswer(textBody(text), header(rest.headers, 'content-type'));
	const error = errorOf(read, rest.status);
	const endpoint = recogniseEndpoint({ ...request, body: textBody(request.body ?? '') }, roots);
	const isPage = read.shape === 'html' && answersScripts(endpoint);
	const verdict = rest.status >= 400 || error ? 'refused' : isPage ? 'unclear' : 'accepted';
	return { ...rest, request, answer: read, error, verdict };
}

/** Why there is no answer, and what to do: to a question that can be asked again without harm. */
export const READ_FAILURES: Readonly<Record<PageFailure, MessageKey>> = {
	denied: 'compare_failedDenied',
	'other-origin': 'compare_failedOrigin',
	navigated: 'compare_failedNavigated',
	network: 'compare_failedNetwork',
	timeout: 'compare_failedTimeout',
	'no-page': 'compare_openInDevTools',
};

/** Likewise to a request that changes something: it may have arrived. */
export const WRITE_FAILURES: Readonly<Record<PageFailure, MessageKey>> = {
	...READ_FAILURES,
	navigated: 'compare_failedNavigatedWrite',
	network: 'compare_failedNetworkWrite',
	timeout: 'compare_failedTimeoutWrite',
};
