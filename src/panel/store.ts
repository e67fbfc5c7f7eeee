import type { ReadonlySignal, Signal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { TrafficEvent, TrafficSource } from '../browser/recorder.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Inspector, Observation } from '../inspector.ts';
import { buildReport } from '../report/build-report.ts';
import type { Report } from '../report/report.ts';
import type { Say } from '../words/message.ts';

/** Everything the views show. Views read signals and call these functions; they decide nothing themselves. */
export interface PanelStore {
	/** In order of start. */
	readonly rows: ReadonlySignal<readonly Observation[]>;
	readonly conflicts: ReadonlySignal<number>;
	readonly selectedId: ReadonlySignal<number | null>;
	readonly selected: ReadonlySignal<Observation | null>;
	readonly paused: ReadonlySignal<boolean>;
	/** Bodies and requests the recorder let go of to stay within its memory. */
	readonly dropped: ReadonlySignal<number>;
	attach(source: TrafficSource): void;
	select(id: number | null): void;
	clear(): void;
	togglePaused(): void;
	/** The report of what is in the list now. */
	report(say: Say, createdAt: Date): Report;
}

/**
 * @param newInspector a pipeline that knows nothing yet: one at the start, another after each clear
 * @param schedule runs a function once, before the next paint; never while nobody looks
 */
export function createStore(newInspector: () => Inspector, schedule: (run: () => void) => void): PanelStore {
	let inspector = newInspector();
	const rows = signal<readonly Observation[]>([]);
	const selectedId = signal<number | null>(null);
	const paused = signal(false);
	const dropped = signal(0);
	let arrived = new Map<number, Exchange>();
	let scheduled = false;
	let source: TrafficSource | null = null;

	const flush = () => {
		scheduled = false;
		// In order of start, so that what went before is known first; a late one is sorted in by the inspector.
		for (const exchange of [...arrived.values()].sort((a, b) => a.startedAt - b.startedAt)) {
			if (wasEvicted(exchange)) inspector.letGo(exchange);
			else inspector.observe(exchange);
		}
		arrived = new Map();
		rows.value = inspector.observations();
		dropped.value = source ? source.dropped.bodies + source.dropped.exchanges : 0;
	};

	const receive = (event: TrafficEvent) => {
		if (event.type === 'cleared') {
			arrived.clear();
			inspector = newInspector();
			// At once: a click that comes before the next frame must not meet a row that is no more.
			rows.value = [];
			selectedId.value = null;
		} else {
			arrived.set(event.exchange.id, event.exchange);
		}
		if (!scheduled) {
			scheduled = true;
			schedule(flush);
		}
	};

	return {
		rows,
		conflicts: computed(() => rows.value.reduce((sum, row) => sum + row.findings.length, 0)),
		selectedId,
		selected: selectedRow(rows, selectedId),
		paused,
		dropped,
		attach(newSource) {
			source = newSource;
			paused.value = newSource.paused;
			newSource.subscribe(receive, new AbortController().signal);
		},
		select(id) {
			selectedId.value = id;
		},
		clear() {
			source?.clear();
		},
		togglePaused() {
			paused.value = !paused.value;
			source?.setPaused(paused.value);
		},
		report(say, createdAt) {
			const observations = rows.value;
			const places = new Map(observations.map(({ exchange }, place) => [exchange.id, place]));
			return buildReport({
				generatorVersion: __CONCORD_VERSION__,
				createdAt,
				source: { kind: 'live', name: 'DevTools', entries: observations.length, skipped: [] },
				observations,
				say,
				numberOf: id => places.get(id) ?? id,
			});
		},
	};
}

function selectedRow(rows: Signal<readonly Observation[]>, id: Signal<number | null>) {
	return computed(() => rows.value.find(row => row.exchange.id === id.value) ?? null);
}

/** The recorder let go of its bodies; what was found out with them stays. */
function wasEvicted({ request, response }: Exchange): boolean {
	return [request.body, response.body].some(body => body.kind === 'missing' && body.reason === 'evicted');
}
