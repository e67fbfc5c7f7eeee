import type { Exchange, ExchangeRequest, ExchangeResponse } from '../exchange/exchange.ts';
import type { Initiator } from '../exchange/initiator.ts';
import { isIsoTime } from '../exchange/iso-time.ts';
import type { Loose } from '../exchange/loose.ts';
import { isPreflight } from '../exchange/service-worker-twins.ts';
import { parseUrlencoded } from '../exchange/urlencoded.ts';
import { sizeOf, writeContent, writeRequestBody } from './write-bodies.ts';
import { requestCookies, responseCookies } from './write-cookies.ts';

/** Chrome's word for a version nobody told it, and an exchange does not keep it. */
const UNKNOWN_VERSION = 'unknown';

/** HAR wants a time of every entry; `_concordUntimed` says that this one means nothing. */
const NO_TIME = '1970-01-01T00:00:00.000Z';

/** An entry of `log.entries`, with Chrome's own members where HAR 1.2 has none. */
export function writeEntry(exchange: Exchange, pageref: string | null): Loose {
	const { connection, durationMs, initiator, request, resourceType, response, serverIp } = exchange;
	const time = writeTime(exchange.startedAt);
	return {
		...(pageref === null ? {} : { pageref }),
		startedDateTime: time ?? NO_TIME,
		...(time === null ? { _concordUntimed: true } : {}),
		time: durationMs,
		request: writeRequest(request),
		response: writeResponse(response, request.method, isPreflight(exchange)),
		cache: {},
		// Only the sum is known, and HAR wants these three to add up to `time`.
		timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: durationMs, receive: 0 },
		...(serverIp === '' ? {} : { serverIPAddress: serverIp }),
		...(connection === '' ? {} : { connection }),
		...(resourceType === '' ? {} : { _resourceType: resourceType }),
		...(response.fromCache === '' ? {} : { _fromCache: response.fromCache }),
		...writeInitiator(initiator),
	};
}

/** `null` for no time at all, or one that four digits of a year cannot say. */
export function writeTime(milliseconds: number): string | null {
	return isIsoTime(milliseconds) ? new Date(milliseconds).toISOString() : null;
}

function writeRequest(request: ExchangeRequest): Loose {
	return {
		method: request.method,
		url: request.url,
		httpVersion: UNKNOWN_VERSION,
		headers: request.headers,
		queryString: readQuery(request.url),
		cookies: requestCookies(request.headers),
		headersSize: -1,
		...writeRequestBody(request),
	};
}

function readQuery(url: string): { name: string; value: string }[] {
	const query = /^[^?#]*\?([^#]*)/.exec(url)?.[1] ?? '';
	return parseUrlencoded(query).map(({ name, value }) => ({ name, value }));
}

function writeResponse(response: ExchangeResponse, method: string, preflight: boolean): Loose {
	const { error, headers, redirectUrl, status, statusText } = response;
	return {
		status,
		statusText,
		httpVersion: UNKNOWN_VERSION,
		headers,
		cookies: responseCookies(headers),
		content: writeContent(response, method, preflight),
		redirectURL: redirectUrl ?? '',
		headersSize: -1,
		// As it travelled, compressed perhaps: known only when there was nothing.
		bodySize: status === 304 || sizeOf(response.body) === 0 ? 0 : -1,
		...(error === null ? {} : { _error: error }),
		...(response.fromServiceWorker ? { _fetchedViaServiceWorker: true } : {}),
	};
}

/** In Chrome's shape (CDP, `Network.Initiator`). Which calls were asynchronous is no longer known: it is one stack. */
function writeInitiator({ frames, type, url }: Initiator): Loose {
	if (type === '' && url === '' && frames.length === 0) return {};
	const callFrames = frames.map(({ column, functionName, line, url: script }) => ({
		functionName,
		scriptId: '',
		url: script,
		lineNumber: line,
		columnNumber: column,
	}));
	return {
		_initiator: {
			type,
			...(url === '' ? {} : { url }),
			...(frames.length === 0 ? {} : { stack: { callFrames } }),
		},
	};
}
