import type { ReadonlySignal, Signal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { PanelHost } from '../../browser/panel-host.ts';
import type { Inspector } from '../../inspector.ts';
import type * as RestModule from '../rest.ts';
import { newsIn } from './conflicts.ts';
import { createFiltering, type Filtering, type FilterKnowledge } from './filtering.ts';
import { createImporting, type Importing } from './importing.ts';
import { createMenu, type Menu } from './menu.ts';
import { createNavigation, type Navigation, type ViewId } from './navigation.ts';
import type { Schedule } from './paced.ts';
import type { Panel } from './panel.ts';
import { createRecording, type Recording } from './recording.ts';
import { createSettings, type Settings } from './settings.ts';
import { whenThere } from './when-there.ts';

/** What came after the first view. */
export type Rest = typeof RestModule & { readonly panel: Panel };

/** What the first view shows; the rest of the panel comes after it. */
export interface Shell {
	readonly host: PanelHost;
	readonly recording: Recording;
	readonly settings: Settings;
	readonly navigation: Navigation;
	readonly menu: Menu;
	readonly filtering: Filtering;
	readonly importing: Importing;
	/** Findings that are more than a note. */
	readonly conflictCount: ReadonlySignal<number>;
	/** Whether the page of keys is open. */
	readonly help: Signal<boolean>;
	/** Opens a view and goes into it: to its list, or else to its tab. */
	showView(view: ViewId): void;
	/** Puts the cursor into the filter, on the list that it filters. */
	focusFilter(): void;
	/** The extension was updated or removed under an open DevTools: what is here can still be saved. */
	readonly invalidated: ReadonlySignal<boolean>;
	/** `null` until it is loaded. */
	readonly rest: ReadonlySignal<Rest | null>;
	/** Loads the rest, unless that was begun before. */
	loadRest(): void;
	/** Loads the rest and calls back: at once when it is there. */
	withRest(use: (rest: Rest) => void): void;
	/** A part of the script could not be loaded; one that is there stays. */
	readonly isBroken: Signal<boolean>;
}

/** What reads traffic and filters it. */
export interface Knowledge extends FilterKnowledge {
	newInspector(): Inspector;
}

export interface ShellParts {
	readonly host: PanelHost;
	/** Runs a function once, before the next paint; never while nobody looks. */
	readonly schedule: Schedule;
	/** `null` while it is being loaded; traffic waits for it. */
	readonly knowledge: ReadonlySignal<Knowledge | null>;
	readonly importRest: () => Promise<typeof RestModule>;
}

export function createShell({ host, importRest, knowledge, schedule }: ShellParts): Shell {
	const newInspector = () => {
		const known = knowledge.peek();
		if (!known) throw new Error('Traffic is read only with knowledge');
		return known.newInspector();
	};
	const recording = createRecording(newInspector, (run, isBehind) =>
		whenThere(knowledge, () => schedule(run, isBehind)),
	);
	const settings = createSettings(host.settings);
	const navigation = createNavigation(recording);
	const invalidated = signal(false);
	const isBroken = signal(false);
	const rest = signal<Rest | null>(null);
	let isLoading = false;
	// It is of traffic that is not shown any more; ids of a file mean other requests.
	recording.file.subscribe(() => {
		navigation.deselect();
	});
	settings.preserveLog.subscribe(preserve => recording.setPreserve(preserve));
	host.onInvalidated(() => {
		invalidated.value = true;
	});
	const shell: Shell = {
		host,
		recording,
		settings,
		navigation,
		importing: createImporting(recording, () => {
			navigation.view.value = 'conflicts';
		}),
		menu: createMenu(),
		help: signal(false),
		showView(view) {
			navigation.view.value = view;
			focusSoon(`.grid-${view}, #view-tab-${view}`);
		},
		focusFilter() {
			const { view } = navigation;
			if (view.value !== 'requests') view.value = 'conflicts';
			focusSoon('#filter');
		},
		filtering: createFiltering(settings.filter, recording, host.say, host.language, knowledge),
		conflictCount: computed(() =>
			recording.rows.value.reduce(
				(sum, row) => sum + newsIn(row).filter(({ severity }) => severity !== 'info').length,
				0,
			),
		),
		invalidated,
		rest,
		loadRest() {
			if (isLoading) return;
			isLoading = true;
			importRest().then(
				loaded => {
					rest.value = { ...loaded, panel: loaded.createPanel(shell) };
				},
				() => {
					isLoading = false;
					isBroken.value = true;
				},
			);
		},
		withRest(use) {
			shell.loadRest();
			whenThere(rest, use);
		},
		isBroken,
	};
	return shell;
}

/** What another view brings along is there after the next paint only. Of several, the last in the page. */
function focusSoon(selector: string): void {
	requestAnimationFrame(() => [...document.querySelectorAll<HTMLElement>(selector)].at(-1)?.focus());
}
