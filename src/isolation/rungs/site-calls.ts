import type { PageRequest } from '../../exchange/page-request.ts';
import { parseUrl } from '../../exchange/url.ts';

/** Where a site's doors are. */
export interface SiteAddress {
	/** `https://example.com/wp-json/`, or `https://example.com/?rest_route=/`. */
	readonly restRoot: string;
	/** `https://example.com/wp-admin/` */
	readonly admin: string;
}

/**
 * The doors of a site by its REST root. WordPress may live in another folder than its front page; then somebody who has
 * seen wp-admin has to say where.
 *
 * @returns `null` when the root is no address, or wp-admin is said to be of another origin
 */
export function siteAddress(restRoot: string, admin?: string): SiteAddress | null {
	const root = parseUrl(restRoot);
	if (!root || !/^https?:$/.test(root.protocol)) return null;
	const folder = root.searchParams.has('rest_route')
		? root.pathname.replace(/(?:index\.php)?$/, '')
		: root.pathname.replace(/(?:index\.php\/)?[^/]{1,200}\/?$/, '');
	const place = parseUrl(admin ?? `${root.origin}${folder}wp-admin/`);
	if (!place || place.origin !== root.origin) return null;
	return { restRoot: root.href, admin: place.href.replace(/\/?$/, '/') };
}

type Query = Readonly<Record<string, string>>;

/** A REST call in the name of the person, with a fresh nonce. */
export function restCall(
	site: SiteAddress,
	method: 'GET' | 'PUT',
	route: string,
	query: Query = {},
	body?: Readonly<Record<string, string>>,
): PageRequest {
	const url = new URL(site.restRoot);
	if (url.searchParams.has('rest_route')) url.searchParams.set('rest_route', route);
	else url.pathname = url.pathname.replace(/\/$/, '') + route.split('/').map(encodeURIComponent).join('/');
	const json = [{ name: 'Content-Type', value: 'application/json' }];
	return withQuery(
		{
			method,
			url: url.href,
			headers: body ? json : [],
			body: body ? JSON.stringify(body) : null,
			freshNonce: true,
		},
		query,
	);
}

/** Reads a screen of wp-admin. */
export function adminPage(site: SiteAddress, path: string, query: Query = {}): PageRequest {
	const request = { method: 'GET', url: site.admin + path, headers: [], body: null, freshNonce: false };
	return withQuery(request, query);
}

/** Sends a form of wp-admin; a name may come more than once. */
export function adminForm(
	site: SiteAddress,
	path: string,
	fields: readonly (readonly [name: string, value: string])[],
): PageRequest {
	const body = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
	const headers = [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded; charset=UTF-8' }];
	return { ...adminPage(site, path), method: 'POST', headers, body };
}

/** The same request with these in its query string. Parameters of these names that it had are replaced. */
export function withQuery(request: PageRequest, query: Query): PageRequest {
	const url = parseUrl(request.url);
	if (!url) return request;
	for (const [name, value] of Object.entries(query)) {
		// What stands there stays as it was written, unless it has to go.
		if (url.searchParams.has(name)) url.searchParams.delete(name);
		const pair = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
		url.search = url.search === '' ? pair : `${url.search}&${pair}`;
	}
	return { ...request, url: url.href };
}
