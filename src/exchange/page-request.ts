import type { Exchange } from './exchange.ts';
import type { Headers } from './headers.ts';

/** The name under which the browser tells, in a request's initiator, that the panel had the page send it. */
export const BRIDGE_SCRIPT = 'concord-page-bridge.js';

/** A request that the inspected page is to send in the person's name, with its own session. */
export interface PageRequest {
	readonly method: string;
	/** Absolute, of the page's own origin. */
	readonly url: string;
	/** Without those a page may not set (`Cookie`, `Content-Length`, `Sec-*`, …). */
	readonly headers: Headers;
	/** `null` for none. */
	readonly body: string | null;
	/** Send the page's own fresh nonce as `X-WP-Nonce`, in place of any in `headers`. */
	readonly freshNonce: boolean;
}

/** Why there is no answer. */
export type PageFailure =
	/** The page refuses scripts of extensions (a browser page, a store, a policy). */
	| 'denied'
	/** The inspected page is of another origin than the request. */
	| 'other-origin'
	/** The page went elsewhere, or was reloaded, before the answer came. */
	| 'navigated'
	/** The connection failed, or the site's policy forbade it. */
	| 'network'
	| 'timeout'
	/** There is no inspected page: a recorded file in a plain page. */
	| 'no-page';

/** What came of a {@link PageRequest}. */
export type PageAnswer =
	| {
			readonly kind: 'answer';
			readonly status: number;
			readonly headers: Headers;
			/** Cut to the bridge's limit. */
			readonly text: string;
			readonly truncated: boolean;
			/** Milliseconds since 1970, by the page's clock, and how long it took. */
			readonly startedAt: number;
			readonly durationMs: number;
	  }
	| { readonly kind: 'failed'; readonly reason: PageFailure };

/** Whether the panel itself had the page send a request. Only Chrome tells. */
export function isSentByPanel({ initiator }: Exchange): boolean {
	return initiator.frames.some(({ url }) => url === BRIDGE_SCRIPT);
}
