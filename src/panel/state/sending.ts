import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { PageBridge } from '../../browser/page-bridge.ts';
import { describeRequest, type RequestDescription } from '../../diagnosis/compare/describe-request.ts';
import { isSentByPanel, type PageRequest } from '../../exchange/page-request.ts';
import type { SiteRoots } from '../../wordpress/site-roots.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import type { Message } from '../../words/message.ts';
import type { Recording } from './recording.ts';
import { type Reply, replyOf } from './reply.ts';
import { rootsOf } from './roots-of.ts';

/** A request that waits for the person's consent. */
export interface Proposal {
	readonly request: PageRequest;
	readonly description: RequestDescription;
	readonly warnings: readonly Message[];
}

/** The one way out: nothing but a plain GET is sent before somebody has agreed to just that request. */
export interface Sending {
	/** There is an inspected page that could send. */
	readonly isPossible: boolean;
	readonly proposal: ReadonlySignal<Proposal | null>;
	/**
	 * Sends a GET at once.
	 *
	 * @param about what it asks after; its URL says where the site's REST API lives
	 * @throws Error for any other method, which is a mistake in the code
	 */
	read(request: PageRequest, about: WordPressExchange): Promise<Reply>;
	/**
	 * Asks for consent.
	 *
	 * @param about what it repeats
	 * @param agreed called with what comes of it, should the person agree
	 */
	propose(
		request: PageRequest,
		about: WordPressExchange,
		warnings: readonly Message[],
		agreed: (reply: Promise<Reply>) => void,
	): void;
	/** Sends what was proposed, once. */
	agree(): void;
	cancel(): void;
	/** `Exchange.id` of the request as the recording has it; `null` when it is not there, or the browser does not tell. */
	recordedAs(reply: Reply): number | null;
}

/** The page's clock and the recorder's are one, and are read a moment apart. In milliseconds. */
const CLOCK_SLACK = 5000;

/** @param page `null` where there is no inspected page */
export function createSending(page: PageBridge | null, { rows }: Recording): Sending {
	const proposal = signal<Proposal | null>(null);
	let send: () => void = () => {};

	const ask = async (request: PageRequest, roots: SiteRoots): Promise<Reply> =>
		page ? replyOf(request, await page.send(request), roots) : { kind: 'failed', request, reason: 'no-page' };

	return {
		isPossible: page !== null,
		proposal,
		async read(request, about) {
			if (request.method !== 'GET') throw new Error('Only a GET goes without consent');
			return ask(request, rootsOf(about));
		},
		propose(request, about, warnings, agreed) {
			const roots = rootsOf(about);
			send = () => agreed(ask(request, roots));
			proposal.value = { request, description: describeRequest(request, roots), warnings };
		},
		agree() {
			if (!proposal.value) return;
			proposal.value = null;
			send();
		},
		cancel() {
			proposal.value = null;
		},
		recordedAs(reply) {
			if (reply.kind === 'failed') return null;
			const { request, startedAt, status } = reply;
			let found: { readonly id: number; readonly apart: number } | null = null;
			for (let at = rows.value.length - 1; at >= 0; at--) {
				const exchange = rows.value[at]?.exchange;
				if (!exchange || exchange.startedAt < startedAt - CLOCK_SLACK) break;
				const apart = Math.abs(exchange.startedAt - startedAt);
				const isAlike =
					exchange.request.url === request.url &&
					exchange.request.method === request.method &&
					exchange.response.status === status;
				// Of several that are alike it is the one that began when the page says.
				if (isAlike && isSentByPanel(exchange) && apart < (found?.apart ?? CLOCK_SLACK)) {
					found = { id: exchange.id, apart };
				}
			}
			return found?.id ?? null;
		},
	};
}
