import { asArray, asString } from '../exchange/loose.ts';
import type { SessionStore } from '../isolation/session/journal.ts';
import type { AreaStorage } from './settings-storage.ts';

/** Where isolation sessions outlive the panel, DevTools and the browser: one for each site, by its origin. */
export interface IsolationStorage {
	/** Origins that have a session, finished or not. */
	sites(): Promise<readonly string[]>;
	of(site: string): SessionStore;
	/** Forgets a session. See that nothing is changed any more. */
	forget(site: string): Promise<void>;
	/**
	 * Does something as the only panel of this browser that is at work on a site. A panel that was killed is not at work:
	 * the browser lets go of its lock.
	 *
	 * @returns `null` when another one is at work there; then nothing was done
	 */
	alone<T>(site: string, work: () => Promise<T>): Promise<T | null>;
	/** Whether any panel of this browser is at work there. */
	isBusy(site: string): Promise<boolean>;
}

/** `navigator.locks`, as far as it is used (w3c/web-locks). */
export interface Locks {
	request<T>(
		name: string,
		options: { readonly ifAvailable: true },
		work: (lock: unknown) => Promise<T>,
	): Promise<T>;
	query(): Promise<{ readonly held?: readonly { readonly name?: string }[] }>;
}

const INDEX = 'isolations';

/** No session, and no record that one could take the place of: it may hold how a site is put back. */
const UNREADABLE = { version: null };

/** Whoever searches on more sites at once is no person. */
const MOST_SITES = 50;

export function createIsolationStorage(storage: AreaStorage, locks: Locks): IsolationStorage {
	const keyOf = (site: string) => `isolation ${site}`;
	/** `null` when it cannot be told. */
	const index = async () => {
		const stored = await storage.load(INDEX, UNREADABLE);
		return stored === UNREADABLE ? null : asArray(stored).map(asString).filter(Boolean).slice(-MOST_SITES);
	};
	return {
		sites: async () => (await index()) ?? [],
		of: site => ({
			read: () => storage.load(keyOf(site), UNREADABLE),
			async write(value) {
				const known = await index();
				if (!known) return false;
				if (!known.includes(site) && !(await storage.save(INDEX, [...known, site]))) return false;
				return storage.save(keyOf(site), value);
			},
		}),
		async forget(site) {
			await storage.remove(keyOf(site));
			const known = await index();
			if (known) {
				await storage.save(
					INDEX,
					known.filter(each => each !== site),
				);
			}
		},
		alone: (site, work) =>
			locks.request(keyOf(site), { ifAvailable: true }, async lock => (lock ? work() : null)),
		async isBusy(site) {
			const { held = [] } = await locks.query();
			return held.some(({ name }) => name === keyOf(site));
		},
	};
}
