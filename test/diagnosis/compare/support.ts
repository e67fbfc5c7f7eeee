import { exchangeFromHar } from '../../../src/exchange/from-har.ts';
import { asArray, asRecord } from '../../../src/exchange/loose.ts';
import { createInspector, type Observation } from '../../../src/inspector.ts';
import { readTraffic, readTruth } from '../../accuracy/truth.ts';
import { type EntrySketch, exchange } from '../../support.ts';

/** A recording after the whole pipeline. */
export function recording(name: string): readonly Observation[] {
	const entries = asArray(asRecord(asRecord(readTraffic(name))?.log)?.entries);
	return observed(entries.flatMap((entry, id) => exchangeFromHar(entry, id) ?? []));
}

/** Exchanges that a test made up, after the whole pipeline. */
export function observed(exchanges: readonly ReturnType<typeof exchange>[]): readonly Observation[] {
	const inspector = createInspector();
	for (const each of exchanges) inspector.learn(each);
	for (const each of exchanges) inspector.observe(each);
	return inspector.observations();
}

/** What the pipeline makes of one request. */
export function subject(sketch: EntrySketch): Observation {
	const [made] = observed([exchange({ method: 'POST', ...sketch })]);
	if (!made) throw new Error('No WordPress request');
	return made;
}

/** The exchange that a recording's first label is about, or its n-th. */
export function labelled(name: string, index = 0): { all: readonly Observation[]; at: Observation } {
	const all = recording(name);
	const id = readTruth(name).expected[index]?.exchange;
	const at = all.find(({ exchange }) => exchange.id === id);
	if (!at) throw new Error(`${name} has no exchange ${id}`);
	return { all, at };
}

/** An exchange of a recording. */
export function numbered(all: readonly Observation[], id: number): Observation {
	const found = all.find(({ exchange }) => exchange.id === id);
	if (!found) throw new Error(`No exchange ${id}`);
	return found;
}
