import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchInvalidation } from '../../src/browser/invalidated.ts';

/** The one thing of a document that matters here. */
class Page extends EventTarget {
	visibilityState: DocumentVisibilityState = 'visible';
	turn(state: DocumentVisibilityState) {
		this.visibilityState = state;
		this.dispatchEvent(new Event('visibilitychange'));
	}
}

let page: Page;
let id: string | undefined;

beforeEach(() => {
	vi.useFakeTimers();
	page = new Page();
	id = 'olfcofklpomhnncjepkebdjffgeodeic';
});
afterEach(() => void vi.useRealTimers());

it('says so once, and at once to who asks later', () => {
	const watch = watchInvalidation(() => id, page);
	const told = vi.fn();
	watch.onInvalidated(told);
	vi.advanceTimersByTime(10_000);
	expect(told).not.toHaveBeenCalled();
	id = undefined;
	vi.advanceTimersByTime(10_000);
	expect(told).toHaveBeenCalledTimes(1);
	const late = vi.fn();
	watch.onInvalidated(late);
	expect(late).toHaveBeenCalledTimes(1);
	expect(vi.getTimerCount()).toBe(0);
});

it('takes an id that cannot even be asked for as gone', () => {
	const told = vi.fn();
	watchInvalidation(() => {
		throw new Error('Extension context invalidated.');
	}, page).onInvalidated(told);
	expect(told).toHaveBeenCalledTimes(1);
});

it('has no timer while nobody looks, and looks itself when somebody does', () => {
	const told = vi.fn();
	watchInvalidation(() => id, page).onInvalidated(told);
	page.turn('hidden');
	expect(vi.getTimerCount()).toBe(0);
	id = undefined;
	page.turn('visible');
	expect(told).toHaveBeenCalledTimes(1);
	page.turn('hidden');
	page.turn('visible');
	expect(vi.getTimerCount()).toBe(0);
});

it('sees it at the moment when the panel goes away with its extension', () => {
	const told = vi.fn();
	watchInvalidation(() => id, page).onInvalidated(told);
	id = undefined;
	page.turn('hidden');
	expect(told).toHaveBeenCalledTimes(1);
});

it("sees it in a call's error, and in no other error", () => {
	const watch = watchInvalidation(() => id, page);
	const told = vi.fn();
	watch.onInvalidated(told);
	watch.note(new Error('Resource::kQuotaBytes quota exceeded'));
	watch.note(undefined);
	expect(told).not.toHaveBeenCalled();
	watch.note(new Error('Extension context invalidated.'));
	watch.note(new Error('Extension context invalidated.'));
	expect(told).toHaveBeenCalledTimes(1);
});
