import type { Body } from '../exchange/body.ts';
import { EMPTY_BODY, missingBody } from '../exchange/body.ts';
import { decodeBody } from '../exchange/decode.ts';
import { asRecord, asString } from '../exchange/loose.ts';

/** A `devtools.network` entry: HAR fields, and `getContent` on its prototype, lost by any copy or spread. */
export interface LiveEntry {
	readonly getContent: (callback?: (...answer: unknown[]) => void) => unknown;
}

/** Longer than most bodies take under load; one that the page never read never comes at all. */
const TIMEOUT_MS = 5000;

/**
 * Chromium, busy, was seen to answer `undefined` for a page that is still there, and to have its body a moment later. In
 * milliseconds.
 */
const ASK_AGAIN = [250, 1000];

interface Patience {
	readonly timeoutMs?: number;
	/** Told of a body that came after all; a busy browser was seen to take longer than any patience. */
	readonly late?: (body: Body) => void;
}

/**
 * Fetches a response body, in whichever of its shapes the browser answers:
 *
 * - Chrome, callback: `(content, encoding)`
 * - Chrome ≥ 151, promise: `{content, encoding}`
 * - webextension-polyfill on an older Chrome, promise: `[content, encoding]`
 * - Firefox, callback or promise: `(content, mimeType)`; the encoding stands in the entry itself
 *
 * Never throws and never hangs: what cannot be had is a missing body with its reason.
 */
export function readResponseBody(
	entry: LiveEntry,
	{ late, timeoutMs = TIMEOUT_MS }: Patience = {},
): Promise<Body> {
	return new Promise(resolve => {
		let isLate = false;
		const timer = setTimeout(() => {
			isLate = true;
			resolve(missingBody('timeout'));
		}, timeoutMs);
		const settle = (body: Body) => {
			clearTimeout(timer);
			if (!isLate) resolve(body);
			else if (body.kind !== 'missing') late?.(body);
		};
		const pauses = [...ASK_AGAIN];
		const answer = (...parts: unknown[]) => {
			const body = bodyFromAnswer(entry, parts);
			const pause = isGone(body) ? pauses.shift() : undefined;
			if (pause === undefined) settle(body);
			else setTimeout(ask, pause);
		};
		const followPromise = (result: unknown) => {
			if (isThenable(result)) result.then(answer, () => answer(undefined));
		};
		const ask = () => {
			try {
				followPromise(entry.getContent(answer));
			} catch {
				// The polyfill's wrapper refuses a callback; ask again its way.
				try {
					followPromise(entry.getContent());
				} catch {
					settle(missingBody('denied'));
				}
			}
		};
		ask();
	});
}

function isGone(body: Body): boolean {
	return body.kind === 'missing' && body.reason === 'navigated';
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
	return typeof (value as PromiseLike<unknown> | null)?.then === 'function';
}

/** `undefined` is what Chrome answers after a navigation; `null` when it never had or no longer has the body. */
function bodyFromAnswer(entry: LiveEntry, parts: readonly unknown[]): Body {
	const [first] = parts;
	if (Array.isArray(first)) return bodyFromAnswer(entry, first);
	const object = asRecord(first);
	if (object) return bodyFromAnswer(entry, [object.content, object.encoding]);
	if (first === undefined) return missingBody('navigated');
	if (typeof first !== 'string') return missingBody('unavailable');
	if (first === '') return EMPTY_BODY;
	const content = asRecord(asRecord((entry as unknown as { response?: unknown }).response)?.content);
	const second = asString(parts[1]);
	const isBase64 = second === 'base64' || (second.includes('/') && asString(content?.encoding) === 'base64');
	return decodeBody(first, isBase64, asString(content?.mimeType));
}
