import { expect, it } from 'vitest';
import type { TrafficEvent, TrafficSource } from '../../src/browser/recorder.ts';
import { createInspector } from '../../src/inspector.ts';
import { createStore } from '../../src/panel/store.ts';
import { exchange, sayEnglish } from '../support.ts';

function setUp() {
	let listener: (event: TrafficEvent) => void = () => {};
	const frames: (() => void)[] = [];
	const source: TrafficSource = {
		dropped: { bodies: 0, exchanges: 0 },
		subscribe: listen => {
			listener = listen;
		},
		clear: () => listener({ type: 'cleared' }),
		paused: false,
		setPaused: () => {},
	};
	const store = createStore(createInspector, run => frames.push(run));
	store.attach(source);
	const put = (item: ReturnType<typeof exchange>) => listener({ type: 'put', exchange: item });
	const paint = () => {
		for (const run of frames.splice(0)) run();
	};
	return { store, put, paint, frames };
}

it('shows requests in order of start, once a frame', () => {
	const { store, put, paint, frames } = setUp();
	put(exchange({ startedDateTime: '2026-11-21T08:00:02Z' }, 0));
	put(exchange({ startedDateTime: '2026-11-21T08:00:01Z' }, 1));
	expect(frames).toHaveLength(1);
	expect(store.rows.value).toEqual([]);
	paint();
	expect(store.rows.value.map(row => row.exchange.id)).toEqual([1, 0]);
});

it('keeps what was found out when a body is let go', () => {
	const { store, put, paint } = setUp();
	const conflict = exchange({
		status: 409,
		responseBody: '{"code":"edit_conflict","message":"x","data":{}}',
	});
	put(conflict);
	paint();
	put({ ...conflict, response: { ...conflict.response, body: { kind: 'missing', reason: 'evicted' } } });
	paint();
	expect(store.rows.value[0]?.findings[0]?.kind).toBe('stale-version');
	expect(store.rows.value[0]?.exchange.response.body.kind).toBe('missing');
	expect(store.conflicts.value).toBe(1);
});

it('forgets everything on clear, the selection too', () => {
	const { store, put, paint } = setUp();
	put(exchange({ status: 409 }));
	paint();
	store.select(0);
	expect(store.selected.value?.exchange.id).toBe(0);
	store.clear();
	paint();
	expect(store.rows.value).toEqual([]);
	expect(store.selected.value).toBeNull();
});

it('numbers the report by order of start', () => {
	const { store, put, paint } = setUp();
	put(exchange({ status: 409, startedDateTime: '2026-11-21T08:00:02Z' }, 0));
	put(exchange({ startedDateTime: '2026-11-21T08:00:01Z' }, 1));
	paint();
	const report = store.report(sayEnglish, new Date(0));
	expect(report.findings[0]?.exchangeIds).toEqual([1]);
	expect(report.exchanges[0]?.id).toBe(1);
});
