import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
	createEvaluateInPage,
	type Evaluation,
	type InspectedWindow,
} from '../../src/browser/inspected-window.ts';

type Eval = NonNullable<InspectedWindow['eval']>;

const ask = (evaluate: Eval, failed?: (error: unknown) => void) =>
	createEvaluateInPage({ eval: evaluate }, failed)('1', 1000);

const value = (of: unknown): Evaluation => ({ kind: 'value', value: of });
const record = { status: 200 };

/* As Chromium 156 was seen to answer, and as Firefox's ext-devtools-inspectedWindow.js makes it. */
const THROWN = { isException: true, value: 'Error: x\n    at <anonymous>:1:16' };
const FORBIDDEN = {
	isError: true,
	code: 'E_FAILED',
	description: 'Operation failed: %s',
	details: ['Permission denied'],
};
const GONE = {
	isError: true,
	code: 'E_PROTOCOLERROR',
	description: 'Inspector protocol error: %s',
	details: ['uniqueContextId not found'],
};

describe('the shapes of inspectedWindow.eval', () => {
	it.each<[string, Eval, Evaluation]>([
		['Chrome, callback of the bare result', (_, done) => done?.(record), value(record)],
		['Chrome, callback of nothing', (_, done) => done?.(undefined), value(undefined)],
		['Chrome, callback of null', (_, done) => done?.(null), value(null)],
		['Chrome, callback of what was thrown', (_, done) => done?.(undefined, THROWN), { kind: 'threw' }],
		['Chrome, a forbidden page', (_, done) => done?.(undefined, FORBIDDEN), { kind: 'refused' }],
		['Chrome, a page on its way out', (_, done) => done?.(undefined, GONE), { kind: 'refused' }],
		['Chrome from 151, promise of the bare result', () => Promise.resolve(record), value(record)],
		['Chrome from 151, promise of nothing', () => Promise.resolve(undefined), value(undefined)],
		['Chrome from 151, rejected with what was thrown', () => Promise.reject(THROWN), { kind: 'threw' }],
		['Chrome from 151, rejected with an error', () => Promise.reject(FORBIDDEN), { kind: 'refused' }],
		['a rejection that says nothing', () => Promise.reject(), { kind: 'refused' }],
		['Firefox, callback', (_, done) => done?.(record, undefined), value(record)],
		['Firefox, callback of an array', (_, done) => done?.([record, null]), value(record)],
		['Firefox, promise', () => Promise.resolve([record, undefined]), value(record)],
		['polyfill, promise', () => Promise.resolve([record, null]), value(record)],
		['polyfill, promise of one', () => Promise.resolve([record]), value(record)],
		['Firefox, promise of what was thrown', () => Promise.resolve([undefined, THROWN]), { kind: 'threw' }],
		['Firefox, promise of an error', () => Promise.resolve([null, FORBIDDEN]), { kind: 'refused' }],
		['an empty array', () => Promise.resolve([]), value(undefined)],
		[
			'callback and promise both',
			(_, done) => {
				done?.(record);
				return Promise.resolve([record]);
			},
			value(record),
		],
		[
			'a wrapper that refuses a callback',
			(_, done) => {
				if (done) throw new Error('Expected at most 2 arguments for eval(), got 3');
				return Promise.resolve([record, null]);
			},
			value(record),
		],
	])('%s', async (_, evaluate, evaluation) => {
		expect(await ask(evaluate)).toEqual(evaluation);
	});

	it('keeps the call on its object, and hands the expression over as it is', async () => {
		const inspectedWindow = {
			last: '',
			eval(this: { last: string }, expression: string, done?: (...answer: unknown[]) => void) {
				this.last = expression;
				done?.(null);
			},
		};
		await createEvaluateInPage(inspectedWindow)('location.origin', 1000);
		expect(inspectedWindow.last).toBe('location.origin');
	});
});

it('tells of what the call itself threw', async () => {
	const failed = vi.fn();
	const gone = new Error('Extension context invalidated.');
	const evaluation = await ask(() => {
		throw gone;
	}, failed);
	expect(evaluation).toEqual({ kind: 'refused' });
	expect(failed).toHaveBeenCalledWith(gone);
});

it('knows when there is no inspected page', async () => {
	expect(await createEvaluateInPage(undefined)('1', 1000)).toEqual({ kind: 'no-page' });
	expect(await createEvaluateInPage({})('1', 1000)).toEqual({ kind: 'no-page' });
});

describe('with a clock', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('does not hang on a browser that never answers', async () => {
		const asking = ask(() => undefined);
		await vi.advanceTimersByTimeAsync(1000);
		expect(await asking).toEqual({ kind: 'timeout' });
	});

	it('takes no answer that comes too late', async () => {
		let late = (..._: unknown[]) => {};
		const asking = ask((_, done) => {
			late = done ?? late;
		});
		await vi.advanceTimersByTimeAsync(1000);
		late(record);
		expect(await asking).toEqual({ kind: 'timeout' });
	});
});
