import type { SettingsStorage } from './settings-storage.ts';

/** Settings for a plain page and for tests: kept as long as the page is, and copied in and out like a browser's. */
export function createMemorySettings(initial: Readonly<Record<string, unknown>> = {}): SettingsStorage {
	let kept = JSON.stringify(initial);
	return {
		load: async () => JSON.parse(kept),
		async save(values) {
			kept = JSON.stringify(values);
			return true;
		},
	};
}
