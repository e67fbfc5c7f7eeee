import { expect, it } from 'vitest';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { createInspector } from '../../../src/inspector.ts';
import type {
	FromWriter,
	ReportMaterial,
	ReportOrder,
	ToWriter,
	WriterEnd,
} from '../../../src/panel/reporting/report-messages.ts';
import { createReportWriter, type WriterWorker } from '../../../src/panel/reporting/report-writer.ts';
import { serveReports, writeReport } from '../../../src/panel/reporting/serve-reports.ts';
import { sayByTemplates, templatesOf } from '../../../src/panel/reporting/templates.ts';
import type { MessageKey } from '../../../src/words/message.ts';
import { exchange, sayEnglish } from '../../support.ts';

function material(): ReportMaterial {
	const inspector = createInspector();
	inspector.observe(exchange({ status: 409, responseBody: '{"code":"acme","message":"No.","data":null}' }));
	return {
		source: { kind: 'live', name: 'DevTools', entries: 1, skipped: [] },
		observations: inspector.observations(),
		restRoot: null,
		facts: null,
		isolation: null,
	};
}

const ORDER: ReportOrder = { target: { kind: 'format', format: 'markdown' }, choice: {}, createdAt: 0 };

/** A worker in this thread; what goes to it and comes back is cloned as between threads. */
function workerHere() {
	const told: ToWriter['type'][] = [];
	const start = (): WriterWorker => {
		const end: WriterEnd = {
			onmessage: null,
			postMessage: (data: FromWriter) => worker.onmessage?.({ data: structuredClone(data) } as MessageEvent),
		};
		const worker: WriterWorker = {
			onmessage: null,
			onmessageerror: null,
			onerror: null,
			terminate() {},
			postMessage(data) {
				told.push(data.type);
				end.onmessage?.({ data: structuredClone(data) });
			},
		};
		serveReports(end);
		return worker;
	};
	return { start, told };
}

it('writes in a worker what it would write here', async () => {
	const { start, told } = workerHere();
	const writer = createReportWriter(sayEnglish, 'en', start);
	const from = material();
	const written = await writer.write(from, ORDER);
	expect(written).toEqual(writeReport(from, ORDER, sayEnglish, 'en'));
	expect(written.kind).toBe('ready');
	await writer.write(from, { ...ORDER, target: { kind: 'support', venue: 'host' } });
	// The recording goes over once, however often it is written.
	expect(told).toEqual(['words', 'material', 'order', 'order']);
});

it('writes here when there is no worker to be had, as in an extension that was updated', async () => {
	const writer = createReportWriter(sayEnglish, 'en', () => {
		throw new Error('Extension context invalidated.');
	});
	expect((await writer.write(material(), ORDER)).kind).toBe('ready');
});

it('fails what a worker breaks on, and starts another one for what comes next', async () => {
	const { start } = workerHere();
	const started: WriterWorker[] = [];
	const writer = createReportWriter(sayEnglish, 'en', () => {
		started.push(start());
		return started.at(-1) as WriterWorker;
	});
	const from = material();
	await writer.write(from, ORDER);
	const [first] = started;
	if (!first) throw new Error('No worker');
	first.postMessage = () => first.onerror?.({} as ErrorEvent);
	expect(await writer.write(from, ORDER)).toEqual({ kind: 'failed' });
	expect((await writer.write(from, ORDER)).kind).toBe('ready');
	expect(started).toHaveLength(2);
});

it('says every sentence as the browser does', async () => {
	const say = sayByTemplates(await templatesOf(sayEnglish));
	const values = ['one', '$2', '\u202egpj'];
	for (const key of Object.keys(messages) as MessageKey[]) {
		const shown = values.map(value => value.replace('\u202e', '\\u202e'));
		expect(say({ key, values })).toBe(sayEnglish({ key, values: shown }));
	}
});
