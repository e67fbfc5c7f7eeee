import type { TrafficEvent, TrafficSource } from '../../browser/recorder.ts';
import type { Exchange } from '../../exchange/exchange.ts';

/** Recorded exchanges as if they had just travelled: what the panel shows of it is what it shows of live traffic. */
export function recordedSource(exchanges: readonly Exchange[]): TrafficSource {
	const listeners = new Set<(event: TrafficEvent) => void>();
	let shown = exchanges;
	let paused = false;
	return {
		dropped: { bodies: 0, exchanges: 0 },
		subscribe(listener, signal) {
			for (const exchange of shown) listener({ type: 'put', exchange });
			listeners.add(listener);
			signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
		},
		clear() {
			shown = [];
			for (const listener of listeners) listener({ type: 'cleared' });
		},
		get paused() {
			return paused;
		},
		setPaused(value) {
			paused = value;
		},
		setPreserve() {},
	};
}
