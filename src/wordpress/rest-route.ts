import { searchParam, type UrlParts } from '../exchange/url.ts';
import type { SiteRoots } from './site-roots.ts';

/**
 * The REST route a URL asks for, or `null` when it is not a REST URL.
 *
 * The shapes of `get_rest_url()`: a root the site itself named, `/wp-json/wp/v2/posts` below any directory,
 * `/index.php/wp-json/…` on servers without rewriting, and `?rest_route=/wp/v2/posts` at a front controller.
 * A `/wp-json/` inside a query string or a fragment is somebody else's API.
 */
export function restRoute(url: UrlParts, roots?: SiteRoots): string | null {
	const fromQuery = searchParam(url, 'rest_route');
	if (fromQuery?.startsWith('/') && /(?:^|\/)(?:index\.php)?$/.test(url.pathname)) return tidy(fromQuery);
	const learnt = roots?.learntRoute(url) ?? null;
	if (learnt !== null) return tidy(decodePath(learnt));
	const match = /^(?:\/[^?]{0,500}?)?\/wp-json(\/.*)?$/.exec(url.pathname);
	return match ? tidy(decodePath(match[1] ?? '/')) : null;
}

/** A version as REST namespaces carry it: `v2`, `v1beta`, and oEmbed's and Two Factor's bare `1.0`. */
const VERSION = /^(?:v\d[\w.-]*|\d+\.\d+)$/;

/**
 * `wp/v2` of `/wp/v2/posts/12`: everything up to and with the version, which the handbook asks for but nobody enforces.
 * Without one it is the first part; `null` for the index.
 */
export function routeNamespace(route: string): string | null {
	const parts = route.split('/').filter(Boolean);
	const version = parts.findIndex((part, index) => index > 0 && index < 4 && VERSION.test(part));
	if (version > 0) return parts.slice(0, version + 1).join('/');
	return parts[0] ?? null;
}

/** What a route is about: `posts` and `12` of `/wp/v2/posts/12/revisions/3`. */
export interface RouteResource {
	readonly name: string | null;
	readonly id: string | null;
}

/** Ids as routes carry them: numbers, UUIDs, hashes; everything else names something. */
const ID = /^(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,64})$/i;

export function routeResource(route: string): RouteResource {
	const namespace = routeNamespace(route);
	if (namespace === null) return { name: null, id: null };
	const parts = route.split('/').filter(Boolean).slice(namespace.split('/').length);
	return { name: parts.find(part => !ID.test(part)) ?? null, id: parts.find(part => ID.test(part)) ?? null };
}

function tidy(route: string): string {
	const trimmed = route.endsWith('/') ? route.replace(/\/+$/, '') : route;
	return trimmed.startsWith('/') ? trimmed : `/${trimmed}`;
}

function decodePath(path: string): string {
	if (!path.includes('%')) return path;
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
