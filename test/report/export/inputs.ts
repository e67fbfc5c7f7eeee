import { exchangeFromHar } from '../../../src/exchange/from-har.ts';
import { asArray, asRecord } from '../../../src/exchange/loose.ts';
import { createInspector } from '../../../src/inspector.ts';
import type { ExportInput } from '../../../src/report/export/export-report.ts';
import { sayEnglish } from '../../support.ts';

/** What the panel and the terminal would hand to the door for a HAR. */
export function inputOf(har: unknown): ExportInput {
	const entries = asArray(asRecord(asRecord(har)?.log)?.entries);
	const exchanges = entries
		.flatMap((entry, index) => exchangeFromHar(entry, index) ?? [])
		.toSorted((a, b) => a.startedAt - b.startedAt || a.id - b.id);
	const inspector = createInspector();
	for (const exchange of exchanges) inspector.learn(exchange);
	for (const exchange of exchanges) inspector.observe(exchange);
	return {
		generatorVersion: 'test',
		createdAt: new Date('2026-11-21T12:00:00Z'),
		source: { kind: 'har', name: 'fixture', entries: entries.length, skipped: [] },
		observations: inspector.observations(),
		exchanges,
		say: sayEnglish,
		language: 'en',
		numberOf: id => id,
	};
}
