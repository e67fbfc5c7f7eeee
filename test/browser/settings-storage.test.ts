import { describe, expect, it, vi } from 'vitest';
import { createMemorySettings } from '../../src/browser/memory-settings.ts';
import {
	createAreaStorage,
	createSettingsStorage,
	type SettingsStorage,
	type StorageArea,
} from '../../src/browser/settings-storage.ts';

/** `storage.local` as browsers have it: copies go in and out, and only what was asked for. */
function area(kept: Record<string, unknown> = {}): StorageArea {
	const items = new Map(Object.entries(kept));
	return {
		get: async key => (items.has(key) ? { [key]: structuredClone(items.get(key)) } : {}),
		async set(values) {
			for (const [key, value] of Object.entries(values)) items.set(key, structuredClone(value));
		},
		async remove(key) {
			items.delete(key);
		},
	};
}

const full: StorageArea = {
	get: () => Promise.reject(new Error('Corruption: block checksum mismatch')),
	set: () => Promise.reject(new Error('Resource::kQuotaBytes quota exceeded')),
	remove: () => Promise.reject(new Error('IO error')),
};

describe.each<[string, () => SettingsStorage]>([
	[
		'in the browser',
		() => {
			const local = area();
			return createSettingsStorage(createAreaStorage(() => local));
		},
	],
	['in memory', () => createMemorySettings()],
])('settings %s', (_, create) => {
	it('are empty at first, and then what was saved last', async () => {
		const settings = create();
		expect(await settings.load()).toEqual({});
		expect(await settings.save({ filter: 'status:409', width: 300 })).toBe(true);
		expect(await settings.save({ width: 400 })).toBe(true);
		expect(await settings.load()).toEqual({ width: 400 });
	});

	it('are kept as they were when they were saved', async () => {
		const settings = create();
		const values = { columns: ['status'] };
		await settings.save(values);
		values.columns.push('name');
		expect(await settings.load()).toEqual({ columns: ['status'] });
	});
});

it('takes what is no record for no settings', async () => {
	for (const settings of ['dark', null, [1], 7]) {
		const local = area({ settings });
		expect(await createSettingsStorage(createAreaStorage(() => local)).load()).toEqual({});
	}
});

describe('a storage', () => {
	it('keeps records apart, and forgets them one by one', async () => {
		const local = area();
		const storage = createAreaStorage(() => local);
		expect(await storage.save('a', { n: 1 })).toBe(true);
		expect(await storage.save('b', 2)).toBe(true);
		expect(await storage.remove('a')).toBe(true);
		expect([await storage.load('a'), await storage.load('b')]).toEqual([undefined, 2]);
	});

	it('has no record that every object has', async () => {
		const local = area();
		expect(await createAreaStorage(() => local).load('constructor')).toBeUndefined();
	});

	it.each<[string, () => StorageArea]>([
		['full or broken', () => full],
		[
			'gone with its extension',
			() => {
				throw new Error('Extension context invalidated.');
			},
		],
		['of a browser that answers with nothing', () => ({ ...full, get: async () => undefined as never })],
	])('that is %s says so, and throws nothing', async (_, broken) => {
		const failed = vi.fn();
		const storage = createAreaStorage(broken, failed);
		expect(await storage.load('settings')).toBeUndefined();
		expect(await storage.save('settings', {})).toBe(false);
		expect(await storage.remove('settings')).toBe(false);
		expect(failed.mock.calls.length).toBeGreaterThanOrEqual(2);
		expect(await createSettingsStorage(storage).load()).toEqual({});
	});
});
