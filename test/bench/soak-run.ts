import type { LiveEntry } from '../../src/browser/body-reader.ts';
import { DEFAULT_CAPS, type StoreCaps } from '../../src/browser/exchange-store.ts';
import { createRecorder } from '../../src/browser/recorder.ts';
import { createInspector } from '../../src/inspector.ts';
import { createRecording, type Recording } from '../../src/panel/state/recording.ts';
import { entriesOf } from './recording/make.ts';

/** What there is after so many minutes of the traffic's own clock. */
export interface Mark {
	readonly minute: number;
	/** All of the tab's. */
	readonly requests: number;
	readonly rows: number;
	readonly findings: number;
	/** As the panel says it. */
	readonly letGo: number;
	/** In bytes, after a collection; 0 where nobody can ask for one. */
	readonly heap: number;
}

export interface SoakOptions {
	readonly hours: number;
	/** Whether somebody looks at the panel all the time, or only at the beginning and the end. */
	readonly shown: boolean;
	readonly marks?: number;
	readonly seed?: number;
	readonly caps?: StoreCaps;
	/** Told of the recording at each mark, and how many of what was sent were refused with 409. */
	readonly look?: (recording: Recording, sent: { readonly refused: number }) => void;
}

/** The generator's own rate: one request each 60 ms. */
const PER_HOUR = 60_000;
/** Requests a frame, far more than in a person's panel: half of the time would go into drawing. */
const FRAME = 16;
/** DevTools hands out its log with each page. */
const LOG_EACH = 1500;

interface MadeEntry {
	readonly response: { readonly status: number; readonly content: { text?: string; encoding?: string } };
}

/** Sends generated traffic through the recorder, the inspector and the panel's own state. */
export async function soak(options: SoakOptions): Promise<readonly Mark[]> {
	const { caps = DEFAULT_CAPS, hours, look, marks: count = 24, seed = 4, shown } = options;
	const entries = Math.round(hours * PER_HOUR);
	const frames: (() => void)[] = [];
	const recorder = createRecorder(caps);
	const recording = createRecording(
		() => createInspector(caps.exchanges),
		run => frames.push(run),
	);
	recording.attach(recorder);
	const draw = () => {
		while (frames.length > 0) for (const run of frames.splice(0)) run();
		// As the list and the status bar do.
		recording.byId.value.size;
	};
	const marks: Mark[] = [];
	let log: object[] = [];
	let done = 0;
	let refused = 0;
	for (const made of entriesOf({ entries, seed, allBodies: true }, () => {})) {
		done += 1;
		const live = liveEntry(made);
		if (live.response.status === 409) refused += 1;
		// A few, and not the newest, no event tells of.
		if (done % 997 !== 0) recorder.record(live);
		log.push(live);
		if (done % FRAME === 0) {
			await settled();
			if (shown || done === FRAME) draw();
		}
		if (done % LOG_EACH === 0) {
			recorder.backfill(log);
			log = [];
		}
		if (done % Math.floor(entries / count) !== 0) continue;
		await settled();
		// Before somebody who comes back has all of it drawn.
		const heap = await heapNow();
		if (shown || done + count > entries) draw();
		look?.(recording, { refused });
		marks.push({
			minute: Math.round((done / PER_HOUR) * 60),
			requests: done,
			rows: recording.rows.value.length,
			findings: recording.rows.value.reduce((sum, { findings }) => sum + findings.length, 0),
			letGo: recorder.dropped.bodies + recorder.dropped.exchanges,
			heap,
		});
	}
	return marks;
}

/** As Chrome hands it to an extension: without the body, which comes when it is asked for. A copy of its own. */
function liveEntry(made: object): LiveEntry & MadeEntry {
	const entry: MadeEntry = JSON.parse(JSON.stringify(made));
	const { content } = entry.response;
	const { encoding = '', text } = content;
	delete content.text;
	delete content.encoding;
	const getContent = (callback?: (...answer: unknown[]) => void) =>
		queueMicrotask(() => callback?.(text ?? null, encoding));
	return Object.assign(Object.create({ getContent }), entry);
}

/** Everything that was asked for has come. */
function settled(): Promise<void> {
	return new Promise(resolve => setImmediate(resolve));
}

async function heapNow(): Promise<number> {
	if (!globalThis.gc) return 0;
	await settled();
	globalThis.gc();
	return process.memoryUsage().heapUsed;
}
