import { asRecord } from '../exchange/loose.ts';

/** A person's settings. Whoever reads them checks each: another version may have written them. */
export interface SettingsStorage {
	/** What was saved last; empty when there is nothing, or nothing that can be read. */
	load(): Promise<Readonly<Record<string, unknown>>>;
	/** Puts these in place of all there was. Answers whether they are kept. */
	save(values: Readonly<Record<string, unknown>>): Promise<boolean>;
}

/** `storage.local`, as far as it is used. */
export interface StorageArea {
	get(key: string): Promise<Record<string, unknown>>;
	set(items: Record<string, unknown>): Promise<void>;
	remove(key: string): Promise<void>;
}

/** Records by name, in a storage that may be full, broken or gone. Nothing here throws. */
export interface AreaStorage {
	/**
	 * `undefined` when there is no such record.
	 *
	 * @param unread what to answer when it cannot be read; left out, that is as good as no record
	 */
	load(key: string, unread?: unknown): Promise<unknown>;
	/** Answers whether it is kept: a profile may be full, and an area holds 10 MB in Chrome, 5 before 114. */
	save(key: string, value: unknown): Promise<boolean>;
	/** Answers whether it is gone. */
	remove(key: string): Promise<boolean>;
}

/**
 * @param area asked for at each call, because a gone extension's `chrome.storage` is gone, too
 * @param failed told what the browser threw
 */
export function createAreaStorage(
	area: () => StorageArea,
	failed: (error: unknown) => void = () => undefined,
): AreaStorage {
	const attempt = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
		try {
			return await work();
		} catch (error) {
			failed(error);
			return otherwise;
		}
	};
	return {
		load: (key, unread) =>
			attempt<unknown>(async () => {
				const found = asRecord(await area().get(key));
				return found && Object.hasOwn(found, key) ? found[key] : undefined;
			}, unread),
		save: (key, value) =>
			attempt(async () => {
				await area().set({ [key]: value });
				return true;
			}, false),
		remove: key =>
			attempt(async () => {
				await area().remove(key);
				return true;
			}, false),
	};
}

const SETTINGS = 'settings';

export function createSettingsStorage(storage: AreaStorage): SettingsStorage {
	return {
		load: async () => asRecord(await storage.load(SETTINGS)) ?? {},
		save: values => storage.save(SETTINGS, values),
	};
}
