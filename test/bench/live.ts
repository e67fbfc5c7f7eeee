import { evictBodies } from '../../src/exchange/body-caps.ts';
import { exchangeFromHar } from '../../src/exchange/from-har.ts';
import { createInspector } from '../../src/inspector.ts';
import { createRedactor } from '../../src/report/redaction/redactor.ts';
import { couldMatter, worthBuilding } from '../../src/wordpress/could-matter.ts';
import { SESSION } from './recording/entry.ts';
import { entriesOf } from './recording/make.ts';

/**
 * What needs no process per measurement: the way of a live request, what a kept one costs, and redaction. Prints JSON, times
 * as CPU of this process. Run with `--expose-gc`.
 */
const ENTRIES = 4000;
const ROUNDS = 5;
/** The first rounds are the compiler's: a panel lives for hours. */
const WARM = 4;
const KEPT = 60_000;

const texts = [...entriesOf({ entries: ENTRIES, seed: 2, allBodies: true }, () => {})].map(entry =>
	JSON.stringify(entry),
);

/** CPU of a run in milliseconds. */
function timed(run: () => void): number {
	const before = process.cpuUsage();
	run();
	const { system, user } = process.cpuUsage(before);
	return (user + system) / 1000;
}

function parseAll(sources: readonly string[]): readonly object[] {
	return sources.map(text => JSON.parse(text));
}

/** As the recorder and the panel do it with each request. */
function ingest(entries: readonly object[]): ReturnType<typeof createInspector> {
	const inspector = createInspector();
	for (const [id, entry] of entries.entries()) {
		if (!worthBuilding(entry)) continue;
		const exchange = exchangeFromHar(entry, id);
		if (exchange && couldMatter(exchange)) inspector.observe(exchange);
	}
	return inspector;
}

const isWordPress = (text: string) => {
	const exchange = exchangeFromHar(JSON.parse(text), 0);
	return exchange !== null && couldMatter(exchange);
};
const own = texts.filter(isWordPress);
const foreign = texts.filter(text => !isWordPress(text));

const rounds = Array.from({ length: WARM + ROUNDS }, () => {
	// Anew each time: what was read from an object is remembered as long as the object is there.
	let ownEntries: readonly object[] = [];
	const parsing = timed(() => {
		ownEntries = parseAll(own);
	});
	const foreignEntries = parseAll(foreign);
	const exchanges = parseAll(own).flatMap((entry, id) => exchangeFromHar(entry, id) ?? []);
	const redactor = createRedactor();
	return {
		own: timed(() => ingest(ownEntries)) / parsing,
		foreign: (timed(() => ingest(foreignEntries)) * 1000) / foreign.length,
		redaction: timed(() => redactor.exchanges(exchanges, () => 'shape')) / parsing,
	};
}).slice(WARM);

const whole = parseAll(own).flatMap((entry, id) => exchangeFromHar(entry, id) ?? []);
const redacted = JSON.stringify(createRedactor().exchanges(whole, () => 'shape'));

/** Heap that each kept request of a long recording adds, its bodies let go: between a tenth of the recording and its end. */
function keptBytes(): number {
	const inspector = createInspector();
	const marks: { heap: number; kept: number }[] = [];
	const mark = () => {
		globalThis.gc?.();
		marks.push({ heap: process.memoryUsage().heapUsed, kept: inspector.observations().length });
	};
	let place = 0;
	for (const entry of entriesOf({ entries: KEPT, seed: 3, allBodies: false }, () => {})) {
		place += 1;
		const exchange = worthBuilding(entry) ? exchangeFromHar(JSON.parse(JSON.stringify(entry)), place) : null;
		if (exchange && couldMatter(exchange)) {
			inspector.observe(exchange);
			inspector.letGo(evictBodies(exchange));
		}
		if (place === KEPT / 10 || place === KEPT) mark();
	}
	const [early, late] = marks;
	if (!early || !late) throw new Error('The recording is too short');
	return (late.heap - early.heap) / (late.kept - early.kept);
}

process.stdout.write(
	JSON.stringify({ rounds, secretsLeft: redacted.includes(SESSION) ? 1 : 0, keptBytes: keptBytes() }),
);
