import { asRecord } from '../exchange/loose.ts';

/** What came of evaluating an expression in the inspected page. */
export type Evaluation =
	| { readonly kind: 'value'; readonly value: unknown }
	/** The expression threw in the page. */
	| { readonly kind: 'threw' }
	/** DevTools did not evaluate it: a page closed to extensions, or one that was just going away. */
	| { readonly kind: 'refused' }
	| { readonly kind: 'timeout' }
	/** There is no inspected page. */
	| { readonly kind: 'no-page' };

/** Evaluates a constant expression, for at most so many milliseconds. Never throws. */
export type EvaluateInPage = (expression: string, timeoutMs: number) => Promise<Evaluation>;

/** `devtools.inspectedWindow`, whose answer has a shape of its own in every browser. */
export interface InspectedWindow {
	readonly eval?: (expression: string, callback?: (...answer: unknown[]) => void) => unknown;
}

/**
 * Asks the inspected page, in whichever of its shapes the browser answers:
 *
 * - Chrome and Firefox, callback: `(result, exceptionInfo)`; Chrome leaves the second out when all went well
 * - Firefox and webextension-polyfill, promise: `[result, exceptionInfo]`
 * - Chrome ≥ 151, promise: the bare result; it rejects with the exception info
 *
 * A callback is always passed, since its shape is the same everywhere; a promise that comes in spite of it is followed.
 * An expression must not answer with an array, which could not be told from the second shape.
 *
 * Chrome does not answer at all for what it cannot serialise (a bigint), hence the time limit.
 *
 * @param failed told what the browser's own call threw: a gone extension shows itself there
 */
export function createEvaluateInPage(
	inspectedWindow: InspectedWindow | undefined,
	failed: (error: unknown) => void = () => undefined,
): EvaluateInPage {
	const call = inspectedWindow?.eval;
	if (!inspectedWindow || !call) return async () => ({ kind: 'no-page' });
	return (expression, timeoutMs) =>
		new Promise(resolve => {
			const timer = setTimeout(() => resolve({ kind: 'timeout' }), timeoutMs);
			const settle = (evaluation: Evaluation) => {
				clearTimeout(timer);
				resolve(evaluation);
			};
			const answer = (...parts: unknown[]) => settle(evaluationFrom(parts));
			const followPromise = (result: unknown) => {
				if (!isThenable(result)) return;
				result.then(answer, info => settle(asRecord(info) ? failureFrom(info) : { kind: 'refused' }));
			};
			try {
				followPromise(call.call(inspectedWindow, expression, answer));
			} catch {
				// The polyfill's wrapper counts arguments and refuses a callback before anything is evaluated.
				try {
					followPromise(call.call(inspectedWindow, expression));
				} catch (error) {
					failed(error);
					settle({ kind: 'refused' });
				}
			}
		});
}

function evaluationFrom(parts: readonly unknown[]): Evaluation {
	const [value, info] = parts;
	if (Array.isArray(value)) return evaluationFrom(value);
	return asRecord(info) ? failureFrom(info) : { kind: 'value', value };
}

/** `isException`: thrown in the page. `isError`: never evaluated, or its result was no JSON. */
function failureFrom(info: unknown): Evaluation {
	return { kind: asRecord(info)?.isException === true ? 'threw' : 'refused' };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
	return typeof (value as PromiseLike<unknown> | null)?.then === 'function';
}
