import type { Body } from './body.ts';
import type { BrowserCache, Exchange, ExchangeRequest, ExchangeResponse } from './exchange.ts';
import { readHeaders } from './har-headers.ts';
import { readRequestBody } from './har-request-body.ts';
import { readResponseBody } from './har-response-body.ts';
import { sharedList } from './header-lists.ts';
import { header } from './headers.ts';
import { readInitiator } from './initiator.ts';
import { isIsoTime } from './iso-time.ts';
import type { Loose } from './loose.ts';
import { asNumber, asRecord, asString } from './loose.ts';
import { isPreflight } from './service-worker-twins.ts';
import { sharedText } from './text-pool.ts';
import { parseUrl } from './url.ts';

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
	const rawRequest = asRecord(source?.request);
	if (!source || !rawRequest || asString(rawRequest.url) === '') return null;
	const resourceType = sharedText(asString(source._resourceType));
	const request = readRequest(rawRequest);
	return {
		id,
		startedAt: source._concordUntimed === true ? Number.NaN : readTime(source.startedDateTime),
		durationMs: Math.max(0, asNumber(source.time, 0)),
		request,
		response: readResponse(source, request, isPreflight({ request, resourceType }), body),
		initiator: readInitiator(source._initiator),
		resourceType,
		serverIp: sharedText(withoutBrackets(asString(source.serverIPAddress))),
		// Chrome's `connection` is the server's port; its own id stands apart.
		connection: sharedText(asString(source._connectionId) || asString(source.connection)),
	};
}

/** Milliseconds since 1970; `NaN` for what is no time: `Date.parse` takes a number of five digits for a year. */
function readTime(raw: unknown): number {
	const time = Date.parse(asString(raw));
	return isIsoTime(time) ? time : Number.NaN;
}

/** IPv6, as Chrome writes it. */
function withoutBrackets(address: string): string {
	return address.startsWith('[') ? address.replace(/^\[(.*)\]$/, '$1') : address;
}

function readRequest(raw: Loose): ExchangeRequest {
	const sent = readHeaders(raw.headers);
	const type = header(sent, 'content-type') ?? asString(asRecord(raw.postData)?.mimeType);
	// Without the raw headers (from a cache, a worker, a recorder that left them out), `mimeType` is all that is known of it.
	const headers =
		type !== '' && header(sent, 'content-type') === undefined
			? [...sent, { name: 'content-type', value: type }]
			: sharedList(sent);
	return {
		method: sharedText(asString(raw.method).toUpperCase() || 'GET'),
		url: sharedText(asString(raw.url)),
		headers,
		body: readRequestBody(raw, headers, type),
	};
}

function readResponse(
	entry: Loose,
	request: ExchangeRequest,
	preflight: boolean,
	body: Body | undefined,
): ExchangeResponse {
	const source = asRecord(entry.response) ?? {};
	const status = readStatus(source.status);
	const headers = readHeaders(source.headers);
	const error = readError(source, status);
	const redirectUrl = readRedirect(
		status,
		header(headers, 'location') ?? asString(source.redirectURL),
		request.url,
	);
	const head = { status, headers, error, redirectUrl };
	// Written out, not spread: an object that grows costs twice the memory.
	return {
		status,
		statusText: sharedText(asString(source.statusText)),
		headers,
		error,
		redirectUrl,
		body: body ?? readResponseBody(asRecord(source.content), head, request.method, preflight),
		fromServiceWorker: source._fetchedViaServiceWorker === true || entry._fetchType === 'Service Worker',
		fromCache: readCache(entry),
	};
}

/** Playwright writes -1 where there was no answer, some converters a text. */
function readStatus(raw: unknown): number {
	const status = Math.trunc(asNumber(typeof raw === 'string' ? Number(raw) : raw, 0));
	return status > 0 && status < 1000 ? status : 0;
}

/** `_error` is Chrome's and mitmproxy's, `_failureText` Playwright's. */
function readError(response: Loose, status: number): string | null {
	const error = asString(response._error) || asString(response._failureText);
	// Chrome says so of every 204 whose body nobody read, and there is none to read.
	if (error === '' || (status === 204 && error === 'net::ERR_ABORTED')) return null;
	return error;
}

function readRedirect(status: number, target: string, from: string): string | null {
	if (status < 300 || status > 399 || status === 304 || target === '') return null;
	return parseUrl(target, from)?.href ?? null;
}

/** `_fromCache` is Chrome's, `_fetchType` Safari's. */
function readCache(entry: Loose): BrowserCache {
	const cache = entry._fromCache ?? entry._fetchType;
	if (cache === 'disk' || cache === 'Disk Cache') return 'disk';
	return cache === 'memory' || cache === 'Memory Cache' ? 'memory' : '';
}
