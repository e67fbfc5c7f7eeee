import { describe, expect, it } from 'vitest';
import { createIsolationStorage } from '../../src/browser/isolation-store.ts';
import { createAreaStorage, type StorageArea } from '../../src/browser/settings-storage.ts';
import { openJournal, peek } from '../../src/isolation/session/journal.ts';

/* A storage that fails for a while must not cost what is needed to put a site back. */

const SITE = 'https://a.test';
const OTHER = 'https://b.test';

const locks = {
	request: async <T>(_: string, __: unknown, work: (lock: unknown) => Promise<T>) => work({}),
	query: async () => ({}),
};

/** `storage.local`, whose reading can be broken. */
function breakable(kept: Record<string, unknown>) {
	const items = new Map(Object.entries(kept));
	let broken = false;
	const area: StorageArea = {
		async get(key) {
			if (broken) throw new Error('IO error: File currently in use');
			return items.has(key) ? { [key]: items.get(key) } : {};
		},
		async set(values) {
			for (const [key, value] of Object.entries(values)) items.set(key, value);
		},
		async remove(key) {
			items.delete(key);
		},
	};
	return {
		items,
		setBroken(wanted: boolean) {
			broken = wanted;
		},
		storage: createIsolationStorage(
			createAreaStorage(() => area),
			locks,
		),
	};
}

describe('what is stored of isolations, while it cannot be read,', () => {
	const before = { isolations: [SITE, OTHER], [`isolation ${SITE}`]: { version: 1, events: ['precious'] } };

	it('is not taken for nothing', async () => {
		const { setBroken, storage } = breakable(before);
		setBroken(true);
		expect(await storage.sites()).toEqual([]);
		expect(await peek(storage.of(SITE))).toBe('unreadable');
		expect(await openJournal(storage.of(SITE), 'me', () => 0)).toEqual({ kind: 'unreadable' });
	});

	it('is not written over', async () => {
		const { items, setBroken, storage } = breakable(before);
		setBroken(true);
		expect(await storage.of(SITE).write({ version: 1, events: [] })).toBe(false);
		expect(Object.fromEntries(items)).toEqual(before);
		setBroken(false);
		expect(await storage.of(SITE).write({ version: 1, events: [] })).toBe(true);
		expect(await storage.sites()).toEqual([SITE, OTHER]);
	});

	it('is forgotten for one site alone', async () => {
		const { items, setBroken, storage } = breakable(before);
		setBroken(true);
		await storage.forget(SITE);
		expect(items.get('isolations')).toEqual([SITE, OTHER]);
		setBroken(false);
		await storage.forget(SITE);
		expect(await storage.sites()).toEqual([OTHER]);
	});
});

it('what was never stored is none', async () => {
	const { storage } = breakable({});
	expect(await peek(storage.of(SITE))).toBe('none');
	expect(await storage.of(SITE).write({ version: 1 })).toBe(true);
	expect(await storage.sites()).toEqual([SITE]);
});
