import type { Exchange } from '../exchange/exchange.ts';
import { header, mediaType } from '../exchange/headers.ts';
import { parseUrl, type UrlParts } from '../exchange/url.ts';

/**
 * Where WordPress lives, learnt from its own traffic. A site may have renamed `wp-json` (`rest_url_prefix`), run in a
 * folder, or be one of many in a multisite: only what it says of itself is certain.
 */
export interface SiteRoots {
	/** Reads what an answer says about the site. */
	learn(exchange: Exchange): void;
	/** The route below a learnt REST root, without a leading slash being required; `null` when no root fits. */
	learntRoute(url: UrlParts): string | null;
	/** Whether this origin has shown itself to be WordPress. */
	isWordPress(origin: string): boolean;
	/** The REST root an origin named first, for the report. */
	restRoot(origin: string): string | null;
	/** Takes note that an origin is WordPress because of a request only WordPress gets. */
	confirm(origin: string): void;
}

/** `Link: <https://example.com/wp-json/>; rel="https://api.w.org/"` (`rest_output_link_header()`). */
const LINK_HEADER = /<([^<>]{1,2000})>\s*;\s*rel="https:\/\/api\.w\.org\/"/;

/** The same in HTML (`rest_output_link_wp_head()`), and what core's scripts are told (`script-loader.php`). */
const HTML_ROOTS: readonly (readonly [words: string, RegExp])[] = [
	['api.w.org/', /<link\s+rel=["']https:\/\/api\.w\.org\/["']\s+href=["']([^"'<>]{1,2000})["']/],
	['createRootURLMiddleware', /createRootURLMiddleware\(\s*"([^"<>]{1,2000})"/],
	['wpApiSettings', /wpApiSettings\s*=\s*\{"root":"([^"<>]{1,2000})"/],
];

/** More roots than this is no multisite but noise. */
const MAX_ROOTS = 200;

export function createSiteRoots(): SiteRoots {
	const roots = new Map<string, Root>();
	const origins = new Set<string>();

	/** Every answer of the REST API names its root: read once. */
	const known = new Set<string>();

	const add = (text: string, base: string) => {
		const isAbsolute = /^https?:/.test(text);
		if (isAbsolute && known.has(text)) return;
		if (isAbsolute && known.size < MAX_ROOTS) known.add(text);
		const url = parseUrl(text.replace(/\\\//g, '/'), base);
		if (!url || roots.size >= MAX_ROOTS) return;
		origins.add(url.origin);
		roots.set(url.href, readRoot(url));
	};

	return {
		learn({ request, response }) {
			const named = header(response.headers, 'link');
			const link = named?.includes('api.w.org') ? LINK_HEADER.exec(named) : null;
			if (link?.[1]) add(link[1], request.url);
			if (response.body.kind !== 'text') return;
			if (mediaType(header(response.headers, 'content-type')) !== 'text/html') return;
			for (const [words, pattern] of HTML_ROOTS) {
				const match = response.body.text.includes(words) ? pattern.exec(response.body.text) : null;
				if (match?.[1]) add(match[1], request.url);
			}
		},
		learntRoute(url) {
			for (const { origin, path } of roots.values()) {
				if (path === null || origin !== url.origin || !`${url.pathname}/`.startsWith(path)) continue;
				return url.pathname.slice(path.length - 1);
			}
			return null;
		},
		isWordPress: origin => origins.has(origin),
		confirm: origin => void origins.add(origin),
		restRoot(origin) {
			for (const [href, root] of roots) if (root.origin === origin) return href;
			return null;
		},
	};
}

/** What is asked of a root with every request: `URL` works out its parts anew each time. */
interface Root {
	readonly origin: string;
	/** With a slash at its end; `null` where routes are no paths below it. */
	readonly path: string | null;
}

function readRoot({ origin, pathname, searchParams }: URL): Root {
	const path = pathname.endsWith('/') ? pathname : `${pathname}/`;
	// A root of "/" would make every page a REST request.
	return { origin, path: path === '/' || searchParams.has('rest_route') ? null : path };
}
