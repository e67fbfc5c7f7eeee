import {
	BRIDGE_SCRIPT,
	type PageAnswer,
	type PageFailure,
	type PageRequest,
} from '../exchange/page-request.ts';
import { parseUrl } from '../exchange/url.ts';
import type { EvaluateInPage } from './inspected-window.ts';
import { MAX_HEADER_TEXT, readPageAnswer } from './page-answer.ts';
import { pageOrder } from './page-order.ts';
import { originOfPage, stopInPage, takeFromPage } from './page-pickup.ts';
import { startInPage } from './page-send.ts';

/** Sends requests in the inspected page: with its cookies, from its origin, to every firewall the page's own. */
export interface PageBridge {
	/**
	 * Sends one request; what comes of it never throws. Once the signal has fired it rejects with the signal's reason, and
	 * the page gives the request up; what the server had received by then is done all the same.
	 */
	send(request: PageRequest, signal?: AbortSignal): Promise<PageAnswer>;
	/** Where the page is: `https://example.com`. `null` for a page without such an origin, or one closed to extensions. */
	origin(): Promise<string | null>;
}

/** Bytes of a body that are read. */
export const MAX_ANSWER_BYTES = 2 * 1024 * 1024;

const TIMEOUT_MS = 30_000;
/** Evaluating takes milliseconds, in a page that is busy seconds. */
const EVALUATION_MS = 5000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

/**
 * The code that runs in the page is fixed, and a request goes in as JSON and as nothing else. An expression cannot wait
 * for an answer, so one starts the request and others come for what came of it, under a key that the page cannot guess.
 *
 * @param newKey makes a property name that no window has yet
 */
export function createPageBridge(
	evaluate: EvaluateInPage,
	newKey: () => string = () => `concord-${crypto.randomUUID()}`,
): PageBridge {
	const ask = <Order>(run: (order: Order) => unknown, order: Order, timeoutMs = EVALUATION_MS) =>
		evaluate(pageExpression(run, order), timeoutMs);

	const origin = async () => {
		const answer = await ask(originOfPage, null);
		const value = answer.kind === 'value' ? answer.value : null;
		return typeof value === 'string' && /^https?:\/\/[^\s/]{1,300}$/.test(value) ? value : null;
	};

	/** `null` once the request is on its way. */
	const start = async (request: PageRequest, key: string): Promise<PageFailure | null> => {
		const url = parseUrl(request.url);
		if (!url) return 'other-origin';
		const order = pageOrder(request, url, key, MAX_ANSWER_BYTES, 2 * TIMEOUT_MS);
		const started = await ask(startInPage, order, TIMEOUT_MS);
		switch (started.kind) {
			case 'value':
				return started.value === 'other-origin' ? 'other-origin' : null;
			case 'threw':
				return 'denied';
			case 'refused':
				// A page that is being left refuses, too; the one that comes after it does not.
				return (await origin()) === null ? 'denied' : 'navigated';
			default:
				return started.kind;
		}
	};

	/** `null` while there is no answer yet. */
	const take = async (key: string, timeoutMs: number): Promise<PageAnswer | null> => {
		const order = { key, maxText: MAX_ANSWER_BYTES, maxHeaders: MAX_HEADER_TEXT };
		const taken = await ask(takeFromPage, order, timeoutMs);
		if (taken.kind === 'timeout' || taken.kind === 'no-page') return failed(taken.kind);
		if (taken.kind === 'threw') return failed('denied');
		// The request could be started, so what refuses now is another page, or the same one on its way out.
		if (taken.kind === 'refused' || taken.value === 'gone') return failed('navigated');
		if (taken.value === 'failed') return failed('network');
		// `undefined` is what a page that is just being left may answer; the next time tells.
		if (taken.value === 'waiting' || taken.value === undefined) return null;
		return readPageAnswer(taken.value, MAX_ANSWER_BYTES) ?? failed('denied');
	};

	const exchange = async (request: PageRequest, key: string): Promise<PageAnswer> => {
		const end = Date.now() + TIMEOUT_MS;
		const failure = await start(request, key);
		if (failure !== null) return failed(failure);
		for (let pause = FIRST_PAUSE_MS; Date.now() < end; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
			await new Promise(resolve => setTimeout(resolve, pause));
			const answer = await take(key, Math.max(end - Date.now(), EVALUATION_MS));
			if (answer) return answer;
		}
		return failed('timeout');
	};

	return {
		origin,
		async send(request, signal) {
			signal?.throwIfAborted();
			const key = newKey();
			let answer: PageAnswer | null = null;
			try {
				answer = await unlessAborted(exchange(request, key), signal);
				return answer;
			} finally {
				// The loop above then finds that the key is gone, and ends.
				if (answer === null || (answer.kind === 'failed' && answer.reason === 'timeout'))
					void ask(stopInPage, { key });
			}
		},
	};
}

/** JSON is JavaScript since ES2019; the escapes are for whatever still thinks otherwise, or sees markup in it. */
function pageExpression<Order>(run: (order: Order) => unknown, order: Order): string {
	const json = JSON.stringify(order).replace(
		/[<\u2028\u2029]/g,
		character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	return `(${run})(${json})\n//# sourceURL=${BRIDGE_SCRIPT}`;
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
	if (!signal) return promise;
	return new Promise((resolve, reject) => {
		const abort = () => reject(signal.reason);
		signal.addEventListener('abort', abort, { once: true });
		promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
	});
}

function failed(reason: PageFailure): PageAnswer {
	return { kind: 'failed', reason };
}
