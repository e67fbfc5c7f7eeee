import type { Body } from './body.ts';
import { EMPTY_BODY, missingBody, textBody } from './body.ts';
import { repairByteString } from './byte-string.ts';
import { bytesFromBase64, decodeBody } from './decode.ts';
import { readMarkedBody } from './har-marked-body.ts';
import { writeFormBody } from './har-params.ts';
import type { Headers } from './headers.ts';
import { header, mediaType } from './headers.ts';
import type { Loose } from './loose.ts';
import { asArray, asNumber, asRecord, asString } from './loose.ts';

/**
 * The body of a HAR request. HAR 1.2 knows `postData.text` and, for forms, `postData.params`; it has no place for binary
 * bodies, so recorders made their own.
 *
 * @param contentType of the request; empty when unknown
 */
export function readRequestBody(request: Loose, headers: Headers, contentType: string): Body {
	const postData = asRecord(request.postData);
	const content = asRecord(request._content);
	const marked = readMarkedBody(request._concordBody, postData?.text ?? content?.text);
	if (marked) return marked;
	if (postData && asString(postData.text) !== '') return readText(postData, headers, contentType);
	const params = asArray(postData?.params);
	if (params.length > 0) return textBody(writeFormBody(params, contentType));
	// HTTP Toolkit, and pcapng-utils after its example.
	if (content && asString(content.text) !== '') return readText(content, headers, contentType);
	const status = asString(request._requestBodyStatus);
	if (status === 'discarded:too-large') return missingBody('too-large');
	if (status !== '' || postData?._file !== undefined || postData?._sha1 !== undefined) {
		return missingBody('not-recorded');
	}
	return (contentLength(headers) ?? asNumber(request.bodySize, 0)) > 0
		? missingBody('not-recorded')
		: EMPTY_BODY;
}

function readText(source: Loose, headers: Headers, contentType: string): Body {
	const text = asString(source.text);
	const isMultipart = mediaType(contentType).startsWith('multipart/');
	if ((asString(source.encoding) || asString(source._encoding)).toLowerCase() === 'base64') {
		const bytes = isMultipart ? bytesFromBase64(text) : null;
		// A form with a picture in it is still a form: its fields can be read, whatever the picture turns into.
		return bytes ? textBody(new TextDecoder().decode(bytes)) : decodeBody(text, true, contentType);
	}
	return textBody(isMultipart ? repairByteString(text, contentLength(headers)) : text);
}

/**
 * Chrome leaves `postData` out and says `bodySize: 0` when a body could not be fetched in time or was a file from disk,
 * so only this tells a body that is missing from one that is empty. `null` when it was not sent.
 */
function contentLength(headers: Headers): number | null {
	const text = header(headers, 'content-length');
	return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
