import type { Exchange } from '../exchange/exchange.ts';
import { originOf } from '../exchange/url.ts';
import { isPage } from './recognise.ts';

/**
 * Pages of sites that have not shown yet that they are WordPress. Most say so in their `Link` header; where a cache took that
 * away, or the body comes late, only the requests of the page tell, and those come after it.
 */
export interface EarlyPages {
	/** Takes note of an exchange if it is a page. One with an id that was there before takes its place. */
	add(exchange: Exchange): void;
	/** Hands out the pages of the site that an exchange went to, in the order in which they came, and forgets them. */
	takeOf(exchange: Exchange): readonly Exchange[];
	/** It was only the service worker's copy of another. */
	forget(id: number): void;
	/** The bodies of an exchange are gone. */
	letGo(exchange: Exchange): void;
}

/** The page in sight and the frames on it, of a site or two: what was left before is not what a person looks for. */
const MOST = 8;

export function createEarlyPages(): EarlyPages {
	let pages: readonly Exchange[] = [];
	return {
		add(exchange) {
			if (!isPage(exchange.request)) return;
			pages = [...pages.filter(({ id }) => id !== exchange.id), exchange].slice(-MOST);
		},
		takeOf({ request }) {
			if (pages.length === 0) return pages;
			const origin = originOf(request.url);
			const taken = pages.filter(page => originOf(page.request.url) === origin);
			if (taken.length > 0) pages = pages.filter(page => !taken.includes(page));
			return taken;
		},
		forget(id) {
			pages = pages.filter(page => page.id !== id);
		},
		letGo(exchange) {
			pages = pages.map(page => (page.id === exchange.id ? exchange : page));
		},
	};
}
