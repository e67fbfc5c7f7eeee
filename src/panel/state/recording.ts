import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { TrafficEvent, TrafficSource } from '../../browser/recorder.ts';
import { wasEvicted } from '../../exchange/body-caps.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Inspector, Observation } from '../../inspector.ts';
import type { Schedule } from './paced.ts';

/** A recording that came from a file. */
export interface RecordedFile {
	readonly name: string;
	/** Entries in the file, WordPress's and others. */
	readonly entries: number;
	readonly skipped: readonly { readonly index: number; readonly reason: string }[];
	/** In order of start. */
	readonly observations: readonly Observation[];
}

/** What is shown: the inspected tab's traffic, or a file's. Live goes on unseen while a file is shown. */
export interface Recording {
	/** In order of start. */
	readonly rows: ReadonlySignal<readonly Observation[]>;
	readonly byId: ReadonlySignal<ReadonlyMap<number, Observation>>;
	/** `null` while live traffic is shown. */
	readonly file: ReadonlySignal<RecordedFile | null>;
	readonly paused: ReadonlySignal<boolean>;
	readonly preserve: ReadonlySignal<boolean>;
	/** Bodies and requests the recorder let go of to stay within its memory. */
	readonly dropped: ReadonlySignal<number>;
	attach(source: TrafficSource): void;
	showFile(file: RecordedFile): void;
	showLive(): void;
	/** Forgets the live traffic, or closes the file. */
	clear(): void;
	togglePaused(): void;
	/** Whether requests outlive a navigation of the page. */
	setPreserve(preserve: boolean): void;
	/** Calls back with live traffic as it is understood, in no certain order; a better version of one may follow. */
	onObserved(listener: (observations: readonly Observation[]) => void): void;
	/** Calls back when the live traffic was forgotten, by hand or with a page that the log is not preserved over. */
	onForgotten(listener: () => void): void;
}

/** So much of a frame goes into reading new traffic; the rest of a flood waits for the next ones. In milliseconds. */
const FRAME_BUDGET = 8;

/** So many may wait for a frame, in a flood or while nobody looks; of more, each that comes has the oldest read. */
const MAX_UNREAD = 5000;

/** Of so many it is known that they were read; the recorder keeps fewer. */
const MAX_KNOWN = 50_000;

/**
 * @param newInspector a pipeline that knows nothing yet: one for the first traffic, another after each clear
 * @param schedule runs a function once, before the next paint; never while nobody looks, nor before there can be an inspector
 */
export function createRecording(newInspector: () => Inspector, schedule: Schedule): Recording {
	let inspector: Inspector | null = null;
	const live = signal<readonly Observation[]>([]);
	const file = signal<RecordedFile | null>(null);
	const paused = signal(false);
	const preserve = signal(true);
	const dropped = signal(0);
	const rows = computed(() => file.value?.observations ?? live.value);
	/** What is still to be read, of each request the latest version. */
	let unread = new Map<number, Exchange>();
	let read = new Set<number>();
	/** Read since the last frame, without waiting for one. */
	let early = new Set<number>();
	let scheduled = false;
	let source: TrafficSource | null = null;
	const listeners: ((observations: readonly Observation[]) => void)[] = [];
	const forgotten: (() => void)[] = [];

	const scheduleFlush = (isBehind = false) => {
		if (scheduled) return;
		scheduled = true;
		schedule(flush, isBehind);
	};

	const take = (exchange: Exchange, reader: Inspector) => {
		const { id } = exchange;
		unread.delete(id);
		// What lost its bodies before it was read is seen all the same, only less of it.
		if (wasEvicted(exchange) && read.has(id)) reader.letGo(exchange);
		else reader.observe(exchange);
		remember(read, id);
	};

	const takeEarly = (exchange: Exchange) => {
		// Before the first frame there may be nothing to read with.
		if (!inspector) return;
		take(exchange, inspector);
		remember(early, exchange.id);
	};

	const flush = () => {
		scheduled = false;
		inspector ??= newInspector();
		// In order of start, so that what went before is known first; a late one is sorted in by the inspector.
		const waiting = [...unread.values()].sort((a, b) => a.startedAt - b.startedAt);
		const fresh = early;
		early = new Set();
		const end = performance.now() + FRAME_BUDGET;
		for (const [place, exchange] of waiting.entries()) {
			if (place > 0 && place % 16 === 0 && performance.now() >= end) break;
			take(exchange, inspector);
			fresh.add(exchange.id);
		}
		live.value = inspector.observations();
		if (fresh.size > 0) {
			const observed = latestOf(live.value, fresh);
			for (const listener of listeners) listener(observed);
		}
		dropped.value = source ? source.dropped.bodies + source.dropped.exchanges : 0;
		if (unread.size > 0) scheduleFlush(true);
	};

	const receive = (event: TrafficEvent) => {
		if (event.type === 'cleared') {
			unread = new Map();
			read = new Set();
			early = new Set();
			if (inspector) inspector = newInspector();
			// At once: a click that comes before the next frame must not meet a row that is no more.
			live.value = [];
			for (const listener of forgotten) listener();
		} else {
			const { exchange } = event;
			const whole = unread.get(exchange.id);
			const isEvicted = wasEvicted(exchange);
			// The last moment to find out what is in its bodies.
			if (whole && isEvicted && !wasEvicted(whole)) takeEarly(whole);
			unread.set(exchange.id, exchange);
			const [oldest] = unread.size > MAX_UNREAD ? unread.values() : [];
			// What was read has the bodies still.
			if (isEvicted && read.has(exchange.id)) takeEarly(exchange);
			else if (oldest) takeEarly(oldest);
		}
		scheduleFlush();
	};

	return {
		rows,
		byId: computed(() => new Map(rows.value.map(row => [row.exchange.id, row]))),
		file,
		paused,
		preserve,
		dropped,
		attach(newSource) {
			source = newSource;
			paused.value = newSource.paused;
			newSource.setPreserve(preserve.value);
			newSource.subscribe(receive, new AbortController().signal);
		},
		showFile(shown) {
			file.value = shown;
		},
		showLive() {
			file.value = null;
		},
		clear() {
			if (file.value) file.value = null;
			else source?.clear();
		},
		togglePaused() {
			paused.value = !paused.value;
			source?.setPaused(paused.value);
		},
		onObserved(listener) {
			listeners.push(listener);
		},
		onForgotten(listener) {
			forgotten.push(listener);
		},
		setPreserve(value) {
			preserve.value = value;
			source?.setPreserve(value);
		},
	};
}

function remember(ids: Set<number>, id: number): void {
	ids.add(id);
	const [oldest] = ids;
	if (ids.size > MAX_KNOWN && oldest !== undefined) ids.delete(oldest);
}

/** What is new is mostly at the end, and a long list has a new frame with each request. */
function latestOf(rows: readonly Observation[], ids: ReadonlySet<number>): readonly Observation[] {
	const found: Observation[] = [];
	for (let place = rows.length - 1; place >= 0 && found.length < ids.size; place--) {
		const row = rows[place];
		if (row && ids.has(row.exchange.id)) found.push(row);
	}
	return found.reverse();
}
