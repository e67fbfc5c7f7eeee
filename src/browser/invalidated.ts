/** Says when the extension was updated or removed under an open DevTools. */
export interface InvalidationWatch {
	/** Calls back once, at once if it has happened already. */
	onInvalidated(callback: () => void): void;
	/** Takes an error of a browser's call, and sees whether it is of that kind. */
	note(error: unknown): void;
}

const CHECK_MS = 2000;

/**
 * There is no event for it (w3c/webextensions#789): what is left of an extension then is a page whose `chrome.runtime`
 * has no id, and calls that throw "Extension context invalidated". Chromium 156 leaves not even the page: it closes
 * DevTools, and the id is gone by the time that the panel is hidden for the last time. So a callback may be the last
 * thing that runs, and what it saves it has to save at once (`localStorage`).
 *
 * @param runtimeId what the browser says the extension's id is; may throw
 * @param page the panel's document: a hidden one is not worth a timer
 */
export function watchInvalidation(
	runtimeId: () => unknown,
	page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>,
): InvalidationWatch {
	let callbacks: (() => void)[] = [];
	let invalidated = false;
	let timer: ReturnType<typeof setInterval> | undefined;

	const invalidate = () => {
		if (invalidated) return;
		invalidated = true;
		clearInterval(timer);
		page.removeEventListener('visibilitychange', follow);
		for (const callback of callbacks) callback();
		callbacks = [];
	};
	const check = () => {
		try {
			if (!runtimeId()) invalidate();
		} catch {
			invalidate();
		}
	};
	const follow = () => {
		clearInterval(timer);
		check();
		if (!invalidated && page.visibilityState !== 'hidden') timer = setInterval(check, CHECK_MS);
	};
	page.addEventListener('visibilitychange', follow);
	follow();

	return {
		onInvalidated(callback) {
			if (invalidated) callback();
			else callbacks.push(callback);
		},
		note(error) {
			if (/extension context invalidated/i.test(String(error))) invalidate();
		},
	};
}
