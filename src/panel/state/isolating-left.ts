import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { IsolationStorage } from '../../browser/isolation-store.ts';
import type { PageBridge } from '../../browser/page-bridge.ts';
import { peek } from '../../isolation/session/journal.ts';
import { isUnfinished, type SessionState } from '../../isolation/session/state.ts';

/** A session that nobody is at work on, and that is not over. */
export interface LeftBehind {
	/** Origin. */
	readonly site: string;
	/** `null` when what is stored cannot be read. */
	readonly state: SessionState | null;
	/** The inspected page is of that site, so that it can be put back from here. */
	readonly isHere: boolean;
}

/** What earlier panels have left: a reload, a closed DevTools, a browser that was killed. */
export interface Leftovers {
	readonly list: ReadonlySignal<readonly LeftBehind[]>;
	/** Looks again. What is over is forgotten by the way: it holds a request of the person's. */
	look(): Promise<void>;
}

/** @param isOpen whether this panel shows the session of a site */
export function createLeftovers(
	storage: IsolationStorage,
	page: PageBridge | null,
	isOpen: (site: string) => boolean,
): Leftovers {
	const list = signal<readonly LeftBehind[]>([]);
	return {
		list,
		async look() {
			const [here, known] = await Promise.all([page?.origin() ?? null, storage.sites()]);
			const found: LeftBehind[] = [];
			for (const site of new Set([...known, ...(here === null ? [] : [here])])) {
				// Whoever is at work on it shows it.
				if (await storage.isBusy(site)) continue;
				const state = await peek(storage.of(site));
				if (state === 'none' || (isOpen(site) && isOver(state))) continue;
				if (isOver(state)) await storage.forget(site);
				else found.push({ site, state: state === 'unreadable' ? null : state, isHere: site === here });
			}
			list.value = found;
		},
	};
}

function isOver(state: SessionState | 'unreadable'): boolean {
	return state !== 'unreadable' && !isUnfinished(state);
}
