import type { PageJob } from './page-send.ts';

/* These run in the inspected page, too, and go there as their own source text: see page-send.ts. */

/** What {@link takeFromPage} asks for. */
export interface PageTake {
	readonly key: string;
	/** Characters of text and of header lines that are accepted. */
	readonly maxText: number;
	readonly maxHeaders: number;
}

/**
 * Answers `waiting`, `gone`, `failed`, or with the answer, which is forgotten then. It is one flat record without a
 * prototype, so that no `toJSON` of the page gets at it, and it is measured with operators, which no page can replace:
 * a hostile one shall not fill the panel's memory.
 */
export function takeFromPage(order: PageTake): string | object {
	const job = (window as unknown as Record<string, PageJob | undefined>)[order.key];
	if (job === undefined) return 'gone';
	if (job.answer === null) return 'waiting';
	const { status, headers, text, truncated, startedAt, durationMs } = job.answer;
	Reflect.deleteProperty(window, order.key);
	if (typeof text !== 'string' || text.length > order.maxText) return 'failed';
	if (typeof headers !== 'string' || headers.length > order.maxHeaders) return 'failed';
	return {
		__proto__: null,
		status: typeof status === 'number' ? status : -1,
		headers,
		text,
		truncated: truncated === true,
		startedAt: typeof startedAt === 'number' ? startedAt : -1,
		durationMs: typeof durationMs === 'number' ? durationMs : -1,
	};
}

/** Gives a request up and forgets it. */
export function stopInPage(order: { readonly key: string }): string {
	const job = (window as unknown as Record<string, PageJob | undefined>)[order.key];
	Reflect.deleteProperty(window, order.key);
	job?.stop();
	return 'stopped';
}

/** Answers the page's origin. No page can replace `window` and `location`: both are unforgeable (HTML, 7.2.2). */
export function originOfPage(): string {
	return window.location.origin;
}
