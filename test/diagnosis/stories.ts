import { exchangeFromHar } from '../../src/exchange/from-har.ts';
import { asArray, asRecord } from '../../src/exchange/loose.ts';
import { createInspector, type Observation } from '../../src/inspector.ts';
import { readTraffic } from '../accuracy/truth.ts';
import { exchange } from '../support.ts';
import type { Step } from './support.ts';

/** When told stories begin, in milliseconds since 1970. */
export const BEGIN = Date.parse('2026-11-21T08:00:00.000Z');

/** What the inspector makes of a story told step by step; ids are places in it. */
export function observed(...steps: readonly Step[]): readonly Observation[] {
	return observe(
		steps.map(({ at = 0, takes = 100, ...sketch }, id) => ({
			...exchange({ ...sketch, startedDateTime: new Date(BEGIN + at).toISOString() }, id),
			durationMs: takes,
		})),
	);
}

/** What the inspector makes of a recording from `test/fixtures/traffic`; ids are places in its `log.entries`. */
export function recording(name: string): readonly Observation[] {
	const entries = asArray(asRecord(asRecord(readTraffic(name))?.log)?.entries);
	return observe(entries.flatMap((entry, index) => exchangeFromHar(entry, index) ?? []));
}

function observe(exchanges: readonly ReturnType<typeof exchange>[]): readonly Observation[] {
	const inspector = createInspector();
	for (const each of exchanges) inspector.learn(each);
	for (const each of exchanges.toSorted((a, b) => a.startedAt - b.startedAt || a.id - b.id))
		inspector.observe(each);
	return inspector.observations();
}

/** One of several, which has to be there. */
export function at<T>(items: readonly T[], index: number): T {
	const item = items[index];
	if (item === undefined) throw new Error(`There is no ${index} among ${items.length}`);
	return item;
}
