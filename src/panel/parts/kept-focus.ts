import { useEffect } from 'preact/hooks';

/** Where the focus goes, the first that is there; the detail only if the focus was in it. */
const HOMES = ['[role=grid]', '.empty .button', '#filter', '[role=tab][aria-selected=true]'];
const DETAIL = '#detail-panel';

/**
 * What has the focus may vanish: a list that is cleared, a banner that is dismissed, evidence that opened another tab. The
 * browser then drops the focus on the page, where no arrow key does anything; here it goes to what took the place.
 */
export function useKeptFocus(): void {
	useEffect(() => {
		let last: Element | null = null;
		let wasInDetail = false;
		const onFocus = () => {
			last = document.activeElement;
			wasInDetail = last?.closest('.detail') != null;
		};
		const keep = () => {
			// A frame without the focus must not take it from the rest of DevTools.
			if (!last || last.isConnected || !document.hasFocus()) return;
			if (document.activeElement !== document.body) return;
			const homes = wasInDetail ? [DETAIL, ...HOMES] : HOMES;
			const home = homes.map(selector => document.querySelector<HTMLElement>(selector)).find(Boolean);
			last = null;
			home?.focus({ preventScroll: true });
		};
		const observer = new MutationObserver(keep);
		observer.observe(document.body, { childList: true, subtree: true });
		addEventListener('focusin', onFocus);
		return () => {
			observer.disconnect();
			removeEventListener('focusin', onFocus);
		};
	}, []);
}
