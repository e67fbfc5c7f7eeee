import type { Body } from '../exchange/body.ts';
import { EMPTY_BODY, missingBody } from '../exchange/body.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { header, mediaType } from '../exchange/headers.ts';

/** Above this a body is not even asked for: copying it costs the page's own DevTools. In bytes. */
export const MAX_FETCHED_BYTES = 8 * 1024 * 1024;

/** Types that say nothing about WordPress when all went well. */
const UNWANTED_TYPES = /^(?:image|font|audio|video)\/|^text\/css$|^application\/(?:font|wasm)/;

/**
 * What is known of a response body before it is fetched: the body itself where it cannot exist or is not wanted, or
 * `null` where it has to be asked for. A wrong guess here would hang on a body that never comes.
 *
 * @param contentSize decoded size in bytes as the browser counted it, negative when unknown
 */
export function bodyWithoutFetching(exchange: Exchange, contentSize: number): Body | null {
	const { request, response } = exchange;
	if (exchange.resourceType === 'preflight') return missingBody('preflight');
	if (response.status === 0) return missingBody(response.error === 'net::ERR_ABORTED' ? 'aborted' : 'failed');
	if (request.method === 'HEAD' || response.status === 204 || response.status === 304) return EMPTY_BODY;
	if (response.error === 'net::ERR_ABORTED') return missingBody('aborted');
	if (response.error !== null) return missingBody('failed');
	if (response.status >= 300 && response.status < 400 && header(response.headers, 'location') !== undefined) {
		return missingBody('redirect');
	}
	const type = mediaType(header(response.headers, 'content-type'));
	// An error of any type is evidence: a proxy may label WordPress's JSON as it likes.
	if (response.status < 400 && UNWANTED_TYPES.test(type)) return missingBody('unwanted');
	if (contentSize > MAX_FETCHED_BYTES) return missingBody('too-large');
	return null;
}
