import type { ExchangeRequest } from '../exchange/exchange.ts';
import { header, isJsonType, mediaType } from '../exchange/headers.ts';
import { parseJson } from '../exchange/json.ts';
import { asRecord, asString } from '../exchange/loose.ts';

/**
 * The `action` of a request to `admin-ajax.php`: WordPress reads `$_REQUEST['action']`, so the body wins over the query
 * (`request_order` is GP on almost every server), in whichever of the usual encodings it came.
 *
 * @returns empty when the request names none, to which WordPress answers `0`
 */
export function ajaxAction(request: ExchangeRequest, url: URL): string {
	return actionFromBody(request) || url.searchParams.get('action') || '';
}

function actionFromBody(request: ExchangeRequest): string {
	if (request.body.kind !== 'text') return '';
	const contentType = header(request.headers, 'content-type');
	const { text } = request.body;
	if (isJsonType(contentType)) {
		const json = parseJson(text);
		return json.ok ? asString(asRecord(json.value)?.action) : '';
	}
	if (mediaType(contentType) === 'multipart/form-data') {
		return /name="action"(?:\r?\n[^\r\n]+)*\r?\n\r?\n([^\r\n]*)/.exec(text)?.[1] ?? '';
	}
	return new URLSearchParams(text).get('action') ?? '';
}
