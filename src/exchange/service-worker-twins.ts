import type { Body } from './body.ts';
import type { Exchange, ExchangeRequest } from './exchange.ts';
import { header } from './headers.ts';

/** Clocks of the page's and the worker's process may differ by this much, in milliseconds. */
const CLOCK_SLACK_MS = 50;

/** Chromium's own answer to a request that the worker left alone: the same request follows at once, without the worker. */
const FALLBACK = 'Service Worker Fallback Required';
const FALLBACK_MS = 1000;

/**
 * What a service worker passes on is recorded twice, as the page's request and as the worker's own, and no field links
 * the two (GoogleChrome/workbox#1040). Without this every write of such a site looks like a double submission.
 *
 * @returns the one of the two that only the worker's machinery caused, or `null` when the page asked twice
 */
export function serviceWorkerCopy(a: Exchange, b: Exchange): Exchange | null {
	if (!isSameRequest(a.request, b.request)) return null;
	if (a.response.statusText === FALLBACK || b.response.statusText === FALLBACK) {
		const [refused, real] = a.response.statusText === FALLBACK ? [a, b] : [b, a];
		const gap = real.startedAt - refused.startedAt;
		return gap >= 0 && gap <= refused.durationMs + FALLBACK_MS ? refused : null;
	}
	if (a.response.fromServiceWorker === b.response.fromServiceWorker) return null;
	const [page, worker] = a.response.fromServiceWorker ? [a, b] : [b, a];
	return isWithin(worker, page) && isSentByWorker(worker, page) ? worker : null;
}

/** Whether two exchanges are one request of the page and the service worker's copy of it. */
export function isServiceWorkerTwin(a: Exchange, b: Exchange): boolean {
	return serviceWorkerCopy(a, b) !== null;
}

/** Whether the browser sent it by itself to ask for permission (Fetch standard, "CORS-preflight request"). */
export function isPreflight({ request, resourceType }: Pick<Exchange, 'request' | 'resourceType'>): boolean {
	return (
		resourceType === 'preflight' ||
		(request.method === 'OPTIONS' && header(request.headers, 'access-control-request-method') !== undefined)
	);
}

function isSameRequest(a: ExchangeRequest, b: ExchangeRequest): boolean {
	return a.method === b.method && a.url === b.url && sameBody(a.body, b.body);
}

/** A body that was recorded on one side only does not tell them apart. */
function sameBody(a: Body, b: Body): boolean {
	if (a.kind === 'missing' || b.kind === 'missing') return true;
	if (a.kind === 'text') return b.kind === 'text' && a.text === b.text;
	return a.kind === 'binary' ? b.kind === 'binary' && a.base64 === b.base64 : b.kind === 'empty';
}

/** The worker asks after it was asked, and answers after it was answered. */
function isWithin(inner: Exchange, outer: Exchange): boolean {
	return (
		inner.startedAt >= outer.startedAt - CLOCK_SLACK_MS &&
		inner.startedAt + inner.durationMs <= outer.startedAt + outer.durationMs + CLOCK_SLACK_MS
	);
}

/** A worker's request runs in no script of the page, and Chrome never has its body: the worker has read it. */
function isSentByWorker(worker: Exchange, page: Exchange): boolean {
	const script = worker.initiator.frames[0]?.url ?? worker.initiator.url;
	const isForeign = script !== '' && !page.initiator.frames.some(({ url }) => url === script);
	return isForeign || worker.response.body.kind !== 'text';
}
