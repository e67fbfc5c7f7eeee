import type { Body } from './body.ts';
import { EMPTY_BODY, missingBody, textBody } from './body.ts';
import { decodeBody } from './decode.ts';
import type { Exchange, ExchangeResponse } from './exchange.ts';
import type { Headers } from './headers.ts';
import { header } from './headers.ts';
import { readInitiator } from './initiator.ts';
import type { Loose } from './loose.ts';
import { asArray, asNumber, asRecord, asString } from './loose.ts';

/**
 * Builds an exchange from a HAR 1.2 entry, whoever wrote it. Missing or mistyped fields become harmless values.
 *
 * @param entry one of `log.entries`, or what `devtools.network.onRequestFinished` hands over
 * @param id see `Exchange.id`
 * @param body the response body when it was fetched apart (live); otherwise the entry's own `content` is read
 * @returns `null` when there is no request in it at all
 */
export function exchangeFromHar(entry: unknown, id: number, body?: Body): Exchange | null {
	const source = asRecord(entry);
	const request = asRecord(source?.request);
	if (!source || !request || asString(request.url) === '') return null;
	const headers = readHeaders(request.headers);
	return {
		id,
		startedAt: Date.parse(asString(source.startedDateTime)),
		durationMs: Math.max(0, asNumber(source.time, 0)),
		request: {
			method: asString(request.method).toUpperCase() || 'GET',
			url: asString(request.url),
			headers,
			body: readRequestBody(request, headers),
		},
		response: readResponse(asRecord(source.response) ?? {}, body),
		initiator: readInitiator(source._initiator),
		resourceType: asString(source._resourceType),
	};
}

function readHeaders(raw: unknown): Headers {
	return asArray(raw).flatMap(item => {
		const field = asRecord(item);
		return field ? [{ name: asString(field.name), value: asString(field.value) }] : [];
	});
}

/**
 * Chrome leaves `postData` out and says `bodySize: 0` when a body could not be fetched in time or was a file from disk,
 * so only `Content-Length` tells a body that is missing from one that is empty.
 */
function readRequestBody(request: Loose, headers: Headers): Body {
	const postData = asRecord(request.postData);
	if (postData && typeof postData.text === 'string') return textBody(postData.text);
	const length = Number(header(headers, 'content-length') ?? 0);
	return length > 0 ? missingBody('not-recorded') : EMPTY_BODY;
}

function readResponse(response: Loose, body: Body | undefined): ExchangeResponse {
	const status = asNumber(response.status, 0);
	const error = asString(response._error);
	return {
		status: Math.max(0, Math.trunc(status)),
		statusText: asString(response.statusText),
		headers: readHeaders(response.headers),
		body: body ?? readResponseBody(asRecord(response.content) ?? {}),
		error: error === '' ? null : error,
	};
}

function readResponseBody(content: Loose): Body {
	if (typeof content.text !== 'string') {
		return asNumber(content.size, 0) > 0 ? missingBody('not-recorded') : EMPTY_BODY;
	}
	return decodeBody(content.text, asString(content.encoding) === 'base64', asString(content.mimeType));
}
