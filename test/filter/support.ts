import type { Exchange } from '../../src/exchange/exchange.ts';
import { exchangeFromHar } from '../../src/exchange/from-har.ts';
import { asArray, asRecord } from '../../src/exchange/loose.ts';
import { compileFilter } from '../../src/filter/compile.ts';
import { parseFilter } from '../../src/filter/parse.ts';
import { createInspector, type Observation } from '../../src/inspector.ts';
import { readTraffic } from '../accuracy/truth.ts';
import { type EntrySketch, exchange, sayEnglish } from '../support.ts';

/** What the pipeline makes of exchanges. */
export function observe(exchanges: readonly Exchange[]): readonly Observation[] {
	const inspector = createInspector();
	for (const each of exchanges) inspector.learn(each);
	for (const each of exchanges) inspector.observe(each);
	return inspector.observations();
}

/** What the pipeline makes of recorded traffic. */
export function recordedTraffic(...names: readonly string[]): readonly Observation[] {
	return names.flatMap(name => {
		const entries = asArray(asRecord(asRecord(readTraffic(name))?.log)?.entries);
		return observe(entries.flatMap((entry, index) => exchangeFromHar(entry, index) ?? []));
	});
}

/** Requests one after the other, a minute apart so that none repeats another by chance. */
export function requests(...sketches: readonly EntrySketch[]): readonly Observation[] {
	const start = Date.parse('2026-11-21T08:00:00.000Z');
	return observe(
		sketches.map((sketch, id) =>
			exchange({ startedDateTime: new Date(start + id * 60_000).toISOString(), ...sketch }, id),
		),
	);
}

/** The ids of what a filter shows. */
export function shown(text: string, observations: readonly Observation[]): readonly number[] {
	return observations.filter(compileFilter(parseFilter(text), sayEnglish)).map(({ exchange: { id } }) => id);
}
