import { asArray, asRecord } from '../exchange/loose.ts';
import type { LiveEntry } from './body-reader.ts';
import { PANEL_ICON, PANEL_PAGE, PANEL_TITLE } from './panel-page.ts';
import type { PanelWindow } from './panel-window.ts';
import { createRecorder } from './recorder.ts';

/*
 * The devtools page: loaded when DevTools opens and gone when it closes, shown to nobody. It records from its first
 * moment, so that the panel may be opened after the conflict. Callbacks everywhere: their shapes are the same in every
 * browser, those of promises are not.
 */

const recorder = createRecorder();

// Listen first, ask for the past second: the other way round loses what finishes in between.
chrome.devtools.network.onRequestFinished.addListener(entry =>
	recorder.record(entry as unknown as LiveEntry),
);

/**
 * The log holds what came before the listener, and answers the page never read, for which there is no event at all.
 * It costs half a second at 2,000 requests, so it is asked for at these three moments and never on a timer.
 */
function readLog(): void {
	chrome.devtools.network.getHAR(log => recorder.backfill(asArray(asRecord(log)?.entries)));
}

readLog();
chrome.devtools.network.onNavigated.addListener(url => {
	recorder.navigated(url);
	readLog();
});

chrome.devtools.panels.create(PANEL_TITLE, PANEL_ICON, PANEL_PAGE, panel => {
	panel.onShown.addListener(window => {
		readLog();
		const panelWindow = window as PanelWindow;
		// Its script may not have run yet; then it finds the source when it does.
		panelWindow.concordSource = recorder;
		panelWindow.concordAttach?.();
	});
	document.documentElement.dataset.ready = 'true';
});
