import browser from 'webextension-polyfill';
import type { Say } from '../words/message.ts';
import { copyText } from './clipboard.ts';
import { browserLanguage, sayInBrowserLanguage } from './extension.ts';
import { createEvaluateInPage, type InspectedWindow } from './inspected-window.ts';
import { watchInvalidation } from './invalidated.ts';
import { createIsolationStorage, type IsolationStorage } from './isolation-store.ts';
import { createPageBridge, type PageBridge } from './page-bridge.ts';
import type { PanelWindow } from './panel-window.ts';
import type { TrafficSource } from './recorder.ts';
import { createReveal, type Reveal, type RevealingPanels } from './reveal.ts';
import { createAreaStorage, createSettingsStorage, type SettingsStorage } from './settings-storage.ts';
import type { Theme } from './theme.ts';
import { followTheme } from './theme.ts';

/** What the panel needs from whatever hosts it: DevTools, or a plain page over a recorded HAR. */
export interface PanelHost {
	readonly say: Say;
	readonly language: string;
	followTheme(apply: (theme: Theme) => void): void;
	/** Calls back once the recording is there; the devtools page may hand it over before or after this call. */
	connect(attach: (source: TrafficSource) => void): void;
	reloadPage(options?: { readonly ignoreCache?: boolean }): void;
	/** Sends requests in the inspected page; `null` over a recorded file. */
	readonly page: PageBridge | null;
	readonly settings: SettingsStorage;
	/** Sessions of isolation, by site. */
	readonly isolations: IsolationStorage;
	/** True when it reached the clipboard. Call it from a click or a key press. */
	copyText(text: string): Promise<boolean>;
	/** Reveals a script or a request in DevTools' own panels; `null` where the browser cannot. */
	readonly reveal: Reveal | null;
	/** Calls back once, when the extension was updated or removed under an open DevTools. */
	onInvalidated(callback: () => void): void;
}

/** The host inside DevTools. */
export function devtoolsPanelHost(): PanelHost {
	const { inspectedWindow, panels } = chrome.devtools;
	const invalidation = watchInvalidation(() => chrome.runtime?.id, document);
	const evaluate = createEvaluateInPage(inspectedWindow as InspectedWindow, invalidation.note);
	const storage = createAreaStorage(() => browser.storage.local, invalidation.note);
	return {
		say: sayInBrowserLanguage,
		language: browserLanguage(),
		followTheme: apply => followTheme(panels, apply),
		connect(attach) {
			const panelWindow = window as PanelWindow;
			let attached: TrafficSource | undefined;
			panelWindow.concordAttach = () => {
				const source = panelWindow.concordSource;
				if (!source || source === attached) return; // `onShown` comes each time the panel is shown
				attached = source;
				attach(source);
			};
			panelWindow.concordAttach();
		},
		reloadPage: ({ ignoreCache = false } = {}) => inspectedWindow.reload({ ignoreCache }),
		page: createPageBridge(evaluate),
		settings: createSettingsStorage(storage),
		isolations: createIsolationStorage(storage, navigator.locks),
		copyText: text => copyText(text, window),
		reveal: createReveal(panels as RevealingPanels),
		onInvalidated: invalidation.onInvalidated,
	};
}
