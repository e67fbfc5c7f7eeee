import { type Signal, signal } from '@preact/signals';
import type { SettingsStorage } from '../../browser/settings-storage.ts';

/** What the panel remembers. What is stored may be of an older or newer version, or spoilt: each value is checked. */
const DEFAULTS = {
	preserveLog: true,
	/** Share of the list beside the detail, and above it when narrow; from 0 to 1. */
	splitWide: 0.4,
	splitNarrow: 0.4,
	filter: '',
	rawBody: false,
	copyFormat: 'curl-posix',
} as const;

type Widen<T> = T extends boolean ? boolean : T extends number ? number : string;
export type SettingName = keyof typeof DEFAULTS;
export type Settings = { readonly [Name in SettingName]: Signal<Widen<(typeof DEFAULTS)[Name]>> } & {
	/** Resolves when what was stored has been read. */
	readonly ready: Promise<void>;
};

/** Several changes in a row (a splitter that is dragged) are one write. In milliseconds. */
const SAVE_DELAY = 300;

export function createSettings(storage: SettingsStorage): Settings {
	const entries = Object.entries(DEFAULTS).map(([name, value]) => [name, signal<unknown>(value)] as const);
	let saving: ReturnType<typeof setTimeout> | undefined;
	let loaded = false;

	const save = () => {
		clearTimeout(saving);
		saving = setTimeout(() => {
			void storage.save(Object.fromEntries(entries.map(([name, { value }]) => [name, value])));
		}, SAVE_DELAY);
	};
	const ready = storage.load().then(stored => {
		for (const [name, setting] of entries) {
			const value = Object.hasOwn(stored, name) ? stored[name] : undefined;
			if (typeof value === typeof setting.peek()) setting.value = value;
		}
		loaded = true;
	});
	for (const [, setting] of entries) {
		setting.subscribe(() => {
			if (loaded) save();
		});
	}
	return { ...Object.fromEntries(entries), ready } as Settings;
}
