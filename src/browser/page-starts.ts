import type { Exchange } from '../exchange/exchange.ts';
import { header } from '../exchange/headers.ts';

/** Says when the page that the tab shows was asked for: what started earlier is the page before's. */
export interface PageStarts {
	/** Takes every exchange. Answers the start of the page, when this is the page that was waited for; else `null`. */
	sees(exchange: Exchange): number | null;
	/** The tab went to a URL. Answers the start of its page when that has come already; else `null`. */
	navigated(url: string): number | null;
}

/** Frames are documents, too; so many are remembered until the tab says which one was the page. */
const REMEMBERED = 50;

/**
 * Chrome tells of a navigation before the page's own request has finished, Firefox after everything has loaded
 * (bug 1552686): whichever comes first waits for the other.
 */
export function createPageStarts(): PageStarts {
	let documents: { url: string; startedAt: number }[] = [];
	let current = Number.NEGATIVE_INFINITY;
	let awaited: string | null = null;

	const arrive = (startedAt: number): number => {
		current = startedAt;
		awaited = null;
		return startedAt;
	};

	return {
		sees({ request, resourceType, startedAt }) {
			const isDocument =
				resourceType === 'document' || header(request.headers, 'sec-fetch-dest') === 'document';
			if (!isDocument || !(startedAt > current)) return null;
			const url = withoutFragment(request.url);
			if (url === awaited) return arrive(startedAt);
			documents = [...documents.slice(1 - REMEMBERED), { url, startedAt }];
			return null;
		},
		navigated(to) {
			const url = withoutFragment(to);
			const page = documents.findLast(each => each.url === url && each.startedAt > current);
			awaited = url;
			return page ? arrive(page.startedAt) : null;
		},
	};
}

function withoutFragment(url: string): string {
	return url.split('#', 1)[0] ?? '';
}
