import type { ReadonlySignal, Signal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { PanelHost } from '../../browser/panel-host.ts';
import type { Inspector } from '../../inspector.ts';
import { createReportWriter } from '../reporting/report-writer.ts';
import { type AttemptState, createAttempt } from './attempt.ts';
import { type Collecting, createCollecting } from './collecting.ts';
import { type Comparing, createComparing } from './comparing.ts';
import { newsIn } from './conflicts.ts';
import { type Copying, createCopying } from './copying.ts';
import { createFiltering, type Filtering } from './filtering.ts';
import { createImporting, type Importing } from './importing.ts';
import { createIsolating, type Isolating } from './isolating.ts';
import { createMenu, type Menu } from './menu.ts';
import { createNavigation, type Navigation, type ViewId } from './navigation.ts';
import { createRecording, type Recording } from './recording.ts';
import { createReporting, materialOf, type Reporting } from './report.ts';
import { createResending, type Resending } from './resending.ts';
import { createSaving, type Saving } from './saving.ts';
import { createSending, type Sending } from './sending.ts';
import { createSettings, type Settings } from './settings.ts';
import { createVerifying, type Verifying } from './verifying.ts';

/** Everything the views show. Views read signals and call these functions; they decide nothing themselves. */
export interface Panel {
	readonly host: PanelHost;
	readonly recording: Recording;
	readonly settings: Settings;
	readonly navigation: Navigation;
	readonly menu: Menu;
	readonly copying: Copying;
	readonly filtering: Filtering;
	readonly importing: Importing;
	readonly attempt: AttemptState;
	readonly verifying: Verifying;
	readonly sending: Sending;
	readonly comparing: Comparing;
	readonly resending: Resending;
	readonly collecting: Collecting;
	readonly reporting: Reporting;
	readonly saving: Saving;
	readonly isolating: Isolating;
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
}

/**
 * @param newInspector a pipeline that knows nothing yet
 * @param schedule runs a function once, before the next paint; never while nobody looks
 */
export function createPanel(
	host: PanelHost,
	newInspector: () => Inspector,
	schedule: (run: () => void) => void,
): Panel {
	const recording = createRecording(newInspector, schedule);
	const settings = createSettings(host.settings);
	const navigation = createNavigation(recording);
	const filtering = createFiltering(settings.filter, recording, host.say, host.language);
	const attempt = createAttempt(recording, ({ first }) => {
		filtering.only.value = new Set(attempt.attempt.value?.exchangeIds);
		navigation.view.value = first ? 'conflicts' : 'requests';
		navigation.tab.value = 'diagnosis';
		if (first) navigation.select(first.subject.exchange.id, first.id);
	});
	const endAttempt = () => {
		attempt.dismiss();
		filtering.only.value = null;
	};
	// It is of traffic that is not shown any more; ids of a file mean other requests.
	recording.file.subscribe(() => {
		navigation.deselect();
		endAttempt();
	});
	recording.onForgotten(() => {
		if (attempt.attempt.value?.state === 'done') endAttempt();
	});
	const sending = createSending(host.page, recording);
	const copying = createCopying(host);
	const collecting = createCollecting(host.page, recording);
	const writer = createReportWriter(host.say, host.language);
	const invalidated = signal(false);
	settings.preserveLog.subscribe(preserve => recording.setPreserve(preserve));
	host.onInvalidated(() => {
		invalidated.value = true;
	});
	const isolating = createIsolating({
		page: host.page,
		storage: host.isolations,
		recording,
		navigation,
		now: Date.now,
		wait: waitFor,
		owner: crypto.randomUUID(),
	});
	const { session } = isolating.searching;
	return {
		host,
		recording,
		settings,
		navigation,
		importing: createImporting(recording, () => {
			navigation.view.value = 'conflicts';
		}),
		menu: createMenu(),
		copying,
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
		filtering,
		attempt: { ...attempt, dismiss: endAttempt },
		verifying: createVerifying(recording),
		sending,
		comparing: createComparing(navigation, recording, sending),
		resending: createResending(navigation, recording, sending),
		collecting,
		reporting: createReporting({ host, recording, collecting, isolation: session, writer, now: Date.now }),
		saving: createSaving({
			material: () => materialOf(recording, collecting, session.peek()),
			writer,
			tell: copying.tell,
			now: Date.now,
		}),
		isolating,
		conflictCount: computed(() =>
			recording.rows.value.reduce(
				(sum, row) => sum + newsIn(row).filter(({ severity }) => severity !== 'info').length,
				0,
			),
		),
		invalidated,
	};
}

/** Waits so many milliseconds, or until the signal fires. */
function waitFor(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise(resolve => {
		const timer = setTimeout(resolve, ms);
		signal.addEventListener('abort', () => {
			clearTimeout(timer);
			resolve();
		});
	});
}

/** What another view brings along is there after the next paint only. Of several, the last in the page. */
function focusSoon(selector: string): void {
	requestAnimationFrame(() => [...document.querySelectorAll<HTMLElement>(selector)].at(-1)?.focus());
}
