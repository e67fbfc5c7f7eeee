import type { Body, MissingReason } from './body.ts';
import { EMPTY_BODY, missingBody } from './body.ts';
import { decodeBody } from './decode.ts';
import type { ExchangeResponse } from './exchange.ts';
import { readMarkedBody } from './har-marked-body.ts';
import { header } from './headers.ts';
import type { Loose } from './loose.ts';
import { asNumber, asString } from './loose.ts';

/** What of a response decides whether it has a body. */
type Head = Pick<ExchangeResponse, 'status' | 'headers' | 'error' | 'redirectUrl'>;

/**
 * The body of a HAR response. `content.text` left out means that nobody wrote the body down, which many recorders do; an
 * empty one means that the answer was empty, which is itself evidence. Playwright and Chrome's own `content` may hold a
 * size, or the name of a file beside the HAR (`_file`, `_sha1`), and no text: that is missing, too.
 */
export function readResponseBody(
	content: Loose | null,
	head: Head,
	method: string,
	isPreflight: boolean,
): Body {
	const text = content?.text;
	const marked = readMarkedBody(content?._concordBody, text);
	if (marked) return marked;
	if (typeof text === 'string' && text !== '') {
		const type = asString(content?.mimeType) || header(head.headers, 'content-type') || '';
		return decodeBody(text, asString(content?.encoding).toLowerCase() === 'base64', type);
	}
	if (hasNoBody(head.status, method)) return EMPTY_BODY;
	const size = asNumber(content?.size, 0);
	if (text === '' && size <= 0) return EMPTY_BODY;
	if (size === 0 && header(head.headers, 'content-length') === '0') return EMPTY_BODY;
	return missingBody(whyMissing(head, isPreflight));
}

/** RFC 9110, 6.4.1. */
function hasNoBody(status: number, method: string): boolean {
	return method === 'HEAD' || status === 204 || status === 304 || (status >= 100 && status < 200);
}

function whyMissing({ status, error, redirectUrl }: Head, isPreflight: boolean): MissingReason {
	if (isPreflight) return 'preflight';
	if (error !== null || status === 0) return /abort|cancel/i.test(error ?? '') ? 'aborted' : 'failed';
	return redirectUrl === null ? 'not-recorded' : 'redirect';
}
