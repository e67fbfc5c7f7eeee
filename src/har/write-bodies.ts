import type { Body } from '../exchange/body.ts';
import type { ExchangeRequest, ExchangeResponse } from '../exchange/exchange.ts';
import { readFormFields } from '../exchange/form.ts';
import { markOf } from '../exchange/har-marked-body.ts';
import { readRequestBody } from '../exchange/har-request-body.ts';
import { readResponseBody } from '../exchange/har-response-body.ts';
import { header, mediaType } from '../exchange/headers.ts';
import type { Loose } from '../exchange/loose.ts';

/**
 * The members of a HAR request that hold its body. What is left of it when HAR 1.2's own members are read back decides
 * whether it is marked as well (`BodyMark`): most bodies need none.
 */
export function writeRequestBody({ body, headers }: ExchangeRequest): Loose {
	const type = header(headers, 'content-type') ?? '';
	const written = { bodySize: sizeOf(body), ...requestContent(body, type) };
	const isRead = isSame(readRequestBody(written, headers, type), body);
	return { ...written, ...(isRead ? {} : { _concordBody: markOf(body) }), ...commentOn(body) };
}

function requestContent(body: Body, type: string): Loose {
	if (body.kind === 'text') {
		const isForm = mediaType(type) === 'application/x-www-form-urlencoded';
		const params = isForm ? readFormFields(body, type).map(({ name, value }) => ({ name, value })) : [];
		// HAR has either `text` or `params`; Chrome and Firefox write both, and each helps a reader who knows only the one.
		return { postData: { mimeType: type, text: body.text, ...(isForm ? { params } : {}) } };
	}
	if (body.kind !== 'binary') return {};
	// HAR 1.2 has no place for it; these two are HTTP Toolkit's.
	return {
		_requestBodyStatus: 'discarded:not-representable',
		_content: { size: body.bytes, text: body.base64, encoding: 'base64' },
	};
}

/** `content` of a HAR response, marked in the same way. */
export function writeContent(response: ExchangeResponse, method: string, isPreflight: boolean): Loose {
	const { body } = response;
	const content = {
		size: sizeOf(body),
		mimeType: header(response.headers, 'content-type') ?? '',
		...(body.kind === 'text' ? { text: body.text } : {}),
		...(body.kind === 'binary' ? { text: body.base64, encoding: 'base64' } : {}),
		...(body.kind === 'empty' ? { text: '' } : {}),
	};
	const isRead = isSame(readResponseBody(content, response, method, isPreflight), body);
	return { ...content, ...(isRead ? {} : { _concordBody: markOf(body) }), ...commentOn(body) };
}

/** In bytes; -1 when nobody knows. */
export function sizeOf(body: Body): number {
	switch (body.kind) {
		case 'text':
			return body.truncatedFrom === undefined ? new TextEncoder().encode(body.text).length : -1;
		case 'binary':
			return body.bytes;
		case 'empty':
			return 0;
		case 'missing':
			return -1;
	}
}

function isSame(a: Body, b: Body): boolean {
	switch (a.kind) {
		case 'text':
			return b.kind === 'text' && a.text === b.text && a.truncatedFrom === b.truncatedFrom;
		case 'binary':
			return b.kind === 'binary' && a.base64 === b.base64;
		case 'empty':
			return b.kind === 'empty';
		case 'missing':
			return b.kind === 'missing' && a.reason === b.reason;
	}
}

/** For people who read the file; programs have the mark. */
function commentOn(body: Body): { comment?: string } {
	if (body.kind === 'missing') return { comment: `Concord has no body: ${body.reason}` };
	if (body.kind !== 'text' || body.truncatedFrom === undefined) return {};
	return { comment: `Concord kept the first ${body.text.length} of ${body.truncatedFrom} characters` };
}
