import type { ReadonlySignal, Signal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { Evidence, Finding, Pointer } from '../../diagnosis/finding.ts';
import type { Observation } from '../../inspector.ts';
import type { Recording } from './recording.ts';

export const VIEWS = ['conflicts', 'requests', 'isolate', 'report'] as const;
export type ViewId = (typeof VIEWS)[number];

export const TABS = ['diagnosis', 'compare', 'request', 'response', 'timeline', 'suspects'] as const;
export type TabId = (typeof TABS)[number];

/** What the detail shows: a request, and which of its findings; `null` for one that nothing is wrong with. */
export interface Selected {
	readonly observation: Observation;
	readonly finding: Finding | null;
}

interface Place {
	readonly exchangeId: number;
	readonly findingId: string | null;
}

/** Where the person is. Back leads to where a jump (to evidence, to the first of two requests) came from. */
export interface Navigation {
	readonly view: Signal<ViewId>;
	readonly tab: Signal<TabId>;
	readonly selected: ReadonlySignal<Selected | null>;
	/** The one piece of evidence that was asked for; `null` marks all of the finding's. */
	readonly pointed: ReadonlySignal<Pointer | null>;
	readonly canGoBack: ReadonlySignal<boolean>;
	select(exchangeId: number, findingId?: string | null): void;
	/** Closes the detail. Answers whether there was one. */
	deselect(): boolean;
	/** Opens the tab in which a piece of evidence stands, on the request that it is of. */
	showEvidence(evidence: Pick<Evidence, 'exchangeId' | 'pointer'>): void;
	/** Opens another request, with a way back. */
	jumpTo(exchangeId: number, tab?: TabId): void;
	back(): void;
}

export function createNavigation({ byId }: Recording): Navigation {
	const view = signal<ViewId>('conflicts');
	const tab = signal<TabId>('diagnosis');
	const place = signal<Place | null>(null);
	const pointed = signal<Pointer | null>(null);
	const trail = signal<readonly { place: Place; tab: TabId }[]>([]);

	const selected = computed(() => {
		const observation = place.value && byId.value.get(place.value.exchangeId);
		if (!observation) return null;
		const { findings } = observation;
		return {
			observation,
			finding: findings.find(({ id }) => id === place.value?.findingId) ?? findings[0] ?? null,
		};
	});
	const go = (to: Place | null) => {
		place.value = to;
		pointed.value = null;
	};
	const jump = (exchangeId: number) => {
		const from = place.value;
		if (!from || from.exchangeId === exchangeId || !byId.value.has(exchangeId)) return;
		trail.value = [...trail.value.slice(-19), { place: from, tab: tab.value }];
		go({ exchangeId, findingId: null });
	};

	return {
		view,
		tab,
		pointed,
		selected,
		canGoBack: computed(() => trail.value.length > 0),
		select(exchangeId, findingId = null) {
			trail.value = [];
			go({ exchangeId, findingId });
		},
		deselect() {
			const wasOpen = selected.value !== null;
			trail.value = [];
			go(null);
			return wasOpen;
		},
		showEvidence({ exchangeId, pointer }) {
			jump(exchangeId);
			pointed.value = pointer;
			tab.value = pointer.startsWith('response') ? 'response' : 'request';
		},
		jumpTo(exchangeId, to) {
			jump(exchangeId);
			if (to) tab.value = to;
		},
		back() {
			const last = trail.value.at(-1);
			if (!last) return;
			trail.value = trail.value.slice(0, -1);
			go(last.place);
			tab.value = last.tab;
		},
	};
}
