import { signal } from '@preact/signals';
import { createIsolationStorage } from '../../src/browser/isolation-store.ts';
import type { PanelHost } from '../../src/browser/panel-host.ts';
import type { TrafficEvent, TrafficSource } from '../../src/browser/recorder.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import * as knowledge from '../../src/panel/knowledge.ts';
import * as rest from '../../src/panel/rest.ts';
import { createPanel, type Panel } from '../../src/panel/state/panel.ts';
import { createShell } from '../../src/panel/state/shell.ts';
import { sayEnglish } from '../support.ts';

/** A recorder that a test speaks for. */
export function spokenSource() {
	let listener: (event: TrafficEvent) => void = () => {};
	const source: TrafficSource = {
		dropped: { bodies: 0, exchanges: 0 },
		subscribe: listen => {
			listener = listen;
		},
		clear: () => listener({ type: 'cleared' }),
		paused: false,
		setPaused: () => {},
		setPreserve: () => {},
	};
	return { source, put: (exchange: Exchange) => listener({ type: 'put', exchange }) };
}

/** A host without a browser: says English, keeps settings in memory, has no inspected page. */
export function quietHost(more: Partial<PanelHost> = {}): PanelHost {
	return {
		say: sayEnglish,
		language: 'en',
		followTheme: () => {},
		connect: () => {},
		reloadPage: () => {},
		page: null,
		settings: { load: async () => ({}), save: async () => true },
		isolations: memoryIsolations(),
		copyText: async () => true,
		reveal: null,
		onInvalidated: () => {},
		...more,
	};
}

/** Sessions that are kept as long as the test is. */
export function memoryIsolations() {
	const kept = new Map<string, string>();
	const held = new Set<string>();
	return createIsolationStorage(
		{
			load: async key => (kept.has(key) ? JSON.parse(kept.get(key) ?? '') : undefined),
			async save(key, value) {
				kept.set(key, JSON.stringify(value));
				return true;
			},
			remove: async key => kept.delete(key),
		},
		{
			async request(name, _, work) {
				if (held.has(name)) return work(null);
				held.add(name);
				try {
					return await work({});
				} finally {
					held.delete(name);
				}
			},
			query: async () => ({ held: [...held].map(name => ({ name })) }),
		},
	);
}

/** The panel's whole state, with all that it loads. */
export function panelIn(host: PanelHost, schedule: (run: () => void) => void): Panel {
	return createPanel(
		createShell({ host, schedule, knowledge: signal(knowledge), importRest: async () => rest }),
	);
}

/** The panel's whole state, with frames that a test paints. */
export function quietPanel(more: Partial<PanelHost> = {}) {
	const frames: (() => void)[] = [];
	const panel = panelIn(quietHost(more), run => frames.push(run));
	const { put, source } = spokenSource();
	panel.recording.attach(source);
	const paint = () => {
		for (const run of frames.splice(0)) run();
	};
	return { panel, put, paint, frames, source };
}
