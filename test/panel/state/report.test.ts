import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInspector } from '../../../src/inspector.ts';
import type { ReportMaterial, ReportOrder, Written } from '../../../src/panel/reporting/report-messages.ts';
import { writeReport } from '../../../src/panel/reporting/serve-reports.ts';
import { createCollecting } from '../../../src/panel/state/collecting.ts';
import { createRecording } from '../../../src/panel/state/recording.ts';
import { createReporting } from '../../../src/panel/state/report.ts';
import { type EntrySketch, exchange, sayEnglish } from '../../support.ts';
import { spokenSource } from '../support.ts';

const CONFLICT: EntrySketch = {
	method: 'PUT',
	url: 'https://shop.test/wp-json/wp/v2/posts/7',
	requestHeaders: { 'X-WP-Nonce': 'a1b2c3d4e5', 'Content-Type': 'application/json' },
	requestBody: '{"title":"Mine"}',
	status: 409,
	responseBody: '{"code":"acme_conflict","message":"By jane@shop.test.","data":{"status":409}}',
	startedDateTime: '2026-11-21T08:00:02Z',
};

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
	vi.useRealTimers();
});

/** The view's state over a recording that a test speaks for; reports are written at once. */
function opened(answer?: Written) {
	const recording = createRecording(createInspector, run => run());
	const { put, source } = spokenSource();
	recording.attach(source);
	const clipboard: string[] = [];
	const orders: ReportOrder[] = [];
	let pending = Promise.resolve();
	const writer = {
		write(material: ReportMaterial, order: ReportOrder): Promise<Written> {
			orders.push(order);
			const written = Promise.resolve(answer ?? writeReport(material, order, sayEnglish, 'en'));
			pending = written.then(() => {});
			return written;
		},
	};
	const reporting = createReporting({
		host: {
			copyText: async text => {
				clipboard.push(text);
				return true;
			},
		},
		recording,
		collecting: createCollecting(null, recording),
		isolation: signal(null),
		writer,
		now: () => 0,
	});
	const settle = async (pause = 2000) => {
		await vi.advanceTimersByTimeAsync(pause);
		await pending;
		await vi.advanceTimersByTimeAsync(0);
	};
	const text = () => {
		const written = reporting.draft.value?.written;
		return written?.kind === 'ready' ? written.text : '';
	};
	return { clipboard, orders, put, recording, reporting, settle, source, text };
}

describe('the draft', () => {
	it('is written when the view opens, numbered by order of start', async () => {
		const { put, reporting, settle, text } = opened();
		put(exchange(CONFLICT, 0));
		put(exchange({ startedDateTime: '2026-11-21T08:00:01Z' }, 1));
		reporting.destination.value = 'json';
		const close = reporting.watch();
		expect(reporting.isCurrent.value).toBe(false);
		await settle();
		expect(reporting.isCurrent.value).toBe(true);
		const report = JSON.parse(text());
		expect(report.findings[0].exchangeIds).toEqual([1]);
		expect(report.exchanges[0].id).toBe(1);
		close();
	});

	it('follows the traffic without being asked for, a while later', async () => {
		const { put, reporting, settle, text } = opened();
		const close = reporting.watch();
		await settle();
		expect(text()).not.toContain('/wp/v2/posts/7');
		put(exchange(CONFLICT, 0));
		await settle(100);
		expect(text()).not.toContain('/wp/v2/posts/7');
		// What is shown may leave all the same: it is what was chosen.
		expect(reporting.isCurrent.value).toBe(true);
		await settle();
		expect(text()).toContain('/wp/v2/posts/7');
		close();
	});

	it('is not written for traffic once the view is closed', async () => {
		const { orders, put, reporting, settle } = opened();
		reporting.watch()();
		put(exchange(CONFLICT, 0));
		await settle();
		expect(orders).toHaveLength(0);
	});
});

describe('what leaves', () => {
	it('is what is shown', async () => {
		const { clipboard, put, reporting, settle, text } = opened();
		put(exchange(CONFLICT, 0));
		const close = reporting.watch();
		await settle();
		await reporting.copy();
		expect(clipboard).toEqual([text()]);
		expect(clipboard[0]).not.toMatch(/a1b2c3d4e5|jane@/);
		expect(reporting.note.value?.outcome).toBe('done');
		close();
	});

	it('is nothing as long as what is shown is not what was chosen', async () => {
		const { clipboard, put, reporting, settle } = opened();
		put(exchange(CONFLICT, 0));
		const close = reporting.watch();
		await settle();
		reporting.hideSite.value = true;
		await reporting.copy();
		expect(clipboard).toEqual([]);
		await settle();
		await reporting.copy();
		expect(clipboard[0]).toContain('site.example');
		expect(clipboard[0]).not.toContain('shop.test');
		close();
	});

	it('is nothing where a secret is left in it', async () => {
		const leak = { kind: 'nonce', label: '‹nonce#1›', form: 'plain', at: 3, line: 1 } as const;
		const { clipboard, reporting, settle } = opened({ kind: 'leak', where: [leak] });
		const close = reporting.watch();
		await settle();
		expect(reporting.draft.value?.written.kind).toBe('leak');
		await reporting.copy();
		reporting.save();
		expect(clipboard).toEqual([]);
		expect(reporting.note.value).toBe(null);
		close();
	});

	it('shows what is kept once, and is redacted again the next time', async () => {
		const { clipboard, put, reporting, settle } = opened();
		put(exchange(CONFLICT, 0));
		const close = reporting.watch();
		reporting.keep.value = new Set(['email']);
		await settle();
		await reporting.copy();
		expect(clipboard[0]).toContain('jane@shop.test');
		expect(reporting.note.value?.outcome).toBe('done');
		await settle();
		await reporting.copy();
		expect(clipboard[1]).not.toContain('jane@');
		close();
	});

	it('is about one finding where one was chosen, and about all once that one is gone', async () => {
		const { put, recording, reporting, settle, source, text } = opened();
		put(exchange(CONFLICT, 0));
		put(exchange({ ...CONFLICT, url: 'https://shop.test/wp-json/wp/v2/pages/8' }, 1));
		reporting.destination.value = 'json';
		const close = reporting.watch();
		await settle();
		expect(JSON.parse(text()).findings).toHaveLength(2);
		const [first] = recording.rows.value.flatMap(({ findings }) => findings);
		reporting.about.value = first?.id ?? null;
		await settle();
		const report = JSON.parse(text());
		expect(report.findings.map(({ id }: { id: string }) => id)).toEqual([first?.id]);
		expect(report.exchanges).toHaveLength(1);
		expect(report.summary.conflicts).toBe(2);
		source.clear();
		expect(reporting.about.value).toBe(null);
		close();
	});
});
