import type { Say } from '../words/message.ts';
import { browserLanguage, sayInBrowserLanguage } from './extension.ts';
import type { PanelWindow } from './panel-window.ts';
import type { TrafficSource } from './recorder.ts';
import type { Theme } from './theme.ts';
import { followTheme } from './theme.ts';

/** What the panel needs from whatever hosts it: DevTools, or a plain page over a recorded HAR. */
export interface PanelHost {
	readonly say: Say;
	readonly language: string;
	followTheme(apply: (theme: Theme) => void): void;
	/** Calls back once the recording is there; the devtools page may hand it over before or after this call. */
	connect(attach: (source: TrafficSource) => void): void;
	reloadPage(): void;
}

/** The host inside DevTools. */
export function devtoolsPanelHost(): PanelHost {
	return {
		say: sayInBrowserLanguage,
		language: browserLanguage(),
		followTheme: apply => followTheme(chrome.devtools.panels, apply),
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
		reloadPage: () => chrome.devtools.inspectedWindow.reload({}),
	};
}
