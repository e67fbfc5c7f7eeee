import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { TrafficEvent, TrafficSource } from '../../browser/recorder.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Inspector, Observation } from '../../inspector.ts';

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

/**
 * @param newInspector a pipeline that knows nothing yet: one for the first traffic, another after each clear
 * @param schedule runs a function once, before the next paint; never while nobody looks, nor before there can be an inspector
 */
export function createRecording(
	newInspector: () => Inspector,
	schedule: (run: () => void) => void,
): Recording {
	let inspector: Inspector | null = null;
	const live = signal<readonly Observation[]>([]);
	const file = signal<RecordedFile | null>(null);
	const paused = signal(false);
	const preserve = signal(true);
	const dropped = signal(0);
	const rows = computed(() => file.value?.observations ?? live.value);
	let arrived = new Map<number, Exchange>();
	let waiting: Exchange[] = [];
	let scheduled = false;
	let source: TrafficSource | null = null;
	const listeners: ((observations: readonly Observation[]) => void)[] = [];
	const forgotten: (() => void)[] = [];

	const scheduleFlush = () => {
		if (scheduled) return;
		scheduled = true;
		schedule(flush);
	};

	const flush = () => {
		scheduled = false;
		inspector ??= newInspector();
		// In order of start, so that what went before is known first; a late one is sorted in by the inspector.
		waiting = [...waiting, ...arrived.values()].sort((a, b) => a.startedAt - b.startedAt);
		arrived = new Map();
		const end = performance.now() + FRAME_BUDGET;
		let done = 0;
		while (done < waiting.length && (done % 16 > 0 || performance.now() < end)) {
			const exchange = waiting[done++];
			if (!exchange) continue;
			if (wasEvicted(exchange)) inspector.letGo(exchange);
			else inspector.observe(exchange);
		}
		const fresh = new Set(waiting.slice(0, done).map(({ id }) => id));
		waiting = waiting.slice(done);
		live.value = inspector.observations();
		if (fresh.size > 0) {
			const observed = live.value.filter(({ exchange }) => fresh.has(exchange.id));
			for (const listener of listeners) listener(observed);
		}
		dropped.value = source ? source.dropped.bodies + source.dropped.exchanges : 0;
		if (waiting.length > 0) scheduleFlush();
	};

	const receive = (event: TrafficEvent) => {
		if (event.type === 'cleared') {
			arrived.clear();
			waiting = [];
			inspector = null;
			// At once: a click that comes before the next frame must not meet a row that is no more.
			live.value = [];
			for (const listener of forgotten) listener();
		} else {
			arrived.set(event.exchange.id, event.exchange);
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

/** The recorder let go of its bodies; what was found out with them stays. */
function wasEvicted({ request, response }: Exchange): boolean {
	return [request.body, response.body].some(body => body.kind === 'missing' && body.reason === 'evicted');
}
