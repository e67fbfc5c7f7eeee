/** Opens DevTools' own panels. */
export interface Reveal {
	/** Shows a script or style sheet, at a line counted from 1. */
	resource(url: string, line?: number): void;
	/** Shows the requests of a URL. */
	request(url: string): void;
}

/** What Chrome's `devtools.panels` has, its types in part have not, and Firefox's has not at all. */
export interface RevealingPanels {
	readonly openResource?: (url: string, lineNumber: number, callback: () => void) => unknown;
	readonly network?: { readonly show?: (options: { readonly filter: string }) => unknown };
}

/** `null` where the browser can open nothing. */
export function createReveal(panels: RevealingPanels): Reveal | null {
	if (typeof panels.openResource !== 'function') return null;
	// With a callback, so that no browser answers with a promise that would reject unheard.
	const open = (url: string, line: number) => panels.openResource?.(url, line, () => undefined);
	return {
		// Lines are counted from 0 there.
		resource: (url, line = 1) => void open(url, Math.max(line, 1) - 1),
		request(url) {
			// Where there is no such method, a URL that is no file of the Sources panel is shown in the Network panel.
			if (typeof panels.network?.show === 'function') panels.network.show({ filter: `url:${url}` });
			else open(url, 0);
		},
	};
}
