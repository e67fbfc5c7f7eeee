import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInspector } from '../../../src/inspector.ts';
import { type ExportInput, exportReport } from '../../../src/report/export/export-report.ts';
import { FORMATS } from '../../../src/report/formats/index.ts';
import { sayEnglish } from '../../support.ts';
import { type Planted, planted } from './planted.ts';
import { isReadable, readingsOf } from './readable.ts';
import { survivorsOf } from './survivors.ts';

/** All of it, for CI: the same each time, so that a change is to blame for what fails. `CONCORD_SEED=n` makes others. */
const RUNS = { numRuns: 10_000, seed: Number(process.env.CONCORD_SEED ?? 1) };

describe('Ten thousand planted secrets', () => {
	for (const mode of ['full', 'shape'] as const) {
		it(`are gone from exchanges with bodies shown as ${mode}`, { timeout: 300_000 }, () => {
			fc.assert(
				fc.property(planted, each => {
					expect(survivorsOf(each, mode)).toEqual([]);
				}),
				RUNS,
			);
		});
	}

	it('are gone from every format of a report', { timeout: 600_000 }, () => {
		let turn = 0;
		fc.assert(
			fc.property(planted, ({ exchanges, plants }) => {
				const format = FORMATS[turn++ % FORMATS.length]?.id ?? 'json';
				const outcome = exportReport(inputFor(exchanges), { exchanges: 'all' }, { kind: 'format', format });
				const readings = readingsOf(outcome.kind === 'ready' ? outcome.text : '');
				const left = plants
					.flatMap(({ parts, text }) => [text, ...parts])
					.filter(text => isReadable(readings, text));
				expect([format, outcome.kind, left]).toEqual([format, 'ready', []]);
			}),
			RUNS,
		);
	});
});

function inputFor(exchanges: Planted['exchanges']): ExportInput {
	const inspector = createInspector();
	for (const exchange of exchanges) inspector.observe(exchange);
	return {
		generatorVersion: 'test',
		createdAt: new Date('2026-11-21T12:00:00Z'),
		source: { kind: 'live', name: 'DevTools', entries: exchanges.length, skipped: [] },
		observations: inspector.observations(),
		exchanges,
		say: sayEnglish,
		language: 'en',
		numberOf: id => id,
	};
}
