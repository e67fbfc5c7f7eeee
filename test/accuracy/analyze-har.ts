import { exchangeFromHar } from '../../src/exchange/from-har.ts';
import { asArray, asRecord } from '../../src/exchange/loose.ts';
import { createInspector } from '../../src/inspector.ts';
import { buildReport } from '../../src/report/build-report.ts';
import type { Report } from '../../src/report/report.ts';
import { sayEnglish } from '../support.ts';

/** What the product says about a HAR: everything learnt first, then observed in order of start. */
export function analyzeHar(har: unknown): Report {
	const entries = asArray(asRecord(asRecord(har)?.log)?.entries);
	const exchanges = entries.flatMap((entry, index) => exchangeFromHar(entry, index) ?? []);
	const inspector = createInspector();
	for (const exchange of exchanges) inspector.learn(exchange);
	for (const exchange of exchanges.toSorted((a, b) => a.startedAt - b.startedAt || a.id - b.id)) {
		inspector.observe(exchange);
	}
	return buildReport({
		generatorVersion: 'test',
		createdAt: new Date('2026-11-21T12:00:00Z'),
		source: { kind: 'har', name: 'fixture', entries: entries.length, skipped: [] },
		observations: inspector.observations(),
		say: sayEnglish,
		numberOf: id => id,
	});
}
