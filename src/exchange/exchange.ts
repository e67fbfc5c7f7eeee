import type { Body } from './body.ts';
import type { Headers } from './headers.ts';
import type { Initiator } from './initiator.ts';

export interface ExchangeRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: Headers;
	readonly body: Body;
}

export interface ExchangeResponse {
	/** 0 when there was no answer at all; `error` then says why. */
	readonly status: number;
	readonly statusText: string;
	readonly headers: Headers;
	readonly body: Body;
	/** The recorder's own name for a failure, such as `net::ERR_ABORTED`; `null` when it saw none. */
	readonly error: string | null;
	/** Where a redirect leads, absolute; `null` when this is no redirect, or does not say. */
	readonly redirectUrl: string | null;
	/** A service worker handed it to the page. What the worker itself asked the network for is an exchange of its own. */
	readonly fromServiceWorker: boolean;
	/** The browser's own cache; empty when the answer came from the network, or nobody says. */
	readonly fromCache: BrowserCache;
}

export type BrowserCache = 'disk' | 'memory' | '';

/** One request with its response, or its failure. Never changed after it was made: replaced instead. */
export interface Exchange {
	/** Live: order of arrival. From a HAR file: the zero-based place in `log.entries`. */
	readonly id: number;
	/** When the browser issued the request, in milliseconds since 1970. `NaN` if the recording does not say. */
	readonly startedAt: number;
	readonly durationMs: number;
	readonly request: ExchangeRequest;
	readonly response: ExchangeResponse;
	readonly initiator: Initiator;
	/** Chrome's word (`xhr`, `fetch`, `document`, …); empty where the browser does not tell, as Firefox. */
	readonly resourceType: string;
	/** Address of what answered, a proxy perhaps; empty when the request never left the browser, or nobody says. */
	readonly serverIp: string;
	/** The recorder's name for the connection: equal ones within a recording are one connection. Empty when unknown. */
	readonly connection: string;
}
