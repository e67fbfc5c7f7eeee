import type { Catalogue } from '../words/catalogue.ts';
import { sayFrom } from '../words/catalogue.ts';
import { copyText } from './clipboard.ts';
import { createIsolationStorage } from './isolation-store.ts';
import type { PanelHost } from './panel-host.ts';
import type { TrafficSource } from './recorder.ts';
import type { StorageArea } from './settings-storage.ts';
import { createAreaStorage, createSettingsStorage } from './settings-storage.ts';
import type { Theme } from './theme.ts';

export interface PlainHostOptions {
	readonly catalogue: Catalogue;
	/** BCP 47 tag of the catalogue. */
	readonly language: string;
	/** `null` for what the browser prefers, now and when it changes. */
	readonly theme: Theme | null;
	/** Shown as live traffic; `null` when there is none. */
	readonly source: TrafficSource | null;
}

/** The host in a plain page, over recorded traffic: there is no inspected page and nothing of an extension. */
export function plainPanelHost({ catalogue, language, source, theme }: PlainHostOptions): PanelHost {
	const storage = createAreaStorage(() => localArea(localStorage));
	return {
		say: sayFrom(catalogue),
		language,
		followTheme(apply) {
			const dark = matchMedia('(prefers-color-scheme: dark)');
			const prefer = () => apply(dark.matches ? 'dark' : 'light');
			if (theme) return apply(theme);
			prefer();
			dark.addEventListener('change', prefer);
		},
		connect(attach) {
			if (source) attach(source);
		},
		reloadPage: () => location.reload(),
		page: null,
		settings: createSettingsStorage(storage),
		isolations: createIsolationStorage(storage, navigator.locks),
		copyText: text => copyText(text, window),
		reveal: null,
		onInvalidated() {},
	};
}

/** `localStorage` in the manner of `storage.local`. */
function localArea(storage: Storage): StorageArea {
	const name = (key: string) => `concord.${key}`;
	return {
		async get(key) {
			const text = storage.getItem(name(key));
			return text === null ? {} : { [key]: JSON.parse(text) };
		},
		async set(items) {
			for (const [key, value] of Object.entries(items)) storage.setItem(name(key), JSON.stringify(value));
		},
		async remove(key) {
			storage.removeItem(name(key));
		},
	};
}
