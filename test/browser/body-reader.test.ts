import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LiveEntry, readResponseBody } from '../../src/browser/body-reader.ts';
import { recorded } from '../support.ts';

/** An entry as recorded, with a `getContent` that answers the way a given browser does. */
function entry(name: string, getContent: (callback?: (...answer: unknown[]) => void) => unknown): LiveEntry {
	return Object.assign(Object.create({ getContent }), recorded(name).entry);
}

const JSON_409 = 'chromium-156/04-put-409-json';
const BINARY = 'chromium-156/13-binary';
const text = { kind: 'text', text: '{"code":"rest_conflict"}' };
const content = text.text;

describe('the shapes of getContent', () => {
	it.each<[string, (callback?: (...answer: unknown[]) => void) => unknown]>([
		['Chrome, callback', callback => callback?.(content, '')],
		['Chrome from 151, promise of an object', () => Promise.resolve({ content, encoding: '' })],
		['polyfill on an older Chrome, promise of an array', () => Promise.resolve([content, ''])],
		[
			'Firefox, callback with a media type',
			callback => callback?.(content, 'application/json; charset=utf-8'),
		],
		['Firefox, promise of an array', () => Promise.resolve([content, 'application/json; charset=utf-8'])],
		[
			'callback and promise both',
			callback => {
				callback?.(content, '');
				return Promise.resolve([content, '']);
			},
		],
	])('%s', async (_, getContent) => {
		expect(await readResponseBody(entry(JSON_409, getContent))).toEqual(text);
	});

	it("polyfill's wrapper, which refuses a callback", async () => {
		const getContent = (callback?: unknown) => {
			if (callback) throw new Error('Expected at most 0 arguments for getContent()');
			return Promise.resolve([content, '']);
		};
		expect(await readResponseBody(entry(JSON_409, getContent))).toEqual(text);
	});

	it('base64 as Chrome says it, beside the content', async () => {
		const answer = recorded(BINARY).getContent as { content: string; encoding: string };
		expect(answer.encoding).toBe('base64');
		const binary = { kind: 'binary', base64: answer.content };
		const byCallback = entry(BINARY, callback => callback?.(answer.content, answer.encoding));
		expect(await readResponseBody(byCallback)).toMatchObject(binary);
		expect(await readResponseBody(entry(BINARY, () => Promise.resolve(answer)))).toMatchObject(binary);
	});

	it('base64 as Firefox says it, in the entry', async () => {
		const firefox = entry('firefox-153/binary', callback => callback?.('/w==', 'application/octet-stream'));
		expect(await readResponseBody(firefox)).toEqual({ kind: 'binary', base64: '/w==', bytes: 1 });
	});
});

describe('what cannot be had', () => {
	// A browser is asked again before it counts as gone.
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	const readInTime = async (getContent: (callback?: (...answer: unknown[]) => void) => unknown) => {
		const reading = readResponseBody(entry(JSON_409, getContent));
		await vi.runAllTimersAsync();
		return await reading;
	};

	it.each<[string, string, (callback?: (...answer: unknown[]) => void) => unknown]>([
		['Chrome after a navigation', 'navigated', callback => callback?.(undefined, undefined)],
		['Firefox after a navigation, callback without arguments', 'navigated', callback => callback?.()],
		[
			'Firefox after a navigation, rejection',
			'navigated',
			() => Promise.reject(new Error('Unexpected error while fetching response content')),
		],
		['null', 'unavailable', callback => callback?.(null, '')],
		['an object without content', 'navigated', () => Promise.resolve({})],
		[
			'a throw',
			'denied',
			() => {
				throw new Error('Permission denied');
			},
		],
	])('%s: %s', async (_, reason, getContent) => {
		expect(await readInTime(getContent)).toEqual({ kind: 'missing', reason });
	});

	it('an empty answer is empty, not missing', async () => {
		expect(await readInTime(callback => callback?.('', ''))).toEqual({ kind: 'empty' });
	});

	it('does not hang on a browser that never answers', async () => {
		expect(await readInTime(() => undefined)).toEqual({ kind: 'missing', reason: 'timeout' });
	});
});
