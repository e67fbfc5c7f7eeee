/**
 * The REST route a URL asks for, or `null` when it is not a REST URL.
 *
 * Three shapes (`rest_get_url_prefix()`, `get_rest_url()`): `/wp-json/wp/v2/posts` below any directory,
 * `/index.php/wp-json/…` without pretty permalinks on some servers, and `?rest_route=/wp/v2/posts`.
 * A `/wp-json/` inside a query string or a fragment is somebody else's API.
 */
export function restRoute(url: URL): string | null {
	const fromQuery = url.searchParams.get('rest_route');
	if (fromQuery !== null) return withSlash(fromQuery);
	const match = /^(?:\/.*?)?\/wp-json(\/.*)?$/.exec(url.pathname);
	return match ? withSlash(decodePath(match[1] ?? '/')) : null;
}

/** `wp/v2` of `/wp/v2/posts/12`; `null` for the index. A namespace is everything up to and with its version. */
export function routeNamespace(route: string): string | null {
	const parts = route.split('/').filter(Boolean);
	const version = parts.findIndex((part, index) => index > 0 && /^v\d/.test(part));
	if (version > 0) return parts.slice(0, version + 1).join('/');
	return parts[0] ?? null;
}

/** `posts` of `/wp/v2/posts/12`. */
export function routeResource(route: string): string | null {
	const namespace = routeNamespace(route);
	if (namespace === null) return null;
	return (
		route
			.split('/')
			.filter(Boolean)
			.slice(namespace.split('/').length)
			.find(part => !/^\d+$/.test(part)) ?? null
	);
}

function withSlash(route: string): string {
	const trimmed = route.replace(/\/+$/, '');
	return trimmed.startsWith('/') ? trimmed : `/${trimmed}`;
}

function decodePath(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
