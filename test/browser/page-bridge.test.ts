import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EvaluateInPage, Evaluation } from '../../src/browser/inspected-window.ts';
import { createPageBridge, MAX_ANSWER_BYTES } from '../../src/browser/page-bridge.ts';
import { BRIDGE_SCRIPT, type PageRequest } from '../../src/exchange/page-request.ts';

/*
 * The other side is a realm of its own with no more in it than what every page has: what the bridge sends there fails
 * at once if it leans on anything of this side. A real page is in test/e2e/page-bridge.system.test.ts.
 */

const ORIGIN = 'https://example.test';
const ROUTE = `${ORIGIN}/wp-json/wp/v2/posts/1`;

type Server = (
	url: string,
	init: RequestInit & { headers?: [string, string][] },
) => Response | Promise<Response>;

interface Page {
	readonly evaluate: EvaluateInPage;
	readonly sent: { url: string; init: RequestInit & { headers?: [string, string][] } }[];
	/** What the page's own scripts can see. */
	readonly window: Record<string, unknown>;
	/** The tab goes elsewhere. */
	navigate(): void;
}

function openPage(serve: Server, globals: Record<string, unknown> = {}, origin = ORIGIN): Page {
	const sent: Page['sent'] = [];
	const fetch = async (url: string, init: RequestInit & { headers?: [string, string][] }) => {
		sent.push({ url, init });
		init.signal?.throwIfAborted();
		return Promise.race([
			Promise.resolve(serve(url, init)),
			new Promise<never>((_, reject) => {
				init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
			}),
		]);
	};
	const fresh = () => {
		const location = { origin, href: `${origin}/wp-admin/` };
		const page = createContext({
			location,
			AbortController,
			TextDecoder,
			URL,
			fetch,
			performance,
			setTimeout,
			...globals,
		});
		runInContext(
			// As a browser prints its own; else the bridge would look for another fetch in a frame.
			`window = globalThis;
			const print = Function.prototype.toString;
			Function.prototype.toString = function () {
				return this === fetch ? 'function fetch() { [native code] }' : print.call(this);
			};`,
			page,
		);
		return page;
	};
	let page = fresh();
	return {
		sent,
		get window() {
			return page as Record<string, unknown>;
		},
		navigate() {
			page = fresh();
		},
		async evaluate(expression) {
			try {
				return { kind: 'value', value: runInContext(expression, page) };
			} catch {
				return { kind: 'threw' };
			}
		},
	};
}

const request = (change: Partial<PageRequest> = {}): PageRequest => ({
	method: 'GET',
	url: ROUTE,
	headers: [],
	body: null,
	freshNonce: false,
	...change,
});

const json = (value: unknown, status = 200) =>
	new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json' } });

const send = (page: Page, change: Partial<PageRequest> = {}) =>
	createPageBridge(page.evaluate).send(request(change));

describe('an answer', () => {
	it('comes with status, headers and text, and leaves nothing in the page', async () => {
		const page = openPage(() => json({ id: 1 }, 201));
		const before = Object.getOwnPropertyNames(page.window);
		const answer = await send(page, {
			method: 'POST',
			body: '{}',
			headers: [{ name: 'If-Match', value: '"1"' }],
		});
		expect(answer).toMatchObject({ kind: 'answer', status: 201, text: '{"id":1}', truncated: false });
		expect(answer).toHaveProperty('headers', [{ name: 'content-type', value: 'application/json' }]);
		expect(page.sent).toMatchObject([
			{
				url: ROUTE,
				init: {
					method: 'POST',
					headers: [['If-Match', '"1"']],
					body: '{}',
					mode: 'same-origin',
					credentials: 'same-origin',
					cache: 'no-store',
				},
			},
		]);
		expect(Object.getOwnPropertyNames(page.window)).toEqual(before);
	});

	it('may have no body', async () => {
		const page = openPage(() => new Response(null, { status: 204 }));
		expect(await send(page, { method: 'DELETE' })).toMatchObject({ status: 204, text: '' });
	});

	it('keeps a byte order mark, which is evidence', async () => {
		const page = openPage(() => new Response('\ufeff{"id":1}'));
		expect(await send(page)).toMatchObject({ text: '\ufeff{"id":1}' });
	});

	it('is cut at the limit, between two characters', async () => {
		const long = 'é'.repeat(MAX_ANSWER_BYTES);
		const odd = openPage(() => new Response(`x${long}`));
		expect(await send(odd)).toMatchObject({
			truncated: true,
			text: `x${long.slice(0, MAX_ANSWER_BYTES / 2 - 1)}`,
		});
		const exact = openPage(() => new Response(long.slice(0, MAX_ANSWER_BYTES / 2)));
		expect(await send(exact)).toMatchObject({ truncated: false });
	});
});

it('sends any text as it is', async () => {
	let body: unknown;
	const page = openPage((_, init) => {
		body = init.body;
		return json(null);
	});
	const awkward = '</script><!--\u2028\u2029"\'`\\\0\ud800\ufeff\r\n//# sourceURL=x';
	const texts = fc.oneof(fc.constant(awkward), fc.string({ unit: 'binary' }), fc.string());
	vi.useFakeTimers();
	try {
		await fc.assert(
			fc.asyncProperty(texts, async text => {
				const sending = send(page, { method: 'POST', body: text });
				await vi.runAllTimersAsync();
				expect((await sending).kind).toBe('answer');
				expect(body).toBe(text);
			}),
		);
	} finally {
		vi.useRealTimers();
	}
});

it('runs the same code whatever the request, and brings no markup or line break of it along', async () => {
	const page = openPage(() => json(null));
	const expressions: string[] = [];
	const evaluate: EvaluateInPage = (expression, timeoutMs) => {
		expressions.push(expression);
		return page.evaluate(expression, timeoutMs);
	};
	const bridge = createPageBridge(evaluate);
	const partsFor = async (body: string) => {
		expressions.length = 0;
		await bridge.send(request({ method: 'POST', body }));
		const ends = expressions.map(each => each.lastIndexOf(')({') + 2);
		return {
			code: expressions.map((each, index) => each.slice(0, ends[index])),
			data: expressions.map((each, index) => each.slice(ends[index])).join(''),
		};
	};
	const awkward = await partsFor('</script>\u2028\n//# sourceURL=x');
	expect(awkward.code).toEqual((await partsFor('a')).code);
	expect(awkward.data).not.toMatch(/[<\u2028]/);
	expect(awkward.data).toContain('\\u003c/script>\\u2028\\n//');
	expect(expressions.every(each => each.endsWith(`)\n//# sourceURL=${BRIDGE_SCRIPT}`))).toBe(true);
});

describe('a fresh nonce', () => {
	const AJAX = `${ORIGIN}/wp-admin/admin-ajax.php?action=rest-nonce`;
	const nonces = (page: Page) =>
		page.sent.map(({ url, init }) =>
			url === ROUTE ? (init.headers ?? []).find(([name]) => name === 'X-WP-Nonce')?.[1] : url,
		);
	const serve =
		(good: string): Server =>
		(url, { headers = [] }) => {
			if (url !== ROUTE) return new Response(good, { status: good === '0' ? 400 : 200 });
			const nonce = headers.find(([name]) => name === 'X-WP-Nonce')?.[1];
			return nonce === undefined || nonce === good
				? json({})
				: json({ code: 'rest_cookie_invalid_nonce' }, 403);
		};

	it.each([
		[
			'apiFetch',
			{ wp: { apiFetch: { nonceMiddleware: { nonce: 'aaaaaaaaaa' } } }, wpApiSettings: { nonce: 'x' } },
		],
		['the settings of wp-api', { wpApiSettings: { nonce: 'aaaaaaaaaa' } }],
	])('is that of %s', async (_, globals) => {
		const page = openPage(serve('aaaaaaaaaa'), globals);
		const headers = [{ name: 'x-wp-nonce', value: 'old' }];
		expect(await send(page, { freshNonce: true, headers })).toMatchObject({ status: 200 });
		expect(nonces(page)).toEqual(['aaaaaaaaaa']);
	});

	it.each<[string, Record<string, unknown>, string]>([
		[
			'knows of',
			{ ajaxurl: '/wp-admin/admin-ajax.php?lang=de' },
			`${ORIGIN}/wp-admin/admin-ajax.php?lang=de&action=rest-nonce`,
		],
		['does not know of', {}, AJAX],
		['hides', { ajaxurl: {}, wp: { apiFetch: null }, wpApiSettings: { nonce: 7 } }, AJAX],
	])('is asked for where a page without one %s admin-ajax.php', async (_, globals, url) => {
		const page = openPage(serve('bbbbbbbbbb'), globals);
		expect(await send(page, { freshNonce: true })).toMatchObject({ status: 200 });
		expect(nonces(page)).toEqual([url, 'bbbbbbbbbb']);
	});

	it('is asked for when the one of the page was refused, and the request sent once more', async () => {
		const page = openPage(serve('bbbbbbbbbb'), { wpApiSettings: { nonce: 'aaaaaaaaaa' } });
		expect(await send(page, { freshNonce: true })).toMatchObject({ status: 200 });
		expect(nonces(page)).toEqual(['aaaaaaaaaa', AJAX, 'bbbbbbbbbb']);
	});

	it('cannot be had by somebody who is signed out: the refusal is the answer', async () => {
		const page = openPage(serve('0'), { wpApiSettings: { nonce: 'aaaaaaaaaa' } });
		expect(await send(page, { freshNonce: true })).toMatchObject({ status: 403 });
		expect(nonces(page)).toEqual(['aaaaaaaaaa', AJAX]);
	});

	it('is not asked for because of another refusal', async () => {
		const page = openPage(() => json({ code: 'rest_forbidden' }, 403), {
			wpApiSettings: { nonce: 'aaaaaaaaaa' },
		});
		expect(await send(page, { freshNonce: true })).toMatchObject({ status: 403 });
		expect(page.sent).toHaveLength(1);
	});
});

describe('no answer', () => {
	it('from another origin, to which nothing is sent', async () => {
		const page = openPage(() => json({}));
		expect(await send(page, { url: 'https://other.test/wp-json/' })).toEqual({
			kind: 'failed',
			reason: 'other-origin',
		});
		expect(await send(page, { url: 'nonsense' })).toEqual({ kind: 'failed', reason: 'other-origin' });
		expect(page.sent).toEqual([]);
	});

	it('from a connection that failed', async () => {
		const page = openPage(() => Promise.reject(new TypeError('Failed to fetch')));
		expect(await send(page)).toEqual({ kind: 'failed', reason: 'network' });
	});

	it('once the page went elsewhere', async () => {
		const page = openPage(() => new Promise(() => undefined));
		const sending = send(page);
		page.navigate();
		expect(await sending).toEqual({ kind: 'failed', reason: 'navigated' });
	});

	it.each<[string, Evaluation[], string]>([
		['a page closed to extensions', [{ kind: 'refused' }, { kind: 'refused' }], 'denied'],
		['a page that was being left', [{ kind: 'refused' }, { kind: 'value', value: ORIGIN }], 'navigated'],
		['a page where the code cannot run', [{ kind: 'threw' }], 'denied'],
		['a page that is stuck', [{ kind: 'timeout' }], 'timeout'],
		['no page at all', [{ kind: 'no-page' }], 'no-page'],
		[
			'a page that went to a closed one',
			[{ kind: 'value', value: 'started' }, { kind: 'refused' }],
			'navigated',
		],
		[
			'a page that answers nonsense',
			[
				{ kind: 'value', value: 'started' },
				{ kind: 'value', value: { status: 'ok' } },
			],
			'denied',
		],
		[
			'a page that answered nothing while it was being left',
			[
				{ kind: 'value', value: undefined },
				{ kind: 'value', value: undefined },
				{ kind: 'value', value: 'gone' },
			],
			'navigated',
		],
	])('from %s', async (_, evaluations, reason) => {
		const answers = [...evaluations];
		const evaluate: EvaluateInPage = async () => answers.shift() ?? { kind: 'value', value: 'stopped' };
		expect(await createPageBridge(evaluate).send(request())).toEqual({ kind: 'failed', reason });
		expect(answers).toEqual([]);
	});
});

describe('with a clock', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	const silent: Server = () => new Promise(() => undefined);

	it('gives up after half a minute, and so does the page', async () => {
		const page = openPage(silent);
		const before = Object.getOwnPropertyNames(page.window);
		const sending = send(page);
		await vi.advanceTimersByTimeAsync(29_000);
		expect(page.sent[0]?.init.signal?.aborted).toBe(false);
		await vi.advanceTimersByTimeAsync(2000);
		expect(await sending).toEqual({ kind: 'failed', reason: 'timeout' });
		expect(page.sent[0]?.init.signal?.aborted).toBe(true);
		expect(Object.getOwnPropertyNames(page.window)).toEqual(before);
	});

	it('gives up when it is told to, and so does the page', async () => {
		const page = openPage(silent);
		const stop = new AbortController();
		const sending = createPageBridge(page.evaluate).send(request(), stop.signal);
		const settled = expect(sending).rejects.toThrow('Enough');
		await vi.advanceTimersByTimeAsync(1000);
		stop.abort(new Error('Enough'));
		await settled;
		await vi.advanceTimersByTimeAsync(1000);
		expect(page.sent[0]?.init.signal?.aborted).toBe(true);
		expect(vi.getTimerCount()).toBe(1); // the page's own
	});

	it('sends nothing when it was told so before', async () => {
		const page = openPage(silent);
		await expect(createPageBridge(page.evaluate).send(request(), AbortSignal.abort())).rejects.toThrow();
		expect(page.sent).toEqual([]);
	});

	it('leaves nothing in the page when the panel is closed meanwhile', async () => {
		const page = openPage(silent);
		const before = Object.getOwnPropertyNames(page.window);
		let evaluations = 0;
		const evaluate: EvaluateInPage = expression =>
			evaluations++ === 0 ? page.evaluate(expression, 0) : new Promise(() => undefined);
		void createPageBridge(evaluate).send(request());
		await vi.advanceTimersByTimeAsync(50_000);
		expect(Object.getOwnPropertyNames(page.window)).not.toEqual(before);
		await vi.advanceTimersByTimeAsync(20_000);
		expect(Object.getOwnPropertyNames(page.window)).toEqual(before);
		expect(page.sent[0]?.init.signal?.aborted).toBe(true);
	});
});

it.each([
	['https://example.test', 'https://example.test'],
	['http://127.0.0.1:8881', 'http://127.0.0.1:8881'],
	['null', null],
	['chrome://newtab', null],
	['file://', null],
])('says that the page at %s has the origin %s', async (origin, said) => {
	expect(await createPageBridge(openPage(() => json({}), {}, origin).evaluate).origin()).toBe(said);
});

it('has no origin to tell of a page that is closed to extensions', async () => {
	expect(await createPageBridge(async () => ({ kind: 'refused' })).origin()).toBeNull();
});
