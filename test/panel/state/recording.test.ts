import { describe, expect, it } from 'vitest';
import { createInspector } from '../../../src/inspector.ts';
import { exchange } from '../../support.ts';
import { quietPanel } from '../support.ts';

describe('live traffic', () => {
	it('is shown in order of start, once a frame', () => {
		const { panel, put, paint, frames } = quietPanel();
		put(exchange({ startedDateTime: '2026-11-21T08:00:02Z' }, 0));
		put(exchange({ startedDateTime: '2026-11-21T08:00:01Z' }, 1));
		expect(frames).toHaveLength(1);
		expect(panel.recording.rows.value).toEqual([]);
		paint();
		expect(panel.recording.rows.value.map(row => row.exchange.id)).toEqual([1, 0]);
	});

	it('of a flood comes in within some frames, nothing lost', () => {
		const { panel, put, paint, frames } = quietPanel();
		for (let id = 0; id < 3000; id++)
			put(exchange({ url: `https://example.org/wp-json/wp/v2/posts/${id}` }, id));
		for (let round = 0; frames.length > 0 && round < 3000; round++) paint();
		expect(panel.recording.rows.value).toHaveLength(3000);
	});

	it('keeps what was found out when a body is let go', () => {
		const { panel, put, paint } = quietPanel();
		const conflict = exchange({
			status: 409,
			responseBody: '{"code":"edit_conflict","message":"x","data":{}}',
		});
		put(conflict);
		paint();
		put({ ...conflict, response: { ...conflict.response, body: { kind: 'missing', reason: 'evicted' } } });
		paint();
		const [row] = panel.recording.rows.value;
		expect(row?.findings[0]?.kind).toBe('stale-version');
		expect(row?.exchange.response.body.kind).toBe('missing');
		expect(panel.conflictCount.value).toBe(1);
	});

	it('is read before its bodies go, though nobody looks', () => {
		const { panel, put, paint } = quietPanel();
		put(exchange({}, 0));
		paint();
		const conflict = exchange(
			{ status: 409, responseBody: '{"code":"edit_conflict","message":"x","data":{}}' },
			1,
		);
		put(conflict);
		put({ ...conflict, response: { ...conflict.response, body: { kind: 'missing', reason: 'evicted' } } });
		paint();
		const row = panel.recording.byId.value.get(1);
		expect(row?.findings[0]?.kind).toBe('stale-version');
		expect(row?.exchange.response.body.kind).toBe('missing');
	});

	it('is listed though its bodies went before the panel was there', () => {
		const { panel, put, paint } = quietPanel();
		const conflict = exchange({ status: 409, responseBody: '{"code":"edit_conflict"}' });
		put({ ...conflict, response: { ...conflict.response, body: { kind: 'missing', reason: 'evicted' } } });
		paint();
		expect(panel.recording.rows.value).toHaveLength(1);
		expect(panel.conflictCount.value).toBe(1);
	});

	it('does not pile up unread while nobody looks', () => {
		const { panel, put, paint, frames } = quietPanel();
		put(exchange({}, 0));
		paint();
		const flood = 6000;
		for (let id = 1; id <= flood; id++)
			put(exchange({ url: `https://example.org/wp-json/wp/v2/posts/${id}` }, id));
		paint();
		// What a frame has time for, and those that were read before.
		expect(panel.recording.rows.value.length).toBeGreaterThan(flood - 5000);
		for (let round = 0; frames.length > 0 && round < flood; round++) paint();
		expect(panel.recording.rows.value).toHaveLength(flood + 1);
	});

	it('is forgotten on clear, the selection too', () => {
		const { panel, put, paint } = quietPanel();
		put(exchange({ status: 409 }));
		paint();
		panel.navigation.select(0);
		expect(panel.navigation.selected.value?.observation.exchange.id).toBe(0);
		panel.recording.clear();
		paint();
		expect(panel.recording.rows.value).toEqual([]);
		expect(panel.navigation.selected.value).toBeNull();
	});
});

describe('a file', () => {
	const inspector = createInspector();
	inspector.observe(exchange({ status: 409 }, 7));
	const file = { name: 'site.har', entries: 1, skipped: [], observations: inspector.observations() };

	it('is shown in place of live traffic, which goes on unseen', () => {
		const { panel, put, paint } = quietPanel();
		panel.recording.showFile(file);
		put(exchange({}, 0));
		paint();
		expect(panel.recording.rows.value.map(row => row.exchange.id)).toEqual([7]);
		panel.recording.showLive();
		expect(panel.recording.rows.value.map(row => row.exchange.id)).toEqual([0]);
	});

	it('is closed by clear, and live traffic is not', () => {
		const { panel, put, paint } = quietPanel();
		put(exchange({}, 0));
		paint();
		panel.recording.showFile(file);
		panel.recording.clear();
		expect(panel.recording.rows.value.map(row => row.exchange.id)).toEqual([0]);
	});
});
