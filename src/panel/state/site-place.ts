import { parseUrl } from '../../exchange/url.ts';
import type { Observation } from '../../inspector.ts';
import { type SiteAddress, siteAddress } from '../../isolation/rungs/site-calls.ts';
import { rootsOf } from './roots-of.ts';

/** The site that a recording is about, and where its doors are. */
export interface SitePlace {
	readonly origin: string;
	/** As its own REST requests show it; `null` when there was none. */
	readonly restRoot: string | null;
	readonly address: SiteAddress | null;
}

/** What has not been said by then is not looked for in all of a long recording. */
const MOST_READ = 2000;

/** That of the first WordPress request; `null` when there is none. */
export function sitePlace(observations: readonly Observation[]): SitePlace | null {
	const first = observations.find(({ endpoint }) => endpoint.family !== 'other');
	const origin = first && parseUrl(first.exchange.request.url)?.origin;
	if (origin === undefined) return null;
	let restRoot: string | null = null;
	let admin: string | null = null;
	for (const observation of observations.slice(0, MOST_READ)) {
		const url = parseUrl(observation.exchange.request.url);
		if (url?.origin !== origin) continue;
		restRoot ??= rootsOf(observation).restRoot(origin);
		admin ??= /^.{0,500}?\/wp-admin\//.exec(url.pathname)?.[0] ?? null;
		if (restRoot !== null && admin !== null) break;
	}
	// Without pretty permalinks, and wherever WordPress lives, its front page answers for the REST API.
	const folder = admin?.replace(/wp-admin\/$/, '') ?? '/';
	const root = restRoot ?? `${origin}${folder}?rest_route=/`;
	return { origin, restRoot, address: siteAddress(root, admin === null ? undefined : origin + admin) };
}
