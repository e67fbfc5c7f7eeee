import { describe, expect, it, vi } from 'vitest';
import type { LiveEntry } from '../../src/browser/body-reader.ts';
import { DEFAULT_CAPS } from '../../src/browser/exchange-store.ts';
import {
	createRecorder,
	type Recorder,
	type TrafficEvent,
	type TrafficSource,
} from '../../src/browser/recorder.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { type EntrySketch, harEntry } from '../support.ts';

/** An entry whose body comes the way Chrome brings it, or never. */
function live(sketch: EntrySketch, body: string | null = '{}'): LiveEntry {
	const getContent = (callback?: (...answer: unknown[]) => void) => {
		if (body !== null) queueMicrotask(() => callback?.(body, ''));
	};
	return Object.assign(Object.create({ getContent }), harEntry(sketch));
}

function watch(source: TrafficSource) {
	const exchanges = new Map<number, Exchange>();
	source.subscribe((event: TrafficEvent) => {
		if (event.type === 'cleared') exchanges.clear();
		else exchanges.set(event.exchange.id, event.exchange);
	}, new AbortController().signal);
	return exchanges;
}

const settled = () => new Promise(resolve => setTimeout(resolve));

describe('recording', () => {
	it('hands everything to whoever comes late, and goes on from there', async () => {
		const recorder = createRecorder();
		recorder.record(live({ status: 409 }, '{"code":"x"}'));
		await settled();
		const seen = watch(recorder);
		expect(seen.get(0)?.response.body).toEqual({ kind: 'text', text: '{"code":"x"}' });
		recorder.record(live({ startedDateTime: '2026-11-21T08:00:01.000Z' }));
		await settled();
		expect(seen.size).toBe(2);
	});

	it('keeps nothing of other sites', async () => {
		const recorder = createRecorder();
		const seen = watch(recorder);
		recorder.record(live({ url: 'https://cdn.example.com/a.json' }));
		await settled();
		expect(seen.size).toBe(0);
	});

	it('does not ask for bodies that cannot be', async () => {
		const recorder = createRecorder();
		const seen = watch(recorder);
		recorder.record(live({ status: 0, error: 'net::ERR_ABORTED' }, null));
		recorder.record(live({ status: 0, error: 'net::ERR_EMPTY_RESPONSE' }, null));
		recorder.record(live({ status: 302, responseHeaders: { Location: '/' } }, null));
		recorder.record(live({ status: 204 }, null));
		await settled();
		expect([...seen.values()].map(({ response }) => response.body)).toEqual([
			{ kind: 'missing', reason: 'aborted' },
			{ kind: 'missing', reason: 'failed' },
			{ kind: 'missing', reason: 'redirect' },
			{ kind: 'empty' },
		]);
	});

	it('shows a pending request of the log once it finished, under the same id', async () => {
		const recorder = createRecorder();
		const seen = watch(recorder);
		recorder.backfill([harEntry({ status: 0 })]);
		await settled();
		expect(seen.get(0)?.response.status).toBe(0);
		recorder.record(live({ status: 409 }));
		await settled();
		expect([...seen.keys()]).toEqual([0]);
		expect(seen.get(0)?.response.status).toBe(409);
	});

	it('shows what only the log knows without its body, and with it should it come', async () => {
		const recorder = createRecorder();
		const seen = watch(recorder);
		recorder.backfill([live({ status: 409 }, null), live({ status: 412 }, '{"code":"x"}')]);
		expect([...seen.values()].map(({ response }) => response.body)).toEqual([
			{ kind: 'missing', reason: 'timeout' },
			{ kind: 'missing', reason: 'timeout' },
		]);
		await settled();
		expect(seen.get(1)?.response.body).toEqual({ kind: 'text', text: '{"code":"x"}' });
	});

	it('takes nothing while paused and does not fetch it from the log afterwards', async () => {
		const recorder = createRecorder();
		const seen = watch(recorder);
		recorder.setPaused(true);
		recorder.record(live({ status: 409 }));
		recorder.setPaused(false);
		recorder.backfill([harEntry({ status: 409 })]);
		await settled();
		expect(seen.size).toBe(0);
	});

	it('forgets a body that was still on its way when the list was cleared', async () => {
		const recorder = createRecorder();
		const seen = watch(recorder);
		recorder.record(live({ status: 409 }));
		recorder.clear();
		await settled();
		expect(seen.size).toBe(0);
	});

	it('puts in a body that came after nobody waited for it any more', async () => {
		vi.useFakeTimers();
		try {
			const recorder = createRecorder();
			const seen = watch(recorder);
			const bodies: ((content: string, encoding: string) => void)[] = [];
			const getContent = (callback: (content: string, encoding: string) => void) =>
				void bodies.push(callback);
			recorder.record(Object.assign(Object.create({ getContent }), harEntry({ status: 409 })));
			await vi.runAllTimersAsync();
			expect(seen.get(0)?.response.body).toEqual({ kind: 'missing', reason: 'timeout' });
			for (const answer of bodies) answer('{"code":"x"}', '');
			await vi.runAllTimersAsync();
			expect(seen.get(0)?.response.body).toEqual({ kind: 'text', text: '{"code":"x"}' });
		} finally {
			vi.useRealTimers();
		}
	});

	it('goes on when a panel window is gone', async () => {
		const recorder = createRecorder();
		const dead = vi.fn(() => {
			throw new Error("can't access dead object");
		});
		recorder.subscribe(dead, new AbortController().signal);
		const seen = watch(recorder);
		recorder.record(live({ status: 409 }));
		recorder.record(live({ status: 409 }));
		await settled();
		expect(seen.size).toBe(2);
		expect(dead).toHaveBeenCalledTimes(1);
	});
});

describe('caps', () => {
	it('let go of the oldest requests, but of a conflict last', async () => {
		const recorder = createRecorder({ ...DEFAULT_CAPS, exchanges: 20 });
		recorder.record(live({ status: 409 }, '{"code":"x"}'));
		for (let place = 1; place <= 60; place++)
			recorder.record(live({ url: `https://example.test/wp-json/wp/v2/posts/${place}` }));
		await settled();
		const ids = [...watch(recorder).keys()];
		expect(ids.length).toBeGreaterThanOrEqual(20);
		expect(ids.length).toBeLessThanOrEqual(22);
		expect([ids[0], ids.at(-1)]).toEqual([0, 60]);
		expect(recorder.dropped.exchanges).toBe(61 - ids.length);
	});

	it('have whoever listens let go of the bodies of what is dropped', async () => {
		const recorder = createRecorder({ ...DEFAULT_CAPS, exchanges: 20 });
		const seen = watch(recorder);
		for (let place = 0; place < 60; place++)
			recorder.record(live({ url: `https://example.test/wp-json/wp/v2/posts/${place}` }));
		await settled();
		expect(seen.get(0)?.response.body).toEqual({ kind: 'missing', reason: 'evicted' });
		expect(seen.get(59)?.response.body.kind).toBe('text');
	});

	it('keeps the beginning of a long body', async () => {
		const recorder = createRecorder({ ...DEFAULT_CAPS, perBody: 4 });
		const seen = watch(recorder);
		recorder.record(live({ status: 409 }, '"abcdefgh"'));
		await settled();
		expect(seen.get(0)?.response.body).toEqual({ kind: 'text', text: '"abc', truncatedFrom: 10 });
	});

	it('lets go of old bodies first, of those that went well before those that failed', async () => {
		const recorder = createRecorder({ ...DEFAULT_CAPS, allBodies: 25 });
		const seen = watch(recorder);
		for (const status of [409, 200, 200]) {
			recorder.record(live({ status }, '"12345678"'));
			await settled();
		}
		expect([...seen.values()].map(({ response }) => response.body.kind)).toEqual(['text', 'missing', 'text']);
		expect(seen.get(1)?.response.body).toEqual({ kind: 'missing', reason: 'evicted' });
		expect(recorder.dropped).toEqual({ bodies: 1, exchanges: 0 });
	});

	it('keeps a bounded number of requests', async () => {
		const recorder = createRecorder({ ...DEFAULT_CAPS, exchanges: 3 });
		for (let i = 0; i < 5; i++) {
			recorder.record(live({ startedDateTime: `2026-11-21T08:00:0${i}.000Z` }));
			await settled();
		}
		expect([...watch(recorder).keys()]).toEqual([2, 3, 4]);
		expect(recorder.dropped.exchanges).toBe(2);
	});
});

describe('a navigation', () => {
	const page = (url: string, second: string): LiveEntry =>
		live({
			url,
			method: 'GET',
			startedDateTime: `2026-11-21T08:00:0${second}Z`,
			requestHeaders: { 'Sec-Fetch-Dest': 'document' },
			responseHeaders: {
				'Content-Type': 'text/html',
				Link: '<https://example.org/wp-json/>; rel="https://api.w.org/"',
			},
		});
	const editor = 'https://example.org/wp-admin/post.php?post=1&action=edit';
	const starts = (seen: Map<number, Exchange>) =>
		[...seen.values()].map(({ startedAt }) => new Date(startedAt).getUTCSeconds());

	it.each([
		['told before the page has loaded, as in Chrome', true],
		['told afterwards, as in Firefox', false],
	])('lets go of what was before, %s', async (_, early) => {
		const recorder = createRecorder();
		const seen = watch(recorder);
		recorder.setPreserve(false);
		recorder.record(live({ status: 409, startedDateTime: '2026-11-21T08:00:01Z' }));
		if (early) recorder.navigated(editor);
		recorder.record(page(editor, '2'));
		recorder.record(live({ startedDateTime: '2026-11-21T08:00:03Z' }));
		if (!early) recorder.navigated(`${editor}#top`);
		await settled();
		expect(starts(seen)).toEqual([2, 3]);
	});

	it.each<[string, (recorder: Recorder, entry: LiveEntry) => void]>([
		['the log still has', (recorder, entry) => recorder.backfill([entry])],
		['is told of late', (recorder, entry) => recorder.record(entry)],
	])('takes nothing in that was before and %s', async (_, bring) => {
		const recorder = createRecorder();
		const seen = watch(recorder);
		recorder.setPreserve(false);
		recorder.navigated(editor);
		recorder.record(page(editor, '2'));
		bring(recorder, live({ status: 409, startedDateTime: '2026-11-21T08:00:01Z' }));
		bring(recorder, live({ status: 0, error: 'net::ERR_ABORTED', startedDateTime: '2026-11-21T08:00:01Z' }));
		await settled();
		expect(starts(seen)).toEqual([2]);
	});

	it('keeps everything while the log is preserved', async () => {
		const recorder = createRecorder();
		const seen = watch(recorder);
		recorder.record(live({ status: 409, startedDateTime: '2026-11-21T08:00:01Z' }));
		recorder.record(page(editor, '2'));
		recorder.navigated(editor);
		await settled();
		expect(starts(seen)).toEqual([1, 2]);
	});
});
